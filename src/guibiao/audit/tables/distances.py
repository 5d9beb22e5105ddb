"""How far two figures of a row are apart: a result from its target, a place from another."""

from __future__ import annotations

from collections.abc import Sequence

from guibiao.audit.levels import level_of
from guibiao.audit.rules.change_of_levels import difference
from guibiao.audit.tables.cells import Cell, Told
from guibiao.audit.tables.columns import Column
from guibiao.audit.tables.leading import places_beside
from guibiao.audit.tables.words import PERCENT


def short_of_goal(cell: Cell) -> Told | None:
    """How far a result is from its target."""
    return _between(cell, cell.columns.goals, cell.columns.results())


def between_places(cell: Cell) -> Told | None:
    """How far the figures of two places are apart."""
    pair = places_beside(cell.columns, cell.column)
    return _between(cell, pair[:1], pair[1:])


def _between(cell: Cell, goals: Sequence[Column], done: Sequence[Column]) -> Told | None:
    """The distance with whichever sign; none in percent, which is no distance."""
    unit = cell.unit()
    claim = cell.figure(unit)
    if claim is None or PERCENT.search(cell.column.head):
        return None
    readings = []
    for goal in goals:
        for made in reversed(done):
            aim, actual = cell.beside(goal, unit), cell.beside(made, unit)
            if aim and actual:
                short = difference(level_of(actual, "actual"), level_of(aim, "target"), claim.unit, 1)
                over = difference(level_of(aim, "target"), level_of(actual, "actual"), claim.unit, 1)
                readings += [r for r in (short, over) if r]
    return Told("gap", claim, readings)
