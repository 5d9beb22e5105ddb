"""What levels of a row moved by: growth, change, their yearly mean."""

from __future__ import annotations

from itertools import combinations

from guibiao.audit.figure import Figure
from guibiao.audit.judgement import Reading
from guibiao.audit.levels import level_of
from guibiao.audit.rules.cagr import mean_rate
from guibiao.audit.rules.change_of_levels import difference
from guibiao.audit.rules.growth_of_levels import growth
from guibiao.audit.tables.cells import Cell, Told
from guibiao.audit.tables.leading import base_and_aim, levels_before
from guibiao.audit.tables.words import CHANGE, MEAN, PERCENT


def moved(cell: Cell) -> Told | None:
    """Growth, change or mean growth from one column to another before it; any two of them may be meant."""
    head, unit = cell.column.head, cell.unit()
    relative = bool(PERCENT.search(head) or PERCENT.search(cell.text()))
    mean = MEAN.search(head) is not None
    claim = cell.figure("%" if relative else unit)
    if claim is None or (relative and unit in ("%", "％")) or (not relative and not CHANGE.search(head)):
        return None
    rule = ("cagr" if mean else "growth-of-levels") if relative else "change-of-levels"
    return Told(rule, claim, _readings(cell, unit, relative=relative, mean=mean))


def _readings(cell: Cell, unit: str, *, relative: bool, mean: bool) -> list[Reading]:
    """The moves between any two of the levels that the cell may be about, the latest first."""
    aims = base_and_aim(cell.columns, cell.column) if mean else []
    readings: list[Reading] = []
    for first, last in combinations(aims or levels_before(cell.columns, cell.column), 2):
        base, end = cell.beside(first, unit), cell.beside(last, unit)
        years = last.year() - first.year() if mean else 0
        if base and end and (reading := _reading(base, end, relative=relative, years=years)):
            readings.insert(0, reading)
    return readings


def _reading(base: Figure, end: Figure, *, relative: bool, years: int) -> Reading | None:
    from_, to = level_of(base, "base"), level_of(end, "end")
    if not relative:
        return difference(from_, to, base.unit if base.unit not in ("%", "％") else "个百分点", years or 1)
    return mean_rate(from_, to, years) if years else growth(from_, to)
