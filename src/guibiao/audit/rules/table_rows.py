"""Figures of a table that its own row lets one recompute: 增长, 增减, 完成率 and 占比 beside what they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import FITTING, Input, Reading, judge
from guibiao.audit.keyed import keyed
from guibiao.audit.ledger import Ledger
from guibiao.audit.levels import level_of
from guibiao.audit.measures import is_count
from guibiao.audit.precision import stands_for, times
from guibiao.audit.prices import is_adjusted, is_noted
from guibiao.audit.rules.cagr import mean_rate
from guibiao.audit.rules.change_of_levels import difference
from guibiao.audit.rules.growth_of_levels import growth
from guibiao.audit.sums import added
from guibiao.audit.tabular import cell_of, headed, heads_of
from guibiao.audit.wording import wording
from guibiao.documents import Table
from guibiao.messages import _
from guibiao.quantity import read_number
from guibiao.vocabulary import vocabulary

NAMES = ("growth-of-levels", "change-of-levels", "cagr", "attainment", "share", "gap", "multiple")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DERIVED = re.compile(r"±|增(?!加值)|减|变化|同比|比上年|比重|占比|率|进度|倍|排名|位次|序号|备注|单位|属性|类型|平均")
_BEFORE, _AFTER = re.compile(r"上年|去年|基期"), re.compile(r"本年|当年|今年|现状|本期|本月|累计")
_MEAN = re.compile(r"年均")
_GROWTH = re.compile(r"±|增长|增速|增幅|同比|比上年|增减率|增减幅|变化率")
_CHANGE = re.compile(r"增减|增加|变化|净增")
_ATTAINED = re.compile(
    r"实现程度|实现率|完成率|完成情况|完成比例|完成进度|完成程度|达成率|(?:完成|占|为)(?:年初|全年|年度|调整)?(?:目标|计划|任务|预算)"
)
_IN_WORDS = re.compile("完成情况")  # a rate only where the cell has its sign
_SHARE = re.compile(
    r"\s*(?:占比|比重|所占比[重例]|占比例|构成比?|占(?:总|全[县市区州省]|合计|GDP|地区生产总值|总数|总额)[^率]{0,14})(?:[（(][%％][）)])?\s*\Z"
)
_GOAL, _DONE = (
    re.compile(r"目标|计划|任务|预算|规划值|规划数|规划期末"),
    re.compile(r"完成|实际|实绩|现状|累计|预计值|执行|决算"),
)
_SHORT = re.compile(r"差距|相差|差额|差值|缺口|[尚还]差")
_BESIDE = re.compile(r"(?:高于|低于|快于|慢于|[高低][（(+＋−-])|[比较与][^，,上去]{1,6}(?:高|低|快|慢|相比|相差|差距?)")
_BRACKETED = re.compile(
    r"\s*[\[〔［【]\s*(?P<value>\d+(?:\.\d+)?)\s*(?P<percent>[%％])?\s*[\]〕］】]\s*\Z"
)  # over all years
_AS_MUCH = re.compile("为|是|相当于")  # 2021年为2016年的倍数: none that it grew by
_TIMES = re.compile(r"倍数?(?:[（(]倍[）)])?\Z|[（(]倍[）)]\Z")
_MOVES = re.compile(r"年均|增|累计|[±]|速度|变化")
_ADDED_UP = re.compile(r"累计|合计")
_PERCENT = re.compile(r"[%％]")
_IN_BRACKETS = re.compile(r"[（(]([^（）()]{1,8})[）)]")
_TOTAL = re.compile(r"\s*(?:合\s*计|总\s*计|总数|共\s*计)\s*\Z")
_REAL = re.compile(r"增加值|生产总值|GDP|总产值")


WHOLE = 100  # %
PRICES = 5  # points a year by which prices may let levels grow faster or slower than what is counted at constant ones


class _Column(NamedTuple):
    """A column by its head: where it is and what the head says."""

    at: int
    head: str

    def year(self) -> int:
        """The year that its levels are of; 上年 and 本年 count as one before and one after any."""
        found = _YEAR.findall(self.head)
        return int(found[-1]) if found else -1


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such cell whose row has the figures that its head speaks of."""
    for table in (*map(headed, ledger.document.tables), *ledger.once(keyed)):
        columns = _columns(table)
        levels = _levels(columns)
        goals = [
            c for c in columns if _GOAL.search(c.head) and not any(p.search(c.head) for p in (_ATTAINED, _MEAN, _SHORT))
        ]
        done = [
            c
            for c in columns
            if _DONE.search(c.head)
            and c not in goals
            and not any(p.search(c.head) for p in (_DERIVED, _ATTAINED, _SHORT))
        ]
        amounts = [c for c in columns if c in levels or not _DERIVED.search(c.head)]
        for column in columns:
            found: list[Finding] = []
            for row in range(table.heads, len(table.rows)):
                if not goals and _BESIDE.search(column.head):
                    pair = _pair_for(columns, column)
                    found += _short(ledger, table, row, column, pair[:1], pair[1:])
                elif _SHORT.search(column.head):
                    found += _short(ledger, table, row, column, goals, done or levels)
                elif _ATTAINED.search(column.head):
                    found += _attained(ledger, table, row, column, goals, done or levels, levels)
                elif _TIMES.search(column.head):
                    found += _multiplied(ledger, table, row, column, levels)
                elif _SHARE.match(column.head):
                    found += _share(ledger, table, row, column, amounts)
                elif _BRACKETED.match(cell_of(table, row, column.at)):
                    found += _cumulated(ledger, table, row, column)
                elif _GROWTH.search(column.head) or _CHANGE.search(column.head):
                    aims = _aims(columns, column) if _MEAN.search(column.head) else []
                    found += _moved(ledger, table, row, column, aims or _before(columns, levels, column))
            yield from _borne_out(found)


