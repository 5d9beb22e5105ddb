"""Rates of projects (practice.md: each with its stored numerator and denominator) and the time that has gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from guibiao.messages import _
from guibiao.plan import Plan, ProjectTotals
from guibiao.quantity import Period

COUNTED_IN = "个"


@dataclass(frozen=True, slots=True)
class Rate:
    """A share with what it was computed from. `value` is unrounded, 0.425 for 42.5%; None where a part is missing."""

    key: str  # started, finished, invested_of_planned, invested_of_total
    name: str
    numerator: Decimal | int | None
    denominator: Decimal | int | None
    unit: str  # of numerator and denominator
    missing: int = 0  # of the projects in the denominator, those that report nothing

    @property
    def value(self) -> Fraction | None:
        """Numerator over denominator."""
        if self.numerator is None or not self.denominator:
            return None
        return Fraction(self.numerator) / Fraction(self.denominator)


def project_rates(totals: ProjectTotals) -> tuple[Rate, ...]:
    """The rates that totals of projects give: starts, completions, investment.

    Completions are held against the projects planned, as starts are, so that the two can be compared.
    """
    planned, done, money = totals.planned, totals.done, totals.unit
    return (
        Rate("started", _("开工率（占规划项目数）"), totals.started, planned, COUNTED_IN),
        Rate("finished", _("竣工率（占规划项目数）"), totals.finished, planned, COUNTED_IN),
        Rate("invested_of_planned", _("投资完成率（占规划期计划投资）"), done, totals.planned_investment, money),
        Rate("invested_of_total", _("投资完成率（占总投资）"), done, totals.total, money),
    )


def time_progress(plan: Plan, as_of: date) -> Fraction:
    """时间进度: the share of the plan's time that has gone at the end of `as_of`, in whole months, between 0 and 1."""
    return _share_gone(plan.base, plan.years, as_of)


def year_progress(as_of: date) -> Fraction:
    """The share of its year that has gone at the end of `as_of`, in whole months."""
    return _share_gone(as_of.year - 1, 1, as_of)


def points_ahead(share: Fraction, time: Fraction) -> Fraction:
    """By how many percentage points a share is ahead of the time gone, from unrounded values; behind is negative."""
    return (share - time) * 100


def _share_gone(base: int, years: int, as_of: date) -> Fraction:
    gone = Period(as_of.isoformat()).elapsed_since(base) / years
    return min(max(gone, Fraction(0)), Fraction(1))
