"""What a square bracket says that something changes by over all years: 〔6〕 beside 52 in 2020 and 58 in 2025."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations

from guibiao.audit.figure import Figure
from guibiao.audit.judgement import Reading
from guibiao.audit.levels import level_of
from guibiao.audit.rules.change_of_levels import difference
from guibiao.audit.rules.growth_of_levels import growth
from guibiao.audit.sums import added
from guibiao.audit.tables.cells import Cell, Told
from guibiao.audit.tables.columns import Column
from guibiao.audit.tables.words import DERIVED, GOAL

_BRACKETED = re.compile(r"\s*[\[〔［【]\s*(?P<value>\d+(?:\.\d+)?)\s*(?P<percent>[%％])?\s*[\]〕］】]\s*\Z")
_MOVES = re.compile(r"年均|增|累计|[±]|速度|变化")


def is_cumulated(cell: Cell) -> bool:
    """Whether a cell holds but a number in square brackets."""
    return _BRACKETED.match(cell.text()) is not None


def cumulated(cell: Cell) -> Told | None:
    """The change or the growth between two years, or what yearly amounts come to."""
    found = _BRACKETED.match(cell.text())
    columns = [c for c in cell.columns.every if c.year() > 0 and not DERIVED.search(c.head)]
    dated = sorted(columns, key=Column.year)
    if found is None or len(dated) < len("始终") or not _MOVES.search(cell.column.head):
        return None
    start, end = cell.table.cells[cell.row][cell.column.at]
    claim = Figure(start=start, end=end, value=Decimal(found["value"]), unit="")
    unit = cell.unit()
    readings = []
    for first, last in combinations(dated, 2):
        base, aim = cell.beside(first, unit), cell.beside(last, unit)
        if base and aim:
            readings += _moves(base, aim)
    yearly = [f for c in dated if not GOAL.search(c.head) and (f := cell.beside(c, unit))]
    readings += [added(yearly[i:j], claim.unit) for i in range(len(yearly)) for j in range(i + 2, len(yearly) + 1)]
    return Told("change-of-levels", claim, readings)


def _moves(base: Figure, aim: Figure) -> list[Reading]:
    """By how much one figure is more or less than another, and by how many percent unless both are percentages."""
    small, large = sorted((base, aim), key=lambda f: f.value)
    points = base.unit if base.unit not in ("%", "％") else "个百分点"
    moves = (
        difference(level_of(small, "base"), level_of(large, "end"), points, 1),
        growth(level_of(base, "base"), level_of(aim, "end")) if points == base.unit else None,
    )
    return [r for r in moves if r]
