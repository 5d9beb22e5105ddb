"""A table of contents in Word: a real field, its entries already there, each a link to its heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from guibiao.report.layout import Layout
from guibiao.report.phrases.printable import fit

BEGINNING = "_Toc000000"  # the bookmark at the report's first line


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table: its words, its level from 1, the bookmark at the heading."""

    text: str
    level: int
    bookmark: str


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Put a bookmark around a paragraph's text."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    properties = paragraph._p.pPr
    paragraph._p.insert(0 if properties is None else 1, start)
    paragraph._p.append(end)


def add_contents(place: Paragraph, entries: Sequence[Entry], pages: Sequence[int] | None, layout: Layout) -> None:
    """Put the table in place of a paragraph. Without `pages` Word is asked to fill in the numbers on opening."""
    field = f' TOC \\o "1-{layout.contents_levels}" \\h \\z \\u '
    for n, entry in enumerate(entries):
        line = place.insert_paragraph_before(style=f"toc {entry.level}")
        if n == 0:
            _begin(line, field, dirty=pages is None)
        _link(line, entry, None if pages is None else pages[n])
        if n == len(entries) - 1:
            _mark(line._p, "end")
    if not entries:
        _begin(place, field, dirty=True)
        _mark(place._p, "end")
        return
    removed(place._p)


def removed(element: Any) -> None:
    """Take an element out of the document."""
    element.getparent().remove(element)


def _begin(line: Paragraph, instruction: str, dirty: bool) -> None:
    mark = _mark(line._p, "begin")
    if dirty:
        mark.set(qn("w:dirty"), "true")
    _instruction(line._p, instruction)
    _mark(line._p, "separate")


def _link(line: Paragraph, entry: Entry, page: int | None) -> None:
    """Words, dots, the page's number, all a link to the heading."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), entry.bookmark)
    link.set(qn("w:history"), "1")
    line._p.append(link)
    _text(link, entry.text)
    run = _run(link)
    run.append(OxmlElement("w:tab"))
    _mark(link, "begin")
    _instruction(link, f" PAGEREF {entry.bookmark} \\h ")
    _mark(link, "separate")
    _text(link, "" if page is None else str(page))
    _mark(link, "end")


def _run(parent: Any) -> Any:
    run = OxmlElement("w:r")
    parent.append(run)
    return run


def _mark(parent: Any, kind: str) -> Any:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    _run(parent).append(mark)
    return mark


def _instruction(parent: Any, words: str) -> None:
    instruction = OxmlElement("w:instrText")
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    instruction.text = words
    _run(parent).append(instruction)


def _text(parent: Any, words: str) -> None:
    text = OxmlElement("w:t")
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    text.text = fit(words)
    _run(parent).append(text)
