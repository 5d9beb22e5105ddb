"""Plans made at random, written as reports and read again: the same indicators, targets, figures and verdicts."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from guibiao.plan import Plan
from tests.report_round_trip.random_plans import random_plan
from tests.report_round_trip.trip import differences

SEEDS = range(200 if os.environ.get("GUIBIAO_SOAK") else 12)


def as_of(plan: Plan, seed: int) -> date:
    """The end of the last year with data, or the middle of the next one."""
    years = [o.period.year for i in plan.indicators for one in (i, *i.parts) for o in one.observations]
    return date(max(years), 12, 31) if seed % 2 else date(max(years) + 1, 6, 30)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_report_read_back_says_what_the_plan_says_and_raises_no_alarm(seed: int, tmp_path: Path) -> None:
    plan = random_plan(seed)
    assert differences(plan, as_of(plan, seed), tmp_path) == []


def test_a_number_always_gives_the_same_plan() -> None:
    assert random_plan(7) == random_plan(7)
