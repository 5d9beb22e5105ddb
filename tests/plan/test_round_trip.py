"""A plan survives being written and read, with every printed decimal."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings

from guibiao.plan import Plan, read_plan, write_plan
from tests.plan.strategies import plans

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


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(plans())
def test_a_plan_written_as_yaml_is_read_back_unchanged(plan: Plan) -> None:
    assert said(through(plan, ".yaml")) == said(plan)


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(plans())
def test_a_plan_written_as_a_workbook_is_read_back_unchanged(plan: Plan) -> None:
    assert said(through(plan, ".xlsx")) == said(plan)
