"""A part of a whole, and the part of a way that is covered, in percent."""

from __future__ import annotations

from fractions import Fraction

from guibiao.audit.figure import Figure
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.levels import level_of
from guibiao.audit.precision import stands_for, times
from guibiao.audit.rules.change_of_levels import difference
from guibiao.messages import _


def ratio(part: Figure, whole: Figure) -> Reading:
    """A part over its whole, in percent; the whole is not nought."""
    value = 100 * Fraction(part.value) / Fraction(whole.value)
    possible = times(stands_for(part), Fraction(100)) / stands_for(whole)
    return Reading(value, possible, (Input(part, "part"), Input(whole, "whole")), f"{part.value}÷{whole.value}")


def progress(base: Figure, made: Figure, goal: Figure) -> Reading | None:
    """How much of the way from a base to a goal is covered, in percent; None where the goal may be the base."""
    way = difference(level_of(base, "base"), level_of(made, "actual"), "", 1)
    whole = difference(level_of(base, "base"), level_of(goal, "target"), "", 1)
    if way is None or whole is None or 0 in whole.possible:
        return None
    how = _("（{now}−{base}）÷（{aim}−{base}）").format(now=made.value, base=base.value, aim=goal.value)
    inputs = (Input(made, "actual"), Input(base, "base"), Input(goal, "target"))
    return Reading(100 * way.value / whole.value, times(way.possible, Fraction(100)) / whole.possible, inputs, how)
