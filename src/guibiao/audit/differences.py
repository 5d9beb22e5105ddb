"""Figures read as levels that their verb makes a difference or a growth: 比上年的17.32亿元多1.32亿元, 扩种9.3%."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from guibiao.audit.figure import Cited
from guibiao.audit.measures import PERCENT, POINTS, comparable
from guibiao.expressions import expression

_VERB = "[增减多少扩缩]"
_BESIDE = 4  # characters of the verb before a figure: 净增加了, 多发放
_DIFFERS = expression(rf"(?P<more>{_VERB})[^，,。；;、\d至到为达于的占]{{0,2}}\Z")
# 少收0.69亿元, whatever it is held against; what came beyond a budget (超收, 短收) is no change
_OF_MONEY = expression(r"(?P<more>[增减多少])[收支](?:了|约|达)?\Z")
_GROWS = expression(r"(?:(?P<more>[增减扩缩涨跌]|(?<=偏)[多少高低])[\u4e00-\u9fff]?|(?P<way>[上下])[浮调扬])了?\Z")
# 同比多用12.5%, where it is held against another time
_DOES = expression(r"(?P<more>[多少])[\u4e00-\u9fff]{1,2}了?\Z")
_MOVES = frozenset("增减扩缩涨跌多少高低上下")  # one of which each of these has
_LESS = frozenset("减少缩跌低下")
_NEW = ("至", "到", "为", "达", "于", "值")  # 增至 and 减为 lead to a level, 增值 is no growth
_FARTHEST = 30  # characters before a figure in which its clause says what it is held against
_BREATH, _BRACKETS = ("、", "和"), ("（", "(")
_APART = expression(r"[，,。；;\n]")
_COMPARED = expression(
    r"同比|环比|[比较](?:上|去|前年|年初|期初|同期|基期|前期|入|“?十[一二三四五]五|(?:19|20)\d\d年|[^，,。；;]{0,12}\d)"
)


def told_as_differences(text: str, figures: Iterable[Cited]) -> Iterator[Cited]:
    """The figures, in their order; an amount in a clause that compares is a change where its verb says more or less.

    A percentage right behind such a verb is a growth: 扩种9.3%. What follows a change in one breath is one as well, of
    another unit: 同比减少4起、33人.
    """
    before: Cited | None = None
    for figure in figures:
        measure = _measure_told(text, figure) if figure.statement.measure == "level" else ""
        if before and figure.statement.measure == "level" and _goes_on(text, before, figure):
            measure = "-change" if before.value < 0 else "+change"
        before = _told(figure, measure) if measure else figure
        yield before


def _goes_on(text: str, before: Cited, figure: Cited) -> bool:
    """Whether 、 or 和 alone stands between a change and a figure in another unit, or a bracket: 2.5万吨（0.5亿斤）."""
    if before.statement.measure != "change":
        return False
    between = text[before.end : figure.start]
    if between not in _BREATH and between not in _BRACKETS:
        return False
    if between in _BRACKETS:
        return before.unit != figure.unit and comparable(before.unit, figure.unit)
    return before.unit != figure.unit and not {before.unit, figure.unit} & {*PERCENT, *POINTS, ""}


def _measure_told(text: str, figure: Cited) -> str:
    """`+` or `-` with the measure that the words before a level give it; nothing where they leave it a level."""
    before = text[max(figure.start - _BESIDE, 0) : figure.start]
    if _MOVES.isdisjoint(before) or before.endswith(_NEW) or figure.unit in POINTS:
        return ""
    if figure.unit in PERCENT:
        found = _GROWS.search(before) or (_DOES.search(before) if _is_compared(text, figure) else None)
        return _signed(found.groupdict().get("way") or found["more"], "growth") if found else ""
    if "元" in figure.unit and (of_money := _OF_MONEY.search(before)):
        return _signed(of_money["more"], "change")
    found = _DIFFERS.search(before)
    if found is None:
        return ""
    return _signed(found["more"], "change") if _is_compared(text, figure) else ""


def _is_compared(text: str, figure: Cited) -> bool:
    """Whether the clause that leads to a figure says what it is held against."""
    clause = _APART.split(text[max(figure.start - _FARTHEST, 0) : figure.start])[-1]
    return _COMPARED.search(clause) is not None


def _signed(verb: str, measure: str) -> str:
    return ("-" if verb in _LESS else "+") + measure


def _told(figure: Cited, measure: str) -> Cited:
    value = -figure.value if measure.startswith("-") and figure.value > 0 else figure.value
    return replace(figure, value=value, statement=msgspec.structs.replace(figure.statement, measure=measure[1:]))
