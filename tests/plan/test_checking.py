"""Doubts about a plan that can be read are warnings in Chinese sentences."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from guibiao.plan import Plan, check_plan, read_plan

DATA = Path(__file__).parent / "data"
CASES: list[dict[str, Any]] = yaml.safe_load((DATA / "doubts.yaml").read_text(encoding="utf-8"))


def plan_with(folder: Path, indicators: list[Any], **own: Any) -> Plan:
    """A plan of 2021–2025 with these indicators."""
    path = folder / "plan.yaml"
    own = {"name": "云河县规划", "base": 2020, "period": "2021/2025"} | own
    path.write_text(yaml.safe_dump({"plan": own, "indicators": indicators}, allow_unicode=True), encoding="utf-8")
    return read_plan(path)


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_a_doubt_is_raised_where_there_is_one(case: dict[str, Any], tmp_path: Path) -> None:
    warnings = check_plan(plan_with(tmp_path, case["indicators"]))
    if "says" in case:
        assert case["says"] in warnings
    else:
        assert not [w for w in warnings if case["silent"] in w]


def test_a_schedule_that_stops_before_the_end_is_told(tmp_path: Path) -> None:
    plan = plan_with(tmp_path, [], schedule={2022: 0.5})
    assert check_plan(plan, "规划.yaml") == ["规划.yaml：进度安排没有写到期末的 1（2025: 1）"]
