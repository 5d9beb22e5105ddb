"""Putting what several documents say into one list of indicators; what disagrees is kept side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from guibiao.documents import Document
from guibiao.messages import _
from guibiao.plan.drafting.annual import Headline
from guibiao.plan.drafting.outline import Item
from guibiao.plan.drafting.passage import Passage
from guibiao.plan.drafting.targets import Known, direction_of, read_goals, read_target
from guibiao.plan.model import Indicator, Observation, Target
from guibiao.plan.terms import term
from guibiao.quantity import Period
from guibiao.vocabulary import vocabulary


def merged(indicators: Sequence[Indicator], others: Sequence[Indicator], *, grow: bool) -> list[Indicator]:
    """The indicators with what others of the same name or code add; with `grow`, those not yet known as well.

    A figure told before is not told twice; one that differs is kept beside it and named as doubtful.
    """
    by_key = {_key(o): o for other in others for o in (other, *other.parts)}
    known = {_key(i) for indicator in indicators for i in (indicator, *indicator.parts)}
    return [
        *(_with_parts(indicator, by_key) for indicator in indicators),
        *(other for other in others if grow and _key(other) not in known),
    ]


def headline_indicators(headlines: Sequence[Headline], document: Document, span: Period) -> list[Indicator]:
    """A report's headlines as indicators."""
    return [_indicator(h, document, span) for h in headlines]


def is_headline(indicator: Indicator) -> bool:
    """Whether a report alone makes an indicator of it: a target of the whole plan, or results and a year's target."""
    results = indicator.observations or indicator.base is not None
    return indicator.target.value is not None or bool(results and indicator.annual)


def _key(indicator: Indicator) -> str:
    return indicator.code or indicator.name


def _with_parts(indicator: Indicator, others: dict[str, Indicator]) -> Indicator:
    indicator = replace(indicator, parts=tuple(_with_parts(part, others) for part in indicator.parts))
    other = others.get(_key(indicator))
    return indicator if other is None or indicator.parts else _with(indicator, other)


def _with(indicator: Indicator, other: Indicator) -> Indicator:
    """An indicator with what another document says of it."""
    unit = indicator.unit or other.unit
    observations, unsure = list(indicator.observations), list(indicator.unsure)
    for told in other.observations:
        new = _in_unit(told, other.unit, unit)
        same = [o for o in observations if (o.period, o.measure) == (told.period, told.measure)]
        if new is None:
            unsure.append(_unlike(told, other.unit))
        elif not any((o.value, o.role) == (new.value, new.role) for o in same):
            observations.append(new)
            unsure += [_several(new)] if same else []
    observations.sort(key=lambda o: (o.period.end, o.period.is_span))
    lacks_target = indicator.target.form == "level" and indicator.target.value is None
    return replace(
        indicator,
        unit=unit,
        target=other.target if lacks_target else indicator.target,
        nature=indicator.nature or other.nature,
        base=indicator.base if indicator.base is not None else _base_in(other, unit),
        observations=tuple(observations),
        annual={**other.annual, **indicator.annual},
        proposal=indicator.proposal or other.proposal,
        stated=indicator.stated or other.stated,
        unsure=tuple(unsure),
    )


def _unlike(observation: Observation, unit: str) -> str:
    return _("{period}的数值单位是{unit}，与指标单位不同，未采用").format(period=observation.period, unit=unit)


def _several(observation: Observation) -> str:
    measure = term("measure").labels[observation.measure]
    return _("{period}的{measure}有不止一个数，都已保留，请核对").format(period=observation.period, measure=measure)


def _in_unit(observation: Observation, own: str, wanted: str) -> Observation | None:
    """The observation with a level told in the wanted unit, None where the two are of different kinds."""
    if observation.measure != "level" or own == wanted:
        return observation
    value = _converted(Decimal(observation.value), own, wanted)
    return None if value is None else replace(observation, value=value)


def _base_in(other: Indicator, unit: str) -> Decimal | None:
    if other.base is None or other.unit == unit:
        return other.base
    return _converted(other.base, other.unit, unit)


def _converted(value: Decimal, own: str, wanted: str) -> Decimal | None:
    """A level in another unit of the same family, exactly; None across families."""
    a, b = vocabulary().unit(own), vocabulary().unit(wanted)
    if a is None or b is None or a.family != b.family:
        return None
    factor = a.to(b)
    return value * factor.numerator / factor.denominator


def _indicator(headline: Headline, document: Document, span: Period) -> Indicator:
    """A new indicator from a report's headline."""
    target, direction = Target("level"), "up"
    doubts: tuple[str, ...] = (_("没有找到规划目标，请补上"),)
    if headline.goals:
        passage = _passage(headline, document, span)
        goals = read_goals(passage, headline.name)
        direction = direction_of(headline.name, goals)
        target, doubts = read_target(passage, headline.name, goals, Known(direction, headline.base, headline.base))
    entry = vocabulary().indicator(headline.name)
    return Indicator(
        id=headline.code,
        name=entry.name if entry else headline.name,
        target=target,
        unit=headline.unit or ("%" if headline.observations or headline.goals else ""),
        direction=entry.direction if entry else direction,
        base=headline.base,
        observations=tuple(sorted(headline.observations, key=lambda o: (o.period.end, o.measure))),
        annual=headline.annual,
        code=headline.code,
        unsure=doubts,
    )


def _passage(headline: Headline, document: Document, span: Period) -> Passage:
    """The sentence of the first target figure as a passage, with all target figures of the headline."""
    first = headline.goals[0]
    whole = Passage(document, Item(headline.name, "", 0, len(document.text)), span, tuple(headline.goals))
    start = first.clean_start - len(whole.before(first))
    item = Item(headline.name, "", start, start + len(whole.sentence(first)))
    return replace(whole, item=item)
