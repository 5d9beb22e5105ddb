"""Figures that the prose beside a table tells of its rows: 从表中看，用电量年均增长6.5%, 第二产业占48.0%, 共完成4140亩.

What the words say of a row names the computation; the row's own cells give it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.levels import level_of
from guibiao.audit.measures import PERCENT, POINTS, comparable, factor
from guibiao.audit.misprint import one_digit, swapped
from guibiao.audit.precision import stands_for, times
from guibiao.audit.rules.cagr import mean_rate
from guibiao.audit.rules.growth_of_levels import growth
from guibiao.audit.sums import added
from guibiao.audit.tables import is_real, ratio
from guibiao.audit.tables.beside import WHOLE, Beside, Named, beside, cell, name_of
from guibiao.audit.tables.words import DERIVED, GROWTH, IN_BRACKETS, MEAN
from guibiao.audit.tabular import heads_of
from guibiao.expressions import expression
from guibiao.messages import _

NAMES = ("cagr", "growth-of-levels", "multiple", "share", "sum-of-parts", "same-figure")
_REACHES = r"(?:率|速度)?(?:均|仅|达到?|为|约|是|高达|只有|[：:])*\s*\Z"
_MEAN = expression(rf"(?:\A|[，,、；;（(])?(?:的)?年均(?:复合)?(?:增长|增速|增幅|递增|下降|减少|增加|提高)?{_REACHES}")
_SIZE = r"(?:人[次数]|[数量额]|总[量额数])?"  # 游客人次 of a column of 游客
_THEN = r"(?:[比较](?P<then>(?:19|20)\d\d)年(?:末|底|同期)?(?:累计)?)"
_GROWN = expression(
    rf"{_SIZE}(?:的|，|,)?(?:同比|比上年|较上年|比去年|{_THEN})?(?:增长|增幅|增速|下降|减少|上升)(?:了|近|约)?{_REACHES}"
)
# 是2016年的|2.5倍 and 比2016年增长|1.5倍
_TIMES = expression(
    rf"{_SIZE}(?:的|，|,)?(?:(?:[是为]|相当于|达到?)(?P<of>(?:19|20)\d\d)年(?:末|底|同期)?的|{_THEN}(?:增长|增加|提高)了?)(?:约|近)?\Z"
)
_SHARE = expression(
    rf"(?:的|，|,)?(?:(?:总?产?[量值额]|面积|投资|税收|[存贷]款|收入|支出|人[数口]|户数|个数|项目)?占[^，,。；;\d]{{0,10}}?(?:比[重例])?的?|占比){_REACHES}"
)
_LEVEL = expression(
    r"(?:最[多少大小高低][，,]|的|，|,)?(?:总数?量?|共计?|合计|有|达到?|为|完成|实现|仅|是|[：:])*\s*\Z"
)
_OTHER = expression(r"上年|去年|同期|目标|计划|任务|全国|全省|预期|力争|预计|将|此前|原")
_IN_ALL = expression(r"共|合计|总计|总(?=[^，,。]{0,6}\Z)|累计|全[县市区省州年]")
_SPAN = expression(r"((?:19|20)\d\d)年?(?:至|到|[-—–~～－])((?:19|20)\d\d)")
_YEAR = expression(r"(?:19|20)\d\d")
_IS_SHARE = expression(r"占|比重|构成")
_LEAD = 12  # characters before a row's name
_CLAUSE = expression(r"[。；;\n]|(?<!\d)[，,]|[，,](?!\d)")
_DATES = ("年", "月", "日", "号", "")
_FAR = 40  # characters between a row's name and a figure that is told of it


class _Told(NamedTuple):
    """The rule that a figure is about, its row, what the row's cells give, and whether it must be one of that."""

    rule: str
    named: Named
    readings: list[Reading]
    sure: bool


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every figure beside a table that words tell of one of its rows."""
    for table in beside(ledger):
        for start, end in table.passages:
            for figure in ledger.numbers(start, end):
                if figure.unit not in _DATES and (finding := _of_figure(ledger, table, figure, start)):
                    yield finding


def _of_figure(ledger: Ledger, table: Beside, figure: Figure, floor: int) -> Finding | None:
    """The finding for what the words between a row's name and a figure say; the view that fits goes first."""
    start = max(ledger.sentence(figure.start)[0], floor)
    found: list[_Told] = []
    for named in table.named(ledger, start, figure.start):
        near = figure.start - named.end <= _FAR and _is_of(ledger, figure, named)
        if near and not (found and found[0].sure) and (told := _told(ledger, figure, named)) and told.readings:
            found.append(told)
    if not found:
        return None
    nearest = max(t.named.end for t in found)
    found = [t for t in found if t.named.end == nearest]
    readings = [r for told in found for r in told.readings]
    rule, named, _given, sure = found[0]
    if not sure and not _holds(figure, readings):
        readings = [r for r in readings if _is_slip(figure, r)]
    if not readings:
        return None
    claim = Claim(rule, figure, name_of(named.table.rows[named.row][0]), figure.unit, "warning")
    return recomputed(ledger, claim, readings)


