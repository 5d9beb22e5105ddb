"""`verdict`: for how many years running something is said to go on, against the years that its words name.

自2021年以来连续三年增长, in a text of 2023; 2019—2023年连续五年; 近三年（2021—2023年）.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger, period_of
from guibiao.messages import _
from guibiao.quantity import Interval, read_number

NAME = "verdict"
_MANY = r"(?P<n>[二两三四五六七八九]|十[一二三四五六七八九]?|\d{1,2})"
_FROM = r"(?P<first>(?:19|20)\d\d)年?"
# 自2021年以来（，）连续三年 | 从2019年到2023年，连续五年
_SINCE = re.compile(
    rf"[自从]{_FROM}(?:(?:以来|起|开始|至今|以后)|[到至—–~～-](?P<last>(?:19|20)\d\d)年)[，,]?(?:我[省市县区]|全[省市县区])?(?:已经?)?连续{_MANY}年"
)
# 2019—2023年连续五年 | 2021—2023年三年平均
_SPAN = re.compile(rf"(?<![自从由\d]){_FROM}[到至—–~～-]+(?P<last>(?:19|20)\d\d)年[，,]?(?:连续|[这的]){_MANY}年")
# 近三年（2021—2023年）
_IN_BRACKETS = re.compile(
    rf"(?:近|过去|最近|前|连续|[这该]){_MANY}年[来间内]?[（(]{_FROM}[到至—–~～-]+(?P<last>(?:19|20)\d\d)年?[）)]"
)
_PATTERNS = (
    (_SINCE, "自19 自20 从19 从20"),
    (_SPAN, "19 20"),
    (_IN_BRACKETS, "连续 近 过去 最近 前 这 该"),
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such number of years that is neither that of the years named nor one less."""
    for expression, begins in _PATTERNS:
        for match in ledger.scan_all(expression, begins):
            last = int(match["last"]) if match["last"] else _year_of(ledger, match.start())
            finding = _of_years(ledger, match, last) if last else None
            if finding:
                yield finding


def _year_of(ledger: Ledger, at: int) -> int | None:
    """The year that a sentence tells of before an offset, else the last one that the document reviews."""
    told = [f for f in ledger.within(ledger.sentence(at)[0], at) if f.statement.role != "target"]
    return period_of(told[-1].statement.period).year if told else ledger.document.reviews


def _of_years(ledger: Ledger, match: re.Match[str], last: int) -> Finding | None:
    first = int(match["first"])
    if not first < last:
        return None
    many = Decimal(read_number(match["n"]))
    claimed = Figure(start=match.start("n"), end=match.end("n") + 1, value=many, unit="年")
    since = Figure(start=match.start("first"), end=match.end("first"), value=Decimal(first), unit="年")
    running = last - first + 1
    reading = Reading(
        Fraction(running),
        Interval(running - 1, running),
        (Input(since, "base"),),
        _("{first}年到{last}年").format(first=first, last=last),
    )
    return recomputed(ledger, Claim(NAME, claimed, _("连续的年数"), "年", "warning", _("请核对起止年份")), [reading])
