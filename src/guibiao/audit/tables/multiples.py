"""How many times as much a later level of a row is as an earlier one."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

from msgspec.structs import replace

from guibiao.audit.figure import Figure
from guibiao.audit.judgement import Reading
from guibiao.audit.precision import times
from guibiao.audit.tables.cells import Cell, Told
from guibiao.audit.tables.ratios import ratio
from guibiao.expressions import expression
from guibiao.messages import _

_AS_MUCH = expression("为|是|相当于")  # 2021年为2016年的倍数: none that it grew by


def multiplied(cell: Cell) -> Told | None:
    """A later level over an earlier one; any two of them may be meant, and how many times as much or more."""
    claim = cell.figure("")
    readings: list[Reading] = []
    for first, last in combinations([c for c in cell.columns.levels if c.at != cell.column.at], 2):
        base, end = cell.beside(first, ""), cell.beside(last, "")
        if base and end and base.value > 0:
            ways = _ways(base, end)
            readings[:0] = ways[:1] if _AS_MUCH.search(cell.column.head) else ways
    return Told("multiple", claim, readings) if claim else None


def _ways(base: Figure, end: Figure) -> list[Reading]:
    """How many times as much, and how many times more."""
    over = ratio(end, base)
    value, possible = over.value / 100, times(over.possible, Fraction(1, 100))
    more = Reading(value - 1, possible - 1, over.inputs, _("{how}−1").format(how=over.how))
    return [replace(over, value=value, bounds=possible), more]