def _is_of(ledger: Ledger, figure: Figure, named: Named) -> bool:
    """Whether all figures around a row's name, up to a figure, are the row's own: what is told goes on about the row.

    有8项达到进度要求，占57.1% is of the 8, whatever a row of that name counts.
    """
    start = named.start - len(_lead(ledger, named))
    between = [f for f in ledger.numbers(start, figure.start) if f.unit not in _DATES]
    own = {abs(f.value) for f in named.figures().values()} if between else set()
    return all(abs(f.value) in own for f in between)


def _lead(ledger: Ledger, named: Named) -> str:
    """The words of its clause right before a row's name."""
    return _CLAUSE.split(ledger.text[max(named.start - _LEAD, 0) : named.start])[-1]


def _told(ledger: Ledger, figure: Figure, named: Named) -> _Told | None:
    """What a figure is said to be of a row, by the words between the two."""
    between = ledger.text[named.end : figure.start]
    words = _CLAUSE.split(between)[-1]
    clause = _lead(ledger, named) + words
    in_percent = figure.unit in PERCENT
    if in_percent and _MEAN.fullmatch(words):
        return _rated("cagr", named, _means(ledger, figure, named))
    if in_percent and (grown := _GROWN.fullmatch(words)):
        return _rated("growth-of-levels", named, _growths(figure, named, grown["then"]))
    if figure.unit == "倍" and (told := _TIMES.fullmatch(words)):
        return _rated("multiple", named, _multiples(named, told["of"] or told["then"], less=not told["of"]))
    if _OTHER.search(clause):
        return None
    if in_percent and _SHARE.fullmatch(words) and not WHOLE.search(named.table.rows[named.row][0]):
        return _rated("share", named, _shares(ledger, figure, named))
    if in_percent and (at := _headed(named, words)) is not None:
        return _rated("same-figure", named, _stated([at]))
    amount = not in_percent and figure.unit not in POINTS
    if amount and not named.turned and (at := _headed(named, between)) is not None:
        return _Told("same-figure", named, _stated([at]), sure=False)
    if amount and _LEVEL.fullmatch(between):
        return _Told("same-figure", named, _levels(ledger, figure, named), sure=False)
    return None


def _rated(rule: str, named: Named, readings: list[Reading]) -> _Told | None:
    return _Told(rule, named, readings, sure=True) if readings else None


def _stated(figures: list[Figure]) -> list[Reading]:
    """That a cell says the very figure."""
    words = _("表中的“{value}”")
    return [
        Reading(Fraction(f.value), stands_for(f), (Input(f, "same"),), words.format(value=f.value), stated=True)
        for f in figures
    ]


def _headed(named: Named, words: str) -> Figure | None:
    """The row's cell in the column whose head stands right before the figure: 完成率为93.0%."""
    heads = heads_of(named.table)
    for at, f in named.figures().items():
        head = name_of(heads[at])
        if len(head) > 1 and re.fullmatch(rf"(?:的|，|,)?{re.escape(head)}{_REACHES}", words):
            return f
    return None


def _means(ledger: Ledger, figure: Figure, named: Named) -> list[Reading]:
    """The yearly pace between any two years of a row, or those that the sentence names; and a column of such paces."""
    heads, figures = heads_of(named.table), named.figures()
    readings = _stated([f for at, f in figures.items() if MEAN.search(heads[at])])
    dated = _dated(heads, figures)
    span = _SPAN.findall(ledger.text, ledger.sentence(figure.start)[0], figure.start)
    if span:
        first, last = map(int, span[-1])
        dated = {y: f for y, f in dated.items() if y in (first - 1, first, last)}
    if re.search("[增速率%％]", named.table.rows[named.row][0]):
        return readings
    for (first, base), (last, end) in combinations(sorted(dated.items()), 2):
        if reading := mean_rate(level_of(base, "base"), level_of(end, "end"), last - first):
            readings.append(_unsigned(figure, reading))
    return readings


def _growths(figure: Figure, named: Named, then: str | None) -> list[Reading]:
    """What a column of growth says of a row, and the growth between its years, or since the one that is told."""
    heads, figures = heads_of(named.table), named.figures()
    readings = _stated([_plain(figure, f) for at, f in figures.items() if GROWTH.search(heads[at])])
    row = named.table.rows[named.row][0]
    if is_real(row) or any(map(is_real, heads)) or re.search("[速率%％]", row):
        return readings
    dated = _dated(heads, figures)
    for (first, base), (_last, end) in combinations(sorted(dated.items()), 2):
        since = then is None or first == int(then)
        if since and (reading := growth(level_of(base, "base"), level_of(end, "end"))):
            readings.append(_unsigned(figure, reading))
    return readings


def _multiples(named: Named, then: str, *, less: bool) -> list[Reading]:
    """How many times as much, or more, the later years of a row are as the one that is told."""
    dated = _dated(heads_of(named.table), named.figures())
    base = dated.get(int(then))
    later = [f for year, f in dated.items() if year > int(then)]
    readings = [r for f in later if base and (r := ratio(f, base))]
    return [
        Reading(r.value / 100 - less, times(r.possible, Fraction(1, 100)) - less, r.inputs, r.words) for r in readings
    ]


