"""Putting changes into a plan: what is new takes its place, what differs stands beside what was there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from guibiao.messages import _
from guibiao.plan.changes.change import Change, field_label, place_in_words, put_in_words
from guibiao.plan.model import Indicator, Plan, Project, Task
from guibiao.plan.terms import term

Row = TypeVar("Row", Project, Task)


def with_changes(plan: Plan, changes: Iterable[Change]) -> Plan:
    """The plan with the changes put in: figures in the order of their periods, new indicators at the end."""
    by_id: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        by_id.setdefault((change.record, change.indicator), []).append(change)
    whole = by_id.get(("indicators", ""), [])
    return replace(
        plan,
        indicators=(
            *(_throughout(i, by_id) for i in plan.indicators),
            *(c.value for c in whole if c.field == "indicators"),
        ),
        project_totals=(*plan.project_totals, *(c.value for c in whole if c.field == "project_totals")),
        projects=tuple(_brought_on(p, by_id.get(("projects", p.id), [])) for p in plan.projects),
        tasks=tuple(_brought_on(t, by_id.get(("tasks", t.id), [])) for t in plan.tasks),
    )


def _brought_on(row: Row, changes: Sequence[Change]) -> Row:
    """A project or task with its newer state; moves and evidence are added to those that it has."""
    for change in changes:
        row = _with_state(row, change)
    return row


def _with_state(row: Row, change: Change) -> Row:
    held: Any = getattr(row, change.field)
    new: dict[str, Any] = {change.field: (*held, *change.value) if isinstance(held, tuple) else change.value}
    return replace(row, **new)


def applied(indicator: Indicator, changes: Sequence[Change]) -> Indicator:
    """The indicator with its changes. Where a place holds one answer only, the other becomes a question in `unsure`."""
    for change in changes:
        indicator = _with(indicator, change)
    return indicator


def _throughout(indicator: Indicator, by_id: dict[tuple[str, str], list[Change]]) -> Indicator:
    parts = tuple(_throughout(part, by_id) for part in indicator.parts)
    if parts != indicator.parts:
        indicator = replace(indicator, parts=parts)
    return applied(indicator, by_id.get(("indicators", indicator.id), []))


def _with(indicator: Indicator, change: Change) -> Indicator:
    if change.kind == "unused":
        return _asking(indicator, _unlike(change))
    if change.field == "unsure":
        return _asking(indicator, change.value)
    if change.field == "observations":
        kept = sorted((*indicator.observations, change.value), key=lambda o: (o.period.end, o.period.is_span))
        indicator = replace(indicator, observations=tuple(kept))
        return _asking(indicator, _several(change)) if change.kind == "differs" else indicator
    if change.kind == "differs":
        return _asking(indicator, _disputed(change, indicator.unit))
    if change.field == "annual":
        assert change.key is not None  # an annual target's change names its year
        return replace(indicator, annual=dict(sorted((indicator.annual | {change.key: change.value}).items())))
    if change.field == "target":
        indicator = replace(indicator, unsure=tuple(q for q in indicator.unsure if q != no_target_found()))
    return replace(indicator, **{change.field: change.value})


def no_target_found() -> str:
    """The question of a draft that came upon no target; it is answered once a source tells one."""
    return _("没有找到目标值，请补上")


def _asking(indicator: Indicator, question: str) -> Indicator:
    return indicator if question in indicator.unsure else replace(indicator, unsure=(*indicator.unsure, question))


def _unlike(change: Change) -> str:
    return _("{period}的数值单位是{unit}，与指标单位不同，未采用").format(period=change.value.period, unit=change.held)


def _several(change: Change) -> str:
    measure = term("measure").labels[change.value.measure]
    return _("{period}的{measure}有不止一个数，都已保留，请核对").format(period=change.value.period, measure=measure)


def _disputed(change: Change, unit: str) -> str:
    label = field_label(change.field) + (f" {change.key}" if change.key else "")
    return _("{label}另有一说：{told}（{source}），请核对").format(
        label=label,
        told=put_in_words(change.field, change.value, unit),
        source=place_in_words(change.source) or _("来源不详"),
    )
