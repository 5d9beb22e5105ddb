"""Reporting (填报): rounds, what a department owes, its figures with evidence, its chapters of text."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import IntegrityError, transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from guibiao.desk.gate import allowed, own_only
from guibiao.desk.handing import Conflict, add_evidence, remove_evidence, save, take_step
from guibiao.desk.history import note
from guibiao.desk.ledgers import kind_of_row
from guibiao.desk.models import Chapter, Department, Entry, Evidence, HistoryRecord, Office, PlanRecord, Round
from guibiao.desk.models.reporting import CHAPTERS
from guibiao.desk.owing import Due, Item, due_in, indicator_of, item_of
from guibiao.desk.reminders import chased
from guibiao.desk.steps import is_within, kind_of, may_take, offered, steps
from guibiao.desk.tallies import Tally, tallies
from guibiao.desk.texts import look_through
from guibiao.desk.views.documents import whole_number
from guibiao.errors import InputError
from guibiao.messages import _
from guibiao.plan import read_date, read_period, reported_figures

_LONGEST_TEXT = 100_000
_LONGEST_FIGURE = 40
_ROUNDS = 30  # of a page


@allowed("round.view")
@require_GET
def rounds(request: HttpRequest) -> HttpResponse:
    """All rounds, with how far each has come, or how far the own department has."""
    department = _own(request, "round.view")
    page = Paginator(Round.objects.select_related("plan"), _ROUNDS).get_page(request.GET.get("page"))
    told: dict[int, list[Tally]] = {}
    for one in tallies(page.object_list, department):
        told.setdefault(one.round.pk, []).append(one)
    found = []
    for opened in page:
        own = told.get(opened.pk, [])
        total = sum(one.total for one in own)
        found.append((opened, total - sum(one.open for one in own), total, _colour(own)))
    office = Office.own()
    context = {
        "rounds": found, "page": page, "office": office,
        "plans": PlanRecord.objects.defer("card", "totals", "scenarios"),
        "suggested": next_day(office.report_day, timezone.localdate()),
        "owed": [one for one in chased(timezone.localdate(), department) if not one.in_round] if department else [],
    }  # fmt: skip
    return render(request, "desk/rounds.html.j2", context)


@allowed("round.open")
@require_POST
def new_round(request: HttpRequest) -> HttpResponse:
    """Open a round: for which period, until which day."""
    record = get_object_or_404(PlanRecord, pk=whole_number(request.POST.get("plan", "")))
    try:
        period, due = _asked(request, record)
        with transaction.atomic():
            opened = Round.objects.create(plan=record, period=period, due=due)
            note(request.user, "round.opened", opened, after={"period": period, "due": due.isoformat()})
    except InputError as error:
        messages.error(request, str(error))
        return redirect("rounds")
    except IntegrityError:
        messages.error(request, _("这个规划的 {period} 已经开过填报。").format(period=period))
        return redirect("rounds")
    messages.success(request, _("已开启 {name} 的填报。").format(name=str(opened)))
    return redirect("round", pk=opened.pk)


@allowed("round.open")
@require_POST
def office(request: HttpRequest) -> HttpResponse:
    """Set the day of the month by which departments report."""
    text = request.POST.get("report_day", "")
    if not text.isdecimal() or not 1 <= int(text) <= 31:
        messages.error(request, _("报送日请填 1 至 31。"))
        return redirect("rounds")
    with transaction.atomic():
        kept = Office.objects.select_for_update().get(pk=Office.own().pk)
        before, kept.report_day = kept.report_day, int(text)
        kept.save()
        note(request.user, "office.changed", kept, before={"report_day": before}, after={"report_day": int(text)})
    messages.success(request, _("每月报送日改为 {day} 日。").format(day=int(text)))
    return redirect("rounds")


@allowed("round.view")
@require_GET
def round_page(request: HttpRequest, pk: int) -> HttpResponse:
    """A round: what the department owes, or for the planner what every department has handed in."""
    opened = get_object_or_404(Round.objects.select_related("plan"), pk=pk)
    today = timezone.localdate()
    dues = due_in(opened, _own(request, "round.view"))
    only = request.GET.get("state", "")
    shown = [(due, [i for i in due.items if not only or i.state == only]) for due in dues]
    context = {
        "round": opened, "dues": shown, "today": today, "late": (today - opened.due).days, "only": only,
        "chapters": CHAPTERS, "states": _counted(dues),
    }  # fmt: skip
    return render(request, "desk/round.html.j2", context)


@allowed("figure.view")
def figure(request: HttpRequest, pk: int, code: str, measure: str) -> HttpResponse:
    """One figure of a round: what is asked, what was written; saved and handed in by its department."""
    opened = get_object_or_404(Round.objects.select_related("plan"), pk=pk)
    found = item_of(opened, code, measure, _own(request, "figure.view"))
    if found is None:
        raise Http404
    due, item = found
    if _is_hidden(request, item.entry, "figure.view"):
        raise Http404
    if request.method == "POST":
        return _saved(request, due, item)
    return _figure_page(request, due, item)


@allowed("figure.view")
@require_POST
def entry_step(request: HttpRequest, pk: int) -> HttpResponse:
    """Pass a figure on, or back."""
    entries = own_only(request, "figure.view", Entry.objects.select_related("round__plan", "indicator"), "department")
    entry = get_object_or_404(entries, pk=pk)
    return _stepped(request, entry, _figure_address(entry))


@allowed("figure.view")
@require_GET
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """A file of evidence: always to be kept, never to be opened by the browser."""
    found = get_object_or_404(Evidence, pk=pk)
    if not is_within(request.user, found.about, "view"):
        raise Http404
    response = FileResponse(found.file.open("rb"), as_attachment=True, filename=found.name)
    response.headers["Content-Type"] = "application/octet-stream"
    return response


@allowed("figure.enter")
@require_POST
def evidence_removed(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a file away while what it stands behind is open."""
    found = get_object_or_404(Evidence, pk=pk)
    about = found.about
    if not is_within(request.user, about, "view"):
        raise Http404
    try:
        remove_evidence(request.user, found)
    except PermissionError:
        messages.error(request, _("已经提交，不能再改。"))
    if isinstance(about, Entry):
        return redirect(_figure_address(about))
    return redirect(kind_of_row(about.row), pk=about.row.pk)


