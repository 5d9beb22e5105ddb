"""A document's clean text in passages: its paragraphs, headings and tables, numbered from 1 in reading order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guibiao.documents import Document, Section, Table


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the clean text; `level` of the heading that it is, 0 where it is none; its `table` if it is one."""

    number: int
    start: int
    end: int
    level: int = 0
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline: a section and the number of the passage in which it begins."""

    section: Section
    number: int


def passages(document: Document) -> list[Passage]:
    """Every line that is not empty; the lines of a table together."""
    return [
        Passage(n, start, end, 0 if table else _level(document, start, end), table)
        for n, (start, end, table) in enumerate(_stretches(document), 1)
    ]


def outline(document: Document, found: Sequence[Passage]) -> list[Entry]:
    """The sections that have a heading, each with where it begins."""
    if not found:
        return []
    return [Entry(s, passage_at(found, s.start).number) for s in document.sections if s.heading]


def passage_at(found: Sequence[Passage], offset: int) -> Passage:
    """The passage that holds an offset of the clean text, else the one before it. At least one is needed."""
    return found[max(bisect_right(found, offset, key=lambda p: p.start) - 1, 0)]


def _stretches(document: Document) -> Iterator[tuple[int, int, Table | None]]:
    tables = iter(sorted((t for t in document.tables if t.rows and t.end > t.start), key=lambda t: t.start))
    table = next(tables, None)
    at = 0
    for line in document.text.splitlines(keepends=True):
        start, end = at, at + len(line.rstrip())
        at += len(line)
        while table is not None and table.end <= start:
            table = next(tables, None)
        if table is not None and table.start < at:
            if start <= table.start:
                yield table.start, table.end, table
        elif line.strip():
            yield start, end, None


def _level(document: Document, start: int, end: int) -> int:
    """The level of the heading that fills the whole line, at least 1, else 0."""
    section = document.section_at(end - 1)
    if section is None or not section.heading or not start <= section.start or section.body < end:
        return 0
    return max(section.level, 1)