def _dated(heads: list[str], figures: dict[int, Figure]) -> dict[int, Figure]:
    """A row's cells by the one year that the head of each names."""
    return {
        int(years[0]): f
        for at, f in figures.items()
        if len(years := _YEAR.findall(heads[at])) == 1 and not DERIVED.search(heads[at])
    }


def _unsigned(figure: Figure, reading: Reading) -> Reading:
    """A growth as a figure tells it whose words already say that it fell."""
    if reading.value >= 0 or figure.value < 0:
        return reading
    return Reading(-reading.value, -reading.possible, reading.inputs, reading.words)


def _plain(figure: Figure, told: Figure) -> Figure:
    return told if figure.value < 0 else Figure(start=told.start, end=told.end, value=abs(told.value), unit=told.unit)


def _shares(_ledger: Ledger, _figure: Figure, named: Named) -> list[Reading]:
    """What a column of shares says of a row, and the row's part of whatever is more in the same column."""
    heads, figures, table = heads_of(named.table), named.figures(), named.table
    readings = _stated([f for at, f in figures.items() if _IS_SHARE.search(heads[at])])
    for at, part in figures.items():
        if DERIVED.search(heads[at]) or _IS_SHARE.search(heads[at]) or part.value <= 0:
            continue
        unit = IN_BRACKETS.findall(table.rows[named.row][0])
        alike = [r for r in range(table.heads, len(table.rows)) if IN_BRACKETS.findall(table.rows[r][0]) == unit]
        others = {row: f for row in alike if (f := cell(table, row, at))}  # 个数 are no part of 总投资（亿元）
        readings += [
            ratio(part, f) for r, f in others.items() if f.value > part.value and not DERIVED.search(table.rows[r][0])
        ]
        listed = [f for row, f in others.items() if not WHOLE.search(table.rows[row][0])]
        if len(listed) > len("甲乙") and (total := sum((f.value for f in listed), Decimal(0))) > 0:
            readings.append(ratio(part, Figure(start=part.start, end=part.end, value=total, unit="")))
    return readings


def _levels(ledger: Ledger, figure: Figure, named: Named) -> list[Reading]:
    """The row's cells in the figure's unit; of a column what all of it comes to, where all is meant."""
    heads, figures, table = heads_of(named.table), named.figures(), named.table
    label = table.rows[named.row][0]
    cells = [f for at, f in figures.items() if not DERIVED.search(heads[at]) and _is_in(figure, heads[at], label)]
    if _is_of_another_year(ledger, figure, heads):
        return []
    if not named.turned:
        return [r for f in cells for r in _in_unit(figure, _unit(heads, figures, f, label), _stated([f]))]
    if not _IN_ALL.search(ledger.text, max(ledger.sentence(figure.start)[0], named.start - 12), figure.start):
        return []
    whole = [f for at, f in figures.items() if WHOLE.search(heads[at]) and f in cells]
    listed = [f for f in cells if f not in whole]
    unit = _unit(heads, figures, cells[0], label) if cells else ""
    return _in_unit(figure, unit, [*_stated(whole), *([added(listed, "")] if len(listed) > 1 else [])])


def _is_of_another_year(ledger: Ledger, figure: Figure, heads: list[str]) -> bool:
    """Whether the sentence tells a figure of a year that none of the table's dated columns is of."""
    told = _YEAR.findall(ledger.text, ledger.sentence(figure.start)[0], figure.start)
    dated = {year for head in heads for year in _YEAR.findall(head)}
    return bool(told) and bool(dated) and told[-1] not in dated


def _unit(heads: list[str], figures: dict[int, Figure], cell_: Figure, label: str) -> str:
    at = next(at for at, f in figures.items() if f is cell_)
    found = IN_BRACKETS.findall(heads[at]) or IN_BRACKETS.findall(label)
    return found[-1] if found else ""


def _is_in(figure: Figure, head: str, label: str) -> bool:
    """Whether a cell may be in a figure's unit, as its head or its row's name says, if either does."""
    units = IN_BRACKETS.findall(head) or IN_BRACKETS.findall(label)
    return not units or units[-1] == figure.unit or comparable(units[-1], figure.unit)


def _in_unit(figure: Figure, unit: str, readings: list[Reading]) -> list[Reading]:
    """Readings in a figure's own unit."""
    if not unit or unit == figure.unit or not comparable(unit, figure.unit):
        return readings
    by = factor(unit, figure.unit)
    return [Reading(r.value * by, times(r.possible, by), r.inputs, r.words, stated=r.stated) for r in readings]


def _holds(figure: Figure, readings: list[Reading]) -> bool:
    own = stands_for(figure)
    return any(own.meets(r.possible) for r in readings)


def _is_slip(figure: Figure, reading: Reading) -> bool:
    """Whether two digits turned, one digit, or the point make a figure of the text one of the table."""
    near = abs(reading.value) < 2 * abs(Fraction(figure.value)) < 4 * abs(reading.value)
    return swapped(figure.value, reading.value, short=True) or (near and one_digit(figure.value, reading.value))