@allowed("text.view")
def chapter(request: HttpRequest, pk: int, department: int, key: str) -> HttpResponse:
    """A department's chapter of text, with what was found in it."""
    opened = get_object_or_404(Round.objects.select_related("plan"), pk=pk)
    unit = get_object_or_404(Department, pk=department)
    own = _own(request, "text.view")
    if key not in CHAPTERS or (own is not None and own != unit):
        raise Http404
    kept = Chapter.objects.filter(round=opened, department=unit, key=key).select_related("author").first()
    if _is_hidden(request, kept, "text.view"):
        raise Http404
    if request.method == "POST":
        return _chapter_saved(request, kept or Chapter(round=opened, department=unit, key=key))
    return _chapter_page(request, kept or Chapter(round=opened, department=unit, key=key))


@allowed("text.view")
@require_POST
def chapter_step(request: HttpRequest, pk: int) -> HttpResponse:
    """Pass a chapter on, or back."""
    texts = own_only(request, "text.view", Chapter.objects.select_related("round__plan", "department"), "department")
    kept = get_object_or_404(texts, pk=pk)
    return _stepped(request, kept, _chapter_address(kept))


def next_day(day: int, today: date) -> date:
    """The next day of the month after today on which departments report; the month's last where it is shorter."""
    for month in (0, 1):
        first = (today.replace(day=1) + timedelta(days=32 * month)).replace(day=1)
        last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        found = first.replace(day=min(day, last.day))
        if found > today:
            return found
    return found


def _own(request: HttpRequest, action: str) -> Department | None:
    """The department to which the person is confined, None for who sees all. Raises Http404 for one without any."""
    if request.user.reach(action) != "own":
        return None
    if request.user.department is None:
        raise Http404
    department: Department = request.user.department
    return department


