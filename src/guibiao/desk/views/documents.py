"""Documents: uploaded, listed, read beside their source, their statements decided on; the work in the background."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Prefetch, Q
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from guibiao.audit import MARKS
from guibiao.audit import kind_name as finding_kind
from guibiao.desk import deciding, marking
from guibiao.desk.gate import allowed
from guibiao.desk.jobs import enqueue
from guibiao.desk.models import DocumentRecord, HistoryRecord, Job, Reading, StatementRecord
from guibiao.desk.uploading import LARGEST, take_in
from guibiao.documents import SUFFIXES, kind_name
from guibiao.errors import InputError
from guibiao.extract import field_name, term_name
from guibiao.messages import _
from guibiao.track import MARKS as KEEPING_MARKS
from guibiao.track import VERDICTS, keeping_name

_PAGE = 50
_LETTERS = ("actual", "estimate", "target")


@allowed("document.view")
@require_GET
def documents(request: HttpRequest) -> HttpResponse:
    """The documents that were uploaded, by kind, region and year; how far those are that are being read."""
    chosen = {key: request.GET.get(key, "") for key in ("kind", "region", "year")}
    records = DocumentRecord.objects.select_related("uploader").prefetch_related(
        Prefetch("job_set", Job.objects.filter(kind="read").order_by("-id"))
    )
    records = records.order_by("-uploaded", "-id")
    for key, value in chosen.items():
        if value:
            records = records.filter(**{key: whole_number(value) if key == "year" else value.replace("\0", "")})
    page = Paginator(records, _PAGE).get_page(request.GET.get("page"))
    known = DocumentRecord.objects.order_by()
    context = {
        "page": page,
        "open": _undecided(page.object_list),
        "chosen": chosen,
        "kinds": sorted(filter(None, known.values_list("kind", flat=True).distinct())),
        "regions": sorted(filter(None, known.values_list("region", flat=True).distinct())),
        "years": sorted(filter(None, known.values_list("year", flat=True).distinct()), reverse=True),
        "kind_name": kind_name,
        "largest": LARGEST,
        "suffixes": ",".join(sorted(SUFFIXES | {".zip"})),
    }
    return render(request, f"desk/documents{'_part' if 'part' in request.GET else ''}.html.j2", context)


def _undecided(records: Iterable[DocumentRecord]) -> dict[int, int]:
    """How many statements of each document wait for a decision; a document that was not read yet has none."""
    waiting = Count("statements", filter=Q(statements__decision=""))
    readings = Reading.objects.filter(record__in=[one.pk for one in records]).order_by()
    return dict(readings.values_list("record").annotate(waiting=waiting))


@allowed("document.upload")
@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Take in one file or many; the browser's script asks for JSON, a plain form is sent back to the list."""
    taken, problems = [], []
    for file in request.FILES.getlist("files"):
        try:
            one = take_in(file, request.user)
            taken.append({"name": file.name, "known": one.known, "url": reverse("document", args=[one.record.pk])})
        except InputError as error:
            problems.append(str(error))
    if not taken and not problems:
        problems.append(_("请选择文件。"))
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"taken": taken, "problems": problems}, status=200 if taken else 400)
    for problem in problems:
        messages.error(request, problem)
    for told in taken:
        said = _("{name} 已经在这里了，没有重复保存") if told["known"] else _("已收到 {name}，正在读")
        messages.success(request, said.format(name=told["name"]))
    return redirect("documents")


@allowed("document.view")
@require_GET
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """A document: its repaired text with statements marked, beside its source, the audit's findings in the margin."""
    record = get_object_or_404(DocumentRecord, pk=pk)
    readings = list(record.readings.defer("passages"))
    reading = record.readings.filter(number=whole_number(request.GET.get("part", ""), 1)).first()
    context: dict[str, Any] = {"record": record, "readings": readings, "reading": reading, "kind_name": kind_name}
    context["job"] = record.job_set.filter(kind="read").order_by("-id").first()
    if reading is not None:
        statements = list(reading.statements.all())
        findings = defaultdict(list)
        for one in reading.findings.all():
            findings[one.passage].append(one)
        context |= {
            "rows": marking.rows(reading.passages, statements),
            "statements": statements,
            "findings": findings,
            "letters": dict(zip(_LETTERS, (_("实"), _("预"), _("目")), strict=True)),
            "marks": MARKS,
            "finding_kind": finding_kind,
            "undecided": sum(not one.decision for one in statements),
            "others": _others(reading),
        }
    return render(request, "desk/document.html.j2", context)


