"""One indicator with its parts, read from its passage of an evaluation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from guibiao.documents import Document
from guibiao.extract import Statement
from guibiao.messages import _
from guibiao.plan.changes import Conversion, in_unit
from guibiao.plan.drafting.bases import implied_base, working_note
from guibiao.plan.drafting.figures import clean_unit, read_deeds, read_figures
from guibiao.plan.drafting.outline import Item
from guibiao.plan.drafting.passage import Passage, passage_of
from guibiao.plan.drafting.sayings import read_nature, read_proposal, read_stated
from guibiao.plan.drafting.targets import Known, direction_of, read_goals, read_target
from guibiao.plan.drafting.wording import wording
from guibiao.plan.model import Indicator, Proposal, Stated, Target
from guibiao.quantity import Period
from guibiao.vocabulary import vocabulary

_NEEDS_BASE = ("level", "reach_and_keep", "level_and_growth", "multiple")
_WORST_FIRST = ("behind", "not_assessable", "on_track", "met_early")


def read_indicator(document: Document, item: Item, span: Period, statements: Sequence[Statement]) -> Indicator:
    """The indicator of an item: target, observations, what the document says of it, and what is unsure."""
    passage = passage_of(document, item, span, statements)
    if not item.parts:
        return _single(passage)
    parts = tuple(_single(passage_of(document, part, span, statements)) for part in item.parts)
    own = [p.nature for p in parts]
    return Indicator(
        id=_id(item.name),
        name=item.name,
        target=Target("composite"),
        category=item.category,
        nature=item.nature or read_nature(passage) or (own[0] if len(set(own)) == 1 else None),
        parts=parts,
        proposal=read_proposal(passage, "composite") or _dropped_whole(parts),
        stated=read_stated(passage) or _stated_of(parts),
        code=_code(item.name),
        source=passage.source(item.start, item.end),
    )


def _single(passage: Passage) -> Indicator:
    item = passage.item
    goals = read_goals(passage, item.name)
    direction = direction_of(item.name, goals)
    unit = item.unit or (clean_unit(goals.level.unit) if goals.level else "")
    figures = read_figures(passage, item.name, unit, rates_only=bool(goals.growth and not goals.level))
    implied = implied_base(passage, item.name, figures, goals) if figures.base is None else None
    base = implied[0] if implied else figures.base
    levels = (Decimal(o.value) for o in figures.observations if o.measure == "level" and o.role == "actual")
    start = base if base is not None else next(levels, None)
    target, doubts = read_target(passage, item.name, goals, Known(direction, base, start))
    target = in_unit(target, Conversion(unit, figures.unit)) or target
    proposal = read_proposal(passage, target.form, figures.unit)
    derived = implied if target.form in _NEEDS_BASE else None
    return Indicator(
        id=_id(item.name),
        name=_name(item.name, target),
        target=target,
        category=item.category,
        unit=figures.unit or ("%" if _in_percent(item.name, target) else ""),
        nature=item.nature or read_nature(passage),
        direction=direction,
        base=derived[0] if derived else figures.base,
        observations=read_deeds(passage) if target.form == "yes_no" else figures.observations,
        proposal=proposal,
        stated=_implied_by(proposal, read_stated(passage)),
        estimate=figures.estimate,
        code=_code(item.name),
        note=working_note(derived[1]) if derived else None,
        source=passage.source(item.start, item.end),
        unsure=(*doubts, *figures.unsure, *([_("基期值是推得的，请核对")] if derived else ())),
    )


def _id(name: str) -> str:
    """The registry's code; draft.py numbers those that have none."""
    return _code(name) or ""


def _code(name: str) -> str | None:
    entry = vocabulary().indicator(name)
    return entry.code if entry else None


def _name(name: str, target: Target) -> str:
    """The name without a 下降 or 降低 that only fits a rate, where the target is a level."""
    if target.form in ("level", "yearly", "ceiling", "floor", "reach_and_keep"):
        return wording().falling_tail.sub("", name) or name
    return name


def _in_percent(name: str, target: Target) -> bool:
    """Whether an indicator of which no level is told is counted in %; what grows by % a year is an amount itself."""
    words = wording()
    by_name = words.shares.search(name) is not None or words.growth_name.search(name) is not None
    return by_name or (target.judged_as or target.form) == "cumulative_change"


def _implied_by(proposal: Proposal | None, stated: Stated | None) -> Stated | None:
    """A proposal to change a target says that it will not be met, one to drop it that it cannot be judged."""
    if stated is None or stated.forecast or proposal is None:
        return stated
    return replace(stated, forecast="behind" if proposal.action == "adjust" else "not_assessable")


def _dropped_whole(parts: Sequence[Indicator]) -> Proposal | None:
    """The proposal to drop an indicator all of whose parts are to be dropped."""
    proposals = [p.proposal for p in parts]
    first = proposals[0]
    return first if first and all(p is not None and p.action == "drop" for p in proposals) else None


def _stated_of(parts: Sequence[Indicator]) -> Stated | None:
    """What the document says of all parts together: the worst that it says of one."""
    said = [p.stated for p in parts if p.stated]
    verdicts, forecasts = {s.verdict for s in said}, {s.forecast for s in said}
    verdict = next((v for v in _WORST_FIRST if v in verdicts), None)
    forecast = next((v for v in _WORST_FIRST if v in forecasts), None)
    return Stated(verdict, forecast, None, said[0].source) if verdict or forecast else None
