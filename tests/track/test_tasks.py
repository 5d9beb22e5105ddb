"""Tasks on a day: states, lights and reminders by the rules in lights.yaml; rates of 建议提案."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from guibiao.plan import Move, Plan, Task
from guibiao.quantity import Period
from guibiao.track import TaskStatus, proposal_rates, task_light, task_reminder, task_status

DAY = date(2023, 9, 30)


def status(task: Task, day: date = DAY) -> TaskStatus:
    """How a task stands."""
    return task_status(Plan("重点工作", "云河县", 2022, Period("2023"), tasks=(task,)), day)[0]


@pytest.mark.parametrize(
    ("task", "state", "light"),
    [
        (Task("1", "建公园", due="2023"), "on_schedule", "green"),
        (Task("1", "建公园", due="2023-Q3"), "on_schedule", "yellow"),
        (Task("1", "建公园", due="2023-Q2"), "late", "red"),
        (Task("1", "建公园", due="2023-Q2", status="办结"), "done", "green"),
        (Task("1", "改造小区", due="2023", amount=Decimal(20), done=Decimal(15)), "on_schedule", "green"),
        (Task("1", "改造小区", due="2023", amount=Decimal(20), done=Decimal(14)), "behind", "yellow"),
        (Task("1", "改造小区", due="2023", amount=Decimal(20), done=Decimal(20)), "done", "green"),
        (Task("1", "防火", due="长期坚持"), "on_schedule", "green"),
    ],
)
def test_a_task_is_done_on_schedule_behind_or_late(task: Task, state: str, light: str) -> None:
    told = status(task)
    assert (told.state, told.light) == (state, light)


@pytest.mark.parametrize(
    ("day", "colour"),
    [
        (date(2023, 6, 14), None),
        (date(2023, 6, 15), "blue"),
        (date(2023, 6, 30), "blue"),
        (date(2023, 7, 1), "orange"),
        (date(2023, 7, 14), "orange"),
        (date(2023, 7, 15), "red"),
    ],
)
def test_reminders_climb_from_blue_to_red(day: date, colour: str | None) -> None:
    assert task_reminder(Task("1", "建公园", due="2023-06-30"), day) == colour


def test_a_task_that_was_reopened_is_late_again() -> None:
    moves = (Move("办结销号", date(2023, 6, 1)), Move("重新办理", date(2023, 8, 1)))
    task = Task("1", "建公园", due="2023-Q2", moves=moves)
    assert task_light(task, date(2023, 7, 1)) == "green"
    assert task_light(task, date(2023, 8, 2)) == "red"


def test_a_node_that_nobody_answered_for_is_late() -> None:
    nodes = {"2023-Q2": "完成主体", "2023-Q4": "投用"}
    silent = Task("1", "建公园", due="2023", nodes=nodes, moves=(Move("签收", date(2023, 1, 5)),))
    answered = Task("1", "建公园", due="2023", nodes=nodes, moves=(Move("反馈", date(2023, 6, 20)),))
    assert task_light(silent, date(2023, 7, 1)) == "red"
    assert task_light(answered, date(2023, 7, 1)) == "green"


def test_what_is_late_without_a_reason_and_closed_without_evidence_is_told() -> None:
    assert status(Task("1", "建公园", due="2023-Q2")).unexplained
    assert not status(Task("1", "建公园", due="2023-Q2", explanation="征地")).unexplained
    assert status(Task("1", "建公园", due="2023-Q2", status="办结")).unproven
    assert not status(Task("1", "建公园", due="2023-Q2", status="办结", evidence=("验收表.pdf",))).unproven


def test_proposals_have_rates_of_answers_satisfaction_and_solutions() -> None:
    tasks = [
        Task("1", "修路", kind="建议提案", status="办结", result="A", satisfaction="满意"),
        Task("2", "停车", kind="建议提案", status="办结", result="B", satisfaction="不满意"),
        Task("3", "绿化", kind="建议提案"),
        Task("4", "建公园", kind="重点工作", status="办结"),
    ]
    told = {r.key: (r.numerator, r.denominator) for r in proposal_rates(tasks, DAY)}
    assert told == {"answered": (2, 3), "satisfied": (1, 2), "solved": (1, 2)}
