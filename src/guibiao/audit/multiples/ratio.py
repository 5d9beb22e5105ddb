"""The ratio of two levels, as a reading."""

from __future__ import annotations

from guibiao.audit.judgement import Input, Reading
from guibiao.audit.levels import Level
from guibiao.audit.measures import factor
from guibiao.audit.precision import times


def ratio_of(base: Level, end: Level, less: int) -> Reading:
    """What one level is in times of another, `less` one for what it grew by."""
    by = factor(end.unit, base.unit)
    inputs: tuple[Input, ...] = (*end.inputs, *base.inputs)
    how = f"{end.words()}÷{base.words()}" + ("−1" if less else "")
    return Reading(end.value * by / base.value - less, times(end.possible, by) / base.possible - less, inputs, how)


def grown(base: Level, end: Level, less: int) -> Reading:
    """The ratio of two levels; what grew by so many times its size was the smaller, whatever year it was read as."""
    shrunk = less and end.value * factor(end.unit, base.unit) < base.value and end.possible.low > 0
    return ratio_of(end, base, less) if shrunk else ratio_of(base, end, less)
