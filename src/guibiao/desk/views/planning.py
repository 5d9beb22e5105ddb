"""Plans and their indicators: lights, figures, what if; the way to and from the plan's file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET, require_POST

from guibiao.assess import explain, read_settings, what_if
from guibiao.desk.gate import allowed, own_only
from guibiao.desk.handing import clean_name
from guibiao.desk.history import note
from guibiao.desk.importing import RowChange, row_changes, unremovable
from guibiao.desk.models import Department, Entry, HistoryRecord, Import, IndicatorRecord, PlanRecord
from guibiao.desk.past import asked_day, end_of, entries_then, plan_on
from guibiao.desk.plans import plain_kept, plain_of, save_plain
from guibiao.desk.renewing import Standing
from guibiao.desk.standing import once, standing, state_of
from guibiao.desk.versions import digest_of
from guibiao.errors import InputError, InputErrors
from guibiao.messages import _
from guibiao.plan import VERDICTS, Indicator, Plan, led_by, read_plan, write_plan
from guibiao.report import Glance, glances

_LARGEST = 50_000_000
_FORMS = {"yaml": "application/yaml", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
_COMPARED = ("verdict", "actual", "required", "gap", "needed", "forecast", "advice")


@allowed("plan.view")
@require_GET
def plans(request: HttpRequest) -> HttpResponse:
    """All plans."""
    found = PlanRecord.objects.annotate(indicators=Count("indicatorrecord")).defer("totals", "scenarios")
    return render(request, "desk/plans.html.j2", {"plans": found})


@allowed("plan.view")
@require_GET
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """A plan: its indicators by class with their lights, now or on a past day. A department sees its own."""
    record = get_object_or_404(PlanRecord, pk=pk)
    try:
        day = asked_day(request.GET.get("on", ""))
        stood = standing(record, day)
    except InputError as error:
        messages.error(request, str(error))
        return redirect("plan", pk=pk)
    rows = own_only(request, "indicator.view", IndicatorRecord.objects.filter(plan=record))
    present = rows.select_related("lead").defer("data")
    if day is not None:
        present = _rows_then(stood, present, everything=request.user.reach("indicator.view") != "own")
    listed = [(row, stood.glances[row.code]) for row in present]
    chosen = [one for one in listed if _is_asked(request, *one)]
    classes: dict[str, list[tuple[IndicatorRecord, Glance]]] = {}
    for row, one in chosen:
        classes.setdefault(row.category or _("未分类"), []).append((row, one))
    told = {"classes": classes, "then": f"?on={day}" if day else ""}
    whole = day is None and len(chosen) == len(listed) and request.user.reach("indicator.view") != "own"
    key = ("rows", *state_of(record))
    context = {
        "plan": record, "rows": once(key, lambda: _rows(told)) if whole else _rows(told), "as_of": stood.result.as_of,
        "total": len(listed), "shown": len(chosen),
        "counts": {v: sum(g.assessment.verdict == v for _row, g in listed) for v in VERDICTS},
        "leads": sorted({row.lead.name for row, _one in listed if row.lead}), "asked": request.GET,
        "categories": list(dict.fromkeys(row.category for row, _one in listed if row.category)),
        "day": day, "name": stood.plan.name, "has_tasks": bool(stood.plan.tasks),
        "has_projects": bool(stood.plan.projects), "today": timezone.localdate(),
    }  # fmt: skip
    return render(request, "desk/plan.html.j2", context)


@allowed("indicator.view")
@require_GET
def indicator(request: HttpRequest, pk: int) -> HttpResponse:
    """One indicator: its card, chart, figures, working, what if, and what was done to it."""
    rows = own_only(request, "indicator.view", IndicatorRecord.objects.select_related("plan", "lead"))
    row = get_object_or_404(rows, pk=pk)
    try:
        day = asked_day(request.GET.get("on", ""))
        stood = standing(row.plan, day)
        if row.code not in stood.glances:
            raise InputError(_("{day} 还没有这个指标").format(day=day), row.name)
    except InputError as error:
        messages.error(request, str(error))
        return redirect("indicator", pk=pk)
    record = row.plan
    if day is not None:
        [row] = _rows_then(stood, [row], everything=False)
    one, accepted = stood.glances[row.code], request.user.reach("figure.view") == "accepted"
    context: dict[str, Any] = {
        "row": row, "plan": record, "one": one, "parts": one.parts, "day": day, "today": timezone.localdate(),
        "working": explain(one.assessment), "records": _records(row, day, accepted), "as_of": stood.result.as_of,
        "entries": _entries(row, day, accepted),
        "asked": request.GET, "compared": _COMPARED, "members": _members(one.assessment.indicator),
        "years": range(stood.plan.base + 1, stood.plan.base + stood.plan.years + 1),
    }  # fmt: skip
    try:
        context["supposed"] = _supposed(request, stood, row.code) if day is None else []
    except InputError as error:
        context["problem"] = error
    return render(request, "desk/indicator.html.j2", context)


@allowed("plan.import")
def import_plan(request: HttpRequest) -> HttpResponse:
    """Take a plan's file and show what it would change; nothing is changed yet."""
    asked = request.GET.get("plan") or request.POST.get("plan") or ""
    target = get_object_or_404(PlanRecord, pk=int(asked)) if asked.isdecimal() else None
    if request.method != "POST":
        return render(request, "desk/import.html.j2", {"target": target})
    upload = request.FILES.get("file")
    if upload is None or upload.size > _LARGEST:
        problem = InputError(_("请选一个规划文件（.yaml 或 .xlsx，不超过 50 MB）"))
        return render(request, "desk/import.html.j2", {"target": target, "problems": [problem]}, status=400)
    try:
        read = _read(upload)
    except InputError as error:
        problems = error.errors if isinstance(error, InputErrors) else [error]
        return render(request, "desk/import.html.j2", {"target": target, "problems": problems}, status=400)
    Import.objects.filter(owner=request.user).delete()
    kept = Import.objects.create(
        plan=target, based_on=target.version if target else 0, data=plain_of(read), owner=request.user,
        file=clean_name(upload.name),
    )  # fmt: skip
    return redirect("import-preview", pk=kept.pk)


