"""`gap`: how far what was done is ahead of the year's own pace: 1—9月完成82.4%，超序时进度7.4个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, POINTS
from guibiao.audit.precision import stands_for
from guibiao.messages import _
from guibiao.quantity import Interval

NAME = "gap"
_CLAIM = re.compile(
    r"(?P<ahead>超(?:过|出|前)?|快于|高于|领先)?(?P<behind>低于|慢于|落后于?|滞后于?|滞后)?(?:时间|时序|序时)(?:进度|要求)?(?:进度)?(?:要求)?约?(?=\d+(?:\.\d+)?个?百分点)"
)
_BEGINS = re.compile("超|快|高|领|低|慢|落|滞|时间|时序|序时")
_MONTHS = re.compile(
    r"(?:1\s?[—–~～至到-]+\s?|截[至止]\s?|到|前)(?P<month>\d{1,2})个?月|(?P<named>一季度|上半年|前三季度|三季度末|二季度末|[两二]个季度|三个季度)"
)
_NAMED = {
    "一季度": 3,
    "上半年": 6,
    "二季度末": 6,
    "前三季度": 9,
    "三季度末": 9,
    "三个季度": 9,
    "两个季度": 6,
    "二个季度": 6,
}
_PACE_TOLD = re.compile(
    r"进度(?:要求)?[为是]?\Z"
)  # 按时序进度33.3%计算，分别超时序进度…: the pace, not what was reached
_YEAR = 12
_BACK = 160  # characters before a claim in which its months are named
_SLACK = Fraction(1, 2)  # points by which days or the middle of a month may shift the pace


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such distance in a passage that names its months, behind a rate that was reached."""
    for match in ledger.scan(_CLAIM, _BEGINS):
        start = max(ledger.paragraph(match.start())[0], match.start() - _BACK)
        months = [*_MONTHS.finditer(ledger.text, start, match.start())][-1:]
        gap = next((f for f in ledger.numbers(match.end(), match.end() + 1) if f.unit in POINTS), None)
        rates = [f for f in ledger.numbers(ledger.sentence(match.start())[0], match.start()) if f.unit in PERCENT]
        word = match["ahead"] or match["behind"]
        stated = rates and _PACE_TOLD.search(ledger.text, max(rates[-1].start - 8, 0), rates[-1].start)
        if months and gap and rates and word and not stated:
            month = int(months[0]["month"]) if months[0]["month"] else _NAMED[months[0]["named"]]
            if 0 < month < _YEAR:
                yield _of_gap(ledger, gap, rates[-1], month, -1 if match["behind"] else 1)


def _of_gap(ledger: Ledger, gap: Figure, rate: Figure, month: int, sign: int) -> Finding:
    due = Fraction(100 * month, _YEAR)
    size = Figure(start=gap.start, end=gap.end, value=abs(gap.value), unit=gap.unit)
    apart = stands_for(rate) - Interval(due - _SLACK, due + _SLACK)
    how = _("{rate}%−{month}个月的序时进度").format(rate=rate.value, month=month)
    reading = Reading(sign * (Fraction(rate.value) - due), apart if sign > 0 else -apart, (Input(rate, "actual"),), how)
    caveat = _("如序时进度另有规定则不算错")
    return recomputed(ledger, Claim(NAME, size, _("与序时进度的差距"), gap.unit, "warning", caveat), [reading])
