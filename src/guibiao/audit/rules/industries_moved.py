"""`change-of-levels`: by how many points an industry's share moved, against two structures told before.

三次产业结构由19.5:22.3:58.2优化为17.4:27.2:55.4。第二产业占比提高4.9个百分点; 构成由22.3%、28.6%和49.1%调整为…，
一产下降0.9个百分点.
Elsewhere only the share itself is looked for, by its whole name and in its own sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.joints import joints
from guibiao.audit.ledger import Ledger
from guibiao.audit.levels import level_of
from guibiao.audit.rules.change_of_levels import difference
from guibiao.expressions import expression

NAME = "change-of-levels"
_SHARE, _APART = r"(\d{1,2}(?:\.\d+)?)[%％]?", r"\s?[:：∶、，和及与]\s?"
_THREE = _APART.join([_SHARE] * 3)
_MOVED = expression(
    rf"[由从][^，,。；;\d]{{0,8}}(?:(?:19|20)\d\d年的?|上年的?|去年的?)?{_THREE}"
    rf"[^。；;\d]{{0,12}}(?:调整|优化|变化|演变|演进|转变|变|调|改善|提升)[到至为]*[^。；;\d]{{0,8}}?(?:(?:19|20)\d\d年的?)?{_THREE}(?![:：∶\d])"
)
_ORDER = "一二三"
_CLAIM = expression(
    rf"(?<![、和及与])第?(?P<which>[{_ORDER}])(?:次?产业|产)(?:增加值)?(?:所?占)?(?:的|GDP|生产总值|地区)*(?P<share>比重|占比|比例|份额)?"
    r"(?:同比|[比较](?P<since>上年|去年|(?:19|20)\d\d年)[末底]?)?"
    r"(?:(?P<up>提高|上升|提升|增加|上涨|扩大)|(?P<down>下降|降低|回落|减少|缩小))了?"
    r"(?P<by>\d+(?:\.\d+)?)\s?个?百分点"
)
_TIME = expression(r"上年|去年|(?:19|20)\d\d年")
_LAST_YEAR = frozenset({"上年", "去年"})
_ALL = 3


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every move of an industry's share in the sentence of two structures, or in the one behind."""
    for match in ledger.scan(_MOVED, "由 从"):
        end = ledger.sentence(match.end())[1]
        if end < ledger.paragraph(match.start())[1]:
            end = ledger.sentence(end)[1]
        for claim in _CLAIM.finditer(ledger.text, match.end(), end):
            told_before = claim["share"] or claim.end() <= ledger.sentence(match.end())[1]
            if told_before and _of_one_time(match, claim) and claim.start("by") not in ledger.once(joints):
                yield from _of_claim(ledger, match, claim)


def _of_one_time(structures: re.Match[str], claim: re.Match[str]) -> bool:
    """Whether a move is not counted from another time than the first structure is told of."""
    since, told = claim["since"], _TIME.findall(structures.group())
    return not since or not told or since in told or {since, *told} >= _LAST_YEAR


def _of_claim(ledger: Ledger, structures: re.Match[str], claim: re.Match[str]) -> Iterator[Finding]:
    which = _ORDER.index(claim["which"]) + 1
    base, end = _figure(structures, which, "%"), _figure(structures, which + _ALL, "%")
    by = _figure(claim, "by", "个百分点", -1 if claim["down"] else 1)
    reading = difference(level_of(base, "base"), level_of(end, "end"), by.unit, 1)
    if reading:
        yield recomputed(ledger, Claim(NAME, by, f"第{claim['which']}产业比重", by.unit, sure=True), [reading])


def _figure(match: re.Match[str], group: int | str, unit: str, sign: int = 1) -> Figure:
    return Figure(start=match.start(group), end=match.end(group), value=sign * Decimal(match[group]), unit=unit)
