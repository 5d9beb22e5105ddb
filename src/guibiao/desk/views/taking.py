"""A document's decided figures beside a plan: looked at row by row, and taken into it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from guibiao.desk.gate import allowed
from guibiao.desk.models import PlanRecord, Reading
from guibiao.desk.taking import offers, take
from guibiao.desk.views.documents import whole_number
from guibiao.errors import InputError
from guibiao.messages import _


@allowed("plan.import")
def take_figures(request: HttpRequest, pk: int) -> HttpResponse:
    """What a reading's accepted and corrected figures add to a plan; the chosen ones are taken."""
    reading = get_object_or_404(Reading.objects.select_related("record").defer("passages"), pk=pk)
    plans = PlanRecord.objects.defer("totals", "scenarios")
    asked = whole_number((request.GET if request.method == "GET" else request.POST).get("plan", ""))
    record = plans.filter(pk=asked).first() or _likely(list(plans), reading)
    problem = None
    if request.method == "POST" and record is not None:
        try:
            version = whole_number(request.POST.get("version", ""))
            count = take(request.user, record.pk, version, reading, request.POST.getlist("take"))
        except InputError as error:
            problem = error
        else:
            messages.success(request, _("已采用 {n} 个数，记入 {name}。").format(n=count, name=record.name))
            return redirect("plan", pk=record.pk)
    try:
        found = offers(record, reading) if record is not None else []
    except InputError as error:
        found, problem = [], problem or error
    context = {
        "reading": reading, "plan": record, "plans": plans, "offers": found, "problem": problem,
        "decided": reading.statements.filter(decision__in=("accepted", "corrected")).count(),
    }  # fmt: skip
    return render(request, "desk/take.html.j2", context, status=409 if problem and request.method == "POST" else 200)


def _likely(plans: list[PlanRecord], reading: Reading) -> PlanRecord | None:
    """The plan of the document's own area, else the first."""
    own = (one for one in plans if one.region and one.region in (reading.region or ""))
    return next(own, plans[0] if plans else None)
