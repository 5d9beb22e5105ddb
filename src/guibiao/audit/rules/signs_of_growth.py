"""`verdict`: whether something is said to grow or to shrink against its growth: 增长-3.2%，由负转正; 实现正增长."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import indicator_of
from guibiao.audit.figure import Cited, Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT
from guibiao.audit.precision import stands_for
from guibiao.audit.said import clause, is_ahead
from guibiao.audit.sides import on_side, said_otherwise
from guibiao.audit.subjects import named
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval

NAME = "verdict"
_SIGN = expression(
    r"(?P<up>由负转正|由降转[升增]|转负为正|扭负为正|转降为升|(?:实现|恢复|保持)了?正增长)"
    r"|由正转负|由[升增]转降|转正为负|(?:出现|呈现|呈)了?负增长"
)
_ROSE, _FELL = expression("增长|上涨|上升|增加|提高"), expression("下降|下跌|减少|降低|回落")
_TURN = expression(
    rf"(?:转|转变|变)(?:为|成|向)(?:同比|环比|本月|累计)?(?:(?P<up>(?:{_ROSE.pattern}))|(?P<down>(?:{_FELL.pattern})))(?=\d)"
)
_BEGINS = "由负 由降 由正 由升 由增 转负 转降 转正 扭负 实现 恢复 保持 出现 呈"
_THEN = expression(r"(?:上年|去年|同期|上月|上半年|季度|\d月份?)[^，,。；;\d]{0,4}(?:为|是)(?:增长|下降|上涨|下跌)?\Z")
_LATER = expression("季度|半年|月|全年")  # what is said behind these is said of another time
_BEFORE, _BEHIND = (
    expression(r"[^。；;\n\d]{0,14}"),
    expression(r"[，,、：:]?(?:同比|全年|比上年)?(?:增长|增速为?|下降)?"),
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such word with a growth right before or behind it."""
    for match in ledger.scan(_SIGN, _BEGINS):
        growth = _growth(ledger, match)
        if growth is not None and not is_ahead(clause(ledger, match.start(), match.end())):
            yield _of_growth(ledger, match, growth)
    for match in ledger.scan(_TURN, "转为 转成 转向 转变为 变为"):
        if turn := _of_turn(ledger, match):
            yield turn


def _of_turn(ledger: Ledger, match: re.Match[str]) -> Finding | None:
    """What one growth became that was of the other sign: 由上月上涨0.2%转为下降0.2%."""
    start, end = ledger.sentence(match.start())
    before, behind = ledger.numbers(start, match.start())[-1:], ledger.numbers(match.end(), end)[:1]
    if not before or not behind or before[0].end != match.start():
        return None
    first, last = before[0], behind[0]
    lead = label_before(ledger.text, first.start, start)
    fell, rose = _FELL.search(lead), _ROSE.search(lead)
    if last.start != match.end() or not first.value or not last.value or bool(fell) == bool(rose):
        return None
    if first.unit not in PERCENT or last.unit not in PERCENT:
        return None
    by = abs(Fraction(last.value)) * (-1 if match["down"] else 1)
    how = ledger.text[max(first.start - len("下降"), start) : last.end]
    reading = Reading(by, Interval(by), (Input(last, "end"), Input(first, "base")), how)
    finding = on_side(ledger, match.span(), reading, last.unit, above=fell is not None)
    return replace(said_otherwise(finding, match.group(), how), indicator=indicator_of(last))


def _growth(ledger: Ledger, match: re.Match[str]) -> Cited | None:
    """The yearly growth that the word speaks of: the one right behind it, else the last before it."""
    start, end = ledger.sentence(match.start())
    before, behind = ledger.numbers(start, match.start())[-1:], ledger.numbers(match.end(), end)[:1]
    near = [f for f in behind if _BEHIND.fullmatch(ledger.text, match.end(), f.start)]
    if not near and not _LATER.search(ledger.text, before[0].end if before else start, match.start()):
        told = ledger.numbers(start, match.start())[-2:]
        if len(told) > len(before) and _THEN.search(label_before(ledger.text, told[-1].start, start)):
            return _plain(told[0])  # 增长0.8%，1—8月份为下降0.3%，由降转增
        near = [f for f in before if _BEFORE.fullmatch(ledger.text, f.end, match.start())]
    return _plain(near[0]) if near else None


def _plain(figure: Figure) -> Cited | None:
    """A figure that is a growth which came, or nothing."""
    told = isinstance(figure, Cited) and figure.unit in PERCENT and figure.statement.measure == "growth"
    return figure if isinstance(figure, Cited) and told and figure.statement.role != "target" else None


def _of_growth(ledger: Ledger, match: re.Match[str], growth: Cited) -> Finding:
    how = f"{growth.value}{growth.unit}"
    reading = Reading(Fraction(growth.value), stands_for(growth), (Input(growth, "rate"),), how)
    finding = on_side(ledger, match.span(), reading, growth.unit, above=match["up"] is not None)
    said = (
        _("文中说“{words}”，而{name}为{value}，请核对。")
        if finding.verdict == "fails"
        else _("文中说“{words}”，{name}由{how}看与此相符。")
    )
    name = named(growth.statement)
    message = said.format(words=match.group(), name=name, value=how, how=how)
    return replace(finding, indicator=growth.statement.indicator, message=message)
