"""Tasks (督办) and projects: units report, heads pass on, supervisor or planner accept; the supervisor alone closes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

Make = Callable[..., Any]
pytestmark = pytest.mark.usefixtures("each_database")


@pytest.fixture(params=["task", "project"])
def kind(request: pytest.FixtureRequest) -> str:
    """Once with a task, once with a project."""
    return str(request.param)


def _row(kind: str = "task") -> Any:
    from guibiao.desk.models import ProjectRecord, TaskRecord

    return (TaskRecord if kind == "task" else ProjectRecord).objects.select_related("plan").get()


def _waiting(kind: str = "task") -> Any:
    from guibiao.desk.progressing import waiting

    return waiting(_row(kind))


def _write(client: Any, kind: str = "task", then: str = "submit", version: int | None = None, **said: Any) -> Any:
    told = _waiting(kind)
    known = version if version is not None else told.version if told else 0
    return client.post(f"/{kind}s/{_row(kind).pk}", {"then": then, "version": known, **said})


def _pass(client: Any, name: str, kind: str = "task", version: int | None = None, reason: str = "") -> Any:
    told = _waiting(kind)
    said = {"step": name, "version": version or (told.version if told else 1), "reason": reason}
    return client.post(f"/{kind}s/{_row(kind).pk}", said)


def _decide(client: Any, name: str, **said: Any) -> Any:
    return client.post(f"/tasks/{_row().pk}", {"step": name, "version": _row().version, **said})


def _file(name: str = "验收.txt") -> Any:
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(name, "云河大桥通过验收。".encode())


def _stages(kind: str = "task") -> list[str]:
    return [one["stage"] for one in _row(kind).data.get("moves", [])]


def _people(person: Make) -> tuple[Any, Any, Any]:
    return person("clerk", "县统计局"), person("head", "县统计局"), person("supervisor")


def _faults() -> list[str]:
    from guibiao.desk.checking import history_faults

    return [str(one) for one in history_faults() if not one.about.startswith("账号 ")]


def test_a_task_goes_from_its_unit_over_its_head_to_the_supervisor_and_is_closed_on_evidence(
    plan: Any, person: Make
) -> None:
    from guibiao.desk.models import HistoryRecord
    from guibiao.desk.plans import plan_of
    from guibiao.track import is_done

    clerk, head, supervisor = _people(person)
    assert "红灯" in supervisor.get(f"/plans/{plan.pk}/tasks").content.decode()
    _write(clerk, progress="主桥合龙", problems="资金", next="铺装")
    assert _waiting().state == "submitted"
    assert _row().data.get("progress") is None, "nothing is in the plan before it is accepted"
    assert _pass(head, "return").status_code == 400, "a return needs its reason"
    _pass(head, "return", reason="写清数量")
    _write(clerk, progress="主桥合龙，铺装三成")
    _pass(head, "approve")
    _pass(supervisor, "return", reason="请附验收报告")
    _write(clerk, progress="已通车", evidence=_file())
    _pass(head, "approve")
    answer = _decide(supervisor, "close")
    assert (answer.status_code, "没有佐证材料" in answer.content.decode()) == (400, True)
    _pass(supervisor, "accept")
    assert _waiting() is None
    _decide(supervisor, "close")
    assert _stages() == ["反馈", "办结销号"]
    [task] = plan_of(_row().plan).tasks
    assert (task.progress, task.evidence) == ("已通车", ("验收.txt",))
    assert is_done(task, task.moves[-1].on)
    assert "绿灯" in clerk.get(f"/plans/{plan.pk}/tasks").content.decode()
    _decide(supervisor, "reopen", reason="质量问题")
    assert _stages()[-1] == "重新办理"
    actions = [one.action for one in HistoryRecord.objects.filter(kind__in=("TaskRecord", "Progress")).order_by("id")]
    assert [one for one in actions if one.startswith("task.")] == ["task.accept", "task.close", "task.reopen"]
    assert actions.count("progress.return") == 2
    assert _faults() == []


def test_a_project_goes_the_same_way_to_the_planner_and_its_money_and_stage_are_in_the_plan(
    plan: Any, person: Make
) -> None:
    from django.utils import timezone

    from guibiao.desk.plans import plan_of

    clerk, head, _supervisor = _people(person)
    planner = person("planner")
    said = {"done": "６，８００．５", "done_year": "1800.5", "stage": "竣工", "problems": "管网", "evidence": _file()}
    _write(clerk, "project", **said)
    _pass(head, "approve", "project")
    [before] = plan_of(plan).projects
    assert str(before.done) == "5000"
    _pass(planner, "accept", "project")
    [after] = plan_of(_row("project").plan).projects
    today = timezone.localdate()
    assert (str(after.done), str(after.done_yearly[today.year]), after.as_of) == ("6800.5", "1800.5", today)
    assert (_stages("project"), after.problems, after.evidence) == (["竣工"], "管网", ("验收.txt",))
    assert "竣工" in planner.get(f"/plans/{plan.pk}/projects").content.decode()
    assert _faults() == []


@pytest.mark.parametrize(
    "wrong",
    [{}, {"done": "很多"}, {"done": "-5"}, {"done": "1e9"}, {"done": "1", "stage": "飞升"}, {"stage": "停缓建"}],
    ids=str,
)
def test_what_makes_no_sound_project_is_refused_on_the_page_with_what_was_typed(
    plan: Any, person: Make, wrong: dict[str, str]
) -> None:
    answer = _write(person("clerk", "县统计局"), "project", problems="" if wrong == {} else "资金紧张", **wrong)
    page = answer.content.decode()
    assert (answer.status_code, 'role="alert"' in page, _waiting("project")) == (400, True, None)
    assert wrong == {} or "资金紧张" in page


def test_a_stage_that_needs_a_reason_is_kept_with_it(plan: Any, person: Make) -> None:
    clerk, head, _supervisor = _people(person)
    _write(clerk, "project", stage="停缓建", stage_reason="资金不到位")
    _pass(head, "approve", "project")
    _pass(person("planner"), "accept", "project")
    [move] = _row("project").data["moves"]
    assert (move["stage"], move["reason"]) == ("停缓建", "资金不到位")


STATES = ("draft", "submitted", "approved", "returned")
# As in test_gate.py for figures, by hand: the supervisor accepts of tasks what the planner accepts of all else.
STEPS = {
    ("clerk", "submit"): ("draft", "returned"), ("head", "submit"): ("draft", "returned"),
    ("head", "approve"): ("submitted",), ("head", "return"): ("submitted",),
    ("accepts", "return"): ("approved",), ("accepts", "accept"): ("approved",),
}  # fmt: skip


@pytest.mark.parametrize("role", ["administrator", "planner", "supervisor", "head", "clerk", "leader"])
def test_each_step_is_for_its_role_in_its_state(plan: Any, person: Make, role: str, kind: str) -> None:
    from guibiao.desk.models import Progress

    unit = person("clerk", "县统计局", "author").who
    client = person(role, "县统计局" if role in ("head", "clerk") else None)
    who = "accepts" if role == {"task": "supervisor", "project": "planner"}[kind] else role
    said = {"progress": "合龙"} if kind == "task" else {"problems": "资金"}
    for step in ("submit", "approve", "return", "accept", "reopen"):
        for state in STATES:
            Progress.objects.all().delete()
            Progress.objects.create(
                **{kind: _row(kind)}, department=unit.department, author=unit, said=said, state=state
            )
            _pass(client, step, kind, reason="理由")
            told = _waiting(kind)
            taken = told is None or told.version != 1
            assert taken == (state in STEPS.get((who, step), ())), (step, state)


def test_another_units_row_is_as_if_it_were_not_there(plan: Any, person: Make, kind: str) -> None:
    stranger = person("clerk", "县林业局")
    assert stranger.get(f"/{kind}s/{_row(kind).pk}").status_code == 404
    assert _write(stranger, kind, progress="x", problems="x").status_code == 404
    assert _row(kind).name not in stranger.get(f"/plans/{plan.pk}/{kind}s").content.decode()


def test_nobody_but_the_unit_reports_and_nobody_but_the_supervisor_closes(plan: Any, person: Make) -> None:
    clerk, head, supervisor = _people(person)
    planner, leader = person("planner"), person("leader")
    for client in (supervisor, planner, leader):
        assert _write(client, progress="x").status_code == 404
    _write(clerk, progress="完成", evidence=_file())
    _pass(head, "approve")
    _pass(supervisor, "accept")
    for client in (clerk, head, planner, leader):
        assert _decide(client, "close").status_code == 404
    assert _decide(clerk, "nonsense").status_code == 404
    _decide(supervisor, "close")
    assert _write(clerk, progress="再报").status_code == 302
    assert _waiting() is None, "what is closed is closed"


def test_two_people_see_a_conflict_and_lose_nothing(plan: Any, person: Make, kind: str) -> None:
    one, other = person("clerk", "县统计局", "one"), person("head", "县统计局", "other")
    _write(one, kind, "save", progress="甲写的", problems="甲写的")
    answer = _write(other, kind, "save", version=0, progress="乙写的", problems="乙写的")
    assert (answer.status_code, "乙写的" in answer.content.decode()) == (409, True)
    assert "甲写的" in _waiting(kind).said.values()
    _write(one, kind, progress="甲写的", problems="甲写的")
    assert _pass(other, "approve", kind, version=1).status_code == 409
    assert _waiting(kind).state == "submitted"


def test_evidence_is_for_who_may_see_what_it_stands_behind(plan: Any, person: Make, kind: str) -> None:
    from guibiao.desk.models import Evidence

    clerk, head, supervisor = _people(person)
    leader, accepts = person("leader"), supervisor if kind == "task" else person("planner")
    _write(clerk, kind, "save", progress="x", problems="x", evidence=[_file("错的.txt"), _file()])
    wrong, right = Evidence.objects.order_by("id")
    assert leader.get(f"/evidence/{wrong.pk}").status_code == 404, "not accepted yet"
    assert person("clerk", "县林业局").get(f"/evidence/{right.pk}").status_code == 404
    assert supervisor.get(f"/evidence/{right.pk}").status_code == 200
    clerk.post(f"/evidence/{wrong.pk}/removed")
    _write(clerk, kind, progress="x", problems="x")
    clerk.post(f"/evidence/{right.pk}/removed")
    assert Evidence.objects.count() == 1, "what was handed in stays"
    _pass(head, "approve", kind)
    _pass(accepts, "accept", kind)
    assert leader.get(f"/evidence/{right.pk}").status_code == 200


def test_a_file_that_is_empty_keeps_nothing(plan: Any, person: Make, kind: str) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    answer = _write(
        person("clerk", "县统计局"), kind, progress="x", problems="x", evidence=SimpleUploadedFile("a.txt", b"")
    )
    assert (answer.status_code, _waiting(kind)) == (400, None)


def test_a_row_that_was_reported_on_is_not_taken_away_by_an_import(plan: Any, person: Make, kind: str) -> None:
    from guibiao.desk.importing import row_changes, unremovable
    from guibiao.desk.plans import plain_kept

    before = plain_kept(plan)
    after = {key: value for key, value in before.items() if key != f"{kind}s"}
    assert unremovable(plan, row_changes(before, after)) == []
    _write(person("clerk", "县统计局"), kind, "save", progress="x", problems="x")
    assert unremovable(plan, row_changes(before, after)) == [_row(kind).name]


def test_a_row_that_was_changed_past_the_history_shows(plan: Any, person: Make, kind: str) -> None:
    """Even by one who changes the kept version together with the row."""
    from guibiao.desk.models import PlanRecord
    from guibiao.desk.plans import plain_kept
    from guibiao.desk.versions import remember

    clerk, head, supervisor = _people(person)
    _write(clerk, kind, progress="x", problems="x")
    _pass(head, "approve", kind)
    _pass(supervisor if kind == "task" else person("planner"), "accept", kind)
    assert _faults() == []
    row = _row(kind)
    row.data = {**row.data, "problems": "没有问题"}
    row.save()
    remember(PlanRecord.objects.get(pk=plan.pk), plain_kept(plan))
    assert any("的改动在历史里没有" in one for one in _faults())


def test_what_waits_and_who_wrote_it_is_beside_the_history(plan: Any, person: Make, kind: str) -> None:
    from guibiao.desk.models import Progress

    _write(person("clerk", "县统计局"), kind, progress="x", problems="x")
    assert _faults() == []
    Progress.objects.update(said={"problems": "改过"})
    assert _faults() != []


def test_the_ledger_of_a_past_day_stands_as_it_stood(plan: Any, person: Make, kind: str) -> None:
    from django.utils import timezone

    from guibiao.desk.models import RowVersion

    RowVersion.objects.update(at=timezone.now() - timedelta(days=9))
    clerk, head, supervisor = _people(person)
    planner = person("planner")
    _write(clerk, kind, progress="今天写的", done="5001")
    _pass(head, "approve", kind)
    _pass(supervisor if kind == "task" else planner, "accept", kind)
    day, new = timezone.localdate() - timedelta(days=3), "今天写的" if kind == "task" else "5001"
    assert new in planner.get(f"/plans/{plan.pk}/{kind}s").content.decode()
    page = planner.get(f"/plans/{plan.pk}/{kind}s?on={day}").content.decode()
    assert _row(kind).name in page
    assert new not in page


def _chased(kind: str, today: Any) -> list[tuple[str, int, str | None]]:
    from guibiao.desk.reminders import chased

    return [(c.department.name, c.open, c.colour) for c in chased(today) if c.key.startswith(kind)]


def test_a_unit_owes_a_report_each_month_until_it_has_handed_one_on(plan: Any, person: Make, kind: str) -> None:
    from datetime import UTC, datetime

    from guibiao.desk.models import PlanRecord, Progress

    PlanRecord.objects.update(created=datetime(2024, 1, 5, tzinfo=UTC))
    due = date(2024, 3, 28)
    for days, colour in ((-14, "blue"), (0, "blue"), (1, "orange"), (15, "red")):
        assert _chased(f"{kind}s:", due + timedelta(days)) == [("县统计局", 1, colour)], days
    assert _chased(f"{kind}s:", date(2024, 1, 10)) == [], "the plan was not here in December"
    _write(person("clerk", "县统计局"), kind, "save", progress="x", problems="x")
    assert _chased(f"{kind}s:", due) != [], "a draft is not handed on"
    _write(person("head", "县统计局"), kind, progress="x", problems="x")
    Progress.objects.update(day=due - timedelta(days=3))
    assert _chased(f"{kind}s:", due + timedelta(days=3)) == []
    assert _chased(f"{kind}s:", date(2024, 4, 28)) == [("县统计局", 1, "blue")], "the next month is another"


def test_the_clock_of_the_months_follows_the_offices_day(plan: Any) -> None:
    from guibiao.desk.monthly import report_days

    assert report_days(31, date(2024, 2, 20)) == (date(2024, 2, 29), date(2024, 1, 31))
    assert report_days(28, date(2024, 1, 2)) == (date(2023, 12, 28), date(2023, 11, 28))
    assert report_days(10, date(2024, 1, 2)) == (date(2024, 1, 10), date(2023, 12, 10))


def test_a_task_reminds_of_its_deadline_and_no_more_once_it_is_closed(plan: Any, person: Make) -> None:
    from guibiao.desk.models import TaskRecord

    row, due = _row(), date(2024, 12, 31)
    assert _chased("task:", due - timedelta(days=40)) == []
    for days, colour in ((-10, "blue"), (2, "orange"), (20, "red")):
        assert _chased("task:", due + timedelta(days=days)) == [("县统计局", 1, colour)]
    head = person("head", "县统计局")
    assert f'href="/tasks/{row.pk}"' in head.get("/rounds").content.decode(), "where a department's people come in"
    page = head.get("/reminders").content.decode()
    assert "任务“建成云河大桥”已逾期" in page
    assert f'href="/tasks/{row.pk}"' in page
    TaskRecord.objects.update(data={**row.data, "status": "已完成"})
    type(plan).objects.update(version=99)
    assert _chased("task", due) == []


def test_a_return_and_what_a_unit_owes_of_tasks_are_told_by_letter(
    plan: Any, person: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.conf import settings

    from guibiao.desk import handing, letters

    told: list[str] = []
    clerk, head, supervisor = _people(person)
    monkeypatch.setattr(handing, "tell_later", lambda _who, subject, text: told.append(f"{subject} {text}"))
    _write(clerk, progress="合龙")
    _pass(head, "approve")
    _pass(supervisor, "return", reason="请附照片")
    assert told == ["退回：建成云河大桥 退回理由：请附照片"]
    clerk.who.email = "tong@example.org"
    clerk.who.save()
    sent: list[str] = []
    monkeypatch.setattr(settings, "EMAIL_HOST", "mail.example.org")
    monkeypatch.setattr(letters, "reach", type("Post", (), {"close": lambda _self: None}))
    monkeypatch.setattr(letters, "send", lambda _who, _subject, text, _post: bool(sent.append(text)) or True)
    day = date(2025, 1, 2)
    assert (letters.write_due(day), letters.write_due(day)) == (1, 0), "once for each climb"
    assert "任务“建成云河大桥”已逾期 2 天" in sent[0]
