"""Rows of the ledgers of tasks and projects as they change one at a time, each change a version of the plan.

What is accepted is written into the row itself, so that the plan's file, its lights, rates and past have it at once.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from guibiao.desk import search, versions
from guibiao.desk.history import note
from guibiao.desk.models import PlanRecord, Progress, ProjectRecord, TaskRecord, User
from guibiao.desk.plans import plain_kept
from guibiao.plan import Project, Task, plan_of_plain

Row = TaskRecord | ProjectRecord
_ANSWERED = "反馈"  # the move of a unit that has spoken
_TOLD = ("progress", "problems", "next", "explanation", "done", "as_of", "status")  # of a row, in the history
_CARD = {"name": "x", "region": "x", "base": 2020, "period": "2021/2025"}  # of a plan that holds one row alone


def kind_of_row(row: Row) -> str:
    """ "task" or "project"."""
    return "task" if isinstance(row, TaskRecord) else "project"


def task_of(row: TaskRecord) -> Task:
    """The task as the core has it. Raises InputErrors where the row makes none."""
    return plan_of_plain({"plan": _CARD, "tasks": [row.data]}, row.name).tasks[0]


def project_of(row: ProjectRecord) -> Project:
    """The project as the core has it. Raises InputErrors where the row makes none."""
    return plan_of_plain({"plan": _CARD, "projects": [row.data]}, row.name).projects[0]


def put_progress(person: User, told: Progress) -> None:
    """Write accepted progress into its row, in the transaction that accepts it."""
    plan = PlanRecord.objects.select_for_update().get(pk=told.row.plan_id)
    row = type(told.row).objects.get(pk=told.row.pk)
    data = with_progress(row, told.said, told.day, [one.name for one in told.evidence_set.all()])
    put_row(person, plan, row, data, "accept")


def with_progress(row: Row, said: dict[str, str], day: date | None, evidence: list[str]) -> dict[str, Any]:
    """The data of a row with what was said of it on a day, and the names of the files behind that."""
    data = {**row.data, "evidence": list(dict.fromkeys([*row.data.get("evidence", []), *evidence]))}
    on = day.isoformat() if day else None
    if isinstance(row, TaskRecord):
        data |= said
        data["moves"] = [*row.data.get("moves", []), _move(_ANSWERED, on)]
    else:
        data |= {key: said.get(key, "") for key in ("problems", "explanation")}
        if "done" in said:
            data |= {"done": said["done"], "as_of": on}
        if "done_year" in said and day:
            data["done_yearly"] = {**row.data.get("done_yearly", {}), str(day.year): said["done_year"]}
        if "stage" in said:
            data["moves"] = [*row.data.get("moves", []), _move(said["stage"], on, said.get("stage_reason", ""))]
    return {key: value for key, value in data.items() if value}


def put_row(person: User, plan: PlanRecord, row: Row, data: dict[str, Any], action: str) -> None:
    """Keep a row as changed, `plan` being locked: its past, the search and the history know it, and its digest."""
    before, kind = told_of(row), kind_of_row(row)
    row.data, row.version = data, row.version + 1
    row.save(update_fields=["data", "version"])
    plan.version += 1
    plan.save(update_fields=["version", "changed"])
    search.put_rows(kind, [row])
    versions.remember(plan, plain_kept(plan))
    note(person, f"{kind}.{action}", row, before=before, after={**told_of(row), "sha256": versions.digest_of(row.data)})


def told_of(row: Row) -> dict[str, str]:
    """What the history keeps of a row: its words and amounts, its evidence, its last move."""
    kept = {key: str(row.data[key]) for key in _TOLD if row.data.get(key)}
    if evidence := row.data.get("evidence"):
        kept["evidence"] = "；".join(evidence)
    if moves := row.data.get("moves"):
        kept["moves"] = " ".join(str(moves[-1][key]) for key in ("on", "stage", "reason") if moves[-1].get(key))
    return kept


def _move(stage: str, on: str | None, reason: str = "") -> dict[str, str]:
    return {"stage": stage, **({"on": on} if on else {}), **({"reason": reason} if reason else {})}
