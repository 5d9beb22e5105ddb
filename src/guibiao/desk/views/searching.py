"""The search page."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from guibiao.desk.gate import allowed
from guibiao.desk.models import IndicatorRecord, ProjectRecord, Sentence, TaskRecord
from guibiao.desk.search import find, hit
from guibiao.messages import _

_PAGE = 30
_LONGEST = 100  # characters asked for
_MODELS = {"project": ProjectRecord, "task": TaskRecord, "indicator": IndicatorRecord}


@allowed("document.view")
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """What holds the words that are asked for, with its context and a link to its place."""
    asked = request.GET.get("q", "").strip()[:_LONGEST]
    page = Paginator(find(request.user, asked), _PAGE).get_page(request.GET.get("page"))
    hits = [(hit(row, asked), *_place(row)) for row in page]
    return render(request, "desk/search.html.j2", {"asked": asked, "page": page, "hits": hits})


def _place(row: Sentence) -> tuple[str, str]:
    """What the row belongs to, and the address of its place."""
    if row.reading is not None:
        url = f"{reverse('document', args=[row.key])}?part={row.reading.number}#p{row.passage}"
        return str(row.reading.title or row.reading.record.name), url
    found = _MODELS[row.kind].objects.select_related("plan").filter(pk=row.key).first()
    if found is None:
        return "", ""
    kind = {"indicator": _("指标"), "project": _("项目"), "task": _("任务")}[row.kind]
    own = row.kind == "indicator"
    url = reverse("indicator", args=[found.pk]) if own else reverse("plan", args=[found.plan_id])
    return f"{kind} · {found.plan.name}", url
