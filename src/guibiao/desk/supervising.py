"""Supervision (督办): the supervisor alone closes a task, on evidence, and opens it again.

What a unit reports of its task goes the way of everything that is handed in: `guibiao.desk.handing`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
from django.db import transaction
from django.utils import timezone

from guibiao.desk.handing import Conflict
from guibiao.desk.ledgers import put_row, task_of
from guibiao.desk.models import PlanRecord, TaskRecord, User
from guibiao.desk.roles import roles
from guibiao.errors import InputError
from guibiao.messages import _
from guibiao.plan import Task
from guibiao.track import is_done

_LONGEST = 5_000


class TaskStep(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A step; see task_steps.yaml."""

    action: str
    stage: str
    start: str = msgspec.field(name="from")
    reason: bool = False
    evidence: bool = False


@cache
def task_steps() -> dict[str, TaskStep]:
    """All steps by name, read once. Raises ValueError where one names an action that the table of roles lacks."""
    found = msgspec.yaml.decode((files("guibiao.desk") / "task_steps.yaml").read_bytes(), type=dict[str, TaskStep])
    for name, step in found.items():
        if step.action not in roles().actions or step.start not in ("open", "done"):
            raise ValueError(f"task_steps.yaml: {name}")
    return found


def offered_to(person: User, task: Task) -> list[str]:
    """The steps that a person may take now with a task."""
    return [name for name, step in task_steps().items() if _may(person, task, step)]


@transaction.atomic
def supervise(person: User, pk: int, version: int, name: str, reason: str) -> None:
    """Take a step of task_steps.yaml.

    Raises Conflict where the task is no longer in the version that the person saw, PermissionError where the person
    may not, InputError where a reason or evidence is missing.
    """
    plan = PlanRecord.objects.select_for_update().get(taskrecord__pk=pk)
    row, step, reason = TaskRecord.objects.get(pk=pk), task_steps()[name], reason.strip()
    if row.version != version:
        raise Conflict
    if not _may(person, task_of(row), step):
        raise PermissionError(name)
    if step.evidence and not row.data.get("evidence"):
        raise InputError(_("没有佐证材料，不能销号"), cure=_("请让责任单位补报，附上佐证材料"))
    if step.reason and not reason:
        raise InputError(_("请写明理由"))
    move = {"stage": step.stage, "on": timezone.localdate().isoformat()}
    move |= {"reason": reason[:_LONGEST]} if step.reason else {}
    put_row(person, plan, row, {**row.data, "moves": [*row.data.get("moves", []), move]}, name)


def task_step_name(name: str) -> str:
    """What people call a step."""
    return {"close": _("办结销号"), "reopen": _("重新打开")}[name]


def _may(person: User, task: Task, step: TaskStep) -> bool:
    done = is_done(task, timezone.localdate())
    return person.reach(step.action) == "all" and done == (step.start == "done")
