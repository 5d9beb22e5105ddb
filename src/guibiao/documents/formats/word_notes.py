"""Footnotes, endnotes and comments of Word: notes stand behind the text under a heading, comments beside it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from guibiao.documents.formats.numbering import W
from guibiao.documents.formats.word_text import said_in

_HEADING = "注释"
_REFERENCES = {f"{W}footnoteReference": 0, f"{W}endnoteReference": 1}


def marked(
    body: etree._Element, foot: etree._Element | None, end: etree._Element | None
) -> list[tuple[str, etree._Element | None]]:
    """Puts a mark (①) for each reference into the body; the lines to stand behind it: a heading and the notes.

    Each note comes with its reference.
    """
    known = [dict(_texts(part)) for part in (foot, end)]
    lines: list[tuple[str, etree._Element | None]] = []
    for reference in [e for e in body.iter(*_REFERENCES) if isinstance(e.tag, str)]:
        said = known[_REFERENCES[str(reference.tag)]].get(reference.get(f"{W}id") or "", "")
        if said:
            mark = _mark(len(lines) + 1)
            lines.append((mark + said, reference))
            reference.tag, reference.text = f"{W}t", mark
    return [(_HEADING, None), *lines] if lines else []


def comments_in(part: etree._Element | None) -> Iterator[str]:
    """Each comment with who made it."""
    for comment in part.iter(f"{W}comment") if part is not None else ():
        said = _text(comment)
        if said:
            author = (comment.get(f"{W}author") or "").strip()
            yield f"{author}：{said}" if author else said


def _texts(part: etree._Element | None) -> Iterator[tuple[str, str]]:
    for note in part.iter(f"{W}footnote", f"{W}endnote") if part is not None else ():
        if said := _text(note):
            yield note.get(f"{W}id") or "", said


def _text(element: etree._Element) -> str:
    """The words below an element on one line."""
    paragraphs = (said_in(p) for p in element.iter(f"{W}p"))
    return " ".join(" ".join(paragraphs).split())


def _mark(number: int) -> str:
    if number <= 20:
        return chr(0x2460 + number - 1)
    return chr(0x3251 + number - 21) if number <= 35 else f"[{number}]"
