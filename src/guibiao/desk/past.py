"""The state at any past date: a plan as it was then, with the figures that were accepted then, out of the history."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db.models import QuerySet
from django.utils import timezone

from guibiao.desk.models import Entry, HistoryRecord, PlanRecord, User
from guibiao.desk.plans import Reported, plan_of, with_reported
from guibiao.desk.versions import plain_at
from guibiao.errors import InputError
from guibiao.messages import _
from guibiao.plan import Plan, plan_of_plain, read_date


@dataclass
class EntryThen:
    """An entry as the history tells it up to a moment."""

    entry: Entry
    told: dict[str, str] = field(default_factory=dict)
    author: User | None = None
    changed: datetime | None = None
    files: list[tuple[str, str]] = field(default_factory=list)  # name and digest

    @property
    def state(self) -> str:
        """Its state; "" where it was not there yet."""
        return self.told.get("state", "")


def asked_day(text: str) -> date | None:
    """The past day that a person asks for; None for none and for today. Raises InputError for no day and for later."""
    if not text:
        return None
    cure = _("请写成 2026-03-31 的样子，不晚于今天")
    try:
        day = read_date(text)
    except ValueError:
        raise InputError(_("“{text}”不是日期").format(text=text), cure=cure) from None
    if day > timezone.localdate():
        raise InputError(_("{day} 还没有到").format(day=day), cure=cure)
    return None if day == timezone.localdate() else day


def end_of(day: date) -> datetime:
    """The last moment of a day by the office's clock."""
    moment: datetime = timezone.make_aware(datetime.combine(day, time.max))
    return moment


def plan_on(record: PlanRecord, day: date | None) -> Plan:
    """The plan with the accepted figures, now or at the end of a past day. Raises InputError."""
    return plan_of(record) if day is None else plan_then(record, end_of(day))


def plan_then(record: PlanRecord, moment: datetime) -> Plan:
    """The plan as it was at a moment, with the figures accepted by then. Raises InputError where it was not there."""
    plain = plain_at(record, moment)
    if plain is None:
        day = timezone.localdate(moment)
        raise InputError(_("{day} 还没有这个规划").format(day=day), record.name, _("请选晚一些的日期"))
    entries = Entry.objects.filter(round__plan=record).select_related("round", "indicator").defer("indicator__data")
    told = [_reported(one) for one in entries_then(entries, moment) if one.state == "accepted"]
    return with_reported(plan_of_plain(plain, str(plain["plan"]["name"])), told)


def entries_then(entries: QuerySet[Entry], moment: datetime) -> list[EntryThen]:
    """What departments had entered up to a moment, in which states."""
    found = {str(entry.pk): EntryThen(entry) for entry in entries}
    records = HistoryRecord.objects.filter(kind="Entry", key__in=list(found), at__lte=moment)
    for one in records.select_related("who").order_by("id"):
        _go_on(found[one.key], one)
    return [one for one in found.values() if one.state]


def _go_on(then: EntryThen, record: HistoryRecord) -> None:
    """What a record of the history changes in an entry."""
    if record.action == "evidence.added":
        then.files.append((record.after["name"], record.after["sha256"]))
    elif record.action == "evidence.removed":
        then.files.remove((record.before["name"], record.before["sha256"]))
    else:
        then.told, then.changed = record.after, record.at
        if record.action == "entry.saved":
            then.author = record.who


def _reported(then: EntryThen) -> Reported:
    entry, told = then.entry, then.told
    assert then.author is not None  # nothing is accepted before it was written
    assert then.changed is not None
    return Reported(
        entry.part or entry.indicator.code, entry.round.period, entry.measure, told["role"], told["bound"],
        told.get("value", ""), told.get("upper", ""), told.get("explanation", ""),
        tuple(name for name, _digest in then.files), then.author.get_full_name() or then.author.username,
        timezone.localdate(then.changed),
    )  # fmt: skip
