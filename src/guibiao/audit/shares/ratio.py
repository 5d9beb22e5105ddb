"""A part of a whole, or of all that is told with it, in percent."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.figure import Figure
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.measures import factor
from guibiao.audit.precision import stands_for, times
from guibiao.audit.sums import added
from guibiao.quantity import Interval


def ratio(part: Figure, whole: Figure, *, aimed: bool = False) -> Reading | None:
    """A part of a whole in %, or nothing where the whole may be nought; a whole that is aimed at is what it says."""
    part = replace(part, value=-part.value) if part.value < 0 else part
    by = 100 * factor(part.unit, whole.unit)
    meant = Interval(Fraction(whole.value)) if aimed else stands_for(whole)
    if meant.low <= 0 or whole.value == 0:
        return None
    return Reading(
        Fraction(part.value) * by / Fraction(whole.value),
        lambda: times(stands_for(part), by) / meant,
        (Input(part, "part"), Input(whole, "whole")),
        lambda: f"{part.value}{part.unit}÷{whole.value}{whole.unit}",
    )


def ratio_to_all(part: Figure, told: Sequence[Figure]) -> Reading | None:
    """A part's share in % of all that is told with it: 省级12.6亿元、市级6.2亿元、县级4.8亿元，省级占53.4%."""
    whole = added(told, part.unit)
    if len(told) < len("甲乙") or whole.possible.low <= 0:
        return None
    value = 100 * Fraction(part.value) / whole.value
    how = f"{part.value}÷({'+'.join(str(f.value) for f in told)})"
    return Reading(value, lambda: times(stands_for(part), Fraction(100)) / whole.possible, whole.inputs, how)
