"""Tasks (督办): how each stands, what its unit reports, what the supervisor decides."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from guibiao.desk.gate import allowed, own_only
from guibiao.desk.models import DocumentRecord, HistoryRecord, PlanRecord, TaskRecord
from guibiao.desk.past import asked_day
from guibiao.desk.standing import defined, standing
from guibiao.desk.supervising import WRITTEN, Conflict, offered, take_step, task_of, task_steps
from guibiao.desk.views.documents import whole_number
from guibiao.errors import InputError
from guibiao.messages import _
from guibiao.plan import Plan
from guibiao.track import TASK_STATES, TaskStatus, task_status


@allowed("task.view")
@require_GET
def tasks(request: HttpRequest, pk: int) -> HttpResponse:
    """A plan's tasks with their lights, now or on a past day. A department sees its own."""
    record = get_object_or_404(PlanRecord, pk=pk)
    try:
        day = asked_day(request.GET.get("on", ""))
        plan = defined(record) if day is None else standing(record, day).plan
    except InputError as error:
        messages.error(request, str(error))
        return redirect("tasks", pk=pk)
    rows = own_only(request, "task.view", TaskRecord.objects.filter(plan=record))
    known = dict(rows.values_list("code", "pk"))
    everything = day is not None and request.user.reach("task.view") == "all"
    found = [one for one in task_status(plan, day or timezone.localdate()) if everything or one.task.id in known]
    only = request.GET.get("state", "")
    context = {
        "plan": record, "day": day, "today": timezone.localdate(), "only": only,
        "tasks": [(known.get(one.task.id), one) for one in found if only in ("", one.state)],
        "counts": {state: sum(one.state == state for one in found) for state in TASK_STATES},
    }  # fmt: skip
    return render(request, "desk/tasks.html.j2", context)


@allowed("task.view")
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """One task: how it stands, what was done; reported on, returned, closed and opened again here."""
    rows = own_only(request, "task.view", TaskRecord.objects.select_related("plan", "lead"))
    row = get_object_or_404(rows, pk=pk)
    if request.method != "POST":
        return _page(request, row)
    name, version = request.POST.get("step", ""), whole_number(request.POST.get("version", ""))
    if name not in task_steps() or not request.user.reach(task_steps()[name].action):
        raise Http404
    said = {key: request.POST.get(key, "") for key in (*WRITTEN, "reason")}
    try:
        take_step(request.user, row.pk, version, name, said, request.FILES.getlist("evidence"))
    except Conflict:
        problem = _("别人刚刚改过这一项，您写的没有保存。请核对后再提交。")
        return _page(request, TaskRecord.objects.get(pk=row.pk), problem, status=409)
    except InputError as error:
        return _page(request, row, str(error), status=400)
    except PermissionError:
        messages.error(request, _("这一项现在不能这样办。"))
        return redirect("task", pk=pk)
    messages.success(request, _("已办理。"))
    return redirect("task", pk=pk)


def _page(request: HttpRequest, row: TaskRecord, problem: str = "", status: int = 200) -> HttpResponse:
    records = HistoryRecord.objects.filter(kind="TaskRecord", key=str(row.pk)).select_related("who")
    found = _status(defined(row.plan), row)
    evidence = found.task.evidence
    context: dict[str, Any] = {
        "row": row, "one": found, "task": found.task, "problem": problem, "records": records.order_by("-id")[:30],
        "steps": {name: task_steps()[name] for name in offered(request.user, row, task_of(row))},
        "files": dict(DocumentRecord.objects.filter(name__in=evidence).values_list("name", "pk")),
        "typed": request.POST if problem else None,
    }  # fmt: skip
    return render(request, "desk/task.html.j2", context, status=status)


def _status(plan: Plan, row: TaskRecord) -> TaskStatus:
    return next(one for one in task_status(plan, timezone.localdate()) if one.task.id == row.code)
