"""The search page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from guibiao.desk.gate import allowed
from guibiao.desk.models import Chapter, IndicatorRecord, ProjectRecord, Sentence, TaskRecord
from guibiao.desk.search import find, hit
from guibiao.messages import _

_PAGE = 30
_LONGEST = 100  # characters asked for
_MODELS: dict[str, Any] = {"project": ProjectRecord, "task": TaskRecord, "indicator": IndicatorRecord}


@allowed("document.view")
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """What holds the words that are asked for, with its context and a link to its place."""
    asked = request.GET.get("q", "").strip()[:_LONGEST]
    page = Paginator(find(request.user, asked), _PAGE).get_page(request.GET.get("page"))
    places = _places(page.object_list)
    hits = [(hit(row, asked), *places[row.pk]) for row in page]
    return render(request, "desk/search.html.j2", {"asked": asked, "page": page, "hits": hits})


def _places(rows: Iterable[Sentence]) -> dict[int, tuple[str, str]]:
    """What each row belongs to, and the address of its place."""
    found = {row.pk: _in_document(row) for row in rows if row.reading is not None}
    for kind, model in _MODELS.items():
        keys = {row.key: row.pk for row in rows if row.kind == kind}
        if keys:
            for one in model.objects.select_related("plan").filter(pk__in=keys).defer("data"):
                found[keys[one.pk]] = _in_plan(kind, one)
    chapters = Chapter.objects.select_related("department", "round").filter(
        pk__in={row.key for row in rows if row.kind == "chapter"}
    )
    texts = {one.pk: _in_chapter(one) for one in chapters.defer("text", "findings")}
    found |= {row.pk: texts[row.key] for row in rows if row.kind == "chapter" and row.key in texts}
    return {row.pk: found.get(row.pk, ("", "")) for row in rows}


def _in_chapter(chapter: Chapter) -> tuple[str, str]:
    url = reverse("chapter", args=[chapter.round_id, chapter.department_id, chapter.key])
    return f"{_('部门材料')} · {chapter}", url


def _in_document(row: Sentence) -> tuple[str, str]:
    url = f"{reverse('document', args=[row.key])}?part={row.reading.number}#p{row.passage}"
    return str(row.reading.title or row.reading.record.name), url


def _in_plan(kind: str, row: Any) -> tuple[str, str]:
    name = {"indicator": _("指标"), "project": _("项目"), "task": _("任务")}[kind]
    return f"{name} · {row.plan.name}", reverse(kind, args=[row.pk])
