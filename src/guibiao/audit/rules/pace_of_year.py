"""`gap`, `verdict`: what was done against the year's own pace.

1—9月完成82.4%，超序时进度7.4个百分点; 截至9月底完成72.4%，慢于时序进度. The months stand before the claim, in a bracket
behind it or in the title; or the text tells the pace itself (按时序进度33.3%计算).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, POINTS
from guibiao.audit.precision import stands_for
from guibiao.audit.said import clause, is_ahead
from guibiao.audit.sides import on_side
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval

NAMES = ("gap", "verdict")
_PACE = expression(r"(?:序时|时序)(?:进度)?|时间进度")
_WORD = expression(
    r"(?P<not>未能?|没有|尚未|仍未|不)?(?:(?P<ahead>超(?:过|出|前)?|[快高早]于|领先于?|好于|优于|跑赢|提前于)|(?P<at>(?<!应)达到?|符合|满足|跟上)"
    r"|(?P<behind>[低慢]于|落后于?|滞后于?|滞后|不及|欠))了?(?:全年|年度|规定|目标|要求|计划|财政|同期)*的?\Z"
)
_COMPARED = expression(r"[比较与](?:全年|年度)?\Z")
_SIDE = expression(
    r"(?:进度|要求|安排|目标|标准|水平)*(?:相比[，,]?)?(?:仍|还|已|略)*(?:(?P<ahead>超前|领先|快|高出?|提前)|(?P<behind>滞后|落后|偏?慢|偏?低|欠))"
)
_REST = expression(r"(?:进度|要求|安排|目标|标准|水平)*约?")
_TOLD = expression(  # 时序进度（40%）, 序时进度为33.3%, 序时进度（前两年应累计下降5.6%）
    r"(?:进度)?(?:要求)?(?:应[达为])?(?:[为是达到（(])*|(?:进度)?(?:要求|目标)*[（(，,][^，,。；;（）()\d]{0,8}应[^，,。；;（）()\d]{0,6}"
)
_FALLS, _RISES = expression("下降|降低|减少"), expression("增长|提高|上升")
_END = expression(r"[，,。；;（()）\n]|\Z")
_MONTHS = expression(
    r"(?:(?<!\d)1月?\s?[—–~～至到-]+\s?|截[至止到]\s?(?:目前)?[（(]?(?:(?:20\d\d|今)年)?|到|前|至)(?P<month>\d{1,2})个?月"
    r"|(?P<last>\d{1,2})月[末底]|(?<![比较与由从自])(?P<named>一季度|上半年|前三季度|[二三]季度末|[两二三]个季度|(?<![上下])半年)"
)
_NAMED = {"一": 3, "上": 6, "二": 6, "前": 9, "三": 9, "两": 6, "半": 6}
_REACHED = expression(r"完成|占|进度|支出|执行|达|实现|率|投资|任务|计划|目标|预算")
_GROWS = expression(r"增长|增速|增幅|下降|提高")
_OTHER = expression(r"其中|\d[个项家]|的有|指标")  # then the words are said of another thing than the figure before
_PLAN = expression(r"规划|纲要|五年|十[一二三四五]五|中期")
_IN_TURN = "分别"
_AND = expression(r"\s*[、，,和及与]\s*(?:超|快|高|慢|低)?")
_YEAR = 12
_BACK = 160  # characters before a claim in which its months are named
_TITLE = 60  # characters at the beginning of a text in which a title may name them
_NEAR = 14  # characters before 序时进度 in which the word stands
_FAR = 22  # characters between that and the pace that is told
_SLACK = Fraction(1, 2)  # points by which days or the middle of a month may shift the pace


class _Pace(Struct, frozen=True):
    """What should have been done, in %, and how that is known."""

    due: Fraction
    bounds: Interval
    how: str
    told: Figure | None = None


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such distance, and every such word without one, behind a rate that was reached."""
    for match in ledger.scan(_PACE, "序时 时序 时间进度"):
        before = _before_its_rate(ledger, match.start())
        word = _WORD.search(ledger.text, max(before - _NEAR, 0), before)
        start, rest = match.start(), _REST.match(ledger.text, match.end())
        if word is None and _COMPARED.search(ledger.text, max(match.start() - _NEAR, 0), match.start()):
            word = rest = _SIDE.match(ledger.text, match.end())
        elif word is not None:
            start = word.start()
        if word is not None and rest is not None and not is_ahead(clause(ledger, start, rest.end())):
            yield from _said(ledger, start, rest.end(), match.end(), word)