def _is_hidden(request: HttpRequest, item: Entry | Chapter | None, action: str) -> bool:
    """Whether the person sees only what is accepted, and this is not."""
    return request.user.reach(action) == "accepted" and (item is None or item.state != "accepted")


def _asked(request: HttpRequest, record: PlanRecord) -> tuple[str, date]:
    text, day = request.POST.get("period", "").strip(), request.POST.get("due", "")
    first, last = record.card["period"].split("/")
    cure = _("请写 2024、2024-H1 或 2024-Q3 的样子，并在 {period} 之内").format(period=record.card["period"])
    try:
        period = read_period(text)
    except ValueError:
        raise InputError(_("“{text}”不是期间").format(text=text), cure=cure) from None
    if period.start.year < int(first[:4]) or period.end.year > int(last[:4]):
        raise InputError(_("{period} 不在规划期内").format(period=period), cure=cure)
    try:
        return period.text, read_date(day)
    except ValueError:
        raise InputError(_("“{text}”不是日期").format(text=day), cure=_("请写成 2024-03-28 的样子")) from None


def _saved(request: HttpRequest, due: Due, item: Item) -> HttpResponse:
    """Keep what was written, and hand it in where that was asked; else the page again, with what is wrong."""
    entry = item.entry or Entry(
        round=due.round, indicator=item.indicator, department=due.department, part=item.part, measure=item.measure
    )
    try:
        with transaction.atomic():
            said = _said(request, due.round, item)
            save(request.user, entry, _version(request), said)
            add_evidence(request.user, entry, request.FILES.getlist("evidence"))
            if request.POST.get("then") == "submit":
                take_step(request.user, entry, "submit", entry.version)
    except InputError as error:
        return _figure_page(request, due, item, problem=error, status=400)
    except Conflict:
        return _figure_page(request, due, _again(due, item), conflict=True, status=409)
    except PermissionError:
        messages.error(request, _("已经提交，不能再改。"))
        return redirect(_figure_address(entry))
    handed_in = entry.state == "submitted"
    messages.success(request, _("已提交，等负责人审核。") if handed_in else _("已保存草稿。"))
    return redirect("round", pk=due.round.pk) if handed_in else redirect(_figure_address(entry))


def _again(due: Due, item: Item) -> Item:
    found = item_of(due.round, item.code, item.measure)
    assert found is not None  # it was there a moment ago, and a plan's rows are never taken from an entry
    return found[1]


def _said(request: HttpRequest, opened: Round, item: Item) -> dict[str, str]:
    """What was written, read as the plan's room reads it. Raises InputError."""
    written = request.POST.get("value", "").strip()
    if len(written) > _LONGEST_FIGURE:
        raise InputError(_("太长，不像一个数"), cure=_("请只写一个数；说明写在“情况说明”里"))
    figures = reported_figures(indicator_of(opened, item.code), item.measure, written)
    texts = [str(value).lower() if isinstance(value, bool) else format(value, "f") for _bound, value in figures]
    return {
        "written": written,
        "bound": figures[0][0],
        "value": texts[0],
        "upper": texts[1] if len(texts) > 1 else "",
        "role": "estimate" if request.POST.get("role") == "estimate" else "actual",
        "explanation": request.POST.get("explanation", "").strip()[:_LONGEST_TEXT],
    }


def _version(request: HttpRequest) -> int:
    text = request.POST.get("version", "0")
    return int(text) if text.isdecimal() and len(text) < 9 else 0


