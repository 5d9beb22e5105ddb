"""`change-of-levels` and `growth-of-levels` of levels that have no unit: indices, ratios, marks.

人口性别比为100.05，与2010年的109.33相比下降9.28. Such numbers are nowhere else read as figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.joints import joints
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.levels import level_of
from guibiao.audit.rules.change_of_levels import difference
from guibiao.audit.rules.growth_of_levels import growth
from guibiao.expressions import expression

NAMES = ("change-of-levels", "growth-of-levels")
_UNIT = r"(?:个?点|分)?"
_UP = "上升|提高|提升|增加|增长|上涨|回升|扩大|攀升|升高|[高升多涨]出?"
_DOWN = "下降|降低|减少|回落|下跌|缩小|收窄|下滑|[低降少跌]"
_MOVED = rf"(?:了|分别|同比|则)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))了?"
_SOME_YEAR = r"(?:第[^，,。；;\d]{2,12}[（(]?)?(?:19|20)\d\d年?(?:\d{1,2}月(?:\d{1,2}日)?)?"
_WHEN = (
    rf"(?:上年|去年|前年|上月|上季度?|上期|基期|同期|年初|上次|{_SOME_YEAR})"
    r"[^，,。；;\d]{0,14}(?<![第约近])"
)
_BASE, _LEVEL = rf"(?P<base>@){_UNIT}", rf"(?P<end>@){_UNIT}"
_BY = rf"{_MOVED}(?P<change>@)(?:(?P<rate>[%％])|{_UNIT}|个?百分点)"
_ENDS = r"(?=[，,。；;、）)\n])"
_CLAIMS = tuple(
    expression(shape.replace("@", r"\d+(?:'\d{3})*(?:\.\d+)?"))
    for shape in (
        # 与2010年的109.33相比下降9.28; 比上年的4.25下降0.39
        rf"[比较与同和]{_WHEN}{_BASE}(?:相比|比较)?[，,]?{_BY}{_ENDS}",
        # 由4.25下降到3.86，下降0.39
        rf"[由从](?:{_WHEN})?{_BASE}(?:[\u4e00-\u9fff]{{1,4}})?[到至为](?:(?:19|20)\d\d年[末底]?的?)?{_LEVEL}[，,]{_BY}{_ENDS}",
        # 比上年下降0.39（上年为4.25）
        rf"(?:[比较](?:{_WHEN})|同比){_BY}[，,（(]{_WHEN}[为是]{_BASE}{_ENDS}",
        # （上年为4.25），同比下降0.39
        rf"[（(]{_WHEN}[为是]?{_BASE}[）)][，,]?(?:同比|[比较](?:{_WHEN}))?{_BY}{_ENDS}",
    )
)
_BEGINS = ("比 较 与 同 和", "由 从", "比 较 同比", "（ (")
_LEVEL_BEFORE = expression(rf"(?<![\d.第'])(?P<end>\d+(?:'\d{{3}})*(?:\.\d+)?){_UNIT}[，,；;]?\Z")
_NEAR = 14  # characters before a claim in which its level stands
MOST = 4  # times that one level may be another's, else they are of two things


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every change of a level without unit whose two levels stand beside it."""
    for claim, words in zip(_CLAIMS, _BEGINS, strict=True):
        for match in ledger.scan(claim, words):
            finding = _of_change(ledger, match)
            if finding:
                yield finding


def _of_change(ledger: Ledger, match: re.Match[str]) -> Finding | None:
    told: re.Match[str] | None = match
    if "end" not in match.re.groupindex:
        floor = max(match.start() - _NEAR, ledger.sentence(match.start())[0])
        told = _LEVEL_BEFORE.search(ledger.text, floor, match.start())
    if told is None or match.start("change") in ledger.once(joints):
        return None
    base, end, change = _figure(match, "base"), _figure(told, "end"), _figure(match, "change")
    if not (0 < base.value <= MOST * end.value <= MOST * MOST * base.value):
        return None
    rate = match["rate"] is not None
    signed = Figure(
        start=change.start,
        end=match.end("rate") if rate else change.end,
        value=-change.value if match["down"] else change.value,
        unit="%" if rate else "",
    )
    before, after = level_of(base, "base"), level_of(end, "end")
    reading = growth(before, after) if rate else difference(before, after, "", 1)
    name = label_in_sentence(ledger, end)
    return recomputed(ledger, Claim(NAMES[rate], signed, name, signed.unit), [reading]) if reading else None


def _figure(match: re.Match[str], group: str) -> Figure:
    value = Decimal(match[group].replace("'", ""))
    return Figure(start=match.start(group), end=match.end(group), value=value, unit="")
