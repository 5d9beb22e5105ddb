"""Sums of figures as readings: amounts in any units of money, yearly rates one upon another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import prod

from guibiao.audit.figure import Figure
from guibiao.audit.judgement import FITTING, Input, Reading, judge
from guibiao.audit.measures import factor, is_money
from guibiao.audit.precision import stands_for, times
from guibiao.messages import _
from guibiao.quantity import Interval, exact_sum


def added(parts: Sequence[Figure], unit: str, how: str = "") -> Reading:
    """The sum of figures in `unit`."""
    by_unit = {u: exact_sum(f.value for f in parts if f.unit == u) for u in {f.unit for f in parts}}
    if by_unit.keys() == {unit}:
        value = Fraction(by_unit[unit])
    else:
        value = sum((Fraction(amount) * factor(u, unit) for u, amount in by_unit.items()), Fraction(0))

    def possible() -> Interval:
        each = [times(stands_for(f), factor(f.unit, unit)) for f in parts]
        return Interval(sum(i.low for i in each), sum(i.high for i in each))

    def words() -> str:
        return how or _("{sum}相加").format(sum="+".join(str(f.value) for f in parts))

    return Reading(value, possible, tuple(Input(f, "part") for f in parts), words)


def without(more: Reading, less: Reading, how: str) -> Reading:
    """One sum less another, in the same unit."""
    return Reading(more.value - less.value, more.possible - less.possible, (*more.inputs, *less.inputs), how)


def compounded(rates: Sequence[Figure], *, fell: bool) -> Reading:
    """What yearly rates come to one upon another: falls of 3.4% and 3.1% are 6.4% in all."""
    sign = -1 if fell else 1

    def together(values: Iterable[Fraction]) -> Fraction:
        left = prod((1 + sign * v / 100 for v in values), start=Fraction(1))
        return 100 * sign * (left - 1)

    meant = [stands_for(r) for r in rates]
    bounds = Interval(together(m.low for m in meant), together(m.high for m in meant))
    how = "×".join(f"(1{'−' if fell else '+'}{r.value}%)" for r in rates)
    return Reading(together(Fraction(r.value) for r in rates), bounds, tuple(Input(r, "part") for r in rates), how)


def addable(unit: str, other: str) -> bool:
    """Whether a list may add up amounts in both units: money in 万元 and 亿元; of items it counts only one kind."""
    return unit == other or (is_money(unit) and is_money(other))


def adds_up(total: Figure, parts: Sequence[Figure]) -> bool:
    return len(parts) > 1 and judge(total, added(parts, total.unit)) in FITTING
