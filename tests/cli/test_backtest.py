"""`guibiao backtest`: its table, its formats, its errors."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run, said

ROOT = Path(__file__).parents[2]
HISTORIES = ROOT / "examples" / "histories" / "histories.csv"

ENDED = """
plan: {name: 示例县规划, region: 示例县, base: 2015, period: 2016/2020}
indicators:
  - id: urban
    name: 城镇化率
    unit: "%"
    base: "40.0"
    target: {form: level, value: "50"}
    observations:
      - {period: 2016, value: "41.5"}
      - {period: 2017, value: "43.6"}
      - {period: 2018, value: "46.1"}
      - {period: 2019, value: "48.4"}
      - {period: 2020, value: "50.5"}
"""


def test_the_table_in_the_docs_is_what_the_command_says(run: Run) -> None:
    page = (ROOT / "docs" / "assessment.md").read_text(encoding="utf-8")
    assert run("backtest", HISTORIES, "--format", "markdown").stdout.decode() in page


def test_scores_as_json(run: Run) -> None:
    found = json.loads(run("backtest", HISTORIES, "--years", "15", "--format", "json").stdout)
    assert found["probability"]["trials"] > 0
    assert {s["method"] for s in found["scores"]} >= {"mean_pace", "latest_pace", "recent_pace", "verdict", "always"}


def test_too_short_a_history_says_what_is_needed(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "short.csv"
    path.write_text("序列,年份,数值\n甲,2020,1\n", encoding="utf-8")
    result = run("backtest", path)
    assert result.returncode == 2
    assert "连续 10 年" in said(result)


def test_a_plan_that_has_not_ended_says_so(run: Run) -> None:
    result = run("backtest", ROOT / "examples" / "rongan" / "plan.yaml")
    assert result.returncode == 2
    assert "规划期已满" in said(result)


def test_a_plan_that_has_ended_is_tried_with_its_own_targets(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(ENDED, encoding="utf-8")
    found = json.loads(run("backtest", path, "--format", "json").stdout)["scores"]
    assert {s["elapsed"] for s in found} == {1, 2, 3, 4}
    assert all(s["hits"] == 1 for s in found if s["method"] == "mean_pace" and s["elapsed"] > 2)
