"""Forecasts held against histories: stretches, targets, hits, errors, ranges, probabilities; the file of series."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from guibiao.assess import ALWAYS, History, backtest, backtest_plan, calibration, read_histories, scores
from guibiao.errors import InputError, InputErrors
from guibiao.plan import Indicator, Observation, Plan, Target
from guibiao.quantity import Period

ROOT = Path(__file__).parents[2]


def series(values: Callable[[int], str], years: int, measure: str = "level", unit: str = "") -> History:
    return History("示例", unit, measure, "ge", {2000 + n: Decimal(values(n)) for n in range(years)})


def test_a_series_that_goes_on_as_before_is_foretold_exactly() -> None:
    found = scores(backtest([series(lambda n: str(100 + 10 * n), 30, unit="%")]))
    assert {s.hits for s in found} == {1.0}
    assert max(s.error_points or 0 for s in found) < 1e-9


def test_every_stretch_with_as_many_years_before_is_a_plan() -> None:
    trials = backtest([series(lambda n: str(100 + 10 * n), 12, unit="%")])
    assert len([t for t in trials if t.method == "mean_pace" and t.elapsed == 2]) == 2  # bases 2005 and 2006
    assert not backtest([series(lambda n: str(100 + n), 10)])


@pytest.mark.parametrize("measure", ["growth", "amount"])
def test_rates_and_amounts_need_a_year_less(measure: str) -> None:
    assert backtest([series(lambda n: "5.0", 10, measure)])
    assert not backtest([series(lambda n: "5.0", 9, measure)])


def test_a_missing_year_breaks_the_stretch() -> None:
    whole = series(lambda n: str(100 + n), 11)
    broken = History("示例", values={y: v for y, v in whole.values.items() if y != 2004})
    assert backtest([whole])
    assert not backtest([broken])


def test_a_turn_is_missed_by_its_size() -> None:
    turned = series(lambda n: str(min(n, 7) * 10), 11, unit="%")  # rises by 10 until 2007, then stands
    at_two = {s.method: s for s in scores(backtest([turned])) if s.elapsed == 2}
    assert at_two["mean_pace"].error_points == 30
    assert at_two["mean_pace"].hits == 0


def test_the_same_answer_always_is_as_good_as_the_more_common_end() -> None:
    rises = series(lambda n: str(n * n), 20, unit="%")  # ever faster: every target is met
    assert {s.hits for s in scores(backtest([rises])) if s.method == ALWAYS} == {1.0}


def test_probabilities_are_counted_where_they_are_given() -> None:
    waves = series(lambda n: str(6 + n % 3), 60, "growth")
    assert calibration(backtest([waves], years=5)) is None
    given = calibration(backtest([waves], years=15))
    assert given is not None
    assert given.trials > 0
    assert 0 <= given.mean <= 1


def test_a_plan_that_has_ended_is_tried_with_its_own_target() -> None:
    seen = tuple(Observation(Period(str(2016 + n)), Decimal(v)) for n, v in enumerate(("12", "14", "15", "16", "19")))
    indicator = Indicator("x", "示例", Target("level", Decimal(20)), unit="%", base=Decimal(10), observations=seen)
    plan = Plan("示例规划", "示例县", 2015, Period("2016/2020"), indicators=(indicator,))
    at_two = {t.method: t for t in backtest_plan(plan) if t.elapsed == 2}
    assert (at_two["mean_pace"].meets, at_two["mean_pace"].met) == (True, False)
    assert at_two["mean_pace"].error == 1


def test_the_series_of_the_examples_can_be_read() -> None:
    found = read_histories(ROOT / "examples" / "histories" / "histories.csv")
    assert len(found) == 10
    assert found[0].values[2020] == Decimal("2.2")


def test_every_line_that_cannot_be_read_is_said_at_once(tmp_path: Path) -> None:
    path = tmp_path / "h.csv"
    path.write_text(
        "序列,年份,数值,口径\n甲,2020,1\n甲,2020,2\n甲,20,3\n甲,2021,多\n,2021,1\n乙,2021,1,斜率\n甲,2022,1,增速\n",
        encoding="utf-8",
    )
    with pytest.raises(InputErrors) as caught:
        read_histories(path)
    assert len(caught.value.errors) == 6
    assert "第 3 行" in str(caught.value.errors[0])


def test_a_table_without_its_columns_is_an_error_for_people(tmp_path: Path) -> None:
    path = tmp_path / "h.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(InputError, match="序列、年份、数值"):
        read_histories(path)
