"""`Clock`: the years of a plan that have gone at a datum or at the report's date, and the share due by then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from guibiao.plan import Plan
from guibiao.quantity import Period

Mark = tuple[Fraction, Fraction]


@dataclass(frozen=True)
class Clock:
    """A plan of `years` years after the year `base`, looked at on `as_of`; `schedule` is S(t) at its named points."""

    base: int
    years: int
    as_of: date
    schedule: tuple[Mark, ...] = ()

    def at(self, period: Period) -> Fraction:
        """t: the years that have gone at the end of a period."""
        elapsed = self._times.get(period.text)
        if elapsed is None:
            elapsed = self._times[period.text] = period.elapsed_since(self.base)
        return elapsed

    @cached_property
    def _times(self) -> dict[str, Fraction]:
        """The t of the periods met so far, by their text."""
        return {}

    @cached_property
    def now(self) -> Fraction:
        """t on the report's clock, never before the plan begins."""
        return max(Fraction(0), Period(self.as_of.isoformat()).elapsed_since(self.base))

    def share(self, elapsed: Fraction) -> Fraction:
        """S(t): the share due after t years, straight between the points that the plan names, t/T where it names none.

        >>> clock = Clock(2020, 5, date(2023, 6, 30), ((Fraction(5, 2), Fraction(3, 5)),))
        >>> clock.share(Fraction(5, 2)), clock.share(Fraction(15, 4))
        (Fraction(3, 5), Fraction(4, 5))
        """
        share = self._shares.get(elapsed)
        if share is None:
            share = self._shares[elapsed] = self._scheduled(elapsed) if self.schedule else self.even(elapsed)
        return share

    @cached_property
    def _shares(self) -> dict[Fraction, Fraction]:
        """The shares asked for so far."""
        return {}

    def _scheduled(self, elapsed: Fraction) -> Fraction:
        marks = self._marks
        if elapsed <= 0:
            return Fraction(0)
        for (before, low), (after, high) in pairwise(marks):
            if elapsed <= after:
                return low + (high - low) * (elapsed - before) / (after - before)
        return marks[-1][1]

    @cached_property
    def _marks(self) -> tuple[Mark, ...]:
        """S(t) from the base to the end, which is all unless the schedule says otherwise."""
        marks = ((Fraction(0), Fraction(0)), *self.schedule)
        return marks if marks[-1][0] >= self.years else (*marks, (Fraction(self.years), Fraction(1)))

    def even(self, elapsed: Fraction) -> Fraction:
        """t/T: the share of a target that no schedule bends."""
        return min(max(elapsed, Fraction(0)) / self.years, Fraction(1))


def clock_of(plan: Plan, as_of: date) -> Clock:
    """The clock of a plan at a date. The schedule's keys are years and half-years, its values shares."""
    marks = sorted((Period(str(k)).elapsed_since(plan.base), Fraction(v)) for k, v in plan.schedule.items())
    return Clock(plan.base, plan.years, as_of, tuple(m for m in marks if m[0] > 0))
