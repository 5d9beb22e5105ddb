"""Which of the figures before a claim are the two levels that it may be about."""

from __future__ import annotations

from itertools import pairwise

from guibiao.audit.figure import Cited, Figure
from guibiao.audit.joints.earlier import THEN, is_prior
from guibiao.audit.joints.joining import only_joins
from guibiao.audit.joints.years import year_beside
from guibiao.audit.ledger import Ledger, in_whole_years, is_goal, period_of
from guibiao.audit.measures import PERCENT, POINTS, comparable
from guibiao.expressions import expression

_OPENS = expression(rf"(?:这|该|这一|此)?(?:[比较与同]|比起|较之|相比于?|对比){THEN}[^，,；;。\d]{{0,6}}")
_COMPARED = expression(
    rf"(?:以上|左右|以内)?[，,、（(]?(?:同比)?(?:[比较与同于在]|比起|较之|对比)(?:全[县市区省州])?{THEN}[^，,；;。\d]{{0,12}}"
)

_OPENS_BRACKET, _CLOSES_BRACKET = expression("[（(](?P<mean>[日月人户]均|平均每?[天日月人户]?)?"), ("）", ")")
_BRACKET = ("（", "(")


def without_list(ledger: Ledger, before: list[Figure], start: int) -> list[Figure]:
    """The figures without a list of parts that stands between a total and what it is compared with.

    企业96家，其中大中型21家、小微75家，较2020年末的78家净增18家 speaks of the 96 again.
    """
    which = ledger.text.rfind("其中", start, before[-1].start) if before else -1
    listed = [f for f in before if f.start > which] if which >= 0 else []
    if len(listed) < len(("a part", "another", "a base")):
        return before
    back = next((i for i, f in enumerate(listed) if is_prior(ledger, f, which)), 0)
    if back <= 1 or not all(comparable(f.unit, listed[back].unit) for f in listed[:back]):
        return before  # 其中城镇人口24.5万人，城镇化率57.9%，比上年末的56.7%提高…: what is compared stands behind 其中
    return [f for f in before if f.start < which or f in listed[back:]]


def without_other_units(ledger: Ledger, before: list[Figure]) -> list[Figure]:
    """The figures without what a bracket tells of one again, in another unit or as a mean: 62起（日均8.9起）."""
    again = {
        b.start
        for a, b in pairwise(before)
        if ledger.text.startswith(_BRACKET, a.end)
        and (opens := _OPENS_BRACKET.fullmatch(ledger.text, a.end, b.start))
        and (opens["mean"] or b.unit not in (*PERCENT, *POINTS, "", a.unit))
        and ledger.text.startswith(_CLOSES_BRACKET, b.end)
    }
    return [f for f in before if f.start not in again] if again else before


def without_other_bases(ledger: Ledger, levels: list[Figure], start: int) -> list[Figure]:
    """The levels without what the last but one was compared with: 286，比2015年的143翻一番，是2010年52的5.5倍."""
    if len(levels) < len(("end", "a base", "another")) or not is_prior(ledger, levels[-1], start):
        return levels
    past = [is_prior(ledger, f, start) for f in levels[:-1]]
    return [*(f for f, then in zip(levels, past, strict=False) if not then), levels[-1]]


def with_aim(ledger: Ledger, before: list[Figure], levels: list[Figure], claim: Cited) -> list[Figure]:
    """The levels with the target right before the last one, where the claim tells how it is held against that.

    收入预期18.69亿元，比上年执行数17.80亿元增长5%.
    """
    at = before.index(levels[-1]) if levels and levels[-1] in before else 0
    if at < 1 or before[at] is not before[-1] or is_goal(ledger, claim) or claim.unit in POINTS:
        return levels
    aim, base = before[at - 1], levels[-1]
    if not is_goal(ledger, aim) or not comparable(aim.unit, base.unit) or aim.unit in PERCENT:
        return levels
    compared = _COMPARED.fullmatch(ledger.text, aim.end, base.start)
    return [*(f for f in levels if f.start < aim.start), aim, base] if compared else levels


def with_sentence_before(ledger: Ledger, levels: list[Figure], claim: Cited, start: int) -> list[Figure]:
    """The levels, with the last one of the sentence before where theirs opens with what that is compared with.

    规上工业企业达到186户。与年初的171户相比，净增15户。
    """
    if len(levels) != 1 or not _OPENS.fullmatch(ledger.text, start, levels[0].start):
        return levels
    floor = ledger.paragraph(start)[0]
    if start == floor:
        return levels
    told = ledger.within(ledger.sentence(start - 1)[0], start)
    last = told[-1] if told and told[-1].statement.measure == "level" else None
    alike = last is not None and comparable(last.unit, levels[0].unit) and not is_goal(ledger, last)
    return [last, *levels] if alike and last is not None else levels


def last_two(ledger: Ledger, levels: list[Figure], claim: Cited, start: int) -> list[Figure]:
    """The last two levels; where the change is over a span of years, the last and the one of the year before it."""
    period = period_of(claim.statement.period) if len(levels) > len(("base", "end")) else None
    if period and in_whole_years(period) and only_joins(ledger, levels[-3], levels[-2], levels):
        if is_prior(ledger, levels[-1], start):
            return levels[-2:]  # 达到40260元，较2017年的28980元
        first = [f for f in levels[:-1] if year_beside(ledger, f, start) == period.start.year - 1]
        return [*first[-1:], levels[-1]]
    return levels[-2:]
