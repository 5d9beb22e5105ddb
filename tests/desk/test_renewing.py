"""A new figure has only what it touches assessed again, and the result is that of assessing everything."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guibiao.plan import Indicator, Observation, Plan, read_plan
from guibiao.quantity import Period

PLANS = [Path(__file__).parents[1] / "plan" / "data" / "every_form.yaml", Path(__file__).with_name("plan.yaml")]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
@given(data=st.data())
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_a_figure_changes_is_found_without_assessing_the_rest(desk: None, path: Path, data: Any) -> None:
    from guibiao.desk.renewing import assessed, renewed

    before = read_plan(path)
    after = _told(before, data)
    quick, whole = renewed(assessed(before), after), assessed(after)
    assert quick.result == whole.result
    for id_, glance in whole.glances.items():
        assert quick.glances[id_].cells["verdict"] == glance.cells["verdict"]
        assert quick.glances[id_].chart == glance.chart


def test_an_indicator_that_another_is_held_against_takes_the_other_along(desk: None) -> None:
    from guibiao.desk import renewing

    plan = read_plan(PLANS[0])
    pairs = [(i.id, i.target.to.indicator) for i in plan.indicators if i.target.to and i.target.to.indicator]
    assert pairs, "the file of every form has a relative target"
    for own, other in pairs:
        assert {own, other} <= renewing._touched(plan, {other})


def _told(plan: Plan, data: Any) -> Plan:
    """The plan with one figure more for one indicator or part, of a year that has figures."""
    at = data.draw(st.integers(0, len(plan.indicators) - 1))
    value, year = data.draw(st.integers(1, 500)), data.draw(st.integers(plan.base + 1, plan.base + 2))
    figure = Observation(Period(str(year)), Decimal(value), data.draw(st.sampled_from(["level", "growth"])))
    indicators = list(plan.indicators)
    indicators[at] = _with(indicators[at], figure)
    return replace(plan, indicators=tuple(indicators))


def _with(indicator: Indicator, figure: Observation) -> Indicator:
    if indicator.target.form == "yes_no":
        return indicator
    if indicator.parts:
        return replace(indicator, parts=(_with(indicator.parts[0], figure), *indicator.parts[1:]))
    return replace(indicator, observations=(*indicator.observations, figure))


def test_what_the_first_visitors_would_wait_for_is_made_before(plan: Any) -> None:
    from datetime import date

    from guibiao.desk import standing, warming
    from guibiao.desk.models import PlanRecord, Round

    Round.objects.create(plan=plan, period="2023", due=date.today())  # noqa: DTZ011
    before = {kind: len(kept) for kind, kept in standing._kept.items()}
    warming.warm()
    for kind in ("standing", "owed"):
        assert len(standing._kept[kind]) > before.get(kind, 0), kind
    record = PlanRecord.objects.get()
    assert standing.standing(record) is standing.standing(record)
