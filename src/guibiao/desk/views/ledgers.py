"""The ledgers of tasks (督办) and projects: how each stands, what its unit reports, what is decided about it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from guibiao.desk.gate import allowed, own_only
from guibiao.desk.handing import Conflict, add_evidence, save, take_step
from guibiao.desk.ledgers import kind_of_row, project_of, task_of
from guibiao.desk.models import Evidence, HistoryRecord, PlanRecord, Progress, ProjectRecord, TaskRecord
from guibiao.desk.past import asked_day
from guibiao.desk.progressing import WRITTEN, begun, said_of, stage_of, waiting
from guibiao.desk.standing import defined, standing
from guibiao.desk.steps import is_within, may_take, offered, steps
from guibiao.desk.supervising import offered_to, supervise, task_steps
from guibiao.desk.views.documents import whole_number
from guibiao.errors import InputError
from guibiao.messages import _
from guibiao.plan import Plan, Task
from guibiao.track import TASK_STATES, is_done, needs_reason, project_light, stages_of, task_status
from guibiao.track import standing as stood

Row = TaskRecord | ProjectRecord


@allowed("task.view")
@require_GET
def tasks(request: HttpRequest, pk: int) -> HttpResponse:
    """A plan's tasks with their lights, now or on a past day. A department sees its own."""
    return _ledger(request, pk, TaskRecord)


@allowed("project.view")
@require_GET
def projects(request: HttpRequest, pk: int) -> HttpResponse:
    """A plan's projects with their lights and money, now or on a past day. A department sees its own."""
    return _ledger(request, pk, ProjectRecord)


@allowed("task.view")
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """One task: how it stands, what was done; reported on, returned, accepted, closed and opened again here."""
    row = _row(request, TaskRecord, pk)
    if request.POST.get("step") in task_steps():
        return _supervised(request, row)
    return _answer(request, row)


@allowed("project.view")
def project(request: HttpRequest, pk: int) -> HttpResponse:
    """One project: its card, how it stands, what was done; reported on, returned and accepted here."""
    return _answer(request, _row(request, ProjectRecord, pk))


def _ledger(request: HttpRequest, pk: int, model: Any) -> HttpResponse:
    record, kind = get_object_or_404(PlanRecord, pk=pk), "task" if model is TaskRecord else "project"
    try:
        day = asked_day(request.GET.get("on", ""))
        plan = defined(record) if day is None else standing(record, day).plan
    except InputError as error:
        messages.error(request, str(error))
        return redirect(f"{kind}s", pk=pk)
    rows = own_only(request, f"{kind}.view", model.objects.filter(plan=record))
    known = dict(rows.values_list("code", "pk"))
    everything = day is not None and request.user.reach(f"{kind}.view") != "own"
    listed = _tasks if model is TaskRecord else _projects
    found = [one for one in listed(plan, day or timezone.localdate()) if everything or one[0] in known]
    states = list(dict.fromkeys([*(TASK_STATES if model is TaskRecord else ()), *(one[1] for one in found)]))
    only = request.GET.get("state", "")
    context = {
        "plan": record, "day": day, "today": timezone.localdate(), "only": only,
        "rows": [(known.get(code), one) for code, state, one in found if only in ("", state)],
        "counts": {state: sum(one[1] == state for one in found) for state in states},
        "waits": _waits(request, kind, rows) if day is None else {},
    }  # fmt: skip
    return render(request, f"desk/{kind}s.html.j2", context)


def _tasks(plan: Plan, day: date) -> list[tuple[str, str, Any]]:
    return [(one.task.id, one.state, one) for one in task_status(plan, day)]


def _projects(plan: Plan, day: date) -> list[tuple[str, str, Any]]:
    found = ((one, stood(one, day).stage, project_light(one, day)) for one in plan.projects)
    return [(one.id, stage or _("未开始"), (one, stage or _("未开始"), light)) for one, stage, light in found]


def _waits(request: HttpRequest, kind: str, rows: Any) -> dict[int, str]:
    """The states of what waits to be accepted, by row; nothing for who sees only what is."""
    if request.user.reach(f"{kind}.view") == "accepted":
        return {}
    kept = Progress.objects.filter(**{f"{kind}__in": rows}).exclude(state="accepted")
    return dict(kept.values_list(kind, "state"))


def _row(request: HttpRequest, model: Any, pk: int) -> Any:
    kind = "task" if model is TaskRecord else "project"
    rows = own_only(request, f"{kind}.view", model.objects.select_related("plan", "lead"))
    return get_object_or_404(rows, pk=pk)


def _answer(request: HttpRequest, row: Row) -> HttpResponse:
    if request.method != "POST":
        return _page(request, row)
    if name := request.POST.get("step"):
        return _stepped(request, row, name)
    return _saved(request, row)


