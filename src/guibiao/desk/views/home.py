"""The first page after signing in, and the history."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from guibiao.desk.checking import history_faults
from guibiao.desk.gate import allowed
from guibiao.desk.models import HistoryRecord

_PAGE = 50


@allowed("home")
def home(request: HttpRequest) -> HttpResponse:
    """Where the person's work is: a department's is what it owes, everybody else's the plans."""
    if request.user.reach("round.view") == "own":
        return redirect("rounds")
    if request.user.reach("plan.view"):
        return redirect("plans")
    return redirect("people")


@allowed("history.view")
def history(request: HttpRequest) -> HttpResponse:
    """All that was done, newest first, and whether the chain is whole."""
    records = HistoryRecord.objects.select_related("who").order_by("-id")
    if about := request.GET.get("about"):
        kind, _dot, key = about.partition(":")
        records = records.filter(kind=kind, key=key)
    page = Paginator(records, _PAGE).get_page(request.GET.get("page"))
    faults = history_faults() if "check" in request.GET else None
    return render(request, "desk/history.html.j2", {"page": page, "faults": faults})
