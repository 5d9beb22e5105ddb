"""The worked example of docs/assessment.md is what the program says today."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from guibiao.assess import assess_plan, explain
from guibiao.plan import read_plan

PAGE = Path(__file__).parents[2] / "docs" / "assessment.md"


def test_the_worked_example_is_what_the_program_says(tmp_path: Path) -> None:
    blocks = dict(re.findall(r"```(\w+)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL))
    path = tmp_path / "plan.yaml"
    path.write_text(blocks["yaml"], encoding="utf-8")
    result = assess_plan(read_plan(path), date(2023, 6, 30))
    assert explain(result.indicators[0]) + "\n" == blocks["text"]
