"""A pace in words: 年均增长10.7%, 年均提高2.82个百分点, 年均完成1200人."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from guibiao.report.phrases.figures import shown
from guibiao.report.phrases.targets import target_words
from guibiao.report.phrases.terms import PERCENT, Terms
from guibiao.report.wording import Wording

_POINTS = "个百分点"
_COUNTED = frozenset({"cumulative", "rank"})


def pace_words(pace: Fraction, terms: Terms, wording: Wording, field: str = "needed") -> str:
    """A pace in the unit in which an indicator's pace is told, its sign put into words; `field` is what it is."""
    form = terms.assessment.form
    figure = shown(pace, pace_decimals(terms))
    case = "rising" if figure > 0 else "falling" if figure < 0 else "level"
    unit = pace_unit(terms)
    yearly = "" if terms.distance else wording.say("pace.yearly")
    facts = {"value": wording.cite(abs(figure), f"{terms.key}.{field}"), "unit": unit, "yearly": yearly}
    if unit == "%":
        return wording.say(f"pace.rate.{case}", **facts)
    if form == "cumulative":
        return wording.say("pace.amount_at_most" if terms.falls else "pace.amount", **facts)
    if form == "rank":
        return wording.say("pace.rank", **facts)
    points = "_points" if unit == _POINTS and case != "level" else ""
    return wording.say(f"pace.change.{case}{points}", **facts)


def pace_unit(terms: Terms) -> str:
    """% for a rate; points for a change of a percentage; else the unit itself."""
    told = (terms.assessment.needed_unit or "").removesuffix("/年").removesuffix("一年")
    if terms.rates:
        return "%"
    if told in PERCENT and terms.unit not in PERCENT:
        return "%"  # a level that is to grow by rates
    return _POINTS if terms.unit in PERCENT else terms.unit


def pace_decimals(terms: Terms) -> int:
    """The decimals of a pace: the indicator's own, at least one, save for what is counted in whole numbers."""
    return terms.decimals if terms.assessment.form in _COUNTED else max(terms.decimals, 1)


def proposed_target(terms: Terms, value: Fraction | None, wording: Wording) -> str:
    """A target that somebody proposes in words; by its value alone it has the original's form and decimals."""
    indicator, proposal = terms.assessment.indicator, terms.assessment.indicator.proposal
    if value is None and proposal is not None and proposal.target is not None:
        return target_words(indicator, proposal.target, terms.plan, wording, field="proposal")
    if value is None:
        return wording.say("target.unset")
    figure = shown(value, terms.target_decimals)
    form = terms.target.judged_as or "level" if terms.target.form == "assigned" else terms.target.form
    if form == "level_and_growth":
        form = "level"
    field = "advice" if proposal is None else "proposal"
    return target_words(indicator, replace(terms.target, form=form, value=figure), terms.plan, wording, field=field)
