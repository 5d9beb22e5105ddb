"""`gap`: several gaps told in turn (分别高于全国、全省7.2个和4.5个百分点), each against the figure of its own area."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from guibiao.audit.claims import Claim, indicator_of, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, POINTS
from guibiao.audit.naming import SURE, closest_named
from guibiao.audit.precision import stands_for
from guibiao.messages import _

NAME = "gap"
_AREA = r"全国|全省|全区|全市|全州|全自治区"
_NAMED = rf"(?:{_AREA})[^，,。；;、和\d（(]{{0,6}}(?:[（(][^（）()]{{1,12}}[）)])?"
# 分别高于全国、全省7.2个和4.5个 | 比全国、全省分别高7.2个和4.5个 | 分别高于全国（5.2%）、全省（6.1%）1.6个和0.7个
_CLAIM = re.compile(
    rf"(?:(?:分别)?(?:比|较)|分别)(?P<side>高于|低于|快于|慢于)?(?P<areas>{_NAMED}(?:[、和]{_NAMED})+)"
    r"(?:分别)?(?P<after>高出?|低|快|慢)?(?=\d)"
)
_BEGINS = re.compile("[分比较]")
_OF_ONE = re.compile(r"分别(?P<one>高于|低于|快于|慢于)(?P<name>[^，,。；;、和\d（(]{2,16})(?=\d)")
_AND = re.compile(r"\s*个?(?:百分点)?[、，,和及]\s*")
_GROWTH = re.compile(r"(?:增速|增幅|增长率?|水平)\Z")
_PASSAGE = 160  # characters before a sentence in which the figure that others are held against stands
_DOWN = ("低", "慢")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such gap whose area has one figure in the passage beside the text's own."""
    for match in ledger.scan(_OF_ONE):
        yield from _of_one_name(ledger, match)
    for match in ledger.scan(_CLAIM, _BEGINS):
        start, end = ledger.sentence(match.start())
        word = match["side"] or match["after"]
        areas = re.findall(_AREA, match["areas"])
        gaps = ledger.numbers(match.end(), end)[: len(areas)]
        own = [f for f in ledger.numbers(start, match.start()) if f.unit in PERCENT][-1:]
        if not word or not own or len(gaps) < len(areas) or gaps[-1].unit not in POINTS:
            continue
        for area, gap in zip(areas, gaps, strict=True):
            others = [f for f in ledger.numbers(start, end) if f.unit in PERCENT and f is not own[0]]
            named = [f for f in others if _last_area(ledger.text[start : f.start]) == area]
            if len(named) == 1:
                yield _of_gap(ledger, gap, own[0], named[0], area, -1 if word.startswith(_DOWN) else 1)


def _of_one_name(ledger: Ledger, match: re.Match[str]) -> Iterator[Finding]:
    """Several figures above or below one: 甲增长10.6%，乙增长9.1%，分别快于全部工业4.6和3.1个百分点."""
    start, end = ledger.sentence(match.start())
    gaps: list[Figure] = []
    for figure in ledger.numbers(match.end(), end):
        if gaps and not _AND.fullmatch(ledger.text, gaps[-1].end, figure.start):
            break
        gaps.append(figure)
    own = [f for f in ledger.numbers(start, match.start()) if f.unit in PERCENT][-len(gaps) :]
    back = max(ledger.reach(match.start()), start - _PASSAGE)
    said = [f for f in ledger.numbers(back, end) if f.unit in PERCENT and f not in own]
    named = [f for score, f in closest_named(_GROWTH.sub("", match["name"]), ledger, said) if score >= SURE]
    if len(gaps) > 1 and len(own) == len(gaps) and gaps[-1].unit in POINTS and len({f.value for f in named}) == 1:
        for gap, figure in zip(gaps, own, strict=True):
            yield _of_gap(ledger, gap, figure, named[0], match["name"], -1 if match["one"].startswith(_DOWN) else 1)


def _last_area(words: str) -> str:
    """The area named right before a figure, in its clause or before its bracket."""
    found = re.search(rf"({_AREA})[^，,。；;、\d]{{0,8}}\Z", words)
    return found[1] if found else ""


def _of_gap(ledger: Ledger, gap: Figure, own: Figure, other: Figure, area: str, sign: int) -> Finding:
    gap = replace(gap, value=abs(gap.value), unit="个百分点")
    value = sign * (Fraction(own.value) - Fraction(other.value))
    apart = stands_for(own) - stands_for(other)
    how = f"{own.value}−{other.value}" if sign > 0 else f"{other.value}−{own.value}"
    inputs = (Input(own, "actual"), Input(other, "other"))
    reading = Reading(value, apart if sign > 0 else -apart, inputs, how)
    name = _("{indicator}与{area}的差距").format(indicator=indicator_of(own), area=area)
    return recomputed(ledger, Claim(NAME, gap, name, gap.unit), [reading])
