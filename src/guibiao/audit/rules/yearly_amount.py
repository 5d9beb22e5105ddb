"""`sum-of-parts`: what was spent or done over years against its yearly mean (累计投入21.6亿元，年均投入4.32亿元)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Cited, Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger, in_whole_years, period_of
from guibiao.audit.measures import PERCENT, comparable, factor
from guibiao.audit.naming import SURE, likeness
from guibiao.audit.precision import stands_for, times
from guibiao.audit.subjects import named
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import printed, read_number

NAME = "sum-of-parts"
_WORDS, _NEAR = "年均 年平均 平均每年 每年平均 每年", 16  # and characters from such a word to its figure
_MEAN = expression(r"(?P<name>[^\d]*?)(?:年均|年平均|平均每年|每年平均)(?!增|提|下|减|递)(?P<behind>.*)")
_SUMMED, _SHORTEST = (
    expression(r"(?:[两二三四五]年[来间内]?|累计|“?十[一二三四]五”?(?:期间|时期)?)[^。；;]*(?:累计|共|完成|实现|投入)"),
    2,
)
_BESIDE = expression(r"[，,、（(](?:年均|平均每年|每年平均)(?:约|为|达|达到)?")
# 每年造林3.5万亩，2023—2025年累计造林10.5万亩
_YEARLY = expression(r"(?:年均|每年)(?!增|提|下|减|递)")
_THEN_ALL = expression(
    r"(?:以上|左右)?[，,；;](?:(?P<first>20\d\d)年?[—–~～至到-]+(?P<last>20\d\d)年|(?P<many>[两二三四五六七八九十])年)(?:期?间|内)?"
    r"(?:将|预计|可|共)*(?:累计|共|合计|总共)[^，,。；;\d]{0,8}"
)
_WHOLE = expression(r"累计|合计|总计|共")
_YEARS = expression(r"([两二三四五])年[来间内]?")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every yearly mean of an amount whose sum is stated just before, or by its name."""
    last = -1
    for at in ledger.where(_WORDS):
        for figure in ledger.within(at, at + _NEAR)[:1]:
            start = ledger.sentence(figure.start)[0]
            if figure.start != last and _YEARLY.match(ledger.text, at):
                yield from _of_sum_behind(ledger, figure)
            mean = _MEAN.search(label_before(ledger.text, figure.start, start))
            if mean and figure.unit not in PERCENT and figure.start != last:
                last = figure.start
                before = [f for f in ledger.numbers(start, figure.start) if comparable(f.unit, figure.unit)][-1:]
                beside = [f for f in before if _is_summed(ledger, f, start) or _is_next(ledger, f, figure)]
                name = mean["name"] or mean["behind"]
                for whole in beside or _by_name(ledger, figure, name):
                    yield from _of_mean(ledger, figure, whole)


def _of_sum_behind(ledger: Ledger, each: Cited) -> Iterator[Finding]:
    """What so many years make of a yearly amount, told right behind it."""
    whole = next(iter(ledger.numbers(each.end, ledger.sentence(each.end)[1])[:1]), None)
    then = _THEN_ALL.fullmatch(ledger.text, each.end, whole.start) if whole else None
    if whole is None or then is None or not comparable(each.unit, whole.unit) or whole.unit in PERCENT:
        return
    years = int(read_number(then["many"])) if then["many"] else int(then["last"]) - int(then["first"]) + 1
    if years > 1:
        by = factor(each.unit, whole.unit) * years
        how = f"{each.value}{each.unit}×{years}"
        value = Fraction(each.value) * by
        reading = Reading(value, times(stands_for(each), by), (Input(each, "each"),), how)
        name = label_before(ledger.text, whole.start, ledger.sentence(whole.start)[0])
        yield recomputed(ledger, Claim(NAME, whole, name, whole.unit, "warning"), [reading])


def _is_summed(ledger: Ledger, figure: Figure, start: int) -> bool:
    return _WHOLE.search(label_before(ledger.text, figure.start, start)) is not None


def _by_name(ledger: Ledger, figure: Cited, name: str) -> list[Figure]:
    """The one sum of several years that the passage tells by the name of a mean: 五年累计完成投资86亿元。投资年均…."""
    floor = ledger.reach(figure.start)
    if len(name) < _SHORTEST or not _SUMMED.search(ledger.text, floor, figure.start):
        return []
    said = [f for f in ledger.numbers(floor, figure.start) if comparable(f.unit, figure.unit)]
    called = [f for f in said if likeness(name, ledger, f) >= SURE]
    summed = [f for f in called if _SUMMED.search(ledger.text, ledger.sentence(f.start)[0], f.start)]
    return summed if len(called) == len(summed) == 1 else []


def _is_next(ledger: Ledger, whole: Figure, figure: Figure) -> bool:
    """Whether nothing but 年均 stands between an amount and a smaller one: 争取资金326亿元，年均65.2亿元."""
    return bool(_BESIDE.fullmatch(ledger.text, whole.end, figure.start)) and Fraction(whole.value) * factor(
        whole.unit, figure.unit
    ) > 2 * Fraction(figure.value)


def _of_mean(ledger: Ledger, figure: Cited, whole: Figure) -> Iterator[Finding]:
    years = _years(ledger, figure)
    if not years:
        return
    share = factor(whole.unit, figure.unit) / years
    how = _("{whole}÷{years}").format(whole=f"{whole.value}{whole.unit}", years=years)
    possible = times(stands_for(whole), share) + printed(figure.value) - Fraction(figure.value)  # a mean is rounded
    reading = Reading(Fraction(whole.value) * share, possible, (Input(whole, "whole"),), how)
    yield recomputed(ledger, Claim(NAME, figure, named(figure.statement), figure.unit), [reading])


def _years(ledger: Ledger, figure: Cited) -> int:
    """The years that the paragraph counts (五年来), else those of the figure's span."""
    start = ledger.reach(figure.start)
    counted = _YEARS.findall(ledger.text[start : figure.start])
    if counted:
        return int(read_number(counted[-1]))
    period = period_of(figure.statement.period)
    return period.years if in_whole_years(period) else 0
