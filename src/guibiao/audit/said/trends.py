"""Trends that a text states of a figure: 呈下滑趋势, 稳步上升."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from guibiao.audit.figure import Cited
from guibiao.audit.finding import Finding
from guibiao.audit.gaps import gap_starts
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger, period_of
from guibiao.audit.measures import PERCENT, comparable, factor
from guibiao.audit.precision import stands_for
from guibiao.audit.rules.course_of_series import series_before
from guibiao.audit.said.described import AGAIN, described, of_this_indicator
from guibiao.audit.said.finding import one_sided
from guibiao.audit.said.words import Words
from guibiao.audit.sides import apart
from guibiao.audit.subjects import named, when
from guibiao.expressions import expression
from guibiao.messages import _

_UP, _DOWN = "上升|增长|增加|提高|提升|递增|走高|攀升|扩大", "下降|下滑|减少|回落|降低|递减|走低|缩小|萎缩"
_COURSE = "呈现?(?:出)?(?:逐[年季月]|逐步|稳步|持续|不断|小幅|明显)?"
_YEARLY = "逐年|连年|连续[两二三]年|持续|稳步|不断|[略稍]有|有所|小幅|大幅|明显|继续"
_TREND = expression(
    rf"(?:{_COURSE}(?:(?P<down>{_DOWN})|(?P<up>{_UP}))(?:的)?(?:趋势|态势|走势|势头)"
    rf"|(?:{_YEARLY})(?:(?P<falls>{_DOWN})|(?P<rises>{_UP}))(?![^，,。；;\n]{{0,3}}\d)|稳中有(?:(?P<dips>降)|(?P<lifts>升)))"
)
_SHARE_OF = expression("占比|比重|比例")
_SLIGHT = expression("有所|略有|稍有|小幅|大幅|明显|继续")
_NOTHING = expression(r"[）)]?[，,]?(?:占比|比重|比例)?(?:同比|比上年|较上年|较去年|总体|整体|已|均|也|且|但|又)*")
_TWO = 2  # figures that show a trend
_BEGINS = "呈 逐年 稳步 稳中有 连年 连续 持续 不断 小幅 大幅 明显 有所 略有 稍有 继续"  # words of a trend


def trends_told(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every trend that the text states of the last figure before it."""
    for match in _trends(ledger):
        if len(series_before(ledger, match.start())) > _TWO:
            continue  # the whole series tells, not its last figure
        if _SLIGHT.match(match.group()) and not _is_beside(ledger, match.start()):
            continue  # 税收占比有所下降 tells of another thing than the figure before it
        yield from _of_trend(ledger, match)


def _trends(ledger: Ledger) -> Iterator[re.Match[str]]:
    """Words of a trend, in sentences with figures and in those without that speak of the one before again."""
    yield from ledger.scan(_TREND, _BEGINS)
    for again in ledger.scan_all(AGAIN, "该 这一 此 本"):
        start, end = ledger.sentence(again.start())
        if not ledger.numbers(start, end) and not ledger.text[start : again.start()].strip():
            yield from _TREND.finditer(ledger.text, start, end)


def _is_beside(ledger: Ledger, at: int) -> bool:
    """Whether nothing that could name another thing stands between the last figure of the sentence and some words."""
    before = ledger.numbers(ledger.sentence(at)[0], at)[-1:]
    if not before or _NOTHING.fullmatch(ledger.text, before[0].end, at) is None:
        return False
    return before[0].unit in PERCENT or not _SHARE_OF.search(ledger.text, before[0].end, at)


def _of_trend(ledger: Ledger, match: re.Match[str]) -> Iterator[Finding]:
    """The last two yearly levels of the figure before the words."""
    sign = -1 if match["down"] or match["falls"] or match["dips"] else 1
    words = Words(match.start(), match.end(), match.group(), sign)
    last = described(ledger, match.start(), "level") or of_this_indicator(ledger, match.start())
    if last is None or not (last.statement.period.isdigit() or _is_part_of_year(last)):
        return
    levels = [c for c in ledger.stated(last.statement, "level", facts=True) if comparable(c.unit, last.unit)]
    last, before = _with_earlier(ledger, levels, last, match.start())
    if not before:
        yield from _of_change(ledger, words)
        return
    earlier = before[-1]
    by = factor(earlier.unit, last.unit)
    change = Reading(
        Fraction(last.value) - Fraction(earlier.value) * by,
        apart(last, earlier, by),
        (Input(last, "end"), Input(earlier, "base")),
        f"{earlier.value}{earlier.unit}→{last.value}{last.unit}",
    )
    message = _("文中说{indicator}“{words}”，而由{first}的{base}到{last}的{end}是{really}的，请核对。").format(
        indicator=last.statement.indicator, words=match.group(), first=when(earlier.statement.period),
        base=f"{earlier.value}{earlier.unit}", last=when(last.statement.period), end=f"{last.value}{last.unit}",
        really=_("下降") if sign > 0 else _("上升"),
    )  # fmt: skip
    yield one_sided(ledger, words, last, change, message)


def _with_earlier(ledger: Ledger, levels: list[Cited], last: Cited, at: int) -> tuple[Cited, list[Cited]]:
    """The later of the levels that words tell of, and those before it: of the sentence, else of the year before.

    Where a sentence tells this year's level first and then the one of last year, this year's is the later one.
    """
    start = ledger.sentence(at)[0]
    own = [c for c in levels if start <= c.start <= last.start]
    if len(own) == _TWO and own[0].statement.period > own[1].statement.period:
        return own[0], own[1:]
    earlier = [c for c in levels if c.start < last.start and c.statement.period < last.statement.period]
    return last, [c for c in earlier if c.start >= start] or [
        c for c in earlier if c.statement.period == str(int(last.statement.period[:4]) - 1)
    ]


def _is_part_of_year(figure: Cited) -> bool:
    """Whether a figure is a share of a part of a year, which may be held against that of a whole one."""
    period = period_of(figure.statement.period)
    return figure.unit in PERCENT and period.start.year == period.end.year


def _of_change(ledger: Ledger, words: Words) -> Iterator[Finding]:
    """The change or growth that the sentence gives just before the words."""
    before = ledger.within(ledger.sentence(words.start)[0], words.start)
    if not before or before[-1].statement.measure not in ("change", "growth") or before[-1].statement.role == "target":
        return
    figure = before[-1]
    if figure.start in ledger.once(gap_starts):
        return
    reading = Reading(
        Fraction(figure.value), stands_for(figure), (Input(figure, "change"),), ledger.span(figure, "").text
    )
    message = _("文中说“{words}”，而{name}为{value}，请核对。").format(
        words=words.text, name=named(figure.statement), value=f"{figure.value}{figure.unit}"
    )
    yield one_sided(ledger, words, figure, reading, message)
