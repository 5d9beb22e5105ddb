"""Reports made in the background: their files, their versions, people's words in their places."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from docx import Document as Word


@pytest.fixture
def made(person: Callable[..., Any], plan: Any) -> Callable[..., Any]:
    """Has a version made; gives it."""
    from guibiao.desk.models import Job
    from guibiao.desk.worker import work_one

    client = person("planner", name="planner")

    def made(**asked: str) -> Any:
        assert client.post(f"/plans/{plan.pk}/reports/new", asked).status_code == 302
        while work_one():
            pass
        job = Job.objects.filter(kind="report").first()
        assert job.state == "done", job.problem
        return plan.reports.first()

    made.client = client  # type: ignore[attr-defined]
    return made


def _file(client: Any, version: Any, suffix: str) -> bytes:
    number = next(n for n, one in enumerate(version.files) if one["name"].endswith(suffix))
    answer = client.get(f"/reports/{version.pk}/{number}")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    return b"".join(answer.streaming_content)


def _text(data: bytes) -> str:
    return "\n".join(p.text for p in Word(io.BytesIO(data)).paragraphs)


def test_a_report_comes_in_word_excel_and_as_a_page(made: Callable[..., Any], plan: Any) -> None:
    version = made(issuer="云河县发展和改革局")
    suffixes = {one["name"].rsplit(".", 1)[-1] for one in version.files}
    assert {"docx", "xlsx", "html"} <= suffixes
    assert "云河县发展和改革局" in _text(_file(made.client, version, ".docx"))  # type: ignore[attr-defined]
    page = made.client.get(f"/plans/{plan.pk}/reports").content.decode()  # type: ignore[attr-defined]
    assert "第 1 稿" in page
    assert "report.json" not in page


def test_versions_are_kept_and_say_what_changed(
    made: Callable[..., Any], plan: Any, person: Callable[..., Any]
) -> None:
    from guibiao.desk.models import Entry, IndicatorRecord, Round

    first = made()
    opened = Round.objects.create(plan=plan, period="2022", due=date(2023, 1, 28))
    forest = IndicatorRecord.objects.get(code="forest")
    clerk = person("clerk", "县林业局").who
    Entry.objects.create(round=opened, indicator=forest, value="62.50", author=clerk, state="accepted")
    second = made()
    assert (first.number, second.number) == (1, 2)
    assert first.changes == []
    assert any("62.50" in change for change in second.changes)
    assert _file(made.client, first, ".docx") != _file(made.client, second, ".docx")  # type: ignore[attr-defined]


def test_peoples_words_and_accepted_chapters_stand_in_the_report(
    made: Callable[..., Any], plan: Any, person: Callable[..., Any]
) -> None:
    from guibiao.desk.models import Chapter, Department, Round

    client = made.client  # type: ignore[attr-defined]
    clerk = person("clerk", "县林业局").who
    opened = Round.objects.create(plan=plan, period="2022", due=date(2023, 1, 28))
    unit = Department.objects.get(name="县林业局")
    Chapter.objects.create(
        round=opened, department=unit, key="problems", author=clerk, state="accepted", text="造林用地不足。"
    )
    Chapter.objects.create(
        round=opened, department=unit, key="next", author=clerk, state="submitted", text="还没有人看过的话。"
    )
    assert client.post(f"/plans/{plan.pk}/reports/words", {"section": "causes", "version": 0, "text": "主要是来得晚。"})
    text = _text(_file(client, made(), ".docx"))
    assert text.index("造林用地不足") < text.index("主要是来得晚")
    assert "还没有人看过的话" not in text


def test_two_people_who_write_one_section_see_a_conflict_and_lose_nothing(made: Callable[..., Any], plan: Any) -> None:
    from guibiao.desk.models import Words

    client, address = made.client, f"/plans/{plan.pk}/reports/words"  # type: ignore[attr-defined]
    client.post(address, {"section": "causes", "version": "0", "text": "甲的话"})
    late = client.post(address, {"section": "causes", "version": "0", "text": "乙的话"})
    assert late.status_code == 409
    assert "甲的话" in late.content.decode()
    assert "乙的话" in late.content.decode()
    assert Words.objects.get().text == "甲的话"


def test_words_that_cannot_be_printed_fail_the_job_with_a_sentence(made: Callable[..., Any], plan: Any) -> None:
    from guibiao.desk.models import Job
    from guibiao.desk.worker import work_one

    client = made.client  # type: ignore[attr-defined]
    client.post(f"/plans/{plan.pk}/reports/words", {"section": "causes", "version": "0", "text": "<!-- 没有结尾"})
    client.post(f"/plans/{plan.pk}/reports/new")
    work_one()
    job = Job.objects.get(kind="report")
    assert job.state == "failed"
    assert "-->" in job.problem
    assert "/tmp" not in job.problem


def test_each_edition_has_its_own_versions_and_takes_the_same_words(
    made: Callable[..., Any], plan: Any, person: Callable[..., Any]
) -> None:
    from guibiao.desk.models import Chapter, Department, Round

    client = made.client  # type: ignore[attr-defined]
    clerk = person("clerk", "县林业局").who
    opened = Round.objects.create(plan=plan, period="2022", due=date(2023, 1, 28))
    Chapter.objects.create(
        round=opened, department=Department.objects.get(name="县林业局"), key="problems", author=clerk,
        state="accepted", text="造林用地不足。",
    )  # fmt: skip
    client.post(f"/plans/{plan.pk}/reports/words", {"section": "work", "version": 0, "text": "抓好明年造林。"})
    titles = {}
    for kind in ("midterm", "annual", "final"):
        version = made(kind=kind)
        text = titles[kind] = _text(_file(client, version, ".docx"))
        assert version.kind == kind
        assert version.changes == [], "nothing of its kind to compare with"
        assert "造林用地不足" in text
        assert "抓好明年造林" in text
    assert "年度" in titles["annual"]
    assert "总结评估" in titles["final"]
    page = client.get(f"/plans/{plan.pk}/reports").content.decode()
    assert "年度监测评估报告 · 第 2 稿" in page
