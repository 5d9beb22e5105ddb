"""Putting what several documents say into one list of indicators; what disagrees is kept side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guibiao.documents import Document
from guibiao.plan.changes import Conversion, applied, compared, in_unit, key_of, no_target_found
from guibiao.plan.drafting.annual import Headline, annual_targets
from guibiao.plan.drafting.figures import clean_unit
from guibiao.plan.drafting.outline import Item
from guibiao.plan.drafting.passage import Passage
from guibiao.plan.drafting.targets import Known, direction_of, read_goals, read_target
from guibiao.plan.drafting.wording import wording
from guibiao.plan.model import Indicator, Target
from guibiao.quantity import Period
from guibiao.vocabulary import vocabulary


def merged(indicators: Sequence[Indicator], others: Sequence[Indicator], *, grow: bool) -> list[Indicator]:
    """The indicators with what others of the same name or code add; with `grow`, those not yet known as well.

    A figure told before is not told twice; one that differs is kept beside it and named as doubtful.
    """
    by_key = {key_of(o): o for other in others for o in (other, *other.parts)}
    known = {key_of(i) for indicator in indicators for i in (indicator, *indicator.parts)}
    return [
        *(_with_parts(indicator, by_key) for indicator in indicators),
        *(other for other in others if grow and key_of(other) not in known),
    ]


def headline_indicators(headlines: Sequence[Headline], document: Document, span: Period) -> list[Indicator]:
    """A report's headlines as indicators."""
    return [_indicator(h, document, span) for h in headlines]


def is_headline(indicator: Indicator) -> bool:
    """Whether a report alone makes an indicator of it: a target of the whole plan, or results and a year's target."""
    results = indicator.observations or indicator.base is not None
    return is_asked(indicator) or bool(results and indicator.annual)


def is_asked(indicator: Indicator) -> bool:
    """Whether a target of the whole plan is told, by a number or in words."""
    return indicator.target != Target("level")


def _with_parts(indicator: Indicator, others: dict[str, Indicator]) -> Indicator:
    indicator = replace(indicator, parts=tuple(_with_parts(part, others) for part in indicator.parts))
    other = others.get(key_of(indicator))
    return indicator if other is None or indicator.parts else applied(indicator, compared(indicator, other))


def _indicator(headline: Headline, document: Document, span: Period) -> Indicator:
    """A new indicator from a report's headline."""
    target, direction, unit = Target("level"), "up", headline.unit
    doubts: tuple[str, ...] = (no_target_found(),)
    if headline.goals:
        passage = _passage(headline, document, span)
        goals = read_goals(passage, headline.name)
        direction = direction_of(headline.name, goals)
        target, doubts = read_target(passage, headline.name, goals, Known(direction, headline.base, headline.base))
        told = clean_unit(goals.level.unit) if goals.level else ""
        unit = unit or told
        target = in_unit(target, Conversion(told, unit)) or target
    entry = vocabulary().indicator(headline.name)
    unit = unit or ("%" if wording().shares.search(headline.name) else "")
    if not unit and headline.asked and headline.asked[0].measure == "level":
        unit = clean_unit(headline.asked[0].unit)
    return Indicator(
        id=headline.code or "",
        name=entry.name if entry else headline.name,
        target=target,
        unit=unit,
        direction=entry.direction if entry else direction,
        base=headline.base,
        observations=tuple(sorted(headline.observations, key=lambda o: (o.period.end, o.measure))),
        annual=annual_targets(headline.asked, unit),
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
