"""Figures of a document, accepted or corrected by a person, taken into a plan: previewed, cited, never twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("each_database")

TEXT = """云河县2022年国民经济和社会发展统计公报

一、综合
全年地区生产总值105.3亿元，比上年增长6.4%。年末森林覆盖率62.48%。
全年接待游客12.5万人次。
"""


@pytest.fixture
def planner(person: Callable[..., Any], plan: Any) -> Any:
    """A planner with a bulletin that was read."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from guibiao.desk.worker import work_one

    client = person("planner", name="planner")
    client.post("/documents/upload", {"files": [SimpleUploadedFile("云河县2022年统计公报.txt", TEXT.encode())]})
    assert work_one()
    return client


def _decide(client: Any, words: str, decision: str = "accepted", **fields: str) -> None:
    from guibiao.desk.models import StatementRecord

    one = next(s for s in StatementRecord.objects.all() if s.text == words)
    said = {**one.found, **fields, "version": one.version, "decision": decision}
    assert client.post(f"/statements/{one.pk}/decision?part=1", said).status_code == 200


def _page(client: Any) -> str:
    from guibiao.desk.models import Reading

    return str(client.get(f"/readings/{Reading.objects.get().pk}/take").content.decode())


def _take(client: Any, plan: Any, keys: list[str], version: int | None = None) -> Any:
    from guibiao.desk.models import Reading

    plan.refresh_from_db()
    said = {"plan": plan.pk, "version": plan.version if version is None else version, "take": keys}
    return client.post(f"/readings/{Reading.objects.get().pk}/take", said)


def _keys(plan: Any) -> list[str]:
    from guibiao.desk.models import Reading
    from guibiao.desk.taking import offers

    plan.refresh_from_db()
    return [one.key for one in offers(plan, Reading.objects.get()) if one.can_be_taken]


def test_only_what_was_accepted_or_corrected_is_offered(planner: Any, plan: Any) -> None:
    assert _keys(plan) == []
    assert "还没有接受或改正过的数" in _page(planner)
    _decide(planner, "62.48%")
    _decide(planner, "6.4%", "rejected")
    page = _page(planner)
    assert "62.48%" in page
    assert "年末森林覆盖率62.48%" in page, "the words that it rests on"
    assert "6.4%" not in page
    assert "12.5" not in page, "no indicator of the plan"


def test_a_taken_figure_is_an_observation_with_its_source_and_is_not_offered_again(planner: Any, plan: Any) -> None:
    from guibiao.desk.checking import history_faults
    from guibiao.desk.models import HistoryRecord
    from guibiao.desk.plans import plan_of

    _decide(planner, "62.48%", "corrected", value="62.46")
    keys = _keys(plan)
    assert _take(planner, plan, keys).status_code == 302
    plan.refresh_from_db()
    figure = plan_of(plan).indicators[1].observations[-1]
    assert (figure.period.text, str(figure.value)) == ("2022", "62.46")
    assert figure.source.document.startswith("云河县2022年统计公报")
    assert figure.source.start == TEXT.index("62.48%")
    told = HistoryRecord.objects.get(action="indicator.changed")
    assert "62.46" in str(told.after)
    assert _keys(plan) == []
    assert _take(planner, plan, keys).status_code == 409
    assert len(plan_of(plan).indicators[1].observations) == 2
    assert list(history_faults()) == []


def test_a_figure_that_differs_is_shown_beside_the_plans_and_both_are_kept(planner: Any, plan: Any) -> None:
    from guibiao.desk.plans import plan_of

    _decide(planner, "6.4%")
    page = _page(planner)
    assert "说法不一" in page
    assert " checked" not in page, "a conflict is chosen by a person"
    _take(planner, plan, _keys(plan))
    gdp = plan_of(plan).indicators[0]
    assert {str(o.value) for o in gdp.observations if o.period.text == "2022"} == {"6.0", "6.4"}
    assert gdp.unsure


def test_a_departments_accepted_figure_stands(planner: Any, plan: Any, person: Callable[..., Any]) -> None:
    from guibiao.desk.models import Entry, IndicatorRecord, PlanRecord, Round

    opened = Round.objects.create(plan=plan, period="2022", due=date(2023, 1, 28))
    forest = IndicatorRecord.objects.get(code="forest")
    clerk = person("clerk", "县林业局").who
    Entry.objects.create(round=opened, indicator=forest, value="62.60", author=clerk, state="accepted")
    PlanRecord.objects.get(pk=plan.pk).save()
    _decide(planner, "62.48%")
    assert "部门已填报并接受" in _page(planner)
    assert _keys(plan) == []


def test_a_plan_that_changed_meanwhile_is_looked_at_again(planner: Any, plan: Any) -> None:
    _decide(planner, "62.48%")
    answer = _take(planner, plan, _keys(plan), version=99)
    assert answer.status_code == 409
    assert "没有采用" in answer.content.decode()
    plan.refresh_from_db()
    assert plan.version == 1


def test_a_document_of_another_county_is_refused_with_a_sentence(person: Callable[..., Any], plan: Any) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from guibiao.desk.worker import work_one

    client = person("planner", name="planner")
    text = TEXT.replace("云河县", "青山县")
    client.post("/documents/upload", {"files": [SimpleUploadedFile("青山县2022年统计公报.txt", text.encode())]})
    work_one()
    _decide(client, "62.48%")
    assert "青山县" in _page(client)
    assert _keys_or_refusal(plan)


def _keys_or_refusal(plan: Any) -> str:
    from guibiao.errors import InputError

    try:
        _keys(plan)
    except InputError as error:
        return str(error)
    return ""
