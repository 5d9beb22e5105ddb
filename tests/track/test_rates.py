"""Rates keep what they were computed from, and are held against the time gone from unrounded values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from guibiao.plan import Plan, ProjectTotals
from guibiao.quantity import Period
from guibiao.track import points_ahead, project_rates, time_progress, year_progress

PLAN = Plan("云河县规划", "云河县", 2020, Period("2021/2025"))
TOTALS = ProjectTotals(date(2023, 6, 30), 80, 34, 16, Decimal("500.0"), Decimal("400.0"), Decimal("150.0"))


def test_each_rate_stands_beside_its_numerator_and_denominator() -> None:
    rates = {r.key: (r.numerator, r.denominator, r.unit, r.value) for r in project_rates(TOTALS)}
    assert rates == {
        "started": (34, 80, "个", Fraction(34, 80)),
        "finished": (16, 80, "个", Fraction(1, 5)),
        "invested_of_planned": (Decimal("150.0"), Decimal("400.0"), "亿元", Fraction(3, 8)),
        "invested_of_total": (Decimal("150.0"), Decimal("500.0"), "亿元", Fraction(3, 10)),
    }


@pytest.mark.parametrize("planned", [None, 0])
def test_a_rate_of_nothing_is_missing_not_zero(planned: int | None) -> None:
    started = project_rates(ProjectTotals(date(2023, 6, 30), planned, 3))[0]
    assert started.value is None


def test_nothing_started_is_zero() -> None:
    assert project_rates(ProjectTotals(date(2023, 6, 30), 80, 0))[0].value == 0


@pytest.mark.parametrize(
    ("as_of", "gone"),
    [
        (date(2020, 12, 31), Fraction(0)),
        (date(2023, 6, 30), Fraction(1, 2)),
        (date(2023, 7, 15), Fraction(1, 2)),
        (date(2025, 12, 31), Fraction(1)),
        (date(2019, 1, 1), Fraction(0)),
        (date(2030, 1, 1), Fraction(1)),
    ],
)
def test_the_time_gone_is_counted_in_whole_months_of_the_plan(as_of: date, gone: Fraction) -> None:
    assert time_progress(PLAN, as_of) == gone


def test_ten_months_of_a_year_with_most_of_its_investment_done_are_ahead() -> None:
    share = Fraction(Decimal("629.0")) / Fraction(Decimal("647.4"))
    ahead = points_ahead(share, year_progress(date(2023, 10, 31)))
    assert (round(float(share) * 100, 1), round(float(ahead), 1)) == (97.2, 13.8)
