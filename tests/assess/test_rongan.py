"""The real plan of a county: every verdict, where it differs from the county's own, and its five proposals."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from guibiao.assess import Assessment, assess_plan
from guibiao.plan import read_plan

HERE = Path(__file__).parent
EXPECTED = yaml.safe_load((HERE / "rongan.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def found() -> dict[str, Assessment]:
    plan = read_plan(HERE.parents[1] / "examples" / "rongan" / "plan.yaml")
    return {a.indicator.id: a for a in assess_plan(plan, date.fromisoformat(EXPECTED["as_of"])).indicators}


def test_the_verdicts(found: dict[str, Assessment]) -> None:
    assert {name: a.verdict for name, a in found.items()} == EXPECTED["verdicts"]


def test_where_they_differ_from_the_countys_own(found: dict[str, Assessment]) -> None:
    stated = {name: a.indicator.stated for name, a in found.items()}
    differ = {name for name, s in stated.items() if s is not None and s.verdict != found[name].verdict}
    assert differ == set(EXPECTED["differ"])


@pytest.mark.parametrize("name", EXPECTED["proposals"])
def test_the_countys_proposals_are_checked_for_feasibility(found: dict[str, Assessment], name: str) -> None:
    check = found[name].proposal
    assert check is not None
    assert {key: getattr(check, key) for key in EXPECTED["proposals"][name]} == EXPECTED["proposals"][name]
