"""`gap`: several gaps told in turn, each between two figures of its own.

分别高于全国、全省7.2个和4.5个百分点: one figure against several; 分别快于全部工业4.6和3.1个百分点: several against one;
全国、全省分别为3.6%和5.4%，我市分别高4.6个和2.8个百分点: against what was told in turn before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from guibiao.audit.claims import Claim, indicator_of, recomputed
from guibiao.audit.figure import Figure, measure_of
from guibiao.audit.finding import Finding
from guibiao.audit.gaps import NAME
from guibiao.audit.gaps.areas import area_of
from guibiao.audit.gaps.difference import difference
from guibiao.audit.judgement import FITTING
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, POINTS
from guibiao.audit.naming import SURE, closest_named
from guibiao.expressions import expression
from guibiao.messages import _

__all__ = ["NAME", "check", "starts_in_turn"]

_POINTS = expression("百分点")
_GOES_ON = expression(r"[、，,和及与]\s?(?:低|高|快|慢)?\d+(?:\.\d+)?个?(?:百分点|[、和及与])")
_AND = expression(r"\s*个?(?:百分点)?[、，,和及]\s*")
_AREA = r"全国|全省|全区|全市|全州|全自治区"
_ITEM = r"[^，,。；;：:、和及与\d（()）]{2,16}?(?:[（(][^（()）]{1,14}[）)])?"
_AREAS = expression(rf"(?:{_AREA})(?:平均)?(?:[、和及与](?:{_AREA})(?:平均)?)+分别[^，,。；;\d]{{0,6}}(?=\d)")
# 分别高于全国、全省 | 比全国、全省分别高 | 分别高于全国（5.2%）、全省（6.1%） | 分别快于全部工业
_ITEMS = rf"{_ITEM}(?:[、和及与]{_ITEM})*?"
_CLAIM = expression(
    rf"(?:(?P<side>[高低快慢]于|高出|超过)(?P<items>{_ITEMS})|(?:比|较)(?P<than>{_ITEMS})(?:分别)?(?P<after>高出?|低|快|慢)|分别(?P<bare>高出?|低|快|慢))了?\Z"
)
_SPLIT = expression(r"(?<![（(])[、和及与](?![^（(]*[）)])")
_GROWTH = expression(r"(?:平均|整体|总体)*(?:增速|增幅|增长率?|水平)\Z")
_PAST = expression(
    "上年|去年|同期|年初(?!目标|计划|预期|确定|预算|任务)|上月|[高低快慢]于"
)  # no figure of another thing
_LEAD_NAME = expression(r"(?:环比|同比|增[幅速长]|[，,比较])")  # what the name of the first clause ends before
_PASSAGE = 160  # characters before a sentence in which the figure that others are held against stands
_LEAD = 80  # characters before the first gap in which the words that claim it stand
_RUN = 40  # characters in which several gaps are told
_DOWN = ("低", "慢")


class _Claim(Struct, frozen=True):
    """Gaps with the names of what they are from; where their words begin, and on which side they say it is."""

    gaps: Sequence[Figure]
    items: Sequence[tuple[int, str]]  # with where each begins
    start: int
    sign: int


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such gap whose two figures the passage tells, one each."""
    for claim in ledger.once(_claims):
        own = [f for f in ledger.numbers(ledger.sentence(claim.start)[0], claim.start) if f.unit in PERCENT]
        own = own or _own_before(ledger, claim)
        sure = True  # that the first of each pair is what is compared
        pairs: list[tuple[Figure, Figure | None]]
        many = len(claim.gaps)
        if len(claim.items) == many and own:
            areas = {name for _at, name in claim.items}
            own = [f for f in own if area_of(ledger, f) not in areas] or own
            called = _called(ledger, claim.start, own)
            if not called and len(own) == many + 1 and _are_in_turn(ledger, own[1:]):
                # 西部增长9.5%，东部、中部分别增长9.2%、9.3%，分别快于东部、中部
                pairs = [(own[0], other) for other in own[1:]]
            else:
                one, sure = called or own[-1], called is not None or len(own) == 1
                pairs = [(one, _of_item(ledger, item, [one])) for item in claim.items]
        elif len(claim.items) == 1 and len(own) >= many:
            other = _of_item(ledger, claim.items[0], own[-many:])
            pairs = [(f, other) for f in own[-many:]]
        elif not claim.items and len(own) > many and all(area_of(ledger, f) for f in own[-many:]):
            pairs = [(own[-many - 1], other) for other in own[-many:]]
        else:
            continue
        names = [name for _at, name in claim.items] or [area_of(ledger, other) for _one, other in pairs if other]
        names = names * many if len(names) == 1 else names
        for gap, (one, other), name in zip(claim.gaps, pairs, names, strict=True):
            if other is not None:
                finding = _of_gap(ledger, gap, one, other, name, claim.sign)
                yield finding if sure or finding.verdict in FITTING else replace(finding, severity="note")


def _own_before(ledger: Ledger, claim: _Claim) -> list[Figure]:
    """The one growth of the sentences before that bears the name told before the words: 收入增幅…分别高于…"""
    start = ledger.sentence(claim.start)[0]
    name = _GROWTH.sub("", _LEAD_NAME.split(ledger.text[start : claim.start])[0].removesuffix("分别"))
    if len(name) < len("收入"):
        return []
    said = [f for f in ledger.numbers(max(ledger.reach(start), start - _PASSAGE), start) if f.unit in PERCENT]
    said = [f for f in said if not area_of(ledger, f) and measure_of(f, "growth") == "growth"]
    found = [f for score, f in closest_named(name, ledger, said) if score >= SURE]
    return found if len(found) == 1 else []


