"""What was reached of a target in percent: as a ratio, by how much it was passed, with the rest, and from a base."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.figure import Figure
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.measures import factor
from guibiao.audit.precision import stands_for, times
from guibiao.quantity import Interval


def ratio(actual: Figure, target: Figure) -> Reading | None:
    """What was reached of a target in %: actual ÷ target × 100; nothing of a target of nought."""
    if not target.value:
        return None
    actual, target = (replace(f, value=abs(f.value)) for f in (actual, target))  # 降低7.2% counts by its size
    by = 100 * factor(actual.unit, target.unit)
    inputs = (Input(actual, "actual"), Input(target, "target"))
    how = f"{actual.value}{actual.unit}÷{target.value}{target.unit}"
    value = Fraction(actual.value) * by / Fraction(target.value)
    return Reading(value, times(stands_for(actual), by / Fraction(target.value)), inputs, how)


def beyond(reading: Reading) -> Reading:
    """By how much a target was passed, in % of it."""
    whole = Interval(Fraction(100))
    return Reading(reading.value - 100, reading.possible - whole, reading.inputs, f"{reading.how}−100%")


def of_rest(actual: Figure, left: Figure) -> Reading:
    """What was done as a part of that and of what is left."""
    done, rest = stands_for(actual), stands_for(left)
    value = 100 * Fraction(actual.value) / (Fraction(actual.value) + Fraction(left.value))
    possible = Interval(100 * done.low / (done.low + rest.high), 100 * done.high / (done.high + rest.low))
    inputs = (Input(actual, "actual"), Input(left, "part"))
    return Reading(value, possible, inputs, f"{actual.value}÷({actual.value}+{left.value})")


def from_base(base: Figure, actual: Figure, target: Figure) -> Reading | None:
    """How much of the way from a base to a target was gone, in percent."""
    by = factor(target.unit, actual.unit)
    way = times(stands_for(target), by) - stands_for(base)
    if Fraction(target.value) * by == Fraction(base.value) or 0 in way:
        return None
    gone, whole = Fraction(actual.value) - Fraction(base.value), Fraction(target.value) * by - Fraction(base.value)

    def possible() -> Interval:
        return times((stands_for(actual) - stands_for(base)) / way, Fraction(100))

    start = f"{base.value}{base.unit}"
    how = f"（{actual.value}{actual.unit}－{start}）÷（{target.value}{target.unit}－{start}）"
    inputs = (Input(actual, "actual"), Input(base, "base"), Input(target, "target"))
    return Reading(100 * gone / whole, possible, inputs, how)
