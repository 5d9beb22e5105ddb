"""Periods as values."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guibiao.quantity import Period


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-H1", date(2023, 1, 1), date(2023, 6, 30)),
        ("2023-H2", date(2023, 7, 1), date(2023, 12, 31)),
        ("2023-Q3", date(2023, 7, 1), date(2023, 9, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-06-30", date(2023, 6, 30), date(2023, 6, 30)),
        ("2021/2025", date(2021, 1, 1), date(2025, 12, 31)),
        ("2023-01/2023-10", date(2023, 1, 1), date(2023, 10, 31)),
        ("2023-Q1/2023-Q3", date(2023, 1, 1), date(2023, 9, 30)),
    ],
)
def test_a_period_knows_its_ends(text: str, start: date, end: date) -> None:
    period = Period(text)
    assert (period.start, period.end, str(period)) == (start, end, text)


@pytest.mark.parametrize("text", ["", "23", "2023-13", "2023-H3", "2023-02-30", "2025/2021", "2023年", "2023-6"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Period(text)


@given(st.integers(1950, 2060), st.integers(0, 10))
def test_a_year_ends_whole_years_after_the_base(base: int, years: int) -> None:
    assert Period(str(base + years)).elapsed_since(base) == years


def test_a_day_within_a_month_counts_the_months_before_it() -> None:
    assert Period("2023-06-30").elapsed_since(2020) == Fraction(5, 2)
    assert Period("2023-06-15").elapsed_since(2020) == 2 + Fraction(5, 12)


def test_a_part_of_a_year_is_told_from_a_year_and_a_span() -> None:
    assert Period("2023-H1").is_part_of_year
    assert Period("2023-01/2023-10").is_part_of_year
    assert not Period("2023").is_part_of_year
    assert not Period("2021/2025").is_part_of_year
