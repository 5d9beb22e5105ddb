"""The examples of vectors.yaml: what a plan says of an indicator, and what its assessment must say."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from guibiao.assess import assess_plan, assessment_json
from guibiao.plan import Plan, read_plan

CASES = yaml.safe_load(Path(__file__).with_name("vectors.yaml").read_text(encoding="utf-8"))
PLAN = {"name": "示例县规划", "region": "示例县", "base": 2020, "period": "2021/2025"}


def plan_of(case: dict[str, Any], folder: Path) -> Plan:
    """The plan of a case, read as any plan is."""
    indicator = {"id": "x", "name": "示例指标", "category": "示例"} | case["indicator"]
    content = {"plan": PLAN | case.get("plan", {}), "indicators": [indicator, *case.get("others", [])]}
    path = folder / "plan.yaml"
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return read_plan(path)


def meets(expected: object, actual: object) -> bool:
    """Whether a result is the expected one, to the last digit that is printed."""
    if isinstance(expected, str) and isinstance(actual, int | float | Decimal) and not isinstance(actual, bool):
        figure = Decimal(expected)
        half = Decimal(1).scaleb(int(figure.as_tuple().exponent)) / 2
        return abs(Decimal(str(actual)) - figure) <= half
    return expected == actual


def differences(expected: dict[str, Any], result: dict[str, Any], at: str = "") -> list[str]:
    """Every field that is not as expected."""
    found = []
    for key, value in expected.items():
        if key == "said":
            said = result["text"] if "text" in result else "\n".join(result["working"]["steps"])
            if value not in said:
                found.append(f"{at}{key}: {value} not in {said}")
        elif key == "parts":
            parts = {p["id"]: p for p in result["parts"]}
            for name, part in value.items():
                found += differences(part, parts[name], f"{at}{name}.")
        elif isinstance(value, dict) and isinstance(result[key], dict):
            found += differences(value, result[key], f"{at}{key}.")
        elif not meets(value, result[key]):
            found.append(f"{at}{key}: {result[key]!r} instead of {value!r}")
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["it"])
def test_vector(case: dict[str, Any], tmp_path: Path) -> None:
    as_of = date.fromisoformat(case["as_of"]) if "as_of" in case else None
    result = assess_plan(plan_of(case, tmp_path), as_of, case.get("yardstick", "datum"))
    first = json.loads(assessment_json(result), parse_float=Decimal)["indicators"][0]
    assert not differences(case["expect"], first)
