"""Plans and their indicators: lights, figures, the way to and from the plan's file."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from guibiao.assess import PlanAssessment, assess_plan
from guibiao.desk.gate import allowed, own_only
from guibiao.desk.history import note
from guibiao.desk.models import HistoryRecord, IndicatorRecord, PlanRecord
from guibiao.desk.plans import plan_of, save_plan
from guibiao.errors import InputError, InputErrors
from guibiao.messages import _
from guibiao.plan import Plan, read_plan, write_plan
from guibiao.report import verdict_name

_LARGEST = 50_000_000
_FORMS = {"yaml": "application/yaml", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@allowed("plan.view")
@require_GET
def plans(request: HttpRequest) -> HttpResponse:
    """All plans."""
    return render(request, "desk/plans.html.j2", {"plans": PlanRecord.objects.all()})


@allowed("plan.view")
@require_GET
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """A plan: its indicators by class with their lights. A department sees its own."""
    record = get_object_or_404(PlanRecord, pk=pk)
    rows = own_only(request, "indicator.view", IndicatorRecord.objects.filter(plan=record))
    result = assess_plan(plan_of(record))
    lights = {one.indicator.id: one for one in result.indicators}
    classes: dict[str, list[tuple[IndicatorRecord, object]]] = {}
    for row in rows:
        classes.setdefault(row.category or _("未分类"), []).append((row, lights.get(row.code)))
    context = {"plan": record, "classes": classes, "result": result, "counts": _counts(result)}
    return render(request, "desk/plan.html.j2", context | {"verdict_name": verdict_name})


@allowed("indicator.view")
@require_GET
def indicator(request: HttpRequest, pk: int) -> HttpResponse:
    """One indicator: its card, its figures, its working, what was done to it."""
    rows = own_only(request, "indicator.view", IndicatorRecord.objects.select_related("plan", "lead"))
    row = get_object_or_404(rows, pk=pk)
    result = assess_plan(plan_of(row.plan))
    found = next((one for one in result.indicators if one.indicator.id == row.code), None)
    records = HistoryRecord.objects.filter(kind="IndicatorRecord", key=str(row.pk)).select_related("who")[:20]
    context = {"row": row, "found": found, "verdict_name": verdict_name, "records": records}
    return render(request, "desk/indicator.html.j2", context)


@allowed("plan.import")
def import_plan(request: HttpRequest) -> HttpResponse:
    """Take a plan's file: a new plan, or the new state of one that is there."""
    target = PlanRecord.objects.filter(pk=request.GET.get("plan") or request.POST.get("plan") or None).first()
    if request.method != "POST":
        return render(request, "desk/import.html.j2", {"target": target})
    upload = request.FILES.get("file")
    if upload is None or upload.size > _LARGEST:
        problem = _("请选一个规划文件（.yaml 或 .xlsx，不超过 50 MB）。")
        return render(request, "desk/import.html.j2", {"target": target, "problems": [problem]}, status=400)
    try:
        read = _read(upload)
    except InputErrors as errors:
        return render(
            request, "desk/import.html.j2", {"target": target, "problems": list(map(str, errors.errors))}, status=400
        )
    except InputError as error:
        return render(request, "desk/import.html.j2", {"target": target, "problems": [str(error)]}, status=400)
    with transaction.atomic():
        before = {"version": target.version} if target else None
        record = save_plan(read, target)
        note(
            request.user, "plan.imported", record, before=before, after={"version": record.version, "file": upload.name}
        )
    messages.success(request, _("已导入 {name}").format(name=record.name))
    return redirect("plan", pk=record.pk)


@allowed("plan.export")
@require_GET
def export(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The plan's file, with what departments reported and the planner accepted."""
    if form not in _FORMS:
        raise Http404
    record = get_object_or_404(PlanRecord, pk=pk)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"plan.{form}"
        write_plan(plan_of(record), path)
        response = HttpResponse(path.read_bytes(), content_type=_FORMS[form])
    response.headers["Content-Disposition"] = f'attachment; filename="plan-{record.pk}.{form}"'
    return response


def _read(upload: UploadedFile) -> Plan:
    """The plan in an uploaded file, which never keeps its own name on the disk."""
    suffix = Path(upload.name).suffix.lower()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"plan{suffix}"
        with path.open("wb") as file:
            for chunk in upload.chunks():
                file.write(chunk)
        return read_plan(path)


def _counts(result: PlanAssessment) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in result.indicators:
        counts[one.verdict] = counts.get(one.verdict, 0) + 1
    return counts
