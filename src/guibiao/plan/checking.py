"""What a person should look at in a plan that can be read: gaps, and figures that speak against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import combinations, pairwise

from guibiao.messages import _
from guibiao.plan import forms
from guibiao.plan.model import Indicator, Observation, Plan, Source, Target
from guibiao.plan.terms import term
from guibiao.plan.written import PERCENT_UNITS
from guibiao.quantity import Interval, Period, growth_between, printed
from guibiao.vocabulary import vocabulary

LEAP = 50  # times; 万 for 亿 or 人 for 万人 is ten thousand
NEED_BASE = ("level", "reach_and_keep", "level_and_growth", "multiple")
DECIDED_BY_PARTS = "composite"
Named = tuple[str, Indicator]  # an indicator and how people know it: a part by its whole's name too


def check_plan(plan: Plan, name: str = "") -> list[str]:
    """Warnings about a plan, each a Chinese sentence, in the order of the checks; `name` is put before each.

    None of them keeps the plan from being assessed. Missing natures, leads and figures are one sentence each.
    """
    named = list(_walk(plan.indicators, ""))
    warnings = [warning for check in _CHECKS for warning in check(plan, named)]
    return [f"{name}：{warning}" if name else warning for warning in warnings]


def _walk(indicators: tuple[Indicator, ...], above: str) -> Iterator[Named]:
    for indicator in indicators:
        name = above + indicator.name
        yield name, indicator
        yield from _walk(indicator.parts, f"{name}·")


def _targets_without_number(_plan: Plan, named: list[Named]) -> Iterator[str]:
    for name, indicator in named:
        target = indicator.target
        if target.form == "assigned" and not _has_number(target):
            yield _("{name}：上级还没有下达目标数，将评为未能评估").format(name=name)
        elif not _has_number(target):
            yield _("{name}：目标没有数值，将评为未能评估").format(name=name)
        elif target.form == "assigned" and target.judged_as is None:
            yield _("{name}：有了目标数，却没有说按哪种形式评价（as）").format(name=name)


def _missing_bases(plan: Plan, named: list[Named]) -> Iterator[str]:
    for name, indicator in named:
        form = indicator.target.judged_as or indicator.target.form
        if form in NEED_BASE and _has_number(indicator.target) and _level(indicator, plan.base, plan.base) is None:
            label = term("form").labels[form]
            yield _("{name}：目标形式是{form}，却没有 {year} 年的基期值").format(name=name, form=label, year=plan.base)


def _targets_against_their_direction(_plan: Plan, named: list[Named]) -> Iterator[str]:
    for name, indicator in named:
        value, base = indicator.target.value, indicator.base
        if indicator.target.form not in NEED_BASE[:3] or value is None or base is None or value == base:
            continue
        if indicator.direction == ("down" if value > base else "up"):
            label = term("direction").labels[indicator.direction]
            yield _("{name}：方向是{direction}，目标却从 {base} 到 {value}").format(
                name=name, direction=label, base=base, value=value
            )


def _parts_that_decide_nothing(_plan: Plan, named: list[Named]) -> Iterator[str]:
    for name, indicator in named:
        if indicator.parts and indicator.target.form != DECIDED_BY_PARTS:
            label = term("form").labels[indicator.target.form]
            yield _("{name}：有下级指标，目标形式却是{form}，下级指标不参与评价").format(name=name, form=label)


def _sources_that_disagree(_plan: Plan, named: list[Named]) -> Iterator[str]:
    """Two figures for the same thing that no rounding brings together."""
    for name, indicator in named:
        for one, other in combinations(_facts(indicator), 2):
            same = (one.period, one.measure) == (other.period, other.measure)
            if same and not _interval(one).meets(_interval(other)):
                yield _("{name}：{period} 的{measure}有两个数，{one} 与 {other}").format(
                    name=name,
                    period=one.period,
                    measure=term("measure").labels[one.measure],
                    one=_cited(one),
                    other=_cited(other),
                )


def _levels_against_growth(plan: Plan, named: list[Named]) -> Iterator[str]:
    """A year's growth or change that its level and the year's before do not give, both taken as rounded."""
    for name, indicator in named:
        for observation in _facts(indicator):
            year = observation.period.year
            if observation.measure not in ("growth", "change") or not observation.period.is_year:
                continue
            before, after = (_level(indicator, y, plan.base) for y in (year - 1, year))
            implied = _implied(observation.measure, before, after, indicator)
            if implied is not None and not implied.meets(_interval(observation)):
                yield _("{name}：{year} 年的{measure} {value} 与两年的水平对不上，按水平约为 {implied:.2f}").format(
                    name=name,
                    year=year,
                    measure=term("measure").labels[observation.measure],
                    value=observation.value,
                    implied=float(implied.middle),
                )


def _leaps(_plan: Plan, named: list[Named]) -> Iterator[str]:
    """A level so far from the one before that somebody may have counted in another unit."""
    for name, indicator in named:
        levels = [o for o in _facts(indicator) if o.measure == "level" and o.value > 0]
        for one, other in pairwise(sorted(levels, key=lambda o: o.period.end)):
            if not 1 / Decimal(LEAP) < Decimal(other.value) / Decimal(one.value) < LEAP:
                yield _("{name}：{period} 的水平 {value} 与 {before} 的 {held} 相差太大，请核对单位").format(
                    name=name, period=other.period, value=other.value, before=one.period, held=one.value
                )


def _schedule_without_end(plan: Plan, _named: list[Named]) -> Iterator[str]:
    last = max(plan.schedule, key=lambda point: Period(point).end, default=None)
    if last is not None and (Period(last).end != plan.period.end or plan.schedule[last] != 1):
        yield _("进度安排没有写到期末的 1（{year}: 1）").format(year=plan.period.end.year)


def _missing_figures(_plan: Plan, named: list[Named]) -> Iterator[str]:
    names = [n for n, i in named if not i.observations and i.target.form != DECIDED_BY_PARTS]
    if names:
        yield _("没有数据的指标 {n} 项：{names}").format(n=len(names), names="、".join(names))


def _missing_natures(plan: Plan, _named: list[Named]) -> Iterator[str]:
    names = [i.name for i in plan.indicators if i.nature is None]
    if names:
        yield _("没有注明约束性或预期性的指标 {n} 项：{names}").format(n=len(names), names="、".join(names))


def _missing_leads(plan: Plan, _named: list[Named]) -> Iterator[str]:
    names = [i.name for i in plan.indicators if not i.lead]
    if names:
        yield _("没有牵头单位的指标 {n} 项：{names}").format(n=len(names), names="、".join(names))


def _tasks_without_lead(plan: Plan, _named: list[Named]) -> Iterator[str]:
    ids = [t.id for t in plan.tasks if not t.lead]
    if ids:
        yield _("没有牵头单位的任务 {n} 项：{ids}").format(n=len(ids), ids="、".join(ids))


def _unsure(_plan: Plan, named: list[Named]) -> Iterator[str]:
    for name, indicator in named:
        for question in indicator.unsure:
            yield _("{name}：待核对：{question}").format(name=name, question=question)


_CHECKS: tuple[Callable[[Plan, list[Named]], Iterator[str]], ...] = (
    _targets_without_number,
    _missing_bases,
    _targets_against_their_direction,
    _parts_that_decide_nothing,
    _sources_that_disagree,
    _levels_against_growth,
    _leaps,
    _schedule_without_end,
    _missing_figures,
    _missing_natures,
    _missing_leads,
    _tasks_without_lead,
    _unsure,
)


def _has_number(target: Target) -> bool:
    """Whether a target has its number, its own or one that stands in for it; some forms need none."""
    missing = forms.form(target.form).missing
    if missing is None or target.stand_in is not None:
        return True
    return bool(target.values) or target.value is not None


def _facts(indicator: Indicator) -> list[Observation]:
    """The actual figures that are stated outright."""
    return [
        o for o in indicator.observations if o.role == "actual" and o.bound == "eq" and not isinstance(o.value, bool)
    ]


def _interval(observation: Observation) -> Interval:
    assert not isinstance(observation.value, bool)  # _facts gives no others
    return printed(observation.value)


def _level(indicator: Indicator, year: int, base: int) -> Interval | None:
    """The level of a year: observed, or the base value in the base year."""
    for o in _facts(indicator):
        if o.measure == "level" and o.period.is_year and not o.period.is_span and o.period.year == year:
            return _interval(o)
    return printed(indicator.base) if year == base and indicator.base is not None else None


def _implied(measure: str, before: Interval | None, after: Interval | None, indicator: Indicator) -> Interval | None:
    """The growth (%) or change that two levels give; None where they cannot tell it."""
    if before is None or after is None:
        return None
    if measure == "change":
        return after - before
    if not _grows_as_its_levels(indicator):
        return None
    try:
        return growth_between(before, after)
    except ZeroDivisionError:
        return None


def _grows_as_its_levels(indicator: Indicator) -> bool:
    """Whether stated growth is that of the stated levels: not for value added, whose growth is real, nor for shares."""
    entry = (vocabulary().indicator(indicator.code) if indicator.code else None) or vocabulary().indicator(
        indicator.name
    )
    return entry is not None and entry.valued != "real" and indicator.unit not in PERCENT_UNITS


def _cited(observation: Observation) -> str:
    source = _source_name(observation.source)
    return f"{observation.value}（{source}）" if source else str(observation.value)


def _source_name(source: Source | None) -> str:
    if source is None:
        return ""
    return " ".join(filter(None, (source.document or source.workbook or source.person, source.section or source.cell)))
