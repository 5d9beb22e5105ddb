"""Others' methods and the national scale, beside the own verdict."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from guibiao.assess import METHODS, Assessment, assess_plan, assessment_json, compared, grade, grade_name, method_title
from guibiao.plan import Indicator, Observation, Plan, Target
from guibiao.quantity import Period

CASES = yaml.safe_load(Path(__file__).with_name("methods.yaml").read_text(encoding="utf-8"))


def plan_of(indicator: Indicator) -> Plan:
    return Plan("示例县规划", "示例县", 2020, Period("2021/2025"), indicators=(indicator,))


def level(base: str, target: Target, direction: str = "up", **now: str) -> Assessment:
    seen = tuple(Observation(Period(year.lstrip("y")), Decimal(value)) for year, value in now.items())
    indicator = Indicator("x", "示例指标", target, direction=direction, base=Decimal(base), observations=seen)
    return assess_plan(plan_of(indicator)).indicators[0]


def target_of(said: dict[str, str]) -> Target:
    value = said.get("value")
    return Target(said["form"], None if value is None else Decimal(value), said.get("bound"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["it"])
def test_method(case: dict[str, Any]) -> None:
    now = {f"y{year}": value for year, value in case["now"].items()}
    found = compared(level(case["base"], target_of(case["target"]), case.get("direction", "up"), **now))
    assert tuple(c.method for c in found) == METHODS
    for c in found:
        value, category = case["expect"][c.method]
        assert c.category == category, c
        if value is None:
            assert c.value is None
        else:
            assert c.value is not None
            half = Decimal(1).scaleb(int(Decimal(value).as_tuple().exponent)) / 2
            assert abs(Decimal(c.value) - Decimal(value)) <= half, c
        assert bool(c.why_not) == (c.category is None)


def test_every_method_goes_by_its_own_name() -> None:
    assert len({method_title(m) for m in METHODS}) == len(METHODS)


@pytest.mark.parametrize(
    ("now", "step"),
    [("60", "met_early"), ("35", "faster"), ("31", "as_expected"), ("30", "as_expected"), ("29", "as_expected"),
     ("28", "late")],
)  # fmt: skip
def test_the_national_scale_on_a_line_from_10_to_60_at_two_years_of_five(now: str, step: str) -> None:
    found = level("10", Target("level", Decimal(60)), y2022=now)
    assert grade(found, Fraction(6, 100)) == step
    assert grade_name(step)


def test_what_is_to_be_kept_has_no_tolerance() -> None:
    assert grade(level("97", Target("floor", Decimal(95)), y2022="94.0")) == "late"
    assert grade(level("97", Target("floor", Decimal(95)), y2022="99.0")) == "as_expected"


def test_a_mean_growth_is_held_against_the_pace_asked_for() -> None:
    def grown(rate: str) -> Assessment:
        seen = (Observation(Period("2021"), Decimal(rate), "growth"),)
        indicator = Indicator("x", "示例指标", Target("mean_growth", Decimal("8.0")), observations=seen)
        return assess_plan(plan_of(indicator)).indicators[0]

    assert [grade(grown(r)) for r in ("8.5", "8.2", "7.7", "7.5")] == ["faster", "as_expected", "as_expected", "late"]


def test_the_worst_part_decides_the_step() -> None:
    parts = tuple(
        Indicator(name, name, Target("level", Decimal(60)), base=Decimal(10),
                  observations=(Observation(Period("2022"), Decimal(now)),))
        for name, now in (("a", "40"), ("b", "20"))
    )  # fmt: skip
    [whole] = assess_plan(plan_of(Indicator("x", "组合", Target("composite"), parts=parts))).indicators
    assert grade(whole) == "late"


def test_a_part_without_figures_leaves_the_step_to_the_others() -> None:
    seen = tuple(Observation(Period(year), Decimal("110"), "level") for year in ("2022", "2023"))
    rates = (Observation(Period("2023"), Decimal("1.0"), "growth"),)  # 2021 and 2022 are missing
    both = Indicator("x", "地区生产总值", Target("level_and_growth", Decimal("150"), growth=Decimal("8.4")),
                     unit="亿元", base=Decimal("100"), observations=seen + rates)  # fmt: skip
    [whole] = assess_plan(plan_of(both)).indicators
    assert [p.verdict for p in whole.parts] == ["behind", "not_assessable"]
    assert grade(whole) == "late"


def test_a_falling_target_that_did_not_move_is_at_nought_without_a_sign() -> None:
    found = compared(level("42", Target("level", Decimal(38), "le"), y2022="42"))
    assert [str(c.value) for c in found] == ["0.0", "0.0", "0.0"]


def test_the_json_has_them_where_they_are_asked_for() -> None:
    found = level("100", Target("level", Decimal(150)), y2022="110")
    plain = json.loads(assessment_json(assess_plan(plan_of(found.indicator))))
    asked = json.loads(assessment_json(assess_plan(plan_of(found.indicator)), compare=True, tolerance=Fraction(1, 20)))
    assert "methods" not in plain["indicators"][0]
    assert asked["scale"] == {"name": "national", "tolerance": 0.05}
    assert asked["indicators"][0]["grade"] == "late"
    assert asked["indicators"][0]["methods"]["eurostat"]["category"] == "进展不足"
