"""How far two figures lie apart."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.figure import Cited, Figure, statement_of
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.measures import POINTS, alike, factor
from guibiao.audit.precision import stands_for, times
from guibiao.quantity import Interval


def difference(actual: Figure, other: Figure, gap: Figure, sign: int, *, signed: bool = True) -> Reading:
    """How far the actual figure lies above another (`sign` 1), below it (-1) or from it (0), in the unit of a gap.

    By their signs, or else by their size.
    """
    if not signed:  # 下降6.1% is held against a target of 5.4%, or of −5.4%
        actual, other = replace(actual, value=abs(actual.value)), replace(other, value=abs(other.value))
    sign = sign or (1 if _in(actual, gap).middle >= _in(other, gap).middle else -1)
    by_a, by_o = _scale(actual, gap), _scale(other, gap)
    value = sign * (Fraction(actual.value) * by_a - Fraction(other.value) * by_o)
    more, less = (actual, other) if sign > 0 else (other, actual)
    role = "target" if is_target(other) else "other"
    inputs = (Input(actual, "actual"), Input(other, role))
    return Reading(value, lambda: _in(more, gap) - _in(less, gap), inputs, f"{more.value}−{less.value}")


def _in(figure: Figure, gap: Figure) -> Interval:
    """What a figure stands for, in the gap's unit; a target is what it says, whatever 以上 follows it."""
    exact = Interval(figure.value) if is_target(figure) else stands_for(figure)
    return times(exact, _scale(figure, gap))


def _scale(figure: Figure, gap: Figure) -> Fraction:
    return Fraction(1) if gap.unit in POINTS or not alike(figure.unit, gap.unit) else factor(figure.unit, gap.unit)


def is_target(figure: Figure) -> bool:
    """Whether a figure was read as a target."""
    said = statement_of(figure)
    return said is not None and said.role == "target"


def as_aim(figure: Figure) -> Figure:
    """The figure as a target: a budget, a plan is what it says, whatever it was read as."""
    if not isinstance(figure, Cited):
        return figure
    return replace(figure, statement=replace(figure.statement, role="target"))


def of_one_measure(reading: Reading) -> bool:
    """Whether neither figure of a reading is a growth and the other a level."""
    a, b = (statement_of(i.figure) for i in reading.inputs[:2])
    return a is None or b is None or a.measure == b.measure
