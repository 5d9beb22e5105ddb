"""A part of a whole in percent."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.figure import Figure
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.measures import factor
from guibiao.audit.precision import stands_for, times
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
