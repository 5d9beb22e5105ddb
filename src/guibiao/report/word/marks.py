"""The marks of comments in the text of a Word file: where one begins and ends, runs split at its first and last letter.

The marks are ECMA-376-1 17.13.4: commentRangeStart, commentRangeEnd, and a run with the commentReference.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import takewhile
from typing import cast

from lxml import etree

from guibiao.documents import Anchor

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RUN, _TEXT, _PARAGRAPH = f"{W}r", f"{W}t", f"{W}p"
_TRACKED = (f"{W}ins", f"{W}moveTo")
_CLOSED = ("text", "dataBinding", "date", "dropDownList", "comboBox")  # controls that hold plain text only


def put_marks(text: etree._Element, anchors: Sequence[Anchor], remarks: Iterable[tuple[int, int, int]]) -> None:
    """Put into word/document.xml the marks of remarks: first and last character of the source (the latter not in), and
    the number of the comment.

    What has no characters of its own in the file, as an automatic number, is marked at the nearest before it.
    """
    elements = list(text.iter())
    starts = [a.start for a in anchors]
    cuts: list[tuple[int, int, bool, int]] = []  # node, offset in it, whether a beginning, number
    for start, end, number in remarks:
        for at, begins in ((start, True), (end - 1, False)):
            anchor = anchors[max(bisect_right(starts, at) - 1, 0)]
            inside = min(max(at - anchor.start, 0), anchor.length - 1) + anchor.offset
            cuts.append((anchor.node, inside if begins else inside + 1, begins, number))
    for node, offset, begins, number in sorted(cuts, reverse=True):  # from the end, so that what is before stays put
        run = _outermost_run(elements[node])
        if run is not None:
            _put(run, elements[node], offset, begins, number)


def _outermost_run(element: etree._Element) -> etree._Element | None:
    """The run of the body's paragraph that holds an element: of a text box the one with the box."""
    return next((e for e in reversed([element, *element.iterancestors(_RUN)]) if e.tag == _RUN), None)


def _put(run: etree._Element, element: etree._Element, offset: int, begins: bool, number: int) -> None:
    """Put a mark before the character of an element that begins a comment, or after the one that ends it."""
    mark = etree.Element(f"{W}{'commentRangeStart' if begins else 'commentRangeEnd'}", {f"{W}id": str(number)})
    holder = _closed(run)
    first = _before(run, element, offset, begins) if holder is None else None if begins else holder
    if first is not None:
        first.addnext(mark)
    else:
        (run if holder is None else holder).addprevious(mark)
    if not begins:
        reference = etree.Element(_RUN)
        etree.SubElement(reference, f"{W}commentReference", {f"{W}id": str(number)})
        _refer(mark, reference)


def _refer(mark: etree._Element, reference: etree._Element) -> None:
    """Put the run with a comment's number behind its end: not in what somebody inserted, since it is no part of that.

    LibreOffice 7 drops the text before it where it stands in the first paragraph of a control around paragraphs; there
    it goes into the next paragraph, or the one before, which does not change what the comment is on.
    """
    paragraph = next(mark.iterancestors(_PARAGRAPH))
    if _begins_control(paragraph):
        if (after := _neighbour(paragraph, "following")) is not None:
            properties = after.find(f"{W}pPr")
            after.insert(0 if properties is None else after.index(properties) + 1, reference)
            return
        if (before := _neighbour(paragraph, "preceding")) is not None:
            before.append(reference)
            return
    inserted = [e for e in _inside_paragraph(mark) if e.tag in _TRACKED]
    (inserted[-1] if inserted else mark).addnext(reference)


def _neighbour(paragraph: etree._Element, way: str) -> etree._Element | None:
    found = paragraph.xpath(f"{way}::w:p[not(ancestor::w:txbxContent)][1]", namespaces={"w": W[1:-1]})
    return cast("list[etree._Element]", found)[0] if found else None


def _begins_control(paragraph: etree._Element) -> bool:
    controls = (c for c in paragraph.iterancestors(f"{W}sdt") if c.find(f"{W}sdtPr/{W}docPartObj") is None)
    return any(next(control.iter(_PARAGRAPH)) is paragraph for control in controls)


def _closed(run: etree._Element) -> etree._Element | None:
    """What a run stands in if Word fills that itself, so that it can hold no marks: a field, a plain control."""
    found = None
    for holder in _inside_paragraph(run):
        properties = holder.find(f"{W}sdtPr")
        plain = properties is not None and any(properties.find(f"{W}{name}") is not None for name in _CLOSED)
        if plain or holder.tag == f"{W}fldSimple":
            found = holder
    return found


def _inside_paragraph(element: etree._Element) -> Iterator[etree._Element]:
    """What an element stands in, from the inside out, up to its paragraph."""
    return takewhile(lambda e: e.tag != _PARAGRAPH, element.iterancestors())


def _before(run: etree._Element, element: etree._Element, offset: int, begins: bool) -> etree._Element | None:
    """Part a run before a character of one of its elements: the first part, or None where nothing is before it.

    What is no text, or stands deeper in the run, is not parted.
    """
    if element.getparent() is not run:
        return None if begins else run
    if element.tag == _TEXT and 0 < offset < len(element.text or ""):
        rest = deepcopy(element)
        element.text, rest.text = (element.text or "")[:offset], (element.text or "")[offset:]
        for part in (element, rest):
            part.set(_SPACE, "preserve")
        element.addnext(rest)
    after = list(element.itersiblings())
    if begins and (offset == 0 or element.tag != _TEXT):
        after.insert(0, element)
    if not after:
        return run
    if len(after) == len(run) - len(run.findall(f"{W}rPr")):
        return None
    second = etree.Element(_RUN, {str(k): str(v) for k, v in run.attrib.items()})
    properties = run.find(f"{W}rPr")
    if properties is not None:
        second.append(deepcopy(properties))
    second.extend(after)
    run.addnext(second)
    return run
