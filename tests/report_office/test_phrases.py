"""What targets and figures are called: phrases.yaml reads as the list of what the report can say."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from guibiao.plan import Indicator, Observation, Target
from guibiao.quantity import Period
from guibiao.report.phrases.figures import shown
from guibiao.report.phrases.observed import observation_words
from guibiao.report.phrases.targets import target_words
from guibiao.report.wording import shipped_wording
from tests.report_office.yunhe import assessed

CASES = yaml.safe_load((Path(__file__).parent / "phrases.yaml").read_text(encoding="utf-8"))
PLAN = assessed().plan


def number(value: Any) -> Any:
    return Decimal(value) if isinstance(value, str) and value[:1] in "-0123456789" else value


def indicator(case: dict[str, Any], target: Target) -> Indicator:
    return Indicator("x", "某指标", target, unit=case.get("unit", "%"), direction=case.get("direction", "up"))


@pytest.mark.parametrize("case", CASES["targets"], ids=lambda c: c["words"])
def test_a_target_is_told_in_the_words_of_its_form(case: dict[str, Any]) -> None:
    fields = {k: number(v) for k, v in case["target"].items()}
    if "values" in fields:
        fields["values"] = {year: Decimal(v) for year, v in fields["values"].items()}
    target = Target(**fields)
    assert target_words(indicator(case, target), target, PLAN, shipped_wording()) == case["words"]


@pytest.mark.parametrize("case", CASES["figures"], ids=lambda c: c["words"])
def test_a_figure_is_told_by_its_measure_and_direction(case: dict[str, Any]) -> None:
    observation = Observation(
        Period(str(case["period"])), number(case["value"]), case.get("measure", "level"), bound=case.get("bound", "eq")
    )
    told = observation_words(observation, indicator(case, Target("level")), PLAN, shipped_wording())
    assert told == case["words"]


@pytest.mark.parametrize(("value", "places", "words"), CASES["roundings"])
def test_numbers_are_rounded_half_up_and_never_to_a_false_nothing(value: str, places: int, words: str) -> None:
    assert str(shown(Decimal(value), places)) == words
