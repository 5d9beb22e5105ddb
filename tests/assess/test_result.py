"""What comes out: the JSON's fields, the summary, the working in words, the date that is taken where none is given."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from guibiao.assess import PlanAssessment, assess_plan, assessment_json, explain
from guibiao.errors import InputError
from guibiao.plan import Indicator, Observation, Plan, Source, Target
from guibiao.quantity import Period

FIELDS = [
    "id", "name", "category", "nature", "verdict", "reason", "datum", "elapsed", "elapsed_as_of", "required", "actual",
    "gap", "gap_as_of", "progress", "schedule", "needed", "needed_unit", "forecast", "advice", "proposal", "working",
    "breaches", "conflict", "parts",
]  # fmt: skip
SEEN = Source(document="示例县工作报告", section="一、回顾")
URBAN = Indicator(
    "urban", "城镇化率", Target("level", Decimal("54")), "经济发展", "%", "expected", "up", Decimal("44.93"),
    observations=(Observation(Period("2022"), Decimal("45.53"), source=SEEN),),
)  # fmt: skip
LAND = Indicator("land", "耕地保有量", Target("assigned", judged_as="floor"), "生态文明", "万亩", "binding")
AIR = Indicator(
    "air", "空气质量", Target("composite"), "生态文明",
    parts=(Indicator("pm25", "细颗粒物浓度", Target("yearly", values={2022: Decimal(34)}), unit="微克/立方米",
                     direction="down", observations=(Observation(Period("2022"), Decimal(29)),)),),
)  # fmt: skip
PLAN = Plan("示例县规划", "示例县", 2020, Period("2021/2025"), indicators=(URBAN, LAND, AIR))


@pytest.fixture
def result() -> PlanAssessment:
    return assess_plan(PLAN, date(2023, 6, 30))


@pytest.fixture
def content(result: PlanAssessment) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(assessment_json(result))
    return loaded


def test_an_indicator_has_the_fields_of_the_specification_in_their_order(content: dict[str, Any]) -> None:
    assert list(content) == ["plan", "as_of", "indicators", "summary"]
    assert all(list(i) == FIELDS for i in content["indicators"])
    assert list(content["indicators"][2]["parts"][0]) == FIELDS


def test_numbers_are_numbers_to_ten_digits_and_missing_ones_are_null(content: dict[str, Any]) -> None:
    urban, land, _air = content["indicators"]
    assert urban["progress"] == 0.06615214994
    assert urban["elapsed"] == 2
    assert land["progress"] is None
    assert land["forecast"] is None


def test_the_summary_counts_the_list(content: dict[str, Any]) -> None:
    none = {"met_early": 0, "on_track": 0, "behind": 0, "not_assessable": 0}
    assert content["summary"] == {
        "total": {**none, "on_track": 1, "behind": 1, "not_assessable": 1},
        "by_category": {
            "经济发展": {**none, "behind": 1},
            "生态文明": {**none, "on_track": 1, "not_assessable": 1},
        },
        "by_nature": {"expected": {**none, "behind": 1}, "binding": {**none, "not_assessable": 1}},
    }


def test_the_working_names_every_input_with_its_source(content: dict[str, Any]) -> None:
    inputs = content["indicators"][0]["working"]["inputs"]
    assert [(i["name"], i["value"]) for i in inputs] == [
        ("2020年基期值", "44.93%"), ("目标", "不低于54%"), ("2022年数值", "45.53%"),
    ]  # fmt: skip
    assert inputs[-1]["source"] == {"document": "示例县工作报告", "section": "一、回顾"}


def test_the_working_can_be_followed_by_hand(result: PlanAssessment) -> None:
    said = explain(result.indicators[0])
    assert "44.93 +（54 − 44.93）× 40% = 48.558%" in said
    assert "45.53 − 48.558 = −3.028个百分点" in said
    assert "（54 − 45.53）÷ 3 = 2.823个百分点" in said
    assert "示例县工作报告" in said
    assert "评价：未达到进度要求" in said


def test_parts_are_explained_below_the_whole(result: PlanAssessment) -> None:
    assert "细颗粒物浓度" in explain(result.indicators[2])


def test_a_chart_has_the_line_and_the_figures_in_the_same_terms(result: PlanAssessment) -> None:
    urban = result.indicators[0]
    assert urban.path[0] == (Fraction(0), Fraction("44.93"))
    assert urban.path[-1] == (Fraction(5), Fraction(54))
    assert urban.series == ((0, Fraction("44.93")), (2, Fraction("45.53")))


def test_the_date_is_by_default_that_of_the_latest_figure() -> None:
    assert assess_plan(PLAN).as_of == date(2022, 12, 31)
    assert assess_plan(replace(PLAN, indicators=())).as_of == date(2020, 12, 31)


def test_an_unknown_yardstick_is_an_error_for_people() -> None:
    with pytest.raises(InputError, match="datum"):
        assess_plan(PLAN, yardstick="later")


def test_a_plan_that_ends_before_it_begins_is_an_error_for_people() -> None:
    with pytest.raises(InputError, match="基期"):
        assess_plan(replace(PLAN, base=2025))


def test_the_same_plan_gives_the_same_text_twice(result: PlanAssessment) -> None:
    assert assessment_json(assess_plan(PLAN, date(2023, 6, 30))) == assessment_json(result)


def test_a_share_is_not_forecast_beyond_the_whole() -> None:
    insured = replace(
        URBAN, name="养老保险参保率", base=Decimal("83.59"), target=Target("level", Decimal("95")),
        observations=(Observation(Period("2022"), Decimal("92.16")),),
    )  # fmt: skip
    [seen] = assess_plan(replace(PLAN, indicators=(insured,))).indicators
    assert seen.forecast is not None
    assert (seen.forecast.value, seen.forecast.capped, seen.forecast.meets) == (100, True, True)


def test_growth_may_be_forecast_beyond_a_hundred_percent() -> None:
    trade = Indicator(
        "trade", "进出口总额增长率", Target("level", Decimal("90")), unit="%", base=Decimal("10"),
        observations=(Observation(Period("2022"), Decimal("80")),),
    )  # fmt: skip
    [seen] = assess_plan(replace(PLAN, indicators=(trade,))).indicators
    assert seen.forecast is not None
    assert (seen.forecast.value, seen.forecast.capped) == (185, False)


def test_an_adjustment_names_the_paces_with_their_units(result: PlanAssessment) -> None:
    advice = result.indicators[0].advice
    assert advice is not None
    assert advice.text == (
        "按原目标今后需年均提高2.82个百分点，而基期以来最好年份为年均提高0.3个百分点，难以完成。"
        "建议调整为46%，调整后今后需年均提高0.16个百分点"
    )
    assert not advice.retreat


def test_a_value_no_better_than_the_base_is_a_retreat_and_no_target() -> None:
    years = (("2021", "1.2"), ("2022", "-39.6"))
    invested = Indicator(
        "invested", "固定资产投资", Target("mean_growth", Decimal("10")), unit="亿元", direction="up",
        observations=tuple(Observation(Period(y), Decimal(v), "growth") for y, v in years),
    )  # fmt: skip
    [seen] = assess_plan(replace(PLAN, indicators=(invested,))).indicators
    assert seen.advice is not None
    assert (seen.advice.action, seen.advice.value, seen.advice.retreat) == ("adjust", -9, "base")
    assert "只能做到年均下降9%" in seen.advice.text
    assert "建议重新论证" in seen.advice.text


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2019, 12, 31), date(2100, 1, 1)])
def test_a_date_far_from_the_plan_is_an_error_for_people(day: date) -> None:
    with pytest.raises(InputError, match="2020-01-01 至 2035-12-31"):
        assess_plan(PLAN, day)


def test_a_plan_may_be_looked_at_on_the_day_of_its_base_and_after_its_end() -> None:
    assert {a.reason for a in assess_plan(PLAN, date(2020, 12, 31)).indicators[:1]} == {"no_data"}
    assert assess_plan(PLAN, date(2026, 6, 30)).indicators[0].elapsed_as_of == Fraction(11, 2)
