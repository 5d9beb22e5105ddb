"""The tasks of a plan on a day: how each stands, and the rates of 建议提案."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from guibiao.messages import _
from guibiao.plan import Plan, Task
from guibiao.quantity import Period
from guibiao.track.lights import is_done, task_light, task_reminder
from guibiao.track.rates import Rate, year_progress

PROPOSALS = "建议提案"
RESULTS = ("A", "B", "C", "D")  # 已解决, 正在解决, 列入计划, 留作参考
SATISFIED = ("满意", "基本满意")
TASK_STATES = ("done", "on_schedule", "behind", "late")


@dataclass(frozen=True, slots=True)
class TaskStatus:
    """A task on a day. `share` is what has been done of its amount, `due_share` what is due by the time gone.

    `state` is one of TASK_STATES; `unexplained` tells that it is late or behind and nobody has said why.
    """

    task: Task
    state: str
    light: str
    reminder: str | None
    days_left: int | None
    share: Fraction | None
    due_share: Fraction | None

    @property
    def unexplained(self) -> bool:
        """Whether a reason is asked for and missing."""
        return self.state in ("behind", "late") and not self.task.explanation

    @property
    def unproven(self) -> bool:
        """Whether it was closed without evidence."""
        return self.state == "done" and not self.task.evidence


def task_status(plan: Plan, as_of: date) -> list[TaskStatus]:
    """How every task stands at the end of a day, in the plan's order."""
    return [_status(task, as_of) for task in plan.tasks]


def proposal_rates(tasks: Sequence[Task], as_of: date) -> tuple[Rate, ...]:
    """办复率 of all proposals, 满意率 of those that were asked, and the share of A among those answered."""
    proposals = [t for t in tasks if t.kind == PROPOSALS]
    answered = [t for t in proposals if is_done(t, as_of) or t.result]
    asked = [t for t in proposals if t.satisfaction]
    rates = (
        ("answered", _("办复率"), len(answered), len(proposals)),
        ("satisfied", _("满意率（含基本满意）"), sum(t.satisfaction in SATISFIED for t in asked), len(asked)),
        ("solved", _("A类（已解决）占比"), sum((t.result or "")[:1] == "A" for t in answered), len(answered)),
    )
    return tuple(Rate(key, name, above, below, _("件")) for key, name, above, below in rates)


def state_name(state: str) -> str:
    """A state in words."""
    return {
        "done": _("已完成"),
        "on_schedule": _("按序时"),
        "behind": _("滞后"),
        "late": _("逾期"),
    }[state]


def light_name(light: str) -> str:
    """A light in words."""
    return {"green": _("绿灯"), "yellow": _("黄灯"), "red": _("红灯")}[light]


def reminder_name(colour: str) -> str:
    """A reminder in words."""
    return {"blue": _("蓝色提醒"), "orange": _("橙色催办"), "red": _("红色督办")}[colour]


def _status(task: Task, as_of: date) -> TaskStatus:
    light, due = task_light(task, as_of), _due(task)
    share = Fraction(task.done) / Fraction(task.amount) if task.amount and task.done is not None else None
    expected = year_progress(as_of) if due is not None and due.year == as_of.year else None
    if is_done(task, as_of) or (share is not None and share >= 1):
        state, light = "done", "green"
    elif due is not None and due.end < as_of:
        state = "late"
    elif light == "red" or (share is not None and expected is not None and share < expected):
        state = "behind"
    else:
        state = "on_schedule"
    return TaskStatus(
        task=task,
        state=state,
        light="yellow" if state == "behind" and light == "green" else light,
        reminder=None if state == "done" else task_reminder(task, as_of),
        days_left=(due.end - as_of).days if due is not None else None,
        share=share,
        due_share=expected,
    )


def _due(task: Task) -> Period | None:
    try:
        return Period(task.due) if task.due else None
    except ValueError:
        return None