def _borne_out(found: Sequence[Finding]) -> Iterator[Finding]:
    """What holds of a column, and what fails unless more does than holds: then the head means other columns.

    Shares of a whole that is wrong itself all fail.
    """
    failed = [f for f in found if f.verdict == "fails" and f.rule != "share"]
    misread = len(failed) > max(len(found) - len(failed), 1)
    yield from (f for f in found if not (misread and f in failed))


def _columns(table: Table) -> list[_Column]:
    return [_Column(at, head) for at, head in enumerate(heads_of(table))]


def _levels(columns: list[_Column]) -> list[_Column]:
    """The columns of two or more times, in their order: 2021年, 2022年 or 上年, 本年."""
    plain = [c for c in columns if not any(p.search(c.head) for p in (_DERIVED, _GOAL))]
    dated = [c for c in plain if c.year() > 0 and not _ADDED_UP.search(c.head)]
    if len(dated) > 1 and len({c.year() for c in dated}) == len(dated):
        return sorted(dated, key=_Column.year)
    before, after = ([c for c in plain if p.search(c.head)] for p in (_BEFORE, _AFTER))
    beside = [c for c in plain if before and c.at == before[0].at - 1 and c.at and c not in before]
    return [*before, *(after or beside)]  # 产量, 上年, 增减


def _aims(columns: list[_Column], column: _Column) -> list[_Column]:
    """The base and the aim that a yearly pace leads from and to: 2020年, 2025年目标, 年均增长."""
    dated = [c for c in columns if c.at < column.at and c.year() > 0 and not _DERIVED.search(c.head)]
    goals = [c for c in dated if _GOAL.search(c.head)]
    return sorted(dated, key=_Column.year) if len(goals) == 1 and len({c.year() for c in dated}) == len(dated) else []


def _before(columns: list[_Column], levels: list[_Column], column: _Column) -> list[_Column]:
    """The levels on the left of a column; none where each has a growth of its own and the last is not the latest.

    One level on the left may have its base on the right: 2022年, 比上年±%, 2021年.
    """
    left = [c for c in levels if c.at < column.at]
    right = [c for c in levels if c.at > column.at]
    growths = [c for c in columns if _GROWTH.search(c.head)]
    if len(left) == len(right) == len(growths) == 1 and left[0].year() == right[0].year() + 1:
        return [*right, *left]
    places = [c.at for c in left]
    parted = any(min(places) < c.at < max(places) for c in growths) if places else False
    return [] if parted and left[-1].at != max(places) else left


