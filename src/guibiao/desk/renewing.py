"""Assessing no more of a plan than is needed: what a new figure or row touches, what a department leads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from guibiao.assess import PlanAssessment, assess_plan, latest_figure
from guibiao.plan import Indicator, Plan, led_by
from guibiao.report import Glance, glances


@dataclass(frozen=True, slots=True)
class Standing:
    """A plan, its assessment, and every indicator at a glance by its id."""

    plan: Plan
    result: PlanAssessment
    glances: dict[str, Glance]


def assessed(plan: Plan) -> Standing:
    """A plan assessed as a whole."""
    result = assess_plan(plan)
    return Standing(plan, result, glances(result))


def renewed(before: Standing, plan: Plan) -> Standing:
    """As `assessed`, where `before` is how the plan stood with other figures, or other rows."""
    as_of = latest_figure(plan)
    old = {one.id: one for one in before.plan.indicators}
    same_rows = old.keys() == {one.id for one in plan.indicators}
    if not same_rows or as_of != before.result.as_of or _frame(plan) != _frame(before.plan):
        return assessed(plan)
    touched = _touched(plan, {one.id for one in plan.indicators if one is not old[one.id] and one != old[one.id]})
    small = assess_plan(_only(plan, touched), as_of)
    new = {one.indicator.id: one for one in small.indicators}
    kept = {one.indicator.id: one for one in before.result.indicators}
    result = PlanAssessment(plan, as_of, tuple(new.get(i.id, kept[i.id]) for i in plan.indicators))
    return Standing(plan, result, before.glances | glances(small))


def led_in(plan: Plan, unit: str) -> Plan:
    """The plan with no indicators but those of which a department leads anything, and what these are held against."""
    own = {top.id for top in plan.indicators if any(led_by(one.lead) == unit for one in _with_parts(top))}
    return _only(plan, _touched(plan, own))


def _frame(plan: Plan) -> Plan:
    """What every indicator is assessed by: the plan without its rows."""
    return replace(plan, indicators=(), projects=(), tasks=(), project_totals=())


def _only(plan: Plan, ids: set[str]) -> Plan:
    return replace(plan, indicators=tuple(i for i in plan.indicators if i.id in ids))


def _touched(plan: Plan, changed: set[str]) -> set[str]:
    """The indicators that changed, those held against them, and those that these are held against."""
    owners = {one.id: top.id for top in plan.indicators for one in _with_parts(top)}
    links = [(top.id, owners.get(name, name)) for top in plan.indicators for name in _named(top)]
    grown, touched = set(changed), set[str]()
    while grown != touched:
        touched = set(grown)
        grown |= {end for link in links if touched & set(link) for end in link}
    return touched


def _with_parts(indicator: Indicator) -> Iterator[Indicator]:
    yield indicator
    for part in indicator.parts:
        yield from _with_parts(part)


def _named(indicator: Indicator) -> Iterator[str]:
    """The indicators that anything of an indicator is held against."""
    for one in _with_parts(indicator):
        proposed = [one.proposal.target] if one.proposal and one.proposal.target else []
        for target in (one.target, *(adjustment.target for adjustment in one.adjusted), *proposed):
            if target.to is not None and target.to.indicator:
                yield target.to.indicator
