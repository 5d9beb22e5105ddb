"""A plan survives being written and read, with every printed decimal."""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings

from guibiao.plan import Plan, read_plan, write_plan
from tests.plan.strategies import plans

EVERY_FORM = Path(__file__).parent / "data" / "every_form.yaml"
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]  # whole plans are large examples


def through(plan: Plan, suffix: str) -> Plan:
    """The plan after being written to a file and read back."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"plan{suffix}"
        write_plan(plan, path)
        return read_plan(path)


def said(plan: Plan) -> str:
    """Everything a plan holds; unlike ==, it tells 8.10 from 8.1."""
    return repr(plan)


@settings(max_examples=40, suppress_health_check=SLOW)
@given(plans())
def test_a_plan_written_as_yaml_is_read_back_unchanged(plan: Plan) -> None:
    assert said(through(plan, ".yaml")) == said(plan)


@settings(max_examples=40, suppress_health_check=SLOW)
@given(plans())
def test_a_plan_written_as_a_workbook_is_read_back_unchanged(plan: Plan) -> None:
    assert said(through(plan, ".xlsx")) == said(plan)


@settings(max_examples=15, suppress_health_check=SLOW)
@given(plans(most=2))
def test_a_plan_that_went_through_both_forms_gives_the_same_yaml(plan: Plan) -> None:
    with TemporaryDirectory() as folder:
        first, book, second = (Path(folder) / name for name in ("甲.yaml", "乙.xlsx", "丙.yaml"))
        write_plan(plan, first)
        write_plan(read_plan(first), book)
        write_plan(read_plan(book), second)
        assert first.read_bytes() == second.read_bytes()


def test_a_workbook_that_a_spreadsheet_program_saved_says_the_same(tmp_path: Path, soffice: str) -> None:
    plan = read_plan(EVERY_FORM)
    write_plan(plan, tmp_path / "规划.xlsx")
    command = [soffice, "--headless", "--convert-to", "xlsx", "--outdir", tmp_path / "存", tmp_path / "规划.xlsx"]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    assert said(read_plan(tmp_path / "存" / "规划.xlsx")) == said(plan)
