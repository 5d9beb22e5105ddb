"""`share`: what a part contributed to growth (拉动3.6个百分点，贡献率40.0%) against the growth itself (9.0%).

`sum-of-parts`: what the three industries contributed, in points, makes up the growth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Cited, Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.labels import label_before, label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, POINTS
from guibiao.audit.naming import LIKELY, likeness
from guibiao.audit.shares import ratio
from guibiao.audit.subjects import named
from guibiao.audit.sums import added
from guibiao.expressions import expression
from guibiao.messages import _

NAMES = ("share", "sum-of-parts")
_RATE = expression(r"贡献率(?:为|达到?|是)?(?:约)?\Z")
_RAISED = expression(r"(?:拉动|带动)(?:了|全[县市区省])*(?P<whole>[^，,。；;\d]*?)(?:增长|增速|上升)*(?:约|了)?\Z")
_ITSELF = expression(r"[，,](?:上)?(?:拉动|带动)[^，,。；;\d]*")  # 制造业增长10.5%，拉动规上工业增长: of the part
_PARTED = expression("[；;]")
_NAME = 2  # characters
_SCOPE = expression(r"\A(?:全[县市区省]|规模以上|规上|全部)+")
_GROWS = expression("增长|增速")
_PULLED = expression(r"拉动|贡献")
_PULLS_NEXT = expression(  # 二产贡献率42.6%，拉动2.5个百分点: what was told before is of another
    r"[，,、（(](?:分别)?(?:拉动|带动)[^，,。；;\d]{0,16}\d+(?:\.\d+)?个?百分点"
)
_THREE_PULLED = expression(
    r"(?:三次产业|三大产业|[一第]一?、[二第]?二、[三第]?三次?产业?|三产)[^，,。；;\d]{0,6}(?:分别|各)[^，,。；;\d]{0,4}(?:拉动|贡献)[^，,。；;\d]{0,14}(?=\d)"
)
_AND = expression(r"个?\s*[、，,和及]\s*")
_GDP = expression("生产总值|GDP|经济")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every contribution whose points and whose growth stand before it in its sentence."""
    for claim in ledger.numbers(0, len(ledger.text)):
        if claim.unit not in PERCENT or not _RATE.search(ledger.text, max(claim.start - 8, 0), claim.start):
            continue
        start = ledger.sentence(claim.start)[0]
        before = ledger.numbers(start, claim.start)
        points = [f for f in before if f.unit in POINTS and _PULLED.search(label_before(ledger.text, f.start, start))]
        points = [f for f in points if not _PARTED.search(ledger.text, f.end, claim.start)]
        grown = [f for f in before if points and f.unit in PERCENT and f.value > points[-1].value]
        grown = [f for f in grown if not _RATE.search(ledger.text, max(f.start - 8, 0), f.start)]
        if not before or not points or _PULLS_NEXT.match(ledger.text, claim.end):
            points, grown = _told_behind(ledger, claim)
        grown = _of_named_whole(ledger, points, grown, start)
        positive = grown and grown[-1].value > points[-1].value > 0
        if positive and (reading := ratio(points[-1], grown[-1])):
            yield recomputed(ledger, Claim(NAMES[0], claim, _("对增长的贡献率"), "%"), [reading])
    for match in ledger.scan(_THREE_PULLED, "三 一 第"):
        yield from _of_three(ledger, match)


def _of_three(ledger: Ledger, match: re.Match[str]) -> Iterator[Finding]:
    """The points by which the three industries raised the growth of the product that was told last."""
    end = ledger.sentence(match.end())[1]
    points = _with_unit_of_last(ledger, ledger.numbers(match.end(), end)[:3])
    grown = _grown(ledger, ledger.reach(match.start()), match.start())[-1:]
    grown = grown or (_grown(ledger, points[-1].end, end)[:1] if points else [])
    if len(points) == len("一二三") and grown:
        name = named(grown[0].statement)
        yield recomputed(ledger, Claim(NAMES[1], grown[0], name, "%"), [added(points, points[0].unit)])


def _with_unit_of_last(ledger: Ledger, told: list[Figure]) -> list[Figure]:
    """The figures in points; those told in one breath have the unit of the last: 0.4、2.6、3.1个百分点."""
    if not told or told[-1].unit not in POINTS:
        return []
    beside = all(_AND.fullmatch(ledger.text, a.end, b.start) for a, b in pairwise(told))
    whole = [f if f.unit or not beside else replace(f, unit=told[-1].unit) for f in told]
    return [f for f in whole if f.unit in POINTS]


def _grown(ledger: Ledger, start: int, end: int) -> list[Cited]:
    """The growth of the product that is told between two offsets."""
    told = [f for f in ledger.within(start, end) if f.unit in PERCENT and f.statement.measure == "growth"]
    return [f for f in told if _GDP.search(f.statement.indicator)]


def _of_named_whole(ledger: Ledger, points: list[Figure], grown: list[Figure], start: int) -> list[Figure]:
    """The growth of what the points are said to have raised: 拉动规上工业增长7.3个百分点 is of no other."""
    named = _RAISED.search(label_before(ledger.text, points[-1].start, start)) if points else None
    if named is None or _GDP.search(named["whole"]) or len(named["whole"]) < _NAME:
        return grown
    whole = [f for f in grown if not _ITSELF.fullmatch(ledger.text, f.end, points[-1].start)]
    return [f for f in whole if _is_called(named["whole"], ledger, f)]


def _is_called(name: str, ledger: Ledger, figure: Figure) -> bool:
    """Whether a growth is of what a name says: 工业 is all of it, not 八大优势产业完成工业总产值."""
    if len(name) <= _NAME:
        said = statement_of(figure)
        label = said.indicator if said else label_in_sentence(ledger, figure)
        return _SCOPE.sub("", label).startswith(name)
    return likeness(name, ledger, figure) >= LIKELY


def _told_behind(ledger: Ledger, claim: Figure) -> tuple[list[Figure], list[Figure]]:
    """The points and the growth that explain it behind: 贡献率42%，拉动2.1个百分点，GDP增长5.0%."""
    numbers = ledger.numbers(claim.end, ledger.sentence(claim.start)[1])[:2]
    points = [f for f in numbers[:1] if f.unit in POINTS and _PULLED.search(ledger.text, claim.end, f.start)]
    rates = [f for f in numbers[1:] if points and f.unit in PERCENT]
    between = ledger.text[points[0].end : rates[0].start] if rates else ""
    of_whole = _GROWS.search(between) and ("；" not in between or _GDP.search(between))
    return points, rates if of_whole else []
