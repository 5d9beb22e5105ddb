"""The rows of tables of tasks (为民办实事) and of projects, by the heads of their columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guibiao.documents import Document, Table
from guibiao.expressions import expression
from guibiao.extract.promises.words import promise_words

_DAY = expression(r"(?:(?P<year>20[0-9]{2})\s?[年./-]\s?)?(?P<month>[0-9]{1,2})\s?[月./-]\s?(?P<day>[0-9]{1,2})\s?日?")
_MONTH = expression(r"(?:(?P<year>20[0-9]{2})\s?年\s?)?(?P<month>[0-9]{1,2})\s?月")
_YEAR = expression(r"(20[0-9]{2})")
_END_OF_YEAR = 12
_FIELDS = ("number", "lead", "supporting", "deadline", "leader", "stage", "investment")  # cells of these tell no deed
_STAGES = {stage: stage for stage in ("谋划", "储备", "前期", "新开工", "续建", "竣工", "投产")}
_STAGES |= {"新建": "新开工", "在建": "续建"}


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what its cells say under the heads that we know, with the span of the content in the clean text."""

    table: Table
    cells: dict[str, str]
    start: int
    end: int
    prose: list[tuple[int, int]]  # the spans of the cells that tell what is to be done, under whatever head


def task_rows(document: Document) -> Iterator[Row]:
    """The rows of the document's tables that have a column of contents and one of units or deadlines."""
    for table in document.tables:
        columns = _columns(table)
        named = next((columns[kind] for kind in ("content", "title", "project") if kind in columns), None)
        if named is not None and {"lead", "supporting", "deadline"} & columns.keys() and not _of_projects(columns):
            yield from _rows(table, columns, named)


def project_rows(document: Document) -> Iterator[Row]:
    """The rows of the document's tables of projects: a column of names and one of investments, places or stages."""
    for table in document.tables:
        columns = _columns(table)
        if _of_projects(columns):
            yield from _rows(table, columns, columns["project"])


def stage_of(cell: str) -> str | None:
    """The stage that a cell names (续建, 新开工, 已竣工), if it names one."""
    told = (stage for word, stage in _STAGES.items() if word in cell)
    return next(told, None) or promise_words().states.words.get(cell) or None


def _of_projects(columns: dict[str, int]) -> bool:
    return "project" in columns and bool({"stage", "investment"} & columns.keys())


def _rows(table: Table, columns: dict[str, int], named: int) -> Iterator[Row]:
    """The rows whose cell in column `named` says something."""
    fields = {columns.get(kind) for kind in _FIELDS}
    for row, spans in zip(table.rows[table.heads :], table.cells[table.heads :], strict=True):
        cells = {kind: row[at].strip() for kind, at in columns.items() if at < len(row)}
        if len(row) > named and row[named].strip():
            prose = [span for at, span in enumerate(spans) if at not in fields]
            yield Row(table, cells, *spans[named], prose)


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
