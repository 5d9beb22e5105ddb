"""Reports of a plan: made in the background, every version kept; the words that people write for them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from guibiao.desk.gate import allowed
from guibiao.desk.history import note
from guibiao.desk.jobs import enqueue
from guibiao.desk.models import Job, PlanRecord, ReportVersion, Words
from guibiao.desk.reports import KINDS, kind_name, sections, usual_kind
from guibiao.desk.views.documents import download
from guibiao.messages import _

_LONGEST = 200_000  # characters of one section
_OWN = ("report.json",)  # kept for the next version, of no use to people


@allowed("report.view")
@require_GET
def reports(request: HttpRequest, pk: int) -> HttpResponse:
    """The versions of a plan's report, and how far the one is that is being made."""
    plan = get_object_or_404(PlanRecord, pk=pk)
    context = {
        "plan": plan,
        "versions": plan.reports.select_related("owner"),
        "own": _OWN,
        "kinds": {kind: kind_name(kind) for kind in KINDS},
        "usual": usual_kind(plan),
        "job": Job.objects.filter(plan=plan, kind="report").first(),
    }
    return render(request, f"desk/reports{'_part' if 'part' in request.GET else ''}.html.j2", context)


@allowed("report.make")
@require_POST
def make_report(request: HttpRequest, pk: int) -> HttpResponse:
    """Have a new version made."""
    plan = get_object_or_404(PlanRecord, pk=pk)
    asked = {key: request.POST.get(key, "").strip() for key in ("as_of", "issuer", "issued", "kind")}
    if asked["kind"] not in KINDS:
        asked["kind"] = usual_kind(plan)
    for key in ("as_of", "issued"):
        try:
            asked[key] = date.fromisoformat(asked[key]).isoformat() if asked[key] else ""
        except ValueError:
            messages.error(request, _("日期请写成 2023-06-30 的样子。"))
            return redirect("reports", pk=pk)
    with transaction.atomic():
        enqueue("report", request.user, plan=plan, asked=asked)
        note(request.user, "report.made", plan, after=asked)
    return redirect("reports", pk=pk)


@allowed("report.view")
@require_GET
def report_file(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One file of a version."""
    version = get_object_or_404(ReportVersion, pk=pk)
    if number >= len(version.files):
        raise Http404
    told = version.files[number]
    return download(Path(settings.MEDIA_ROOT) / told["path"], told["name"])


@allowed("report.make")
def words(request: HttpRequest, pk: int) -> HttpResponse:
    """The sections that people write, and what departments handed in for them."""
    plan = get_object_or_404(PlanRecord, pk=pk)
    waiting = sections(plan)
    if request.method != "POST":
        return render(request, "desk/words.html.j2", {"plan": plan, "sections": waiting})
    key, text = request.POST.get("section", ""), request.POST.get("text", "")[:_LONGEST]
    if key not in {one.key for one in waiting}:
        raise Http404
    if not _kept(request, plan, key, text.replace("\r\n", "\n").replace("\0", "")):
        problem = _("别人刚改过这一节。上面是现在的文字，下面框里是你写的；请合在一起再保存。")
        waiting = sections(plan)
        context = {"plan": plan, "sections": waiting, "problem": problem, "key": key, "mine": text}
        return render(request, "desk/words.html.j2", context, status=409)
    messages.success(request, _("已保存。"))
    return redirect("report-words", pk=pk)


def _kept(request: HttpRequest, plan: PlanRecord, key: str, text: str) -> bool:
    """Keep a section's words, unless somebody else changed them since the page was shown."""
    version = request.POST.get("version", "")
    try:
        with transaction.atomic():
            found = Words.objects.select_for_update().filter(plan=plan, section=key).first()
            if str(found.version if found else 0) != version:
                return False
            before = found.text if found else ""
            kept = found or Words(plan=plan, section=key, version=0)
            kept.text, kept.version = text, kept.version + 1
            kept.save()
            note(request.user, "words.saved", kept, before={"text": before}, after={"text": text})
    except IntegrityError:
        return False
    return True