def _before_its_rate(ledger: Ledger, at: int) -> int:
    """Where the words for a pace begin: before its rate, where that stands in front: 高于58.3%的序时进度."""
    told = [f for f in ledger.numbers(max(at - _NEAR, 0), at) if ledger.text[f.end : at] in ("", "的")]
    return told[-1].start if told and told[-1].unit in PERCENT else at


def _said(ledger: Ledger, start: int, end: int, named: int, word: re.Match[str]) -> Iterator[Finding]:
    """The findings for the words from `start` to `end`, in which the pace is named up to `named`."""
    sentence = ledger.sentence(start)[0]
    said = word.groupdict()
    sign = -1 if said.get("behind") or said.get("not") else 1
    rates = [f for f in ledger.numbers(sentence, start) if f.unit in PERCENT and not _is_pace(ledger, f, sentence)]
    gaps = _gaps(ledger, named)
    pace = _told(ledger, sentence, named) or (_of_months(ledger, start, end) if rates else None)
    if pace is None or not rates:
        return
    several = _IN_TURN in ledger.text[rates[-1].end : start] or len(gaps) > 1
    own = rates[-len(gaps) :] if several else rates[-1:]
    if not all(_is_reached(ledger, f, sentence, pace.told) for f in own) or _OTHER.search(
        ledger.text, rates[-1].end, start
    ):
        return
    if gaps and len(own) == len(gaps):
        for gap, rate in zip(gaps, own, strict=True):
            yield _of_gap(ledger, gap, rate, pace, sign)
    elif not gaps and _END.match(ledger.text, _past(pace.told, end)):
        yield _of_words(ledger, start, end, rates[-1], pace, sign)


def _past(pace: Figure | None, end: int) -> int:
    """Where the words end, behind the pace itself where it follows them: 慢于时序进度（40%）."""
    return pace.end + 1 if pace is not None and 0 <= pace.start - end <= _NEAR else end


def _gaps(ledger: Ledger, at: int) -> list[Figure]:
    """The distances told at the end of the words, one or several in turn."""
    found: list[Figure] = []
    for figure in ledger.numbers(at, min(at + _NEAR, ledger.sentence(at)[1])):
        if figure.unit in POINTS:
            found.append(figure)
            break
    while found and (more := ledger.numbers(found[-1].end, found[-1].end + len("、10.0个")))[:1]:
        if more[0].unit not in POINTS or not _AND.fullmatch(ledger.text, found[-1].end, more[0].start):
            break
        found.append(more[0])
    return [replace(f, value=abs(f.value), bound="eq") for f in found]


def _told(ledger: Ledger, start: int, named: int) -> _Pace | None:
    """The pace that the paragraph gives, before the claim or right behind its words."""
    start = max(ledger.reach(start), start - _BACK)
    told = [f for f in ledger.numbers(start, named + _NEAR) if f.unit in PERCENT and _is_pace(ledger, f, start)][-1:]
    return next(
        (_Pace(Fraction(f.value), stands_for(f), _("序时进度{value}%").format(value=f.value), f) for f in told), None
    )


