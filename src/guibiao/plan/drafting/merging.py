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


def with_headlines(
    indicators: Sequence[Indicator], headlines: Sequence[Headline], document: Document, span: Period, *, grow: bool
) -> list[Indicator]:
    """The indicators with a report's figures added; with `grow`, the report's own headline indicators as well."""
    by_code = {h.code: h for h in headlines}
    merged = [_merged_tree(indicator, by_code) for indicator in indicators]
    known = {code for indicator in indicators for code in _codes(indicator)}
    if grow:
        merged += [_indicator(h, document, span) for h in headlines if h.code not in known and _is_headline(h)]
    return merged


def _codes(indicator: Indicator) -> list[str | None]:
    return [indicator.code, *(code for part in indicator.parts for code in _codes(part))]


def _is_headline(headline: Headline) -> bool:
    """Whether a report makes an indicator of it: a target of the whole plan, or last year's result and a new target."""
    return bool(headline.goals or (headline.observations and headline.annual))


def _merged_tree(indicator: Indicator, by_code: dict[str, Headline]) -> Indicator:
    parts = tuple(_merged_tree(part, by_code) for part in indicator.parts)
    indicator = replace(indicator, parts=parts)
    headline = by_code.get(indicator.code) if indicator.code else None
    return indicator if headline is None or parts else _merged(indicator, headline)


def _merged(indicator: Indicator, headline: Headline) -> Indicator:
    """An indicator with a headline's figures. A figure told before is not told twice; one that differs is kept too."""
    observations, unsure = list(indicator.observations), list(indicator.unsure)
    unit = indicator.unit or headline.unit
    for told in headline.observations:
        new = _in_unit(told, headline.unit, unit)
        if new is None:
            unsure.append(_("{period}的数值单位是{unit}，与指标单位不同，未采用").format(
                period=told.period, unit=headline.unit))  # fmt: skip
            continue
        same = [o for o in observations if (o.period, o.measure) == (new.period, new.measure)]
        if any((o.value, o.role) == (new.value, new.role) for o in same):
            continue
        if same:
            unsure.append(_("{period}的{measure}有不止一个数，都已保留，请核对").format(
                period=new.period, measure=term("measure").labels[new.measure]))  # fmt: skip
        observations.append(new)
    observations.sort(key=lambda o: (o.period.end, o.period.is_span))
    annual = {**headline.annual, **indicator.annual}
    return replace(indicator, unit=unit, observations=tuple(observations), annual=annual, unsure=tuple(unsure))


def _in_unit(observation: Observation, own: str, wanted: str) -> Observation | None:
    """The observation with a level told in the wanted unit, None where the two are of different kinds."""
    if observation.measure != "level" or own == wanted:
        return observation
    a, b = vocabulary().unit(own), vocabulary().unit(wanted)
    if a is None or b is None or a.family != b.family:
        return None
    factor = a.to(b)
    value = Decimal(observation.value) * factor.numerator / factor.denominator
    return replace(observation, value=value)


def _indicator(headline: Headline, document: Document, span: Period) -> Indicator:
    """A new indicator from a report's headline."""
    target, direction = Target("level"), "up"
    doubts: tuple[str, ...] = (_("没有找到规划目标，请补上"),)
    if headline.goals:
        passage = _passage(headline, document, span)
        goals = read_goals(passage, headline.name)
        direction = direction_of(headline.name, goals)
        target, doubts = read_target(passage, headline.name, goals, Known(direction))
    entry = vocabulary().indicator(headline.name)
    return Indicator(
        id=headline.code or "",
        name=entry.name if entry else headline.name,
        target=target,
        unit=headline.unit,
        direction=entry.direction if entry else direction,
        observations=tuple(sorted(headline.observations, key=lambda o: (o.period.end, o.measure))),
        annual=headline.annual,
        code=headline.code,
        unsure=doubts,
    )


def _passage(headline: Headline, document: Document, span: Period) -> Passage:
    """The sentence of the first target figure as a passage, with all target figures of the headline."""
    first = headline.goals[0]
    whole = Passage(document, Item(headline.name, "", 0, len(document.text)), span, tuple(headline.goals))
    sentence = whole.sentence(first)
    start = first.clean_start - len(whole.before(first))
    return replace(whole, item=Item(headline.name, "", start, start + len(sentence)))
