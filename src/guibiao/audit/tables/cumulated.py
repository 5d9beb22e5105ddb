"""What a cell says in brackets or in words that something moves by: 〔6〕 beside 52 and 58, 累计提高6个百分点."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations

from guibiao.audit.figure import Figure
from guibiao.audit.judgement import Reading
from guibiao.audit.levels import level_of
from guibiao.audit.rules.cagr import mean_rate
from guibiao.audit.rules.change_of_levels import difference
from guibiao.audit.rules.growth_of_levels import growth
from guibiao.audit.sums import added
from guibiao.audit.tables.cells import Cell, Told
from guibiao.audit.tables.columns import Column
from guibiao.audit.tables.words import DERIVED, GOAL
from guibiao.expressions import expression

_BRACKETED = expression(
    r"\s*[\[〔［【]\s*(?P<lead>)(?P<value>\d+(?:\.\d+)?)\s*(?P<percent>[%％])?(?P<unit>)\s*[\]〕］】]\s*\Z"
)
_MOVED = "提高|增加|增长|上升|提升|下降|降低|减少|净增"
_WORDED = expression(
    rf"\s*(?P<lead>(?:年均|累计|五年|[共约])*(?:{_MOVED})|年均|累计)(?P<value>\d+(?:\.\d+)?)\s*(?P<percent>[%％])?"
    r"(?P<unit>[^\d%％，,。；;（(]{0,5}?)(?:左右|以[上内下])?\s*\Z"
)
_MOVES = expression(r"年均|增|累计|[±]|速度|变化|提高|下降")


def is_cumulated(cell: Cell) -> bool:
    """Whether a cell holds but a number in square brackets, or one that words say something changes by."""
    return _said(cell) is not None


def _said(cell: Cell) -> re.Match[str] | None:
    return _BRACKETED.match(cell.text()) or _WORDED.match(cell.text())


def cumulated(cell: Cell) -> Told | None:
    """The change, the growth or the yearly pace between two years, or what yearly amounts come to."""
    found = _said(cell)
    columns = [c for c in cell.columns.every if c.year() > 0 and not DERIVED.search(c.head)]
    dated = sorted(columns, key=Column.year)
    if found is None or len(dated) < len("始终") or not _MOVES.search(cell.column.head + found["lead"]):
        return None
    if found["lead"] and GOAL.search(cell.column.head):
        return None  # an aim, of years that the row does not tell
    claim, unit, mean = _claim(cell, found), cell.unit(), "年均" in found["lead"]
    readings = []
    for first, last in combinations(dated, 2):
        base, aim = cell.beside(first, unit), cell.beside(last, unit)
        if base and aim:
            readings += _paces(base, aim, last.year() - first.year()) if mean else _moves(base, aim)
    yearly = [f for c in dated if not GOAL.search(c.head) and not mean and (f := cell.beside(c, unit))]
    readings += [added(yearly[i:j], claim.unit) for i in range(len(yearly)) for j in range(i + 2, len(yearly) + 1)]
    if not found["percent"]:
        return Told("change-of-levels", claim, readings)
    return Told("cagr" if mean else "growth-of-levels", claim, readings)


def _claim(cell: Cell, found: re.Match[str]) -> Figure:
    """The cell's figure: the whole cell where it is in brackets, else the number that its words lead to."""
    start, end = cell.table.cells[cell.row][cell.column.at]
    if found["lead"]:
        before = len(found.group()) - len(found.group().lstrip())
        start, end = start + found.start("value") - before, start + found.end("value") - before
    return Figure(start=start, end=end, value=Decimal(found["value"]), unit=found["unit"])


def _paces(base: Figure, aim: Figure, years: int) -> list[Reading]:
    """By how many percent a year, or by how much, one figure leads to another."""
    start, end = level_of(base, "base"), level_of(aim, "end")
    if base.unit in ("%", "％"):
        return []
    return [r for r in (mean_rate(start, end, years), difference(start, end, base.unit, years)) if r]


def _moves(base: Figure, aim: Figure) -> list[Reading]:
    """By how much one figure is more or less than another, and by how many percent unless both are percentages."""
    small, large = sorted((base, aim), key=lambda f: f.value)
    points = base.unit if base.unit not in ("%", "％") else "个百分点"
    moves = (
        difference(level_of(small, "base"), level_of(large, "end"), points, 1),
        growth(level_of(base, "base"), level_of(aim, "end")) if points == base.unit else None,
    )
    return [r for r in moves if r]
