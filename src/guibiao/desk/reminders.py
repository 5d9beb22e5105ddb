"""Who has not handed in what, how late that is, and the same as a feed and a calendar."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from guibiao.desk.models import Department, Feed, Round, User
from guibiao.desk.tallies import Tally, tallies
from guibiao.messages import _

_SHOWN = timedelta(days=400)  # rounds that were due longer ago are history


@dataclass(frozen=True, slots=True)
class Chase:
    """A department that still owes figures in a round: how many, how late, in which colour it is reminded."""

    due: Tally
    late: int
    colour: str | None

    @property
    def text(self) -> str:
        """The reminder in a sentence."""
        facts = {"unit": self.due.department.name, "period": self.due.round.period, "n": self.due.open}
        if self.late > 0:
            return _("{unit}：{period} 还有 {n} 项未报，已逾期 {days} 天").format(**facts, days=self.late)
        return _("{unit}：{period} 还有 {n} 项未报，{day} 前报送").format(**facts, day=self.due.round.due)


def chased(today: date, department: Department | None = None) -> list[Chase]:
    """Who owes anything in the rounds of late, the latest first; of one department where it is named."""
    rounds: QuerySet[Round] = Round.objects.filter(due__gte=today - _SHOWN).select_related("plan")
    told = tallies(list(rounds), department)
    found = [Chase(one, one.late(today), one.colour(today)) for one in told if one.open]
    return sorted(found, key=lambda c: (-c.late, c.due.department.name))


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
        day = one.due.round.due
        lines += [
            "BEGIN:VEVENT", f"UID:round-{one.due.round.pk}-{one.due.department.pk}@guibiao", f"DTSTAMP:{stamp}",
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
