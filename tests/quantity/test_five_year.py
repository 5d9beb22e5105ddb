"""Five-year plans by number and name."""

from __future__ import annotations

import pytest

from guibiao.quantity import Period, five_year_name, five_year_plan


@pytest.mark.parametrize(
    ("number", "years"),
    [(1, "1953/1957"), (2, "1958/1962"), (3, "1966/1970"), (10, "2001/2005"), (14, "2021/2025"), (15, "2026/2030")],
)
def test_a_plan_s_years_follow_from_its_number(number: int, years: str) -> None:
    assert five_year_plan(number) == Period(years)


@pytest.mark.parametrize(("years", "name"), [("2001/2005", "十五"), ("2026/2030", "十五五"), ("1996/2000", "九五")])
def test_a_plan_is_named_by_its_years(years: str, name: str) -> None:
    assert five_year_name(Period(years)) == name


@pytest.mark.parametrize("years", ["2021/2024", "2020/2024", "2021", "1953/1957", "2021-01/2025-12"])
def test_other_years_are_no_five_year_plan(years: str) -> None:
    assert five_year_name(Period(years)) is None
