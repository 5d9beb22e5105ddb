"""How much of its target a row says was reached."""

from __future__ import annotations

from guibiao.audit.figure import Figure
from guibiao.audit.judgement import Reading
from guibiao.audit.tables.cells import Cell, Told
from guibiao.audit.tables.columns import Column
from guibiao.audit.tables.ratios import progress, ratio
from guibiao.audit.tables.words import PERCENT
from guibiao.expressions import expression

_IN_WORDS = expression("完成情况")  # a rate only where the cell has its sign


def attained(cell: Cell) -> Told | None:
    """A result over its target, or the way covered from an earlier level over the whole way."""
    claim = cell.figure("%")
    if claim is None or (_IN_WORDS.search(cell.column.head) and not PERCENT.search(cell.text())):
        return None
    readings = _of_results(cell)
    if not readings or cell.unit() in ("%", "％"):
        return None
    return Told("attainment", claim, [*readings, *_of_columns_between(cell)])


def _of_results(cell: Cell) -> list[Reading]:
    readings = []
    for goal in cell.columns.goals:
        for made in reversed(cell.columns.results()):
            whole, part = cell.beside(goal, ""), cell.beside(made, "")
            if whole and part and whole.value > 0:
                readings.append(ratio(part, whole))
                bases = [base for base in cell.columns.levels if base != made]
                readings += [r for base in bases if (r := _way(cell, base, part, whole))]
    return readings


def _of_columns_between(cell: Cell) -> list[Reading]:
    """What stands between the first target and the cell over the target: 合计, 占计划%."""
    every, goals = cell.columns.every, cell.columns.goals
    beside = [cell.beside(column, "") for goal in goals for column in every[goal.at + 1 : cell.column.at]]
    wholes = [cell.beside(goal, "") for goal in goals[:1]]
    return [ratio(f, w) for f in beside for w in wholes if f and w and w.value > 0]


def _way(cell: Cell, column: Column, made: Figure, goal: Figure) -> Reading | None:
    """How much of the way from a base to a goal is covered."""
    base = cell.beside(column, "")
    return progress(base, made, goal) if base and base.value not in (made.value, goal.value) else None