@allowed("plan.import")
@require_GET
def import_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """What the file would change, row by row."""
    kept = get_object_or_404(Import.objects.select_related("plan"), pk=pk, owner=request.user)
    changes = _changes(kept)
    context = {
        "kept": kept, "changes": changes, "blocked": unremovable(kept.plan, changes), "stale": _is_stale(kept),
        "counts": {kind: sum(c.kind == kind for c in changes) for kind in ("new", "changed", "removed")},
    }  # fmt: skip
    return render(request, "desk/preview.html.j2", context)


@allowed("plan.import")
@require_POST
def import_confirmed(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the file in the plan's place, unless the plan was changed since the preview."""
    with transaction.atomic():
        kept = get_object_or_404(Import.objects.select_for_update(of=("self",)), pk=pk, owner=request.user)
        target = PlanRecord.objects.select_for_update().filter(pk=kept.plan_id).first()
        kept.plan = target
        changes = _changes(kept)
        if _is_stale(kept) or unremovable(target, changes):
            messages.error(request, _("规划在预览之后变过，或有不能删去的指标，没有导入。请看过新的预览再确认。"))
            Import.objects.filter(pk=kept.pk).update(based_on=target.version if target else 0)
            return redirect("import-preview", pk=kept.pk)
        before = {"version": target.version} if target else None
        record = save_plain(kept.data, target)
        after = {"version": record.version, "file": kept.file, "sha256": digest_of(plain_kept(record))}
        note(request.user, "plan.imported", record, before=before, after=after)
        if target is not None:
            _note_rows(request, record, changes)
        kept.delete()
    messages.success(request, _("已导入 {name}").format(name=record.name))
    return redirect("plan", pk=record.pk)


@allowed("plan.export")
@require_GET
def export(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The plan's file, with what departments reported and the planner accepted, now or on a past day."""
    if form not in _FORMS:
        raise Http404
    record = get_object_or_404(PlanRecord, pk=pk)
    try:
        day = asked_day(request.GET.get("on", ""))
        exported = plan_on(record, day)
    except InputError as error:
        messages.error(request, str(error))
        return redirect("plan", pk=pk)
    name = f"plan-{record.pk}-{day}" if day else f"plan-{record.pk}"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"plan.{form}"
        write_plan(exported, path)
        response = HttpResponse(path.read_bytes(), content_type=_FORMS[form])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


def _rows(told: dict[str, Any]) -> Any:
    """The indicators by class, as HTML; for all of a large plan this takes most of the page's time, and is kept."""
    return mark_safe(render_to_string("desk/plan_rows.html.j2", told))  # the template escapes


def _is_asked(request: HttpRequest, row: IndicatorRecord, one: Glance) -> bool:
    """Whether an indicator is among those that the filter asks for."""
    verdict, lead, category = (request.GET.get(key, "") for key in ("verdict", "lead", "category"))
    words = request.GET.get("q", "").lower().split()
    text = " ".join((row.name, row.category, row.lead.name if row.lead else "")).lower()
    return (
        verdict in ("", one.assessment.verdict)
        and lead in ("", row.lead.name if row.lead else "")
        and category in ("", row.category)
        and all(word in text for word in words)
    )


def _rows_then(stood: Standing, present: Iterable[IndicatorRecord], *, everything: bool) -> list[IndicatorRecord]:
    """The indicators of a past day as rows that nobody saves: those that are still there, or `everything` there was."""
    known = {row.code: row.pk for row in present}
    return [
        IndicatorRecord(
            pk=known.get(one.id), plan_id=None, code=one.id, name=one.name, category=one.category or "",
            lead=Department(name=unit) if (unit := led_by(one.lead)) else None,
        )
        for one in stood.plan.indicators
        if everything or one.id in known
    ]  # fmt: skip


def _entries(row: IndicatorRecord, day: date | None, accepted: bool) -> list[tuple[Entry, str, str]]:
    """What was handed in for the indicator, the latest period first: the entry, its figure and its state.

    `accepted`: only what is.
    """
    kept = row.entry_set.select_related("round", "author").defer("explanation").order_by("-round__due")
    if accepted:
        kept = kept.filter(state="accepted")
    if day is None:
        return [(entry, entry.written or entry.value, entry.state) for entry in kept[:12]]
    then = {one.entry.pk: one.told for one in entries_then(kept, end_of(day))}
    told = ((entry, then[entry.pk]) for entry in kept if entry.pk in then)
    found = [(entry, said.get("written") or said["value"], said["state"]) for entry, said in told]
    return [one for one in found if not accepted or one[2] == "accepted"][:12]


def _records(row: IndicatorRecord, day: date | None, accepted: bool) -> list[HistoryRecord]:
    """What was done to the indicator up to a day, the latest first; and to the figures handed in for it.

    `accepted`: nothing of the figures, since what was drafted and returned is told there.
    """
    keys = [] if accepted else [str(pk) for pk in row.entry_set.values_list("pk", flat=True)]
    about = Q(kind="IndicatorRecord", key=str(row.pk)) | Q(kind="Entry", key__in=keys)
    found = HistoryRecord.objects.filter(about)
    if day is not None:
        found = found.filter(at__lte=end_of(day))
    return list(found.select_related("who").order_by("-id")[:30])


def _members(indicator: Indicator) -> list[Indicator]:
    """Who has figures of its own: the indicator, or the parts of a composite."""
    if indicator.target.form != "composite":
        return [indicator]
    return [one for part in indicator.parts for one in _members(part)]


def _supposed(request: HttpRequest, stood: Standing, code: str) -> list[tuple[str, Glance, Glance]]:
    """The indicator and its parts as they are and as supposed: name, before, after. Raises InputError."""
    member = request.GET.get("of") or code
    asked = [(request.GET.get(key, "").strip(), request.GET.get(at, "")) for key, at in (("figure", "period"),)]
    texts = [f"{member}.{at}={said}" for said, at in asked if said]
    if target := request.GET.get("target", "").strip():
        texts.append(f"{member}.target={target}")
    if not texts:
        return []
    top = next(i for i in stood.plan.indicators if i.id == code)
    needed = {code, *(one.target.to.indicator for one in (top, *_members(top)) if one.target.to)}
    small = replace(stood.plan, indicators=tuple(i for i in stood.plan.indicators if i.id in needed))
    result = what_if(small, "", read_settings(texts), stood.result.as_of)
    before, after = glances(result.before)[code], glances(result.after)[code]
    pairs = [(before, after), *zip(before.parts, after.parts, strict=False)]
    return [(one.assessment.indicator.name, one, other) for one, other in pairs]


def _changes(kept: Import) -> list[RowChange]:
    return row_changes(plain_kept(kept.plan) if kept.plan else {}, kept.data)


def _is_stale(kept: Import) -> bool:
    return kept.plan is not None and kept.plan.version != kept.based_on


def _note_rows(request: HttpRequest, record: PlanRecord, changes: list[RowChange]) -> None:
    """The changes of indicators in the history of each; those of parts in that of their own row only."""
    rows = {row.code: row for row in IndicatorRecord.objects.filter(plan=record).defer("data")}
    for change in changes:
        if change.record == "indicators" and change.kind == "changed" and change.id in rows:
            before, after = ({f.name: getattr(f, side) for f in change.fields} for side in ("before", "after"))
            note(request.user, "indicator.changed", rows[change.id], before=before, after=after)


def _read(upload: UploadedFile) -> Plan:
    """The plan in an uploaded file, which never keeps its own name on the disk."""
    suffix = Path(upload.name).suffix.lower()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"plan{suffix}"
        with path.open("wb") as file:
            for chunk in upload.chunks():
                file.write(chunk)
        return read_plan(path)