def _saved(request: HttpRequest, row: Row) -> HttpResponse:
    """Keep what the unit wrote, and hand it in where that was asked; else the page again, with what is wrong."""
    if row.lead is None or not is_within(request.user, begun(row), "report"):
        raise Http404
    told, submit = waiting(row) or begun(row), request.POST.get("then") == "submit"
    if not _is_open(row):
        messages.error(request, _("这一项已经办结，不用再报。"))
        return redirect(kind_of_row(row), pk=row.pk)
    try:
        with transaction.atomic():
            save(
                request.user, told, whole_number(request.POST.get("version", "")), {"said": said_of(row, request.POST)}
            )
            add_evidence(request.user, told, request.FILES.getlist("evidence"))
            if submit:
                take_step(request.user, told, "submit", told.version)
    except Conflict:
        problem = _("别人刚刚改过这一项，您写的没有保存。请核对后再提交。")
        return _page(request, row, problem, status=409)
    except InputError as error:
        return _page(request, row, str(error), status=400)
    except PermissionError:
        messages.error(request, _("已经提交，不能再改。"))
    else:
        messages.success(request, _("已提交，等负责人审核。") if submit else _("已保存草稿。"))
    return redirect(kind_of_row(row), pk=row.pk)


def _stepped(request: HttpRequest, row: Row, name: str) -> HttpResponse:
    """Pass on, or back, what waits; as if it were not there to who may not."""
    told = waiting(row)
    if name not in steps() or told is None:
        raise Http404
    try:
        if told.version != whole_number(request.POST.get("version", "")):
            raise Conflict
        if not may_take(request.user, told, steps()[name]):
            raise Http404
        take_step(request.user, told, name, told.version, request.POST.get("reason", ""))
    except Conflict:
        problem = _("别人刚刚改过这一项，您的操作没有执行。请看过新的内容再决定。")
        return _page(request, row, problem, status=409)
    except InputError as error:
        return _page(request, row, str(error), status=400)
    messages.success(request, _("已办理。"))
    return redirect(kind_of_row(row), pk=row.pk)


def _supervised(request: HttpRequest, row: TaskRecord) -> HttpResponse:
    name, version = request.POST["step"], whole_number(request.POST.get("version", ""))
    if not request.user.reach(task_steps()[name].action):
        raise Http404
    try:
        supervise(request.user, row.pk, version, name, request.POST.get("reason", ""))
    except Conflict:
        problem = _("别人刚刚改过这一项，您的操作没有执行。请看过新的内容再决定。")
        return _page(request, TaskRecord.objects.select_related("plan", "lead").get(pk=row.pk), problem, status=409)
    except InputError as error:
        return _page(request, row, str(error), status=400)
    except PermissionError:
        messages.error(request, _("这一项现在不能这样办。"))
    else:
        messages.success(request, _("已办理。"))
    return redirect("task", pk=row.pk)


def _page(request: HttpRequest, row: Row, problem: str = "", status: int = 200) -> HttpResponse:
    told, kind = waiting(row), kind_of_row(row)
    blank = begun(row) if row.lead is not None else None
    if told is not None and not is_within(request.user, told, "view"):
        told = None
    writable = blank is not None and is_within(request.user, blank, "report") and _is_open(row)
    context: dict[str, Any] = {
        "row": row, "plan": row.plan, "sent": told, "problem": problem, "today": timezone.localdate(),
        "writable": writable and not (told and told.is_locked),
        "steps": [(name, steps()[name].reason) for name in offered(request.user, told)] if told else [],
        "files": _files(row), "waiting_files": list(told.evidence_set.all()) if told else [],
        "typed": {key: request.POST.get(key, "") for key in WRITTEN} if problem else None,
        "records": _records(row, request.user.reach(f"{kind}.view") == "accepted"),
        **(_of_task(request, row) if isinstance(row, TaskRecord) else _of_project(row)),
    }  # fmt: skip
    return render(request, f"desk/{kind}.html.j2", context, status=status)


def _of_task(request: HttpRequest, row: TaskRecord) -> dict[str, Any]:
    one = next(one for one in task_status(defined(row.plan), timezone.localdate()) if one.task.id == row.code)
    found: Task = one.task
    named = offered_to(request.user, found)
    return {"one": one, "task": found, "supervision": {name: task_steps()[name] for name in named}}


def _of_project(row: ProjectRecord) -> dict[str, Any]:
    found, today = project_of(row), timezone.localdate()
    return {
        "project": found, "light": project_light(found, today), "stage": stood(found, today).stage,
        "moved_to": stage_of(found), "year": today.year,
        "stages": [(one, needs_reason(one)) for one in stages_of(found.ledger)],
    }  # fmt: skip


def _is_open(row: Row) -> bool:
    return isinstance(row, ProjectRecord) or not is_done(task_of(row), timezone.localdate())


def _files(row: Row) -> list[Evidence]:
    """The files behind what was accepted of a row."""
    kept = Evidence.objects.filter(**{f"progress__{kind_of_row(row)}": row}, progress__state="accepted")
    return list(kept.order_by("-id"))


def _records(row: Row, accepted: bool) -> list[HistoryRecord]:
    """What was done to a row, the latest first; what was handed in as well for who sees more than what is accepted."""
    found = HistoryRecord.objects.filter(kind=type(row).__name__, key=str(row.pk))
    if not accepted:
        keys = [str(pk) for pk in row.progress_set.values_list("pk", flat=True)]
        found = found | HistoryRecord.objects.filter(kind="Progress", key__in=keys)
    return list(found.select_related("who").order_by("-id")[:30])
