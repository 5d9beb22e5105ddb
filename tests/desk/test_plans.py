"""Plans go into rows and come back as they were; what was accepted comes along; everything is in the history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from guibiao.plan import read_plan

EXAMPLES = Path(__file__).parents[2] / "examples"
PLANS = [Path(__file__).with_name("plan.yaml"), EXAMPLES / "rongan" / "plan.yaml",
         Path(__file__).parents[1] / "plan" / "data" / "every_form.yaml"]  # fmt: skip


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.parent.name)
def test_a_plan_comes_back_from_its_rows_as_it_was(desk: None, path: Path) -> None:
    from guibiao.desk.plans import plan_of, save_plan

    plan = read_plan(path)
    record = save_plan(plan)
    assert plan_of(record) == plan
    assert plan_of(save_plan(plan, record)) == plan


def test_an_accepted_figure_is_an_observation_of_the_plan(plan: Any, person: Callable[..., Any]) -> None:
    from guibiao.desk.models import Entry, IndicatorRecord, Round
    from guibiao.desk.plans import plan_of

    clerk = person("clerk", "县林业局").who
    opened = Round.objects.create(plan=plan, period="2022", due=date(2023, 1, 28))
    forest = IndicatorRecord.objects.get(code="forest")
    entry = Entry.objects.create(round=opened, indicator=forest, value="62.50", author=clerk)
    told = [o.period.text for i in plan_of(plan).indicators if i.id == "forest" for o in i.observations]
    assert told == ["2021"], "a draft is nobody's figure"
    Entry.objects.filter(pk=entry.pk).update(state="accepted")
    last = plan_of(plan).indicators[1].observations[-1]
    assert (last.period.text, str(last.value), last.source.person) == ("2022", "62.50", clerk.username)


def test_importing_a_file_with_errors_says_them_all_and_changes_nothing(plan: Any, person: Callable[..., Any]) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    broken = b"plan: {name: x, region: y, base: 2020, period: nonsense}\nindicators:\n  - {id: a}\n"
    upload = SimpleUploadedFile("../../plan.yaml", broken)
    answer = person("planner").post("/plans/import", {"plan": plan.pk, "file": upload})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "nonsense" in page
    plan.refresh_from_db()
    assert plan.version == 1


def test_what_is_done_is_chained_and_tampering_shows(person: Callable[..., Any]) -> None:
    from guibiao.desk.history import first_broken
    from guibiao.desk.models import HistoryRecord

    chief = person("administrator")
    for name in ("县统计局", "县林业局", "县水利局"):
        chief.post("/departments/new", {"name": name})
    assert first_broken() is None
    second = HistoryRecord.objects.order_by("id")[1]
    HistoryRecord.objects.filter(pk=second.pk).update(after={"name": "别的局"})
    assert first_broken() == second
