"""The formulas of growth."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guibiao.quantity import (
    Interval,
    compound_growth,
    growth_between,
    mean_growth,
    needed_growth,
    printed,
    product_of_growth,
)

rates = st.decimals(-60, 90, places=1)
NEAR = Fraction(1, 10**20)


def near(a: Fraction, b: Fraction) -> bool:
    return abs(a - b) < NEAR


def test_the_mean_of_two_stated_rates() -> None:
    mean = mean_growth([printed(Decimal("21.6")), printed(Decimal("-8.2"))])
    assert round(mean.middle, 1) == Fraction(57, 10)


@given(st.lists(rates, min_size=1, max_size=6))
def test_the_mean_followed_every_year_gives_the_same_total(given_rates: list[Decimal]) -> None:
    exact = [Interval(r) for r in given_rates]
    mean = mean_growth(exact)
    assert near(product_of_growth([mean] * len(exact)).low, product_of_growth(exact).low)


@given(st.decimals(1, 1000, places=1), rates, st.integers(1, 10))
def test_compound_growth_finds_the_rate_that_made_the_end(base: Decimal, rate: Decimal, years: int) -> None:
    end = Interval(base) * product_of_growth([Interval(rate)] * years)
    assert near(compound_growth(Interval(base), end, years).low, Fraction(rate))


@given(st.decimals(0, 20, places=1), st.lists(rates, min_size=1, max_size=4))
def test_the_needed_pace_when_followed_ends_on_target(target: Decimal, so_far: list[Decimal]) -> None:
    reached = product_of_growth([Interval(r) for r in so_far]).low
    pace = needed_growth(Fraction(target), 5, reached, len(so_far))
    total = reached * product_of_growth([Interval(pace)] * (5 - len(so_far))).low
    assert near(total, product_of_growth([Interval(target)] * 5).low)


def test_what_cannot_be_computed_is_refused() -> None:
    with pytest.raises(ValueError, match="no rates"):
        mean_growth([])
    with pytest.raises(ValueError, match="no years"):
        needed_growth(Fraction(8), 5, Fraction(1), 5)
    with pytest.raises(ValueError, match="sign"):
        compound_growth(Interval(-1), Interval(5), 2)
    with pytest.raises(ValueError, match="more than all"):
        mean_growth([Interval(-120)])
    with pytest.raises(ZeroDivisionError):
        growth_between(Interval(0), Interval(5))
