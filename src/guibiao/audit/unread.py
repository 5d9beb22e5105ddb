"""Numbers that were read and not extracted, with the unit that follows each: 28个, 12.5亿元, 3.9个百分点, 65%."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from guibiao.audit.figure import Figure
from guibiao.expressions import expression

GROUPS_APART = "'"  # what stands in a ledger's text between groups of three digits
_UNREAD = expression(
    r"(?<![\d.A-Za-z第/／])(?!(?:19|20)\d\d(?:年|[-—–~～－至到、和]+(?:19|20)?\d\d年))(?P<number>\d+(?:[,']\d{3})*(?:\.\d+)?)\s?"
    r"(?P<unit>个百分点|百分点|[%％‰]|[百千万亿]{0,2}(?:元|美元|吨|亩|公顷|公里|平方米|立方米|平方公里|人次|千瓦|户次|[个项家户人名件所座条处栋辆台套起次场支类张天头只株枚篇册部例间宗笔份单艘架岁种米])?)"
    r"(?:(?:(?<=\.\d)|(?<=\.\d\d))[:：∶]1(?![\d.:：∶])|(?![年月日时\d.:：／/]))"  # 2.05:1
)
_DIGIT = expression(r"[0-9](?<![\d.A-Za-z第].)")


def unread(
    text: str, figures: Sequence[Figure], passages: Sequence[tuple[int, int]], right: Mapping[int, Decimal]
) -> Iterator[Figure]:
    """The other numbers of some passages, in their order.

    `figures`: those extracted, in their order; `right`: values that stand instead of the printed ones, by their start.
    """
    starts = [f.start for f in figures]
    past = known = 0
    for digit in (digit for start, end in passages for digit in _DIGIT.finditer(text, start, end)):
        at = digit.start()
        while known < len(figures) and figures[known].end <= at:
            known += 1
        if known < len(figures) and figures[known].start <= at:
            continue  # a digit of an extracted figure
        if at < past or not (match := _UNREAD.match(text, at)):
            continue
        past = match.end()
        after = bisect_left(starts, past)
        if after == 0 or figures[after - 1].end <= at:  # else an extracted figure stands there
            value = right.get(at) or Decimal(match["number"].replace(GROUPS_APART, ""))
            yield Figure(start=at, end=past, value=value, unit=match["unit"])