@allowed("document.view")
@require_GET
def document_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as it was uploaded: to be kept, never opened inside the desk."""
    record = get_object_or_404(DocumentRecord, pk=pk)
    return download(Path(record.file.path), record.name)


def download(path: Path, name: str) -> HttpResponse:
    """A file to be saved under a name, whose kind no browser guesses."""
    response = FileResponse(path.open("rb"), as_attachment=True, filename=name)
    response.headers["Content-Type"] = "application/octet-stream"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@allowed("document.view")
@require_GET
def statement(request: HttpRequest, pk: int) -> HttpResponse:
    """One statement with its fields, what may be done with it, and what was done."""
    return _statement(request, get_object_or_404(StatementRecord, pk=pk))


@allowed("document.decide")
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept, correct or reject a statement."""
    record = get_object_or_404(StatementRecord.objects.select_related("reading"), pk=pk)
    version, decision = whole_number(request.POST.get("version", "")), request.POST.get("decision", "")
    try:
        record = deciding.decide(request.user, pk, version, decision, request.POST)
    except deciding.ConflictError:
        problem = _("别人刚处理过这一条，下面是现在的样子；没有改动。")
        return _statement(request, StatementRecord.objects.get(pk=pk), problem, status=409)
    except InputError as error:
        return _statement(request, record, str(error), status=400)
    if "part" in request.GET:
        return _statement(request, record)
    reading = record.reading
    return redirect(f"{reverse('document', args=[reading.record_id])}?part={reading.number}#s{record.number}")


def _statement(request: HttpRequest, record: StatementRecord, problem: str = "", status: int = 200) -> HttpResponse:
    history = HistoryRecord.objects.filter(kind="StatementRecord", key=str(record.pk)).select_related("who")
    context = {
        "one": record,
        "problem": problem,
        "fields": [
            (name, field_name(name), record.fields[name], [(c, term_name(c)) for c in deciding.CHOICES.get(name, ())])
            for name in deciding.CHANGEABLE
        ],
        "found": record.found,
        "records": history.order_by("-id"),
        "decision_name": decision_name,
    }
    page = "desk/statement_part.html.j2" if "part" in request.GET else "desk/statement.html.j2"
    return render(request, page, context, status=status)


def whole_number(text: str, otherwise: int = 0) -> int:
    """A number that a form or an address says, if the database can hold it."""
    return int(text) if text.isdecimal() and len(text) < 10 else otherwise


def decision_name(decision: str) -> str:
    """What people call a decision."""
    return {"": _("未处理"), "accepted": _("已接受"), "corrected": _("已改正"), "rejected": _("已否定")}[decision]


def _others(reading: Reading) -> list[Reading]:
    """The other documents of the place, with which this one may be compared."""
    if not reading.region:
        return []
    others = Reading.objects.filter(region=reading.region).exclude(pk=reading.pk).defer("passages")
    return list(others.select_related("record").order_by("year", "id")[:100])


@allowed("document.view")
def compare(request: HttpRequest) -> HttpResponse:
    """Choose two documents, the earlier and the later, and have them compared in the background."""
    if request.method == "POST":
        pair = {key: whole_number(request.POST.get(key, "")) for key in ("earlier", "later")}
        if Reading.objects.filter(pk__in=pair.values()).count() < 2:
            messages.error(request, _("请选两份不同的文件。"))
            return redirect("compare")
        job = enqueue("compare", request.user, asked=pair)
        return redirect("comparison", pk=job.pk)
    readings = Reading.objects.defer("passages").select_related("record").order_by("region", "year", "id")[:2000]
    context = {"readings": readings, "chosen": request.GET.get("earlier", ""), "kind_name": kind_name}
    return render(request, "desk/compare.html.j2", context)


@allowed("document.view")
@require_GET
def comparison(request: HttpRequest, pk: int) -> HttpResponse:
    """What a comparison found: the later document's answer to each promise, and figures that do not agree."""
    job = get_object_or_404(Job, pk=pk, kind="compare")
    keepings = job.result.get("keepings", [])
    counts = {v: sum(k["verdict"] == v for k in keepings) for v in VERDICTS}
    context = {
        "job": job,
        "counts": counts,
        "keepings": sorted(keepings, key=lambda k: VERDICTS.index(k["verdict"])),
        "marks": KEEPING_MARKS,
        "keeping_name": keeping_name,
        "finding_marks": MARKS,
        "finding_kind": finding_kind,
    }
    return render(request, f"desk/comparison{'_part' if 'part' in request.GET else ''}.html.j2", context)


@allowed("document.view")
@require_GET
def jobs(request: HttpRequest) -> HttpResponse:
    """The person's own work in the background, newest first."""
    own = Job.objects.filter(owner=request.user).select_related("document", "plan")[:_PAGE]
    context = {"jobs": own, "job_name": job_name}
    return render(request, f"desk/jobs{'_part' if 'part' in request.GET else ''}.html.j2", context)


def job_name(job: Job) -> str:
    """What people call a job."""
    said = {"read": _("读文件 {name}"), "report": _("生成报告 {name}"), "compare": _("比较两份文件")}
    return said[job.kind].format(name=job.document or job.plan or "")
