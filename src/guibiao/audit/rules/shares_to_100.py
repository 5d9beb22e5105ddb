"""`shares-to-100`: shares that make up a whole. 10.4:47.7:41.9 adds up to 100."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from guibiao.audit.claims import Claim, indicator_of, recomputed
from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing import label_before
from guibiao.audit.measures import PERCENT
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
# Ⅰ—Ⅲ类断面占86.7%，Ⅳ类占10.0%，Ⅴ类占3.3%
_PORTION = re.compile(rf"占(?:比)?(?:为|约)?\s?({_NUMBER})\s?[%％]")
_IN_TURN = re.compile(
    rf"占(?:比)?(?:为|约)?\s?{_PERCENT}(?:[，,、；;和][^，,。；;、\n%％]{{1,14}}占(?:比)?(?:为|约)?\s?{_PERCENT}){{2,6}}"
)
_PRIMARY = re.compile(r"第一产业|一产(?!业)")
_INDUSTRIES = (re.compile(r"第一产业|一产"), re.compile(r"第二产业|二产"), re.compile(r"第三产业|三产"))
_TOLD = re.compile(r"占|比重|构成")
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
    yield from _of_industries(ledger)
    for match in _IN_TURN.finditer(ledger.text):
        terms = [Decimal(t[1]) for t in _PORTION.finditer(match.group())]
        if sum(terms, Decimal(0)) in _TOO_MUCH:
            yield _of_terms(ledger, match.span(), terms)
    for pattern in (_RATIO, _LIST):
        for match in pattern.finditer(ledger.text):
            terms = [Decimal(t) for t in re.findall(_NUMBER, match["ratio"])]
            lead = ledger.text[max(match.start() - _REACH, ledger.sentence(match.start())[0]) : match.end()]
            if sum(terms, Decimal(0)) in _SHARES and _CUE.search(lead):
                yield _of_shares(ledger, match, terms)


def _of_industries(ledger: Ledger) -> Iterator[Finding]:
    """The shares of the three industries, each told in a clause of its own: 一产占比15.2%、二产占比33.1%、…"""
    for match in _PRIMARY.finditer(ledger.text):
        start, end = match.start(), ledger.sentence(match.start())[1]
        shares = [f for f in ledger.numbers(start, end) if f.unit in PERCENT and _is_share(f)][:3]
        named = [label_before(ledger.text, f.start, start) + indicator_of(f) for f in shares]
        if len(shares) < 3 or not all(p.search(n) for p, n in zip(_INDUSTRIES, named, strict=True)):
            continue
        told = _TOLD.search(ledger.text, start, shares[0].start)
        terms = [f.value for f in shares]
        if told and sum(terms, Decimal(0)) in _SHARES and shares[0].start - start < _REACH:
            yield _of_terms(ledger, (shares[0].start, shares[-1].end), terms)


def _is_share(figure: Figure) -> bool:
    said = statement_of(figure)
    return said is None or said.measure == "level"


def _of_shares(ledger: Ledger, match: re.Match[str], terms: list[Decimal]) -> Finding:
    return _of_terms(ledger, match.span("ratio"), terms)


def _of_terms(ledger: Ledger, bounds: tuple[int, int], terms: list[Decimal]) -> Finding:
    places = max(map(decimals, terms))
    whole = Decimal(100).quantize(Decimal(1).scaleb(-places))
    figure = Figure(start=bounds[0], end=bounds[1], value=whole, unit="%")
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
