"""`guibiao backtest`: its table, its formats, its errors."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run, said

ROOT = Path(__file__).parents[2]
HISTORIES = ROOT / "examples" / "histories" / "histories.csv"


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
