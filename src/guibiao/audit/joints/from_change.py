"""A level with another figure of its change, from which the level that is not told follows."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from guibiao.audit.figure import Cited, Figure
from guibiao.audit.joints.earlier import are_of_two_times, is_long_ago, is_prior, is_prior_in_brackets
from guibiao.audit.joints.joining import only_joins
from guibiao.audit.joints.joint import Joint
from guibiao.audit.joints.levels_told import is_beside_plan, is_level, with_unit_of
from guibiao.audit.joints.years import year_beside, year_told
from guibiao.audit.judgement import Input
from guibiao.audit.ledger import Ledger
from guibiao.audit.levels import Level, level_of
from guibiao.audit.measures import PERCENT, POINTS, comparable, factor
from guibiao.audit.precision import stands_for, times
from guibiao.audit.prices import at_other_prices, real
from guibiao.expressions import expression

_OF_PLAN = expression(
    r"[，,（(](?:为|是|占|完成|达到?)?[^，,。；;\d]{0,10}(?:预算|任务|目标|计划|预期)[^，,。；;%％]{0,20}?\d+(?:\.\d+)?\s?[%％]"
    r"(?:[，,](?:超|短|快于|高于|低于|慢于|落后)[^，,。；;\d]{0,12}\d+(?:'\d{3})*(?:\.\d+)?(?:个?百分点|[万亿]*元|[%％]))?"
    r"|[，,（(]占[^，,。；;（()）\d]{0,20}?\d+(?:\.\d+)?\s?[%％]"  # 收入2.7亿元，占总额的45.5%，增长…
)
_IN_THE_END = expression(
    r"[，,；;](?:(?:全年|年末|期末|年底|月末|目前|现)(?:共|累计|总计)?|共|共计|总[数量额])(?P<name>[^，,。；;\d]{0,6}?)"
    r"(?:共|总[数量额]|达到?|为|有|发生|完成|实现)*"
)
_BEHIND = 24  # characters from a growth to the level that it led to
_OTHER_TIME = expression(
    r"[，,；;]\s?[与比较同](?:上月|上季度?|上周|年初|(?:19|20)\d\d年)(?:同期|末)?(?:相比)?[，,]?(?:增加|减少|增长|下降|净增|多|少)了?"
)


def from_change(ledger: Ledger, claim: Cited, before: Sequence[Figure]) -> Joint | None:
    """A level with its change, from which the base follows: 产量45.6万吨，比上年增加0.9万吨，增长2.0%."""
    if claim.statement.measure != "growth" or not before:
        return None
    if joint := _end_behind(ledger, claim, before):
        return joint
    if len(before) < len(("end", "change")):
        return None
    end, change = _without_other_time(ledger, before)[-2:]
    end = with_unit_of(end, change)
    if "分别" in ledger.text[change.end : claim.start]:
        return None  # 住户贷款…增加12.8亿元，企业贷款…增加38.6亿元，分别增长7.4%和17.2%: the first is of the first
    of_plan = change.unit not in POINTS and _tells_of_plan(ledger, end)
    aside = _ahead_of_plan(ledger, before[:-1]) if of_plan else None
    beside, end = end, aside or end
    if not (isinstance(change, Cited) and change.statement.measure == "change" and comparable(change.unit, end.unit)):
        return None
    if is_beside_plan(ledger, change):
        return None  # 85000万元，调减16000万元，下降9.7%: from the budget the one, from last year the other
    if not is_level(ledger, end, claim) or claim.statement.base not in (None, change.statement.base):
        return None
    if is_long_ago(ledger, end):
        alone = len(before) == len(("base", "change"))
        return _from_base_and_change(ledger, claim, end, change, before) if alone else None
    if is_prior(ledger, end, 0) or is_prior_in_brackets(ledger, end, 0):
        return None  # 52.6万辆，比上年末的47.9万辆增加4.7万辆: what the change was added to
    if _is_past(ledger, end, before):
        return None  # 75.1万人，而2010年普查为72.5万人，十年间增加2.6万人
    if not (only_joins(ledger, beside, change, before) and only_joins(ledger, change, claim, before)):
        return None
    return None if are_of_two_times(ledger, end, change, claim) else to_end(change, end)


def _without_other_time(ledger: Ledger, before: Sequence[Figure]) -> Sequence[Figure]:
    """The figures without the change and growth since another time that are told between a level and its change.

    受理举报270件，与去年同期相比增加33件，同比增长13.9%；与上月相比增加17件，环比增长6.7%.
    """
    if len(before) < len(("end", "change", "rate", "change")):
        return before
    end, change, rate, last = before[-4:]
    told = [f.statement.measure if isinstance(f, Cited) else "" for f in (end, change, rate)]
    other = _OTHER_TIME.fullmatch(ledger.text, rate.end, last.start) if told == ["level", "change", "growth"] else None
    return [*before[:-4], end, last] if other else before


def to_end(change: Figure, end: Figure) -> Joint:
    """The joint of a level and of what it changed by."""
    by = factor(change.unit, end.unit)
    inputs = (Input(end, "end"), Input(change, "change"))
    value = Fraction(end.value) - Fraction(change.value) * by
    base = Level(value, stands_for(end) - times(stands_for(change), by), end.unit, inputs, stated=False)
    return Joint(base, level_of(end, "end"), None)


def _end_behind(ledger: Ledger, claim: Cited, before: Sequence[Figure]) -> Joint | None:
    """A change that opens its sentence, and the level that came of it behind: 同比少12人，降幅26.1%，全年共死亡34人."""
    change = before[-1]
    if not isinstance(change, Cited) or change.statement.measure != "change" or change.unit in (*PERCENT, *POINTS):
        return None
    if any(comparable(f.unit, change.unit) for f in before[:-1]) or not only_joins(ledger, change, claim, before):
        return None
    stop = ledger.sentence(claim.end)[1]
    end = next(iter(ledger.numbers(claim.end, min(claim.end + _BEHIND, stop))), None)
    told = end is not None and _IN_THE_END.fullmatch(ledger.text, claim.end, end.start)
    if end is None or not told or not comparable(end.unit, change.unit) or not is_level(ledger, end, claim):
        return None
    return to_end(change, end) if set(told["name"]) <= set(change.statement.indicator) else None


def _tells_of_plan(ledger: Ledger, figure: Figure) -> bool:
    """Whether a figure may be how far a plan was carried out, not a level: 为预算的|102.4%，短收|21761万元."""
    return figure.unit in (*PERCENT, *POINTS) or is_beside_plan(ledger, figure)


def _ahead_of_plan(ledger: Ledger, before: Sequence[Figure]) -> Figure | None:
    """The level between which and its change stands what part of a plan it is: 为预算的102.4%，增收…"""
    for level in reversed(before[:-1]):
        if not _tells_of_plan(ledger, level) and _OF_PLAN.fullmatch(ledger.text, level.end, before[-1].end):
            return level
    return None


def _from_base_and_change(
    ledger: Ledger, claim: Cited, first: Figure, change: Cited, before: Sequence[Figure]
) -> Joint | None:
    """What was before, and what came on top of it: 与2010年普查的412586人相比，十年共增加23874人，增长5.79%."""
    if not (only_joins(ledger, first, change, before) and only_joins(ledger, change, claim, before)):
        return None
    by = factor(change.unit, first.unit)
    inputs = (Input(first, "base"), Input(change, "change"))
    value = Fraction(first.value) + Fraction(change.value) * by
    end = Level(value, stands_for(first) + times(stands_for(change), by), first.unit, inputs, stated=False)
    return Joint(level_of(first, "base"), end, None)


def from_growth(ledger: Ledger, claim: Cited, before: Sequence[Figure]) -> Joint | None:
    """A level with its growth, from which the base follows: 面积56.2万平方米，下降12.6%，比上年减少8.1万平方米."""
    if len(before) < 2 or claim.unit in POINTS:
        return None
    end, rate = before[-2:]
    if "分别" in ledger.text[rate.end : claim.start]:
        return None
    aside = _ahead_of_plan(ledger, before[:-1]) if _tells_of_plan(ledger, end) else None
    beside, end = end, aside or end
    if not (isinstance(end, Cited) and isinstance(rate, Cited) and rate.statement.measure == "growth") or real(end):
        return None
    since = times(stands_for(rate), Fraction(1, 100)) + 1
    if rate.unit not in PERCENT or since.low <= 0 or not comparable(end.unit, claim.unit):
        return None
    if not (only_joins(ledger, beside, rate, before) and only_joins(ledger, rate, claim, before)):
        return None
    if at_other_prices(ledger, rate):
        return None  # 同口径增长14.6%，增收4376万元: the one from a base counted otherwise
    if are_of_two_times(ledger, end, rate, claim):
        return None
    value = Fraction(end.value) / (1 + Fraction(rate.value) / 100)
    inputs = (Input(end, "end"), Input(rate, "rate"))
    base = Level(value, stands_for(end) / since, end.unit, inputs, stated=False)
    return Joint(base, level_of(end, "end"), None)


def _is_past(ledger: Ledger, figure: Figure, before: Sequence[Figure]) -> bool:
    """Whether a level is dated, and one of its kind that its sentence told before is of a later year."""
    year = year_beside(ledger, figure, ledger.sentence(figure.start)[0])
    others = [f for f in before if f.start < figure.start and comparable(f.unit, figure.unit)]
    return bool(year and others) and (year_told(others[-1]) or 0) > (year or 0)