def _moved(ledger: Ledger, table: Table, row: int, column: _Column, levels: list[_Column]) -> Iterator[Finding]:
    """Growth, change or mean growth from one column to another before it; any two of them may be meant."""
    unit = _unit(table, row)
    in_percent = _PERCENT.search(column.head) or _PERCENT.search(cell_of(table, row, column.at))
    relative = bool(in_percent) and bool(_GROWTH.search(column.head) or _CHANGE.search(column.head))
    claim = _figure(table, row, column.at, "%" if relative else unit)
    if claim is None or (relative and unit in ("%", "％")) or (not relative and not _CHANGE.search(column.head)):
        return
    readings: list[Reading] = []
    mean = _MEAN.search(column.head) is not None
    for first, last in combinations(levels, 2):
        base, end = _figure(table, row, first.at, unit), _figure(table, row, last.at, unit)
        years = last.year() - first.year() if mean else 0
        if base and end and (reading := _reading(base, end, relative=relative, years=years)):
            readings.insert(0, reading)
    if not readings:
        return
    named = table.rows[row][0].strip()
    rule = ("cagr" if _MEAN.search(column.head) else "growth-of-levels") if relative else "change-of-levels"
    if relative and told_otherwise(ledger, table, row, column.at):
        return
    real = relative and any(map(is_real, _names(table, row, column)))
    if real and not (rule == "cagr" and all(abs(r.value - Fraction(claim.value)) > PRICES for r in readings)):
        return
    caveat = _("口径、基数或可比价格也可能造成差异，请核对") if real or (relative and may_differ(named)) else ""
    yield _found(ledger, Claim(rule, claim, _called(table, row, column), claim.unit, caveat=caveat), readings)


def _names(table: Table, row: int, column: _Column) -> list[str]:
    """The cells at the head of a row that are no figures: its class and its indicator."""
    cells = [cell.strip() for cell in table.rows[row][: column.at]]
    return [cell for cell in cells if cell and not cell[0].isdigit()] or [""]


def _multiplied(ledger: Ledger, table: Table, row: int, column: _Column, levels: list[_Column]) -> Iterator[Finding]:
    """A later level over an earlier one; any two of them may be meant, and how many times as much or more."""
    claim = _figure(table, row, column.at, "")
    readings: list[Reading] = []
    for first, last in combinations([c for c in levels if c.at != column.at], 2):
        base, end = _figure(table, row, first.at, ""), _figure(table, row, last.at, "")
        if base and end and base.value > 0:
            times_over = ratio(end, base)
            value, possible = times_over.value / 100, times(times_over.possible, Fraction(1, 100))
            more = Reading(value - 1, possible - 1, times_over.inputs, _("{how}−1").format(how=times_over.how))
            ways = [replace(times_over, value=value, bounds=possible), more]
            readings[:0] = ways[:1] if _AS_MUCH.search(column.head) else ways
    if claim and readings:
        yield _found(ledger, Claim("multiple", claim, _called(table, row, column), ""), readings)


def _reading(base: Figure, end: Figure, *, relative: bool, years: int) -> Reading | None:
    from_, to = level_of(base, "base"), level_of(end, "end")
    if not relative:
        return difference(from_, to, base.unit if base.unit not in ("%", "％") else "个百分点", years or 1)
    return mean_rate(from_, to, years) if years else growth(from_, to)


def _cumulated(ledger: Ledger, table: Table, row: int, column: _Column) -> Iterator[Finding]:
    """What a square bracket says that something changes by over all years: 〔6〕 beside 52 in 2020 and 58 in 2025."""
    cell = _BRACKETED.match(cell_of(table, row, column.at))
    unit = _unit(table, row)
    dated = sorted((c for c in _columns(table) if c.year() > 0 and not _DERIVED.search(c.head)), key=_Column.year)
    if cell is None or len(dated) < len("始终") or not _MOVES.search(column.head):
        return
    start, end = table.cells[row][column.at]
    claim = Figure(start=start, end=end, value=Decimal(cell["value"]), unit="")
    readings = []
    for first, last in combinations(dated, 2):
        base, aim = _figure(table, row, first.at, unit), _figure(table, row, last.at, unit)
        if base and aim:
            small, large = sorted((base, aim), key=lambda f: f.value)
            points = base.unit if base.unit not in ("%", "％") else "个百分点"
            moved = (
                difference(level_of(small, "base"), level_of(large, "end"), points, 1),
                growth(level_of(base, "base"), level_of(aim, "end")) if points == base.unit else None,
            )
            readings += [r for r in moved if r]
    yearly = [f for c in dated if not _GOAL.search(c.head) and (f := _figure(table, row, c.at, unit))]
    readings += [added(yearly[i:j], claim.unit) for i in range(len(yearly)) for j in range(i + 2, len(yearly) + 1)]
    if readings:
        yield _found(ledger, Claim("change-of-levels", claim, _called(table, row, column), ""), readings)


