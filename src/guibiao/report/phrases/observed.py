"""What was observed, in words: 2021年为120.4亿元，增长8.1%；2022年为126.5亿元，增长0.3%."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import groupby

from guibiao.plan import Indicator, Observation, Plan
from guibiao.quantity import Period
from guibiao.report.phrases.naming import period_name
from guibiao.report.wording import Wording

_ORDER = {m: i for i, m in enumerate(("level", "rank", "multiple", "growth", "change", "growth_avg", "change_avg"))}


def observed_words(indicator: Indicator, plan: Plan, as_of: date, wording: Wording, told: Period | None = None) -> str:
    """The figures of the plan's years in the order of time: facts up to `as_of`, estimates after them; "" for none.

    `told` are years whose mean is said elsewhere.
    """
    used = [o for o in observations(indicator, plan, as_of) if o.period != told or not o.measure.endswith("_avg")]
    groups = groupby(used, key=lambda o: (o.role == "estimate", o.period))
    items = [_period_words(list(group), indicator, plan, wording) for _, group in groups]
    return wording.say("data.sentence", items=wording.say("list.semicolon").join(items)) if items else ""


def observations(indicator: Indicator, plan: Plan, as_of: date) -> list[Observation]:
    """The observations that a report shows, in its order: those of the plan's years, facts no later than `as_of`.

    Of several facts for one period the last counts as the correction, of several estimates the least favourable;
    an estimate that a fact has overtaken is left out.
    """
    kept: dict[tuple[str, str, str], Observation] = {}
    for o in indicator.observations:
        outside = not plan.base < o.period.year <= plan.period.year
        if outside or (o.role != "estimate" and o.period.end > as_of):
            continue
        key = (o.role, o.measure, o.period.text)
        if o.role != "estimate" or key not in kept or _less_favourable(o, kept[key], indicator):
            kept[key] = o
    known = {(measure, period) for role, measure, period in kept if role != "estimate"}
    return sorted(
        (o for o in kept.values() if o.role != "estimate" or (o.measure, o.period.text) not in known), key=_order
    )


def observation_words(observation: Observation, indicator: Indicator, plan: Plan, wording: Wording) -> str:
    """One figure in words: 增长8.1%, 比上年提高0.51个百分点, 为120.4亿元."""
    value, measure = observation.value, observation.measure
    if isinstance(value, bool):
        return wording.say("data.done" if value else "data.not_done")
    about = wording.say("list.bound_approx") if observation.bound == "approx" else ""
    suffix = wording.say(f"list.bound_{observation.bound}") if observation.bound in {"ge", "le"} else ""
    key = observation_key(observation, indicator)
    facts = {"value": wording.cite(value, key), "unit": indicator.unit, "about": about, "suffix": suffix}
    if measure in {"level", "rank", "multiple"}:
        return wording.say(f"data.{measure}", base_year=plan.base, **facts)
    if observation.bound == "le" and measure in {"growth", "growth_avg"}:
        return wording.say(f"data.{measure}.at_most", **facts)
    facts["value"] = wording.cite(abs(value), key)
    facts["onyear"] = wording.say("list.onyear") if observation.period.is_part_of_year else ""
    return wording.say(f"data.{measure}.{direction_case(value, measure, indicator.unit)}", **facts)


def observation_key(observation: Observation, indicator: Indicator) -> str:
    """The key under which a figure is cited: `gdp.data.2021.growth`, and `.estimate` after it for an estimate."""
    role = ".estimate" if observation.role == "estimate" else ""
    return f"{indicator.id}.data.{observation.period.text}.{observation.measure}{role}"


def direction_case(value: Decimal, measure: str, unit: str) -> str:
    """rising, falling or level; of a change in a percentage, in points."""
    if value == 0:
        return "level"
    points = "_points" if measure in {"change", "change_avg"} and unit in {"%", "‰"} else ""
    return ("rising" if value > 0 else "falling") + points


def _less_favourable(one: Observation, other: Observation, indicator: Indicator) -> bool:
    falls_is_good = indicator.direction == "down" or indicator.target.bound == "le"
    return (one.value > other.value) == falls_is_good


def _order(observation: Observation) -> tuple[bool, date, bool, date, int]:
    """By time, a mean over years after the figures of its last year."""
    period = observation.period
    mean = observation.measure.endswith("_avg")
    return (
        observation.role == "estimate",
        period.end,
        mean,
        period.start,
        _ORDER.get(observation.measure, len(_ORDER)),
    )


def _period_words(group: Iterable[Observation], indicator: Indicator, plan: Plan, wording: Wording) -> str:
    figures = list(group)
    items = wording.say("list.clause").join(observation_words(o, indicator, plan, wording) for o in figures)
    key = "data.estimate" if figures[0].role == "estimate" else "data.period"
    return wording.say(key, period=period_name(figures[0].period), items=items)
