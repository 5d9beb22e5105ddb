"""`verdict`: the course that a sentence says its series of three figures or more takes: 逐季回落, 逐年提高."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from msgspec.structs import replace

from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.sides import apart, on_side, said_otherwise
from guibiao.expressions import expression

NAME = "verdict"
_COURSE = expression(
    r"(?:[呈保]现?持?)?(?:逐[年季月次期步]|依次|连续[两二三四五六七八九十]年|连[年续]|[两二三四五六七八九十]年连|持续|不断|稳步)(?:保持|实现|呈现?)?(?:(?P<up>上升|增长|增加|提高|提升|递增|走高|攀升|加快|回升|增多|升高|(?<=年连)[升增涨])"
    r"|(?P<wide>扩大)|(?P<narrow>收窄|缩小)|(?:下降|下滑|减少|回落|降低|递减|走低|放缓|减缓|下跌|(?<=年连)[降减跌]))(?![^，,。；;\n]{0,3}\d)"
)
_BEGINS = "两年 二年 三年 四年 五年 六年 七年 八年 九年 十年 呈 保 逐 依次 连年 连续 持续 不断 稳步"
_TIME = r"(?:(?:19|20)\d\d年|\d{1,2}月份?|[一二三四]季度|上半年|下半年|前[一二三]季度|全年)"
_NEXT = expression(
    rf"(?:[%％])?(?:[、，,；;和及]\s*[到至]?|[到至])(?:{_TIME})?(?:末|底)?(?:分别)?(?:为|是|达到?|增长|下降|升至|降至|回落至|约|的)*"
)
_OPENED = expression(
    r"[，,：:](?:各年|历年|三年|四年|五年|(?:19|20)\d\d年?[—–~～至到-](?:19|20)\d\d年)?(?:分别|依次)(?:为|是|达到?|增长)?"
    rf"|[，,：:（(]{_TIME}(?:末|底)?(?:为|是|达到?|同比|增长|下降|回落)*"
)
_SAME = expression(r"[，,]?[^，,。；;：:\d]{0,8}")
_YEAR = expression(r"(?:19|20)\d\d")
_FEWEST = 3


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such course right behind its series; equal neighbours are let pass."""
    for match in ledger.scan(_COURSE, _BEGINS):
        series = series_before(ledger, match.start())
        series = series if len(series) >= _FEWEST else _series_behind(ledger, match.end())
        if len(series) >= _FEWEST:
            yield _of_course(ledger, match, series)


def series_before(ledger: Ledger, at: int) -> Sequence[Figure]:
    """The figures of one unit right before an offset, with nothing but times of their own between them."""
    run: list[Figure] = []
    for figure in reversed(ledger.numbers(ledger.sentence(at)[0], at)):
        if run and figure.unit == run[0].unit and _NEXT.fullmatch(ledger.text, figure.end, run[0].start):
            run.insert(0, figure)
        elif not run and figure.unit and _SAME.fullmatch(ledger.text, figure.end, at):
            run.append(figure)
        else:
            break
    years = _YEAR.findall(ledger.text[run[0].start : run[-1].start]) if run else []
    if len(years) >= _FEWEST - 1 and years == sorted(years, reverse=True) != sorted(years):
        return run[::-1]  # 50.8%，2021年为51.9%，2020年为52.6%
    return run if years == sorted(years) else []


def _series_behind(ledger: Ledger, at: int) -> Sequence[Figure]:
    """The figures that the words open: 连续三年提高，分别为1.12%、1.28%、1.36%."""
    run: list[Figure] = []
    for figure in ledger.numbers(at, ledger.sentence(at)[1]):
        opened = _NEXT.fullmatch(ledger.text, run[-1].end, figure.start) if run else None
        if not opened and (run or not _OPENED.fullmatch(ledger.text, at, figure.start)):
            break
        run.append(figure)
    return run if len({f.unit for f in run}) == 1 else []


def _of_course(ledger: Ledger, match: re.Match[str], series: Sequence[Figure]) -> Finding:
    """The step that goes farthest the other way, by size where a gap or a fall widens or narrows."""
    if match["wide"] or match["narrow"]:
        series = [replace(f, value=abs(f.value)) for f in series]
    sign = 1 if match["up"] or match["wide"] else -1
    steps = [(sign * (Fraction(b.value) - Fraction(a.value)), a, b) for a, b in pairwise(series)]
    _least, a, b = min(steps, key=lambda step: step[0])
    reading = Reading(
        Fraction(b.value) - Fraction(a.value),
        apart(b, a),
        tuple(Input(f, "level") for f in series),
        f"{a.value}{a.unit}→{b.value}{b.unit}",
    )
    finding = on_side(ledger, match.span(), reading, a.unit, above=sign > 0)
    return said_otherwise(finding, match.group(), reading.how)
