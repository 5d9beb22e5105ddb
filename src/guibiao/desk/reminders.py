"""Who has not handed in what, how late that is, and the same as a feed and a calendar."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from guibiao.desk.models import Department, Feed, PlanRecord, Round, User
from guibiao.desk.monthly import deadlines, missing_reports
from guibiao.desk.naming import period_name
from guibiao.desk.tallies import tallies
from guibiao.messages import _
from guibiao.track import reminder_for

_SHOWN = timedelta(days=400)  # rounds that were due longer ago are history


@dataclass(frozen=True, slots=True)
class Chase:
    """Something that a department still owes, or is late with, on the day `today`.

    `key` names the occasion: each person gets one letter for it in each colour. `open` counts what is owed; `late` is
    in days, negative before the due day; `task` is the task's name where one alone is meant.
    """

    key: str
    department: Department
    plan: PlanRecord
    what: str
    open: int
    due: date
    today: date
    address: str
    task: str = ""

    @property
    def in_round(self) -> bool:
        """Whether it is figures of a round; else it is of tasks or projects."""
        return self.key.startswith("round:")

    @property
    def late(self) -> int:
        """Days since the due day."""
        return (self.today - self.due).days

    @property
    def colour(self) -> str | None:
        """The colour in which the department is reminded: blue, orange, red; None for no reason."""
        return reminder_for(self.late)

    @property
    def text(self) -> str:
        """The reminder in a sentence."""
        facts = {"unit": self.department.name, "days": self.late, "day": self.due}
        if self.task:
            said = _("{unit}：任务“{task}”已逾期 {days} 天") if self.late > 0 else _("{unit}：任务“{task}”{day} 到期")
            return said.format(task=self.task, **facts)
        if self.late > 0:
            return _("{unit}：{what}还有 {n} 项未报，已逾期 {days} 天").format(what=self.what, n=self.open, **facts)
        return _("{unit}：{what}还有 {n} 项未报，{day} 前报送").format(what=self.what, n=self.open, **facts)


def chased(today: date, department: Department | None = None) -> list[Chase]:
    """Who owes anything of late, the latest first; of one department where it is named."""
    units = {one.pk: one for one in ([department] if department is not None else Department.objects.all())}
    plans = list(PlanRecord.objects.defer("totals", "scenarios"))
    found = [*_figures(today, department), *_reports(today, plans, units), *_deadlines(today, plans, units)]
    return sorted(found, key=lambda c: (-c.late, c.department.name, c.key))


def _figures(today: date, department: Department | None) -> Iterator[Chase]:
    """The figures owed in rounds."""
    rounds: QuerySet[Round] = Round.objects.filter(due__gte=today - _SHOWN).select_related("plan")
    for one in tallies(list(rounds), department):
        if one.open:
            opened = one.round
            what, address = period_name(opened.period), reverse("round", args=[opened.pk])
            yield Chase(f"round:{opened.pk}", one.department, opened.plan, what, one.open, opened.due, today, address)


def _reports(today: date, plans: list[PlanRecord], units: Mapping[int, Department]) -> Iterator[Chase]:
    """What is to be told of tasks and projects each month."""
    for one in missing_reports(plans, today):
        if one.department in units:
            what = _("任务进展") if one.kind == "task" else _("项目进展")
            key, address = f"{one.kind}s:{one.plan.pk}:{one.due}", reverse(f"{one.kind}s", args=[one.plan.pk])
            yield Chase(key, units[one.department], one.plan, what, one.count, one.due, today, address)


def _deadlines(today: date, plans: list[PlanRecord], units: Mapping[int, Department]) -> Iterator[Chase]:
    """Tasks whose deadline, or that of a node, is near or past."""
    for one in deadlines(plans, today):
        if one.department in units and reminder_for((today - one.due).days):
            what, address = _("任务：{task}").format(task=one.task.task), reverse("task", args=[one.row])
            key = f"task:{one.row}:{one.due}"
            yield Chase(key, units[one.department], one.plan, what, 1, one.due, today, address, one.task.task)


def for_person(person: User, today: date) -> list[Chase]:
    """The reminders that concern a person: those of the own department, or all."""
    if person.reach("remind") == "all":
        return chased(today)
    return chased(today, person.department) if person.department else []


def new_feed(person: User) -> str:
    """A new secret address for the person's reminders; the one before it ends. Gives its token, kept nowhere else."""
    token = secrets.token_urlsafe(24)
    Feed.objects.update_or_create(person=person, defaults={"digest": _digest(token)})
    return token


def owner_of(token: str) -> User | None:
    """Whose feed a token opens; None for no such token, and for a person who may no longer come in."""
    feed = Feed.objects.filter(digest=_digest(token)).select_related("person__department").first()
    person: User | None = feed.person if feed else None
    return person if person and person.is_active and person.reach("remind") else None


def calendar(found: list[Chase]) -> str:
    """The due days as a calendar (RFC 5545)."""
    stamp = timezone.now().strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//guibiao//desk//ZH"]
    for one in found:
        day = one.due
        lines += [
            "BEGIN:VEVENT", f"UID:{one.key.replace(':', '-')}-{one.department.pk}@guibiao", f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escaped(one.text)}", "END:VEVENT",
        ]  # fmt: skip
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, "\\" + sign)
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line of at most 75 bytes, carried on after a space; no character is cut."""
    rows, row = [], ""
    for sign in line:
        if len((row + sign).encode()) > 73:
            rows.append(row)
            row = ""
        row += sign
    return "\r\n ".join([*rows, row])


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
