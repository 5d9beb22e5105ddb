"""`shares-to-100`: shares that make up a whole. 10.4:47.7:41.9 adds up to 100."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.precision import decimals, number
from guibiao.messages import _
from guibiao.quantity import Interval, printed

NAME = "shares-to-100"
_NUMBER = r"\d+(?:\.\d+)?"
# 三次产业结构为10.4:47.7:41.9 | 一、二、三产业比重分别为10.4%、47.7%和41.9%
_RATIO = re.compile(rf"(?<![\d.:：∶])(?P<ratio>{_NUMBER}(?:\s?[:：∶]\s?{_NUMBER}){{2,4}})(?![\d.:：∶%])")
_CUE = re.compile(r"结构|比例|比重|占比|构成|产业")
_REACH = 40  # characters before a ratio in which a word tells that it is one of shares
_LIST = re.compile(
    rf"(?:三次产业|一、?二、?三(?:次)?产业|三产)[^，。；;\n\d]{{0,16}}(?P<ratio>{_NUMBER}[%％][、，,和]{_NUMBER}[%％][、，,和]{_NUMBER}[%％])"
)
_PERCENT = rf"{_NUMBER}\s?[%％]"
# 分别占28.6%、50.0%、21.4% | 一产占12.1%、二产占42.6%、三产占45.3%: need not be all, but cannot be more than all
_PORTIONS = re.compile(
    rf"(?:(?:分别|各)占|占比分别(?:为|是)?|比重分别(?:为|是)?)[^，。；;\n\d]{{0,8}}(?P<ratio>{_PERCENT}(?:[、，,和]\s?{_PERCENT}){{2,5}})"
)
_TOO_MUCH = Interval(100, 110)
_SHARES = Interval(90, 110)  # a ratio whose terms add up to something else (3:2:1) is not one of percentages


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every ratio of percentages."""
    for match in _PORTIONS.finditer(ledger.text):
        terms = [Decimal(t) for t in re.findall(_NUMBER, match["ratio"])]
        if sum(terms, Decimal(0)) in _TOO_MUCH and not _LIST.search(
            ledger.text, max(match.start() - _REACH, 0), match.end()
        ):
            yield _of_shares(ledger, match, terms)
    for pattern in (_RATIO, _LIST):
        for match in pattern.finditer(ledger.text):
            terms = [Decimal(t) for t in re.findall(_NUMBER, match["ratio"])]
            lead = ledger.text[max(match.start() - _REACH, ledger.sentence(match.start())[0]) : match.end()]
            if sum(terms, Decimal(0)) in _SHARES and _CUE.search(lead):
                yield _of_shares(ledger, match, terms)


def _of_shares(ledger: Ledger, match: re.Match[str], terms: list[Decimal]) -> Finding:
    places = max(map(decimals, terms))
    whole = Decimal(100).quantize(Decimal(1).scaleb(-places))
    figure = Figure(start=match.start("ratio"), end=match.end("ratio"), value=whole, unit="%")
    value = sum(map(Fraction, terms), Fraction(0))
    how = _("{sum}相加").format(sum="+".join(map(str, terms)))
    reading = Reading(value, sum(map(printed, terms), Interval(0)), (), how)
    finding = recomputed(ledger, Claim(NAME, figure, _("各部分占比之和"), "%"), [reading])
    if finding.verdict != "fails":
        return finding
    message = _("各部分占比应合计100%，{how}为{value}%，其中有一个数写错。").format(
        how=how, value=number(value, places)
    )
    return replace(finding, message=message)
