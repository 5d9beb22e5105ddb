"""Supervision (督办): a unit reports on its task, the supervisor returns it, closes it on evidence, or opens it again.

What is done is written into the task itself, so that the plan's file, its lights and its past have it at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from guibiao.desk import search, versions
from guibiao.desk.history import note
from guibiao.desk.models import PlanRecord, TaskRecord, User
from guibiao.desk.plans import plain_kept
from guibiao.desk.roles import roles
from guibiao.desk.uploading import take_in
from guibiao.errors import InputError
from guibiao.messages import _
from guibiao.plan import Task, plan_of_plain
from guibiao.track import is_done

WRITTEN = ("progress", "problems", "next", "explanation")  # what a unit writes of its task
_LONGEST = 5_000
_MOST = 20  # files of one task


class TaskStep(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A step; see task_steps.yaml."""

    action: str
    stage: str
    start: str = msgspec.field(name="from")
    reason: bool = False
    evidence: bool = False


class Conflict(Exception):
    """Somebody else changed the task first. Nothing was changed."""


@cache
def task_steps() -> dict[str, TaskStep]:
    """All steps by name, read once. Raises ValueError where one names an action that the table of roles lacks."""
    found = msgspec.yaml.decode((files("guibiao.desk") / "task_steps.yaml").read_bytes(), type=dict[str, TaskStep])
    for name, step in found.items():
        if step.action not in roles().actions or step.start not in ("open", "answered", "done"):
            raise ValueError(f"task_steps.yaml: {name}")
    return found


def offered(person: User, row: TaskRecord, task: Task) -> list[str]:
    """The steps that a person may take now with a task."""
    return [name for name, step in task_steps().items() if _may(person, row, task, step)]


@transaction.atomic
def take_step(
    person: User, pk: int, version: int, name: str, said: Mapping[str, str], uploads: Sequence[UploadedFile] = ()
) -> None:
    """Take a step of task_steps.yaml; `said` is what a unit writes, or the reason.

    Raises Conflict where the task is no longer in the version that the person saw, PermissionError where the person
    may not, InputError where a reason or evidence is missing, or a file cannot be taken in.
    """
    plan = PlanRecord.objects.select_for_update().get(taskrecord__pk=pk)
    row, step = TaskRecord.objects.select_related("lead").get(pk=pk), task_steps()[name]
    if row.version != version:
        raise Conflict
    if not _may(person, row, task_of(row), step):
        raise PermissionError(name)
    before = told(row)
    data = {**row.data, **(_written(said) if name == "report" else {})}
    data["evidence"] = _evidence(person, data.get("evidence", []), uploads if name == "report" else ())
    if step.evidence and not data["evidence"]:
        raise InputError(_("没有佐证材料，不能销号"), cure=_("请退回，由责任单位补上"))
    data["moves"] = [*data.get("moves", []), _move(step, said.get("reason", "").strip())]
    row.data, row.version = {key: value for key, value in data.items() if value}, row.version + 1
    row.save(update_fields=["data", "version"])
    _keep(plan, row)
    note(person, f"task.{name}", row, before=before, after=told(row))


def task_step_name(name: str) -> str:
    """What people call a step."""
    return {"report": _("反馈"), "return": _("退回"), "close": _("办结销号"), "reopen": _("重新打开")}[name]


def task_of(row: TaskRecord) -> Task:
    """The task as the core has it."""
    card = {"name": "x", "region": "x", "base": 2020, "period": "2021/2025"}
    return plan_of_plain({"plan": card, "tasks": [row.data]}, row.name).tasks[0]


def stands(task: Task) -> str:
    """How a task stands for the steps: done, answered (its unit has spoken last), open."""
    if is_done(task, timezone.localdate()):
        return "done"
    last = task.moves[-1].stage if task.moves else ""
    return "answered" if last == task_steps()["report"].stage else "open"


def told(row: TaskRecord) -> dict[str, Any]:
    """What the history keeps of a task: its words, its evidence, its last move."""
    kept = {key: row.data[key] for key in WRITTEN if row.data.get(key)}
    if evidence := row.data.get("evidence"):
        kept["evidence"] = "；".join(evidence)
    if moves := row.data.get("moves"):
        kept["moves"] = " ".join(str(moves[-1][key]) for key in ("on", "stage", "reason") if moves[-1].get(key))
    return kept


def _may(person: User, row: TaskRecord, task: Task, step: TaskStep) -> bool:
    reach = person.reach(step.action)
    within = reach == "all" or (reach == "own" and row.lead_id == person.department_id and row.lead_id is not None)
    stood = stands(task)
    return within and (stood == step.start or (step.start == "open" and stood == "answered"))


def _written(said: Mapping[str, str]) -> dict[str, str]:
    texts = {key: said.get(key, "").replace("\r\n", "\n").strip()[:_LONGEST] for key in WRITTEN}
    if not texts["progress"]:
        raise InputError(_("请写进展"))
    return texts


def _evidence(person: User, known: Sequence[str], uploads: Sequence[UploadedFile]) -> list[str]:
    """The names of the files behind a task; new ones are taken into the library of documents."""
    if len(known) + len(uploads) > _MOST:
        raise InputError(_("每项最多 {n} 个文件").format(n=_MOST))
    return list(dict.fromkeys([*known, *(take_in(one, person).record.name for one in uploads)]))


def _move(step: TaskStep, reason: str) -> dict[str, str]:
    if step.reason and not reason:
        raise InputError(_("请写明理由"))
    move = {"stage": step.stage, "on": timezone.localdate().isoformat()}
    return move | ({"reason": reason[:_LONGEST]} if step.reason else {})


def _keep(plan: PlanRecord, row: TaskRecord) -> None:
    """The plan is another version of itself; its past and the search know the row as it is now."""
    plan.version += 1
    plan.save(update_fields=["version", "changed"])
    search.put_rows("task", [row])
    versions.remember(plan, plain_kept(plan))