def _figure_page(
    request: HttpRequest, due: Due, item: Item, *, problem: InputError | None = None, conflict: bool = False,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    entry = item.entry
    blank = Entry(round=due.round, indicator=item.indicator, department=due.department)
    context: dict[str, Any] = {
        "round": due.round, "due": due, "item": item, "entry": entry, "problem": problem, "conflict": conflict,
        "writable": not (entry or blank).is_locked and is_within(request.user, entry or blank, "enter"),
        "steps": [(name, steps()[name].reason) for name in offered(request.user, entry)] if entry else [],
        "evidence": list(entry.evidence_set.all()) if entry else [],
        "records": _records(request, entry),
        "typed": request.POST if request.method == "POST" else None,
        "neighbours": _neighbours(due, item),
    }  # fmt: skip
    return render(request, "desk/figure.html.j2", context, status=status)


def _neighbours(due: Due, item: Item) -> tuple[Item | None, Item | None]:
    """The figures before and after this one in the department's list."""
    at = next(n for n, one in enumerate(due.items) if (one.code, one.measure) == (item.code, item.measure))
    return (due.items[at - 1] if at else None), (due.items[at + 1] if at + 1 < len(due.items) else None)


def _records(request: HttpRequest, item: Entry | Chapter | None) -> list[HistoryRecord]:
    """What was done to an item; nothing for who sees only what is accepted, since drafts and returns are in it."""
    if item is None or item.pk is None or request.user.reach(f"{kind_of(item)}.view") == "accepted":
        return []
    found = HistoryRecord.objects.filter(kind=type(item).__name__, key=str(item.pk))
    return list(found.select_related("who").order_by("-id")[:30])


def _stepped(request: HttpRequest, item: Any, address: str) -> HttpResponse:
    """Take the step that was asked for, if the table gives it to the person: else it is as if it were not there."""
    name = request.POST.get("step", "")
    if name not in steps():
        raise Http404
    try:
        if item.version != _version(request):
            raise Conflict
        if not may_take(request.user, item, steps()[name]):
            raise Http404
        take_step(request.user, item, name, _version(request), request.POST.get("reason", ""))
    except Conflict:
        messages.error(request, _("别人刚刚改过这一项，您的操作没有执行。请看过新的内容再决定。"))
    except InputError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("已办理。"))
    return redirect(address)


def _chapter_saved(request: HttpRequest, kept: Chapter) -> HttpResponse:
    text = request.POST.get("text", "").replace("\r\n", "\n")[:_LONGEST_TEXT]
    hand_in = request.POST.get("then") == "submit"
    try:
        if hand_in and not text.strip():
            raise InputError(_("还没有写"), cure=_("确实没有情况的，请写“无”"))
        with transaction.atomic():
            said = {"text": text, "findings": look_through(kept.round, kept.department, text)}
            save(request.user, kept, _version(request), said)
            if hand_in:
                take_step(request.user, kept, "submit", kept.version)
    except InputError as error:
        return _chapter_page(request, kept, problem=error, status=400)
    except Conflict:
        same = Chapter.objects.get(round=kept.round, department=kept.department, key=kept.key)
        return _chapter_page(request, same, conflict=True, status=409)
    except PermissionError:
        messages.error(request, _("已经提交，不能再改。"))
        return redirect(_chapter_address(kept))
    messages.success(request, _("已提交，等负责人审核。") if hand_in else _("已保存草稿。"))
    return redirect(_chapter_address(kept))


def _chapter_page(
    request: HttpRequest, kept: Chapter, *, problem: InputError | None = None, conflict: bool = False, status: int = 200
) -> HttpResponse:
    context = {
        "round": kept.round, "chapter": kept, "problem": problem, "conflict": conflict,
        "writable": not kept.is_locked and is_within(request.user, kept, "write"),
        "steps": [(name, steps()[name].reason) for name in offered(request.user, kept)] if kept.pk else [],
        "typed": request.POST.get("text") if request.method == "POST" else None,
        "records": _records(request, kept), "keys": CHAPTERS,
    }  # fmt: skip
    return render(request, "desk/chapter.html.j2", context, status=status)


def _figure_address(entry: Entry) -> str:
    return str(reverse("figure", args=[entry.round_id, entry.part or entry.indicator.code, entry.measure]))


def _chapter_address(kept: Chapter) -> str:
    return str(reverse("chapter", args=[kept.round_id, kept.department_id, kept.key]))


def _counted(dues: list[Due]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for due in dues:
        for state, n in due.tally.states.items():
            counts[state] = counts.get(state, 0) + n
    return counts


def _colour(told: list[Tally]) -> str | None:
    colours = [c for one in told if (c := one.colour(timezone.localdate()))]
    return next((c for c in ("red", "orange", "blue") if c in colours), None)