def starts_in_turn(ledger: Ledger) -> set[int]:
    """Where the figures stand that are gaps told in turn."""
    return {gap.start for claim in ledger.once(_claims) for gap in claim.gaps}


def _claims(ledger: Ledger) -> tuple[_Claim, ...]:
    ends = (m.end() for m in ledger.scan(_POINTS, "百分点") if not _GOES_ON.match(ledger.text, m.end()))
    return tuple(claim for end in ends if (claim := _claim(ledger, end)))


def _claim(ledger: Ledger, end: int) -> _Claim | None:
    """The words that claim two gaps or more, the last of which ends at an offset."""
    gaps: list[Figure] = []
    for figure in reversed(ledger.numbers(max(end - _RUN, ledger.sentence(end - 1)[0]), end)):
        if gaps and not _AND.fullmatch(ledger.text, figure.end, gaps[0].start):
            break
        gaps.insert(0, figure)
    if len(gaps) < len(("one", "other")) or gaps[-1].unit not in POINTS:
        return None
    at = gaps[0].start
    told = _CLAIM.search(ledger.text, max(ledger.sentence(at)[0], at - _LEAD), at)
    word = (told["side"] or told["after"] or told["bare"]) if told else None
    if told is None or word is None:
        return None
    if told["bare"]:
        return _Claim(gaps, [], told.start(), -1 if word.startswith(_DOWN) else 1)
    named = told["items"] or told["than"]
    if _PAST.search(named):
        return None
    begins = told.start("items" if told["items"] else "than")
    bounds = [0, *(i for m in _SPLIT.finditer(named) for i in m.span()), len(named)]
    items = [(begins + a, named[a:b]) for a, b in zip(bounds[::2], bounds[1::2], strict=True)]
    return _Claim(gaps, items, told.start(), -1 if word.startswith(_DOWN) else 1)


def _are_in_turn(ledger: Ledger, told: Sequence[Figure]) -> bool:
    """Whether nothing but 、 or 和 stands between figures."""
    return all(_AND.fullmatch(ledger.text, a.end, b.start) for a, b in pairwise(told))


def _called(ledger: Ledger, at: int, own: Sequence[Figure]) -> Figure | None:
    """The figure of what the clause itself names before it compares: 二产增速比一产、三产分别快…"""
    name = _GROWTH.sub("", label_before(ledger.text, at, ledger.sentence(at)[0]).removesuffix("分别"))
    found = [f for score, f in closest_named(name, ledger, own) if score >= SURE] if len(name) > 1 else []
    return found[0] if len(found) == 1 else None


def _of_item(ledger: Ledger, item: tuple[int, str], own: Sequence[Figure]) -> Figure | None:
    """The figure of what a gap is from: the one in its bracket, else the only one that the passage gives so named."""
    at, name = item
    inside = [f for f in ledger.numbers(at, at + len(name)) if f.unit in PERCENT]
    if inside:
        return inside[0] if len(inside) == 1 else None
    start, end = ledger.sentence(at)
    area = re.match(_AREA, name)
    back = start if area else max(ledger.reach(at), start - _PASSAGE)
    said = [f for f in ledger.numbers(back, end) if f.unit in PERCENT and all(f.start != o.start for o in own)]
    if area:
        found = _in_turn(ledger, start, area[0], said)
        found = found or [f for f in said if _last_area(ledger.text[start : f.start]) == area[0]]
    else:
        bare = _GROWTH.sub("", name)
        found = [f for score, f in closest_named(bare, ledger, said) if score >= SURE]
        found = [f for f in found if indicator_of(f) and bare.endswith(indicator_of(f))] or found
    return found[0] if len({f.value for f in found}) == 1 else None


def _last_area(words: str) -> str:
    """The area named right before a figure, in its clause or before its bracket."""
    found = re.search(rf"({_AREA})[^，,。；;、\d]{{0,8}}\Z", words)
    return found[1] if found else ""


def _in_turn(ledger: Ledger, start: int, area: str, said: Sequence[Figure]) -> list[Figure]:
    """The figure of an area where the sentence tells those of several in turn: 全国、全省分别增长5.0%、6.3%."""
    told = _AREAS.search(ledger.text, start, ledger.sentence(start)[1])
    names = re.findall(_AREA, told[0]) if told else []
    after = [f for f in said if told and f.start >= told.end()][: len(names)]
    if told is None or len(after) < len(names) or after[0].start != told.end():
        return []  # 全国、全省分别高0.5个、0.2个百分点 tells the gaps
    return [f for name, f in zip(names, after, strict=True) if name == area]


def _of_gap(ledger: Ledger, gap: Figure, own: Figure, other: Figure, area: str, sign: int) -> Finding:
    gap = replace(gap, value=abs(gap.value), unit="个百分点")
    name = _("{indicator}与{area}的差距").format(indicator=indicator_of(own), area=area)
    return recomputed(ledger, Claim(NAME, gap, name, gap.unit, sure=True), [difference(own, other, gap, sign)])
