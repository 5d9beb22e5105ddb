"""The text of a paragraph of Word as it is shown: revisions accepted, hidden text left out, raised marks in <sup>."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from guibiao.documents.formats.numbering import W

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # says a text box again
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_SKIPPED = frozenset(
    f"{W}{name}"
    for name in ("del", "moveFrom", "drawing", "pict", "object", "instrText", "delText", "pPr", "rPr", "rt", "sdtPr")
) | {_FALLBACK}  # revisions, pictures, codes of fields, properties, readings over characters
Piece = tuple[str, etree._Element | None]

_OFF = ("0", "false", "off", "none")
_DEEPEST = 200  # elements inside one another


def said_in(element: etree._Element) -> str:
    """The text below an element. Raises RecursionError."""
    return "".join([text for text, _element in pieces_in(element)])


def pieces_in(element: etree._Element, depth: int = 0) -> Iterator[Piece]:
    """The text below an element with the elements that say it; a tab is a blank, since tabs part the cells of a row.

    Marks round raised text come without an element. Raises RecursionError.
    """
    if depth > _DEEPEST:
        raise RecursionError
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag in (f"{W}t", _FORMULA):
            yield (child.text or "").replace("\t", " ").replace("\n", " "), child
        elif child.tag in (f"{W}tab", f"{W}ptab"):
            yield " ", child
        elif child.tag in (f"{W}br", f"{W}cr"):
            yield "\n", child
        elif child.tag == f"{W}noBreakHyphen":
            yield "-", child
        elif child.tag == f"{W}r":
            yield from _run(child, depth)
        else:
            yield from pieces_in(child, depth + 1)


def _run(run: etree._Element, depth: int) -> Iterator[Piece]:
    properties = run.find(f"{W}rPr")
    if properties is None:
        yield from pieces_in(run, depth + 1)
        return
    if is_on(properties.find(f"{W}vanish")):
        return
    place = properties.find(f"{W}vertAlign")
    raised = place is not None and place.get(f"{W}val") == "superscript"
    pieces = list(pieces_in(run, depth + 1))
    if raised and any(text.strip() for text, _element in pieces):
        yield from (("<sup>", None), *pieces, ("</sup>", None))
    else:
        yield from pieces


def is_on(switch: etree._Element | None) -> bool:
    """Whether a property of a run is there and not switched off."""
    return switch is not None and (switch.get(f"{W}val") or "1") not in _OFF


def goes_on(paragraph: etree._Element) -> bool:
    """Whether the end of a paragraph was deleted, so that the next one goes on with it."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None)


def bold_lead(paragraph: etree._Element) -> int:
    """How many characters in bold a paragraph begins with."""
    length = 0
    for run in paragraph.iterchildren(f"{W}r"):
        text = "".join([text for text, _element in _run(run, 0)])
        if text.strip() and not is_on(run.find(f"{W}rPr/{W}b")):
            return length
        length += len(text)
    return length


def boxes_in(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The contents of the text boxes that are anchored in a paragraph."""
    for box in paragraph.iter(f"{W}txbxContent"):
        above = list(box.iterancestors())
        above = above[: above.index(paragraph)]
        if not any(element.tag in (_FALLBACK, f"{W}txbxContent", f"{W}del") for element in above):
            yield box