def _pair_for(columns: list[_Column], column: _Column) -> list[_Column]:
    """The two columns that a distance between places lies between, where there are just two: 全市, 本县."""
    others = [c for c in columns[1:] if c.at != column.at and not _DERIVED.search(c.head)]
    return others if len(others) == len("两个") else []


def _short(
    ledger: Ledger, table: Table, row: int, column: _Column, goals: list[_Column], done: list[_Column]
) -> Iterator[Finding]:
    """How far a result is from its target, with whichever sign."""
    unit = _unit(table, row)
    claim = _figure(table, row, column.at, unit)
    readings = []
    for goal in goals:
        for made in reversed(done):
            aim, actual = _figure(table, row, goal.at, unit), _figure(table, row, made.at, unit)
            if claim and aim and actual and not _PERCENT.search(column.head):
                short = difference(level_of(actual, "actual"), level_of(aim, "target"), claim.unit, 1)
                over = difference(level_of(aim, "target"), level_of(actual, "actual"), claim.unit, 1)
                readings += [r for r in (short, over) if r]
    if claim and readings:
        yield _found(ledger, Claim("gap", claim, _called(table, row, column), claim.unit), readings)


def _attained(
    ledger: Ledger,
    table: Table,
    row: int,
    column: _Column,
    goals: list[_Column],
    done: list[_Column],
    levels: list[_Column],
) -> Iterator[Finding]:
    """A result over its target, or the way covered from an earlier level over the whole way."""
    claim = _figure(table, row, column.at, "%")
    if _IN_WORDS.search(column.head) and not _PERCENT.search(cell_of(table, row, column.at)):
        return
    readings = []
    for goal in goals:
        for made in reversed(done):
            whole, part = _figure(table, row, goal.at, ""), _figure(table, row, made.at, "")
            if whole and part and whole.value > 0:
                readings.append(ratio(part, whole))
                readings += [r for base in levels if base != made and (r := _way(table, row, base, part, whole))]
    if claim and readings and _unit(table, row) not in ("%", "％"):
        beside = (_figure(table, row, at, "") for goal in goals for at in range(goal.at + 1, column.at))
        wholes = [_figure(table, row, goal.at, "") for goal in goals[:1]]
        readings += [ratio(f, w) for f in beside for w in wholes if f and w and w.value > 0]  # 合计, 占计划%
        yield _found(ledger, Claim("attainment", claim, _called(table, row, column), "%"), readings)


def _way(table: Table, row: int, column: _Column, made: Figure, goal: Figure) -> Reading | None:
    """How much of the way from a base to a goal is covered."""
    base = _figure(table, row, column.at, "")
    return progress(base, made, goal) if base and base.value not in (made.value, goal.value) else None


def progress(base: Figure, made: Figure, goal: Figure) -> Reading | None:
    """How much of the way from a base to a goal is covered, in percent; None where the goal may be the base."""
    way = difference(level_of(base, "base"), level_of(made, "actual"), "", 1)
    whole = difference(level_of(base, "base"), level_of(goal, "target"), "", 1)
    if way is None or whole is None or 0 in whole.possible:
        return None
    how = _("（{now}−{base}）÷（{aim}−{base}）").format(now=made.value, base=base.value, aim=goal.value)
    inputs = (Input(made, "actual"), Input(base, "base"), Input(goal, "target"))
    return Reading(100 * way.value / whole.value, times(way.possible, Fraction(100)) / whole.possible, inputs, how)


