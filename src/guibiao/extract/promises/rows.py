"""The rows of tables of tasks (为民办实事) and of projects, by the heads of their columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guibiao.documents import Document, Table
from guibiao.extract.promises.words import promise_words

_DAY = re.compile(r"(?:(?P<year>20[0-9]{2})\s?[年./-]\s?)?(?P<month>[0-9]{1,2})\s?[月./-]\s?(?P<day>[0-9]{1,2})\s?日?")
_MONTH = re.compile(r"(?:(?P<year>20[0-9]{2})\s?年\s?)?(?P<month>[0-9]{1,2})\s?月")
_YEAR = re.compile(r"(20[0-9]{2})")
_END_OF_YEAR = 12


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what its cells say under the heads that we know, with the span of the content in the clean text."""

    table: Table
    cells: dict[str, str]
    start: int
    end: int


def task_rows(document: Document) -> Iterator[Row]:
    """The rows of the document's tables that have a column of contents and one of units or deadlines."""
    for table in document.tables:
        columns = _columns(table)
        content = columns.get("content", columns.get("title"))
        if content is None or not {"lead", "supporting", "deadline"} & columns.keys():
            continue
        for row, spans in zip(table.rows[table.heads :], table.cells[table.heads :], strict=True):
            cells = {kind: row[at].strip() for kind, at in columns.items() if at < len(row)}
            if len(row) > content and row[content].strip():
                start, end = spans[content]
                yield Row(table, cells, start, end)


def _columns(table: Table) -> dict[str, int]:
    """Which column holds what; the first of its kind counts."""
    columns: dict[str, int] = {}
    for head in table.rows[: table.heads]:
        for at, cell in enumerate(head):
            if kind := promise_words().columns.get(re.sub(r"\s", "", cell)):
                columns.setdefault(kind, at)
    return columns


def deadline_of(cell: str, year: int) -> str:
    """A cell of deadlines as a period's text: 12月31日 is a day, 年底 the year."""
    if day := _DAY.search(cell):
        return f"{day['year'] or year}-{int(day['month']):02d}-{int(day['day']):02d}"
    if (month := _MONTH.search(cell)) and 1 <= int(month["month"]) <= _END_OF_YEAR:
        return f"{month['year'] or year}-{int(month['month']):02d}"
    named = _YEAR.search(cell)
    return named[1] if named else str(year)
