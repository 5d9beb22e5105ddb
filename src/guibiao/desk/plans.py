"""Rows of the database as the core's `Plan`, and back. The only place where the two meet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from guibiao.desk import search, versions
from guibiao.desk.models import Department, Entry, IndicatorRecord, PlanRecord, ProjectRecord, TaskRecord
from guibiao.errors import InputError
from guibiao.messages import _
from guibiao.plan import Plan, led_by, plain_of_plan, plan_of_plain

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


def plan_of(record: PlanRecord, *, accepted: bool = True) -> Plan:
    """The plan that rows make, with the departments' accepted figures as observations, if wanted.

    Raises InputErrors where the rows make no plan.
    """
    plain = plain_kept(record)
    if accepted:
        put_in(plain, _accepted(record))
    return plan_of_plain(plain, record.name)


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


def put_in(plain: dict[str, Any], reported: Iterable[Reported]) -> None:
    """Reported figures as observations of their indicators, in the place of a figure for the same period."""
    by_code = {one["id"]: one for top in plain.get("indicators", []) for one in (top, *_parts(top))}
    for figure in sorted(reported, key=lambda one: (one.period, one.measure)):
        owner = by_code.get(figure.code)
        if owner is not None:
            ends = ((figure.bound, figure.value), ("le", figure.upper))
            told = [_observation(figure, *end) for end in ends if end[1]]
            kept = [o for o in owner.get("observations", []) if not _same(o, told[0])]
            owner["observations"] = [*kept, *told]


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


def _accepted(record: PlanRecord) -> list[Reported]:
    entries = Entry.objects.filter(round__plan=record, state="accepted").select_related("round", "indicator", "author")
    return [
        Reported(
            entry.part or entry.indicator.code, entry.round.period, entry.measure, entry.role, entry.bound, entry.value,
            entry.upper, entry.explanation, tuple(one.name for one in entry.evidence_set.all()),
            entry.author.get_full_name() or entry.author.username, timezone.localdate(entry.changed),
        )
        for entry in entries.prefetch_related("evidence_set")
    ]  # fmt: skip


def _observation(figure: Reported, bound: str, value: str) -> dict[str, Any]:
    """A figure, or one end of its range, as the plan's file has it; what is usual is left out there."""
    said = {"period": figure.period, "value": value, "measure": figure.measure, "role": figure.role, "bound": bound}
    usual = {"measure": "level", "role": "actual", "bound": "eq"}
    said = {key: text for key, text in said.items() if usual.get(key) != text}
    why = {"explanation": figure.explanation} if figure.explanation else {}
    files = {"evidence": list(figure.evidence)} if figure.evidence else {}
    return {**said, **why, **files, "source": {"person": figure.person, "at": figure.on.isoformat()}}


def _parts(indicator: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for part in indicator.get("parts", []) for one in (part, *_parts(part))]


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return all(one.get(key) == other.get(key) for key in ("period", "measure"))


def _texts(plain: Any) -> Any:
    """The plain form with figures as texts, so that JSON keeps their decimals."""
    if isinstance(plain, Decimal):
        return format(plain, "f")
    if isinstance(plain, dict):
        return {str(key): _texts(value) for key, value in plain.items()}
    if isinstance(plain, list):
        return [_texts(value) for value in plain]
    return plain
