"""The planner's page describes the file and the workbook as they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from guibiao.plan import FORMS, read_plan

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "plan.md").read_text(encoding="utf-8")
LAYOUT = yaml.safe_load((ROOT / "src/guibiao/plan/workbook/layout.yaml").read_text(encoding="utf-8"))


def test_the_example_is_a_plan(tmp_path: Path) -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    path = tmp_path / "plan.yaml"
    path.write_text(example, encoding="utf-8")
    assert [i.id for i in read_plan(path).indicators] == ["gdp", "air"]


def test_every_form_is_described() -> None:
    assert [form for form in FORMS if f"`{form}`" not in PAGE] == []


@pytest.mark.parametrize("sheet", LAYOUT["sheets"], ids=lambda sheet: str(sheet["name"]))
def test_every_column_is_described(sheet: dict[str, list[dict[str, str]]]) -> None:
    assert [column["head"] for column in sheet["columns"] if column["head"] not in PAGE] == []
