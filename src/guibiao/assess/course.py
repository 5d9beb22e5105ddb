"""`Course`: the line from base to target on which most forms are judged, and what follows from it.

A level runs on it in its own unit; growth runs on it as the factor Π(1 + gᵢ) from 1 to (1 + g)^T; amounts as their
sum from 0. `terms` turns a value on the line into the form's own terms (a mean rate in %, a change in %, …).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from guibiao.assess.clock import Clock
from guibiao.assess.evidence import Point
from guibiao.assess.model import Input
from guibiao.quantity import Interval
from guibiao.quantity.growth import power, root


@dataclass(frozen=True, slots=True)
class Terms:
    """How values and paces on a course read: their units, and the value at t in the form's own terms."""

    unit: str
    gap_unit: str
    pace_unit: str
    read: Callable[[Fraction, Fraction], Fraction]
    asked: Callable[[Fraction], Fraction]  # a value at T as the number a target states
    printed: Decimal  # the target's number, for the decimals of a proposal
    drawn: Callable[[Fraction, Fraction], Fraction] | None = None  # `read` as good as a chart needs it, if that is not


@dataclass(frozen=True)
class Course:
    """`start` is the value at t = 0 (None: no base), `goal` the one at T, `points` the actual ones, at least one.

    `mean`: the target is this pace a year on average, so that only the pace counts, never a schedule or what is kept.
    `budget`: the goal is a total not to be passed.
    """

    clock: Clock
    bound: str
    start: Fraction | None
    goal: Fraction
    points: tuple[Point, ...]
    terms: Terms
    geometric: bool = False
    mean: Fraction | None = None
    budget: bool = False
    inputs: tuple[Input, ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def now(self) -> Point:
        """The latest datum."""
        return self.points[-1]

    @cached_property
    def years(self) -> Fraction:
        """T."""
        return Fraction(self.clock.years)

    @cached_property
    def kept_from_start(self) -> bool:
        """Whether the base already meets the target, so that it is to be kept."""
        return self.start is not None and not self.budget and self.reaches(self.start)

    @cached_property
    def kept(self) -> bool:
        """Whether the target itself is required now: it held from the start, or was reached."""
        if self.mean is not None or self.budget:
            return False
        return self.kept_from_start or any(self.reaches(p.value) for p in self.points)

    def reaches(self, value: Fraction) -> bool:
        """Whether a value meets the goal."""
        return value >= self.goal if self.bound == "ge" else value <= self.goal

    def short(self, stands: Interval, mark: Fraction) -> bool:
        """Whether a value falls clearly short of a mark, with all that it stands for."""
        return stands.high < mark if self.bound == "ge" else stands.low > mark

    def share(self, elapsed: Fraction) -> Fraction:
        """The share due at t: the schedule's, which does not bend a mean."""
        return self.clock.share(elapsed) if self.mean is None else self.clock.even(elapsed)

    def line(self, elapsed: Fraction) -> Fraction:
        """The value due at t on the line from start to goal. Needs a start."""
        if self.start is None:
            raise ValueError("no base, no line")
        due = self.share(elapsed)
        if self.geometric:
            if self.mean is not None:
                return self.start * power(1 + self.mean / 100, due * self.years)
            return self.start * power(self.goal / self.start, due)
        return self.start + (self.goal - self.start) * due

    def due(self, elapsed: Fraction) -> Fraction:
        """The value required at t: the line, or the goal itself once it is to be kept."""
        return self.goal if self.kept else self.line(min(elapsed, self.years))

    def pace(self, before: Fraction, after: Fraction, years: Fraction) -> Fraction | None:
        """The pace a year that leads from one value to another: in % on a geometric course, else in the unit."""
        if years <= 0:
            return None
        if not self.geometric:
            return (after - before) / years
        if before <= 0 or after < 0:
            return None
        return ((after / before if years == 1 else root(after / before, years)) - 1) * 100

    def after(self, value: Fraction, pace: Fraction, years: Fraction) -> Fraction:
        """Where a value is after some years at a pace."""
        if self.geometric:
            return value * power(max(1 + pace / 100, Fraction(0)), years)
        return value + pace * years

    @property
    def left(self) -> Fraction:
        """The years from the datum to the end."""
        return self.years - self.now.at

    @cached_property
    def needed(self) -> Fraction | None:
        """The pace from the datum that ends on the goal; None once nothing is needed or no time is left."""
        if self.left <= 0:
            return None
        if self.budget:
            return None if self.now.value > self.goal else (self.goal - self.now.value) / self.left
        if self.mean is not None and self.kept_from_start:
            holds = not self._slower_than_asked
        else:
            holds = self.reaches(self.now.value)
        if holds:
            return None
        return self.pace(self.now.value, self.goal, self.left)

    @property
    def _slower_than_asked(self) -> bool:
        due = self.line(self.now.at)
        return self.now.value < due if self.bound == "ge" else self.now.value > due

    @property
    def mean_pace(self) -> Fraction | None:
        """The pace so far: from the base, or where there is none from the first point."""
        if self.start is not None:
            return self.pace(self.start, self.now.value, self.now.at)
        return self.pace(self.points[0].value, self.now.value, self.now.at - self.points[0].at)

    @cached_property
    def paces(self) -> tuple[Fraction, ...]:
        """The pace of each step between whole years, oldest first; between any points where no year is whole."""
        marks = [] if self.start is None else [(Fraction(0), self.start)]
        marks += [(p.at, p.value) for p in self.points]
        whole = [m for m in marks if m[0].denominator == 1]
        used = whole if len(whole) > 1 else marks
        steps = pairwise(used)
        found = (self.pace(low, high, after - before) for (before, low), (after, high) in steps)
        return tuple(pace for pace in found if pace is not None)

    @cached_property
    def best(self) -> Fraction | None:
        """The best year since the base."""
        if not self.paces:
            return None
        return max(self.paces) if self.bound == "ge" else min(self.paces)

    @cached_property
    def asked_pace(self) -> Fraction | None:
        """The even pace that the target asks from the base to the end."""
        if self.mean is not None:
            return self.mean
        return None if self.start is None else self.pace(self.start, self.goal, self.years)

    def harder(self, pace: Fraction, other: Fraction) -> bool:
        """Whether a pace asks more than another, beyond what a root's last digits may differ."""
        beyond = pace - other if self.bound == "ge" else other - pace
        return beyond > Fraction(1, 10**20)
