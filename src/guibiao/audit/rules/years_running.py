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
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval, read_number

NAME = "verdict"
_YEAR = r"(?:19|20)\d\d"
_UP_TO = "[到至—–~～-]+"
# 连续三年 | 近三年（2021—2023年）
_RUN = expression(
    r"(?:(?P<running>连续)|近|过去|最近|前|[这该])(?P<n>[二两三四五六七八九]|十[一二三四五六七八九]?|\d{1,2})年"
    rf"(?:[来间内]?[（(](?P<first>{_YEAR})年?{_UP_TO}(?P<last>{_YEAR})年?[）)])?"
)
# 自2021年以来（，我县已）| 2019—2023年
_LEAD = expression(
    rf"(?<!\d)(?P<first>{_YEAR})年?(?:(?:以来|起|开始|至今|以后)|{_UP_TO}(?P<last>{_YEAR})年)[，,]?(?:[我全][省市县区])?(?:已经?)?\Z"
)
_LEAD_LONG = 24  # characters


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such number of years that is neither that of the years named nor one less."""
    for match in ledger.scan_all(_RUN, "连续 近 过去 最近 前 这 该"):
        named: re.Match[str] | None = match
        if match["first"] is None:
            start = max(match.start() - _LEAD_LONG, 0)
            named = _LEAD.search(ledger.text, start, match.start()) if match["running"] else None
        if named is not None and (finding := _of_years(ledger, match, named)):
            yield finding


def _year_of(ledger: Ledger, at: int) -> int | None:
    """The year that a sentence tells of before an offset, else the last one that the document reviews."""
    told = [f for f in ledger.within(ledger.sentence(at)[0], at) if f.statement.role != "target"]
    return period_of(told[-1].statement.period).year if told else ledger.document.reviews


def _of_years(ledger: Ledger, match: re.Match[str], named: re.Match[str]) -> Finding | None:
    since = Figure(start=named.start("first"), end=named.end("first"), value=Decimal(named["first"]), unit="年")
    last = int(named["last"]) if named["last"] else _year_of(ledger, match.start())
    if last is None or last <= since.value:
        return None
    many = Decimal(read_number(match["n"]))
    claimed = Figure(start=match.start("n"), end=match.end("n") + 1, value=many, unit="年")
    running = last - int(since.value) + 1
    how = _("{first}年到{last}年").format(first=named["first"], last=last)
    reading = Reading(Fraction(running), Interval(running - 1, running), (Input(since, "base"),), how)
    severity = "warning" if named["last"] or many > running else "note"  # what went on since may have ended
    return recomputed(ledger, Claim(NAME, claimed, _("连续的年数"), "年", severity, _("请核对起止年份")), [reading])
