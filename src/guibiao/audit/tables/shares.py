"""A row's share of the figure of the total's row."""

from __future__ import annotations

from decimal import Decimal

from guibiao.audit.figure import Figure
from guibiao.audit.judgement import FITTING, judge
from guibiao.audit.precision import stands_for
from guibiao.audit.tables.cells import Cell, Told, figure_at
from guibiao.audit.tables.columns import Column
from guibiao.audit.tables.ratios import ratio
from guibiao.documents import Table
from guibiao.expressions import expression

_TOTAL = expression(r"\s*(?:合\s*计|总\s*计|总数|共\s*计)\s*\Z")
WHOLE = 100  # %


def share(cell: Cell) -> Told | None:
    """A share of the total row's figure in one of the columns before it."""
    table, column = cell.table, cell.column
    total, claim = _row_of_total(table, column), cell.figure("%")
    own = figure_at(table, total, column, "%") if total is not None else None
    if total == cell.row or claim is None or (own and WHOLE not in stands_for(own)):
        return None  # a total with another share than all has one of something else, as its rows have
    readings = []
    for amount in reversed([c for c in cell.columns.amounts if c.at < column.at]):
        part = cell.beside(amount, "")
        whole = figure_at(table, total, amount, "") if total is not None else _sum_of(table, column, amount)
        if part and whole and whole.value > 0:
            readings.append(ratio(part, whole))
    return Told("share", claim, readings)


def _row_of_total(table: Table, column: Column) -> int | None:
    """The row called so, or else the one whose share is all: 全区规上工业 | 612.5 | 100.0."""
    rows = range(table.heads, len(table.rows))
    called = next((r for r in rows if _TOTAL.match(table.rows[r][0])), None)
    if called is not None:
        return called
    return next((r for r in rows if (f := figure_at(table, r, column, "%")) and f.value == WHOLE), None)


def _sum_of(table: Table, column: Column, amount: Column) -> Figure | None:
    """What the amounts of a column add up to, where other rows' shares are of just that."""
    rows = range(table.heads, len(table.rows))
    parts = {row: figure_at(table, row, amount, "") for row in rows}
    added_up = sum((f.value for f in parts.values() if f), Decimal(0))
    if None in parts.values() or added_up <= 0:
        return None
    first = next(f for f in parts.values() if f)
    whole = Figure(start=first.start, end=first.end, value=added_up, unit="")
    rates = [(figure_at(table, row, column, "%"), ratio(part, whole)) for row, part in parts.items() if part]
    fitting = sum(rate is not None and judge(rate, r) in FITTING for rate, r in rates)
    return whole if fitting >= max(len(rates) - 1, 2) else None