def _share(ledger: Ledger, table: Table, row: int, column: _Column, amounts: list[_Column]) -> Iterator[Finding]:
    """A share of the total row's figure in one of the columns before it."""
    rows = range(table.heads, len(table.rows))
    total = next((r for r in rows if _TOTAL.match(table.rows[r][0])), None)
    if total is None:  # 全区规上工业 | 612.5 | 100.0
        total = next((r for r in rows if (f := _figure(table, r, column.at, "%")) and f.value == WHOLE), None)
    claim = _figure(table, row, column.at, "%")
    if total == row or claim is None:
        return
    readings = []
    for amount in reversed([c for c in amounts if c.at < column.at]):
        part = _figure(table, row, amount.at, "")
        whole = _figure(table, total, amount.at, "") if total is not None else _sum_of(table, column, amount)
        if part and whole and whole.value > 0:
            readings.append(ratio(part, whole))
    if readings:
        yield _found(ledger, Claim("share", claim, _called(table, row, column), "%"), readings)


def _sum_of(table: Table, column: _Column, amount: _Column) -> Figure | None:
    """What the amounts of a column add up to, where other rows' shares are of just that."""
    rows = range(table.heads, len(table.rows))
    parts = {row: _figure(table, row, amount.at, "") for row in rows}
    added_up = sum((f.value for f in parts.values() if f), Decimal(0))
    if None in parts.values() or added_up <= 0:
        return None
    first = next(f for f in parts.values() if f)
    whole = Figure(start=first.start, end=first.end, value=added_up, unit="")
    shares = [(_figure(table, row, column.at, "%"), ratio(part, whole)) for row, part in parts.items() if part]
    fitting = sum(share is not None and judge(share, r) in FITTING for share, r in shares)
    return whole if fitting >= max(len(shares) - 1, 2) else None


def ratio(part: Figure, whole: Figure) -> Reading:
    value = 100 * Fraction(part.value) / Fraction(whole.value)
    possible = times(stands_for(part), Fraction(100)) / stands_for(whole)
    return Reading(value, possible, (Input(part, "part"), Input(whole, "whole")), f"{part.value}÷{whole.value}")


def _found(ledger: Ledger, claim: Claim, readings: list[Reading]) -> Finding:
    return recomputed(ledger, replace(claim, severity="warning" if claim.caveat else "error"), readings)


def _called(table: Table, row: int, column: _Column) -> str:
    named = _IN_BRACKETS.sub("", table.rows[row][0]).strip()
    if not named:
        return _("“{head}”").format(head=column.head)
    return _("表中“{row}”的“{head}”").format(row=table.rows[row][0].strip(), head=column.head)


def is_real(name: str) -> bool:
    """Whether the row's growth is at constant prices while its levels are not."""
    entry = vocabulary().indicator(_IN_BRACKETS.sub("", name))
    return entry.valued == "real" if entry else bool(_REAL.search(name))


def told_otherwise(ledger: Ledger, table: Table, row: int, column: int) -> bool:
    """Whether a remark in the row or the column of a growth, or a note, says that it is counted otherwise."""
    beside = [*table.rows[row], *(r[column] for r in table.rows if column < len(r))]
    return any(map(is_adjusted, beside)) or is_noted(ledger, table.rows[row][0].strip())


def may_differ(name: str) -> bool:
    return any(word in name for word in wording().changing)


def _unit(table: Table, row: int) -> str:
    """The unit that a row names: in brackets behind its name, or in a column of units."""
    found = _IN_BRACKETS.findall(table.rows[row][0])
    column = next((c.at for c in _columns(table) if c.head.strip() in ("单位", "计量单位")), None)
    return found[-1] if found else cell_of(table, row, column) if column is not None else ""


def _figure(table: Table, row: int, column: int, unit: str) -> Figure | None:
    try:
        value: Decimal = read_number(cell_of(table, row, column).strip("%％"))
    except ValueError:
        return None
    start, end = table.cells[row][column]
    whole = value == value.to_integral_value() and is_count(unit)
    return Figure(start=start, end=end, value=value, unit="个" if whole else unit if unit in ("%", "％") else "")
