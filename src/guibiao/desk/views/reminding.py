"""Who is late: the chase list (催报), a person's own reminders, and both as a feed and a calendar."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from guibiao.desk.gate import allowed
from guibiao.desk.history import note
from guibiao.desk.letters import write_now
from guibiao.desk.mail import can_send
from guibiao.desk.models import Feed, Office
from guibiao.desk.reminders import calendar, chased, for_person, new_feed, owner_of
from guibiao.messages import _

_PAGE = 100


@allowed("chase.view")
@require_GET
def chase(request: HttpRequest) -> HttpResponse:
    """Which departments owe what, the latest first."""
    told, asked = chased(timezone.localdate()), request.GET.get("q", "").strip()
    found = [one for one in told if asked in one.department.name or asked in one.plan.name]
    context = {
        "found": found, "page": Paginator(found, _PAGE).get_page(request.GET.get("page")), "asked": asked,
        "units": len({one.department.pk for one in told}), "total": sum(one.open for one in told),
        "mail": can_send(),
    }  # fmt: skip
    return render(request, "desk/chase.html.j2", context)


@allowed("round.open")
@require_POST
def letters(request: HttpRequest) -> HttpResponse:
    """Write to all departments that are to be reminded."""
    if not can_send():
        raise Http404
    try:
        messages.success(request, _("已发出 {n} 封邮件。").format(n=write_now(timezone.localdate())))
    except ConnectionError:
        messages.error(request, _("邮件服务器连不上，没有发完。请稍后再试，或请管理员检查。"))
    return redirect("chase")


@allowed("round.open")
@transaction.atomic
def letter_settings(request: HttpRequest) -> HttpResponse:
    """Whether reminders go out by themselves, and from which hour of the day on."""
    kept = Office.objects.select_for_update().get(pk=Office.own().pk)
    context = {"office": kept, "mail": can_send(), "problem": ""}
    if request.method != "POST":
        return render(request, "desk/letter_settings.html.j2", context)
    hour = request.POST.get("letter_hour", "")
    if hour not in map(str, range(24)):
        context["problem"] = _("时间请填 0 至 23。")
        return render(request, "desk/letter_settings.html.j2", context, status=400)
    before = {"letters": kept.letters, "letter_hour": kept.letter_hour}
    kept.letters, kept.letter_hour = "letters" in request.POST, int(hour)
    kept.save(update_fields=before)
    after = {"letters": kept.letters, "letter_hour": kept.letter_hour}
    note(request.user, "office.changed", kept, before=before, after=after)
    messages.success(request, _("已保存。"))
    return redirect("chase")


@allowed("remind")
@require_GET
def reminders(request: HttpRequest) -> HttpResponse:
    """What the person has to see to."""
    feed = Feed.objects.filter(person=request.user).first()
    context = {"found": for_person(request.user, timezone.localdate()), "feed": feed}
    return render(request, "desk/reminders.html.j2", context)


@allowed("remind")
@require_POST
def feed_made(request: HttpRequest) -> HttpResponse:
    """A new address for feed readers and calendars; it is shown once."""
    token = new_feed(request.user)
    note(request.user, "feed.made", request.user)
    context = {
        "found": for_person(request.user, timezone.localdate()), "feed": request.user.feed,
        "addresses": [request.build_absolute_uri(f"/feeds/{token}.{form}") for form in ("atom", "ics")],
    }  # fmt: skip
    return render(request, "desk/reminders.html.j2", context)


@require_GET
def feed(request: HttpRequest, token: str, form: str) -> HttpResponse:
    """A person's reminders for a program that knows the address; the token stands for the person."""
    person = owner_of(token)
    if person is None:
        raise Http404
    found = for_person(person, timezone.localdate())
    if form == "ics":
        return HttpResponse(calendar(found), content_type="text/calendar; charset=utf-8")
    page = render(request, "desk/feed.xml.j2", {"found": found, "now": timezone.now(), "person": person})
    page.headers["Content-Type"] = "application/atom+xml; charset=utf-8"
    return page
