"""Supervision (督办): units report, the supervisor alone closes, on evidence; a closed task can be opened again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Make = Callable[..., Any]


def _row() -> Any:
    from guibiao.desk.models import TaskRecord

    return TaskRecord.objects.select_related("plan").get(code="1")


def _take(client: Any, step: str, version: int | None = None, **said: Any) -> Any:
    row = _row()
    return client.post(f"/tasks/{row.pk}", {"step": step, "version": version or row.version, **said})


def _file(name: str = "验收.txt") -> Any:
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(name, "云河大桥通过验收。".encode())


def _stages() -> list[str]:
    return [one["stage"] for one in _row().data.get("moves", [])]


def test_a_task_goes_from_its_unit_to_the_supervisor_and_is_closed_on_evidence(plan: Any, person: Make) -> None:
    from guibiao.desk.checking import history_faults
    from guibiao.desk.models import HistoryRecord
    from guibiao.desk.plans import plan_of
    from guibiao.track import is_done

    clerk, supervisor = person("clerk", "县统计局"), person("supervisor")
    assert "红灯" in supervisor.get(f"/plans/{plan.pk}/tasks").content.decode()
    _take(clerk, "report", progress="主桥合龙", problems="资金", next="铺装")
    answer = _take(supervisor, "close")
    assert (answer.status_code, "没有佐证材料" in answer.content.decode()) == (400, True)
    assert _take(supervisor, "return").status_code == 400, "a return needs its reason"
    _take(supervisor, "return", reason="请附验收报告")
    _take(clerk, "report", progress="已通车", evidence=_file())
    _take(supervisor, "close")
    assert _stages() == ["反馈", "办理", "反馈", "办结销号"]
    [task] = plan_of(_row().plan).tasks
    assert (task.progress, task.evidence, task.moves[1].reason) == ("已通车", ("验收.txt",), "请附验收报告")
    assert is_done(task, task.moves[-1].on)
    assert "绿灯" in clerk.get(f"/plans/{plan.pk}/tasks").content.decode()
    _take(supervisor, "reopen", reason="质量问题")
    assert _stages()[-1] == "重新办理"
    actions = [one.action for one in HistoryRecord.objects.filter(kind="TaskRecord").order_by("id")]
    assert actions == ["task.report", "task.return", "task.report", "task.close", "task.reopen"]
    assert [str(one) for one in history_faults() if not one.about.startswith("账号 ")] == []


def test_the_unit_that_did_it_does_not_close_it_and_the_supervisor_does_not_report(plan: Any, person: Make) -> None:
    clerk, head = person("clerk", "县统计局"), person("head", "县统计局")
    _take(clerk, "report", progress="完成", evidence=_file())
    for client, step in ((clerk, "close"), (head, "close"), (head, "return"), (person("supervisor"), "report"),
                         (person("planner"), "close"), (person("leader"), "reopen"), (clerk, "nonsense")):  # fmt: skip
        assert _take(client, step, reason="理由", progress="x").status_code == 404, step
    assert _stages() == ["反馈"]


def test_another_units_task_is_as_if_it_were_not_there(plan: Any, person: Make) -> None:
    stranger = person("clerk", "县林业局")
    assert stranger.get(f"/tasks/{_row().pk}").status_code == 404
    assert _take(stranger, "report", progress="x").status_code == 404
    assert "云河大桥" not in stranger.get(f"/plans/{plan.pk}/tasks").content.decode()


def test_steps_are_for_their_state(plan: Any, person: Make) -> None:
    clerk, supervisor = person("clerk", "县统计局"), person("supervisor")
    assert _take(supervisor, "reopen", reason="x").status_code == 302
    assert _take(supervisor, "return", reason="x").status_code == 302
    assert _stages() == [], "neither closed nor answered"
    _take(clerk, "report", progress="完成", evidence=_file())
    _take(supervisor, "close")
    assert _take(clerk, "report", progress="再报").status_code == 302
    assert _row().data["progress"] == "完成", "what is closed is closed"


def test_two_people_see_a_conflict_and_lose_nothing(plan: Any, person: Make) -> None:
    one, other = person("clerk", "县统计局", "one"), person("head", "县统计局", "other")
    seen = _row().version
    _take(one, "report", progress="甲写的")
    answer = _take(other, "report", seen, progress="乙写的")
    assert (answer.status_code, "乙写的" in answer.content.decode()) == (409, True)
    assert _row().data["progress"] == "甲写的"


def test_a_file_that_cannot_be_taken_in_keeps_nothing(plan: Any, person: Make) -> None:
    assert _take(person("clerk", "县统计局"), "report", progress="完成", evidence=_file("a.exe")).status_code == 400
    assert _stages() == []


def test_a_report_without_words_is_asked_for_them(plan: Any, person: Make) -> None:
    answer = _take(person("clerk", "县统计局"), "report", problems="缺资金")
    assert answer.status_code == 400
    assert "缺资金" in answer.content.decode()


def test_the_tasks_of_a_past_day_stand_as_they_stood(plan: Any, person: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import timedelta

    from django.utils import timezone

    from guibiao.desk.models import RowVersion

    RowVersion.objects.update(at=timezone.now() - timedelta(days=9))
    _take(person("clerk", "县统计局"), "report", progress="今天写的")
    day = timezone.localdate() - timedelta(days=3)
    supervisor = person("supervisor")
    assert "今天写的" in supervisor.get(f"/plans/{plan.pk}/tasks").content.decode()
    page = supervisor.get(f"/plans/{plan.pk}/tasks?on={day}").content.decode()
    assert "云河大桥" in page
    assert "今天写的" not in page
