"""Rows of the database as the core's `Plan`, and back. The only place where the two meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from guibiao.desk import search, versions
from guibiao.desk.models import Department, Entry, IndicatorRecord, PlanRecord, ProjectRecord, TaskRecord
from guibiao.errors import InputError
from guibiao.messages import _
from guibiao.plan import Indicator, Observation, Plan, Source, led_by, plain_of_plan, plan_of_plain
from guibiao.quantity import Period

_ROWS: tuple[tuple[str, str, Any], ...] = (
    ("indicators", "indicator", IndicatorRecord),
    ("projects", "project", ProjectRecord),
    ("tasks", "task", TaskRecord),
)
_OWN = ("version", "position", "data", "name", "lead")
_COLUMNS = {"indicator": [*_OWN, "category"], "project": [*_OWN], "task": [*_OWN]}
_BATCH = 500  # rows of one statement of the database


@dataclass(frozen=True, slots=True)
class Reported:
    """A figure that a department reported and the planner accepted: of which indicator or part, by whom, when."""

    code: str
    period: str
    measure: str
    role: str
    bound: str
    value: str
    upper: str
    explanation: str
    evidence: tuple[str, ...]
    person: str
    on: date


def plan_of(record: PlanRecord) -> Plan:
    """The plan that rows make, with the departments' accepted figures as observations.

    Raises InputErrors where the rows make no plan.
    """
    return with_reported(defined_plan(record), accepted(record))


def defined_plan(record: PlanRecord) -> Plan:
    """The plan as its file has it, without what departments reported. Raises InputErrors as `plan_of`."""
    return plan_of_plain(plain_kept(record), record.name)


def accepted(record: PlanRecord) -> list[Reported]:
    """What departments reported and the planner accepted."""
    entries = Entry.objects.filter(round__plan=record, state="accepted").select_related("round", "indicator", "author")
    return [
        Reported(
            entry.part or entry.indicator.code, entry.round.period, entry.measure, entry.role, entry.bound, entry.value,
            entry.upper, entry.explanation, tuple(one.name for one in entry.evidence_set.all()),
            entry.author.get_full_name() or entry.author.username, timezone.localdate(entry.changed),
        )
        for entry in entries.defer("indicator__data").prefetch_related("evidence_set")
    ]  # fmt: skip


def with_reported(plan: Plan, reported: Iterable[Reported]) -> Plan:
    """A plan with reported figures, each in the place of one that its indicator has for the same period."""
    told: dict[str, list[Observation]] = {}
    for figure in sorted(reported, key=lambda one: (one.period, one.measure)):
        told.setdefault(figure.code, []).extend(_observations(figure))
    return replace(plan, indicators=tuple(_told(one, told) for one in plan.indicators)) if told else plan


def plan_called(text: str) -> PlanRecord:
    """The plan of a number, a name, or the only one whose name holds the text. Raises InputError."""
    plans = PlanRecord.objects.all()
    exact = plans.filter(pk=int(text)) if text.isdecimal() and len(text) < 10 else plans.filter(name=text)
    found: list[PlanRecord] = list(exact) or list(plans.filter(name__contains=text))
    if len(found) != 1:
        known = _("、").join(f"{plan.pk} {plan.name}" for plan in found or plans) or _("没有规划")
        raise InputError(_("没有这个规划") if not found else _("这样的规划不止一个"), text, known)
    return found[0]


def save_plan(plan: Plan, record: PlanRecord | None = None) -> PlanRecord:
    """Keep a plan as rows, in the place of what `record` held. Rows that stay keep their identity and their entries."""
    kept: PlanRecord = save_plain(plain_of(plan), record)
    return kept


def plain_of(plan: Plan) -> dict[str, Any]:
    """The plan in the form of its file, figures as texts: what rows hold."""
    plain: dict[str, Any] = _texts(plain_of_plan(plan))
    return plain


def plain_kept(record: PlanRecord) -> dict[str, Any]:
    """What the rows of a plan hold now, in the same form."""
    plain: dict[str, Any] = {"plan": record.card, "project_totals": record.totals, "scenarios": record.scenarios}
    for key, _kind, model in _ROWS:
        plain[key] = [row.data for row in model.objects.filter(plan=record).order_by("position")]
    return {key: value for key, value in plain.items() if value}


@transaction.atomic
def save_plain(plain: dict[str, Any], record: PlanRecord | None = None) -> PlanRecord:
    """Keep the plain form of a sound plan as rows, as `save_plan` does."""
    record = record or PlanRecord()
    card = plain["plan"]
    record.name, record.region, record.card = card["name"], card.get("region", ""), card
    record.totals, record.scenarios = plain.get("project_totals", []), plain.get("scenarios", {})
    record.version += 1 if record.pk else 0
    record.save()
    for key, kind, model in _ROWS:
        _save_rows(record, kind, model, plain.get(key, []))
    versions.remember(record, plain)
    return record


def _save_rows(record: PlanRecord, kind: str, model: Any, rows: list[dict[str, Any]]) -> None:
    known = {row.code: row for row in model.objects.filter(plan=record)}
    units, put = _departments(rows), []
    for position, data in enumerate(rows):
        row = known.pop(data["id"], None) or model(plan=record, code=data["id"])
        row.version += row.pk is not None and row.data != data
        row.position, row.data, row.name = position, data, data.get("name") or data.get("task") or data["id"]
        row.lead = units.get(led_by(data.get("lead")))
        if model is IndicatorRecord:
            row.category = data.get("category", "")
        put.append(row)
    model.objects.filter(pk__in=[row.pk for row in known.values()]).delete()
    model.objects.bulk_update([row for row in put if row.pk], _COLUMNS[kind], batch_size=_BATCH)
    model.objects.bulk_create([row for row in put if not row.pk], batch_size=_BATCH)
    search.put_rows(kind, put)


def _departments(rows: list[dict[str, Any]]) -> dict[str, Department]:
    """The units that lead, by name; those that are not there yet are made."""
    names = {name for row in rows if (name := led_by(row.get("lead")))}
    Department.objects.bulk_create((Department(name=name) for name in sorted(names)), ignore_conflicts=True)
    return {unit.name: unit for unit in Department.objects.filter(name__in=names)}


def _told(indicator: Indicator, told: Mapping[str, list[Observation]]) -> Indicator:
    """An indicator, and its parts, with what was told of them; itself where nothing was."""
    parts = tuple(_told(part, told) for part in indicator.parts)
    new = told.get(indicator.id, [])
    if not new and all(one is other for one, other in zip(parts, indicator.parts, strict=True)):
        return indicator
    places = {(one.period, one.measure) for one in new}
    kept = tuple(one for one in indicator.observations if (one.period, one.measure) not in places)
    return replace(indicator, parts=parts, observations=(*kept, *new))


def _observations(figure: Reported) -> Iterator[Observation]:
    """A reported figure, or the two ends of its range."""
    source = Source(person=figure.person, at=figure.on.isoformat())
    for bound, text in ((figure.bound, figure.value), ("le", figure.upper)):
        if text:
            value = text == "true" if text in ("true", "false") else Decimal(text)
            yield Observation(
                Period(figure.period), value, figure.measure, figure.role, bound, source, figure.explanation or None,
                figure.evidence,
            )  # fmt: skip


def _texts(plain: Any) -> Any:
    """The plain form with figures as texts, so that JSON keeps their decimals."""
    if isinstance(plain, Decimal):
        return format(plain, "f")
    if isinstance(plain, dict):
        return {str(key): _texts(value) for key, value in plain.items()}
    if isinstance(plain, list):
        return [_texts(value) for value in plain]
    return plain