def _is_pace(ledger: Ledger, figure: Figure, floor: int) -> bool:
    """Whether a rate is told as the pace: 按时序进度33.3%计算, 序时进度（75%）, 75%的序时进度."""
    behind = ledger.text[figure.end : figure.end + len("的序时")]
    if behind.lstrip("的").startswith(("序时", "时序", "时间进度")):
        return True
    named = [*_PACE.finditer(ledger.text, max(figure.start - _FAR, floor), figure.start)][-1:]
    return bool(named and _TOLD.fullmatch(ledger.text, named[0].end(), figure.start))


def _of_months(ledger: Ledger, start: int, end: int) -> _Pace | None:
    """The share of the year that has passed in the months named last; none for a plan of several years."""
    paragraph, stop = max(ledger.paragraph(start)[0], start - _BACK), ledger.sentence(start)[1]
    if _PLAN.search(ledger.text, max(ledger.sentence(start)[0], start - _BACK), end):
        return None
    months = [*_MONTHS.finditer(ledger.text, paragraph, start)][-1:]
    months = months or [*_MONTHS.finditer(ledger.text, end, stop)][:1]
    months = months or [*_MONTHS.finditer(ledger.text, 0, min(_TITLE, start))][:1]
    if not months:
        return None
    told = months[0]["month"] or months[0]["last"]
    month = int(told) if told else _NAMED[months[0]["named"][0]]
    if not 0 < month < _YEAR:
        return None
    due = Fraction(100 * month, _YEAR)
    return _Pace(due, Interval(due - _SLACK, due + _SLACK), _("{month}个月的序时进度").format(month=month))


def _is_reached(ledger: Ledger, rate: Figure, floor: int, pace: Figure | None) -> bool:
    """Whether a rate says how much of something was done: not how much it grew, nor by how many points it moved.

    Unless the pace is told as such a growth, or such a fall, too.
    """
    said = statement_of(rate)
    words = label_before(ledger.text, rate.start, floor)
    due = label_before(ledger.text, pace.start, floor) if pace else ""
    if any(moved.search(words) and moved.search(due) for moved in (_FALLS, _RISES)):
        return True
    if _GROWS.search(words) or (said is not None and said.measure != "level"):
        return False
    return _REACHED.search(ledger.text, max(rate.start - _BACK, floor), rate.start) is not None


def _apart(rate: Figure, pace: _Pace, sign: int) -> Reading:
    """How far a rate is ahead of the pace, or behind it."""
    if rate.value < 0 and pace.told:  # 累计下降4.6%, of 5.6% by now
        rate, told = (replace(f, value=abs(f.value)) for f in (rate, pace.told))
        pace = _Pace(Fraction(told.value), stands_for(told), pace.how, told)
    apart = stands_for(rate) - pace.bounds
    how = f"{rate.value}%−{pace.how}"
    inputs = (Input(rate, "actual"), *((Input(pace.told, "target"),) if pace.told else ()))
    return Reading(sign * (Fraction(rate.value) - pace.due), apart if sign > 0 else -apart, inputs, how)


def _of_gap(ledger: Ledger, gap: Figure, rate: Figure, pace: _Pace, sign: int) -> Finding:
    caveat = "" if pace.told else _("如序时进度另有规定则不算错")
    severity = "warning" if caveat else "error"
    claim = Claim("gap", gap, _("与序时进度的差距"), "个百分点", severity, caveat)
    return recomputed(ledger, claim, [_apart(rate, pace, sign)])


def _of_words(ledger: Ledger, start: int, end: int, rate: Figure, pace: _Pace, sign: int) -> Finding:
    words = ledger.text[start:end]
    finding = on_side(ledger, (start, end), _apart(rate, pace, sign), "%", above=True)
    failed = finding.verdict == "fails"
    message = (
        _("文中说“{words}”，而完成{rate}，{pace}约为{due}%，请核对。")
        if failed
        else _("文中说“{words}”，与完成{rate}相符。")
    )
    shown = {"rate": f"{rate.value}%", "pace": pace.how, "due": _shown(pace.due)}
    return replace(finding, message=message.format(words=words, **shown))


def _shown(due: Fraction) -> str:
    return f"{float(due):.1f}"
