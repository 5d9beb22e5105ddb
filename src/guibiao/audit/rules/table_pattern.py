"""What one row of a table breaks and its other rows bear out: 合计 = 甲 + 乙, 完成率 = 完成 ÷ 计划, 差距 = 目标 − 实际.

No head need say how columns hang together: where two or more rows show it to so many digits that it cannot be chance,
the row that differs has a slip. A table is read both ways, so that a row may be the sum of others as well.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, islice, permutations
from math import log10
from statistics import median
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.complements import is_whole
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.levels import Level, level_of
from guibiao.audit.misprint import slip_in_sum
from guibiao.audit.precision import times
from guibiao.audit.rules.change_of_levels import difference
from guibiao.audit.rules.growth_of_levels import growth
from guibiao.audit.rules.table_rows import is_real, may_differ, progress, ratio, told_otherwise
from guibiao.audit.sums import added
from guibiao.audit.tabular import cell_of, heads_of, number_at
from guibiao.documents import Table
from guibiao.messages import _
from guibiao.quantity import decimals

_PLAIN = re.compile(r"\d+(?:\.\d+)?")
NAMES = ("sum-of-parts", "change-of-levels", "gap", "share", "attainment", "growth-of-levels")
MOST_COLUMNS = 12
FEWEST = 2  # rows that bear a pattern out
MANY = 4  # rows that bear out a sum in words that may mean more than it: 总投资 of what is not yet spent
SURE = 6.0  # orders of magnitude by which chance is ruled out
NAMED = 3.5  # the same where a head names the pattern
_NO_FIGURES = re.compile(r"序号|排名|位次|名次|编号|年份|年度\Z|备注|电话|代码")
_TOTAL = re.compile(r"合\s*计|总\s*计|小\s*计|共\s*计|总[投数量额人产面收支]|全[年县市区省州]|累计|[三四五]年")
_IS_TOTAL = re.compile(r"合\s*计|总\s*计|小\s*计|共\s*计")
_CHANGED = re.compile(r"增减|净增|变化|增加|增量|百分点|[与同和跟][^，,]{1,8}相比|[比较][^，,]{1,8}[±高低增减]")
_SHORT = re.compile(r"差距|相差|差额|差值|缺口|之差|分差|[尚还]差")
_PLACE = re.compile("[县市区省国镇]|平均|本地|上年|去年")
_RATE = re.compile(r"率|占|比|%|％|均|进度|完成|单产|亩产|每|强度|单价|程度")
_GROWN = re.compile(r"增[长速幅减]|±|变化|同比|涨|降幅|下降")
_PROGRESS = re.compile(r"实现程度|完成程度|完成进度|目标进度|进展程度|完成率|实现率|达成")
_REACHED = re.compile(r"完成|进度|达成|执行")
_IN_PERCENT = re.compile("[%％]")
_ALL = Decimal(100)
_OF_PERCENT = 2  # the power of ten of a ratio in percent
FIRST = 5  # rows that tell in what unit a ratio is
_NOTHING = 1e-6
MOST_BROKEN = 6  # rows to one that breaks the pattern


class _Column(Struct, frozen=True):
    """A column of numbers: where it is, what its head says, its numbers by row."""

    at: int
    head: str
    values: dict[int, Decimal]
    near: dict[int, float]  # the same to compute with quickly
    slack: dict[int, float]  # half a unit of each one's last digit


class _Pattern(Struct, frozen=True):
    """How the numbers of some columns give those of another: the rows that bear it out, and those that break it."""

    claim: _Column
    of: tuple[_Column, ...]
    broken: tuple[int, ...]
    whole: bool = False  # of whole numbers that are just themselves


class _Row(NamedTuple):
    """How far a row is from fitting, how far rounding lets it be, how fine its figures are, as shares of the claim."""

    number: int
    far: float
    allowed: float
    fine: float

    def broken(self) -> bool:
        return self.far > self.allowed * (1 + 1e-9)

    def proof(self) -> float:
        """Orders of magnitude by which chance is ruled out."""
        exact = self.far <= self.fine / 2 * (1 + 1e-9)
        return max(-log10(max(self.fine if exact else 2 * self.allowed, 1e-6)), 0.0)


def check(ledger: Ledger, taken: Collection[int]) -> Iterator[Finding]:
    """A finding for every row that breaks what the others bear out, but for claims that begin where one is `taken`."""
    told: set[int] = set()
    for view in ledger.views():
        for finding in _of_view(ledger, view):
            starts = {span.start for span in finding.spans}
            if finding.spans[0].start not in taken and not told & starts:
                told |= starts
                yield finding


def _of_view(ledger: Ledger, table: Table) -> Iterator[Finding]:
    columns = _columns(table)
    if len(table.rows) - table.heads <= FEWEST or len(columns) < len("甲乙丙"):
        return
    for pattern in _sums(columns):
        for row in pattern.broken:
            yield from _of_sum(ledger, table, pattern, row)
    for pattern in _quotients(columns):
        for row in pattern.broken:
            if pattern.claim.values[row] != _ALL:  # what more than reached its aim is often put down as 100
                yield from _of_quotient(ledger, table, pattern, row)
    for pattern in _increases(columns):
        for row in pattern.broken:
            yield from _of_increase(ledger, table, pattern, row)
    for pattern in _progresses(columns):
        for row in pattern.broken:
            if pattern.claim.values[row] != _ALL:
                yield from _of_progress(ledger, table, pattern, row)


def _columns(table: Table) -> list[_Column]:
    columns = []
    for at, head in enumerate(heads_of(table)[:MOST_COLUMNS]):
        rows = range(table.heads, len(table.rows))
        values = {row: value for row in rows if (value := number_at(table, row, at)) is not None}
        if len(values) > FEWEST and not _NO_FIGURES.search(head):
            near = {row: float(value) for row, value in values.items()}
            columns.append(_Column(at, head, values, near, {row: _slack(value) for row, value in values.items()}))
    return columns


def _sums(columns: Sequence[_Column]) -> Iterator[_Pattern]:
    """Columns that are the sum of two others, or of a run of others beside each other."""
    for total in columns:
        others = [c for c in columns if c is not total]
        runs = [tuple(others[i:j]) for i in range(len(others)) for j in range(i + 3, len(others) + 1)]
        for parts in [*runs[::-1], *combinations(others, 2)]:
            rows = _unless_broken(_off_sum(total, parts), total)
            if not rows:
                continue
            named = _is_named(total, parts)
            broken = _broken(rows, NAMED if named else SURE)
            if not _IS_TOTAL.search(total.head) and not _moved(parts) and len(rows) - len(broken) < MANY:
                broken = tuple(row for row in broken if slip_in_sum(total.values[row], [c.values[row] for c in parts]))
            if broken:
                yield _Pattern(total, parts, broken)


def _is_named(total: _Column, parts: Sequence[_Column]) -> bool:
    """Whether the heads say that some columns make up another, or are its change or its distance from another."""
    return bool(_moved(parts) or _TOTAL.search(total.head)) or is_whole([c.head for c in parts])


def _moved(parts: Sequence[_Column]) -> _Column | None:
    """The part whose head says that it is a change or a distance, if any."""
    return next((c for c in parts if _CHANGED.search(c.head) or _SHORT.search(c.head)), None)


def _quotients(columns: Sequence[_Column]) -> Iterator[_Pattern]:
    """Columns that are a ratio of two others, times a power of ten that is the same in every row, or a growth."""
    for rate in columns:
        if not _RATE.search(rate.head) and not _GROWN.search(rate.head):
            continue
        for part, whole in permutations([c for c in columns if c is not rate], 2):
            off = _off_growth if _GROWN.search(rate.head) else _off_ratio
            rows = _unless_broken(off(rate, part, whole), rate)
            if not rows:
                continue
            counts = all(v == v.to_integral_value() for c in (part, whole) for v in c.values.values())
            exact = _broken([row._replace(allowed=row.fine / 2) for row in rows], NAMED) if counts else ()
            broken = exact or _broken(rows, NAMED)
            if broken:
                yield _Pattern(rate, (part, whole), broken, bool(exact))


def _progresses(columns: Sequence[_Column]) -> Iterator[_Pattern]:
    """Columns that say how much of the way from a base to an aim is covered: (实际 − 基期) ÷ (目标 − 基期)."""
    for rate in (c for c in columns if _PROGRESS.search(c.head)):
        for now, base, aim in permutations([c for c in columns if c is not rate], 3):
            broken = _broken(_unless_broken(_off_progress(rate, now, base, aim), rate), NAMED)
            if broken:
                yield _Pattern(rate, (now, base, aim), broken)


def _increases(columns: Sequence[_Column]) -> Iterator[_Pattern]:
    """Columns that say by how many percent a level grew, beside what was added to it: 9.92 | 3.04 | 44.2."""
    for rate in (c for c in columns if _GROWN.search(c.head) and _IN_PERCENT.search(c.head)):
        added_to = [c for c in columns if c is not rate and _CHANGED.search(c.head) and not _IN_PERCENT.search(c.head)]
        for change in added_to:
            for level in (c for c in columns if c not in (rate, change)):
                broken = _broken(_unless_broken(_off_increase(rate, level, change), rate), NAMED)
                if broken:
                    yield _Pattern(rate, (level, change), broken)


def _off_sum(total: _Column, parts: Sequence[_Column]) -> Iterator[_Row]:
    for row in _shared((total, *parts)):
        values = [c.near[row] for c in parts]
        size = abs(total.near[row])
        if size and sum(map(bool, values)) > 1:
            far = abs(total.near[row] - sum(values))
            slacks = [c.slack[row] for c in (total, *parts)]
            exact = far < _NOTHING
            yield _Row(row, 0.0 if exact else far / size, sum(slacks) / size, 2 * max(slacks) / size if exact else 0.0)


def _off_ratio(rate: _Column, part: _Column, whole: _Column) -> Iterator[_Row]:
    scale = 10.0 ** _power(rate, part, whole)
    for row in _positive(rate, part, whole):
        x, b, c = rate.near[row], part.near[row], whole.near[row]
        if b != c:
            slack = rate.slack[row] / x + part.slack[row] / b + whole.slack[row] / c
            yield _Row(row, abs(x - scale * b / c) / x, slack, 2 * rate.slack[row] / x)


def _power(rate: _Column, part: _Column, whole: _Column) -> int:
    """The power of ten that a ratio is times over in most of the first rows: 2 where it is in percent."""
    rows = islice(_positive(rate, part, whole), FIRST)
    sizes = [log10(rate.near[row] * whole.near[row] / part.near[row]) for row in rows]
    return round(median(sizes)) if sizes else 0


def _positive(*columns: _Column) -> Iterator[int]:
    return (row for row in _shared(columns) if all(c.near[row] > 0 for c in columns))


def _off_growth(rate: _Column, end: _Column, base: _Column) -> Iterator[_Row]:
    for row in _shared((rate, end, base)):
        x, b, c = rate.near[row], end.near[row], base.near[row]
        if x and b > 0 and c > 0:
            rounding = 100 * b / c * (end.slack[row] / b + base.slack[row] / c)
            own = rate.slack[row]
            yield _Row(row, abs(x - 100 * (b / c - 1)) / abs(x), (own + rounding) / abs(x), 2 * own / abs(x))


def _off_increase(rate: _Column, level: _Column, change: _Column) -> Iterator[_Row]:
    for row in _shared((rate, level, change)):
        x, b, c = rate.near[row], level.near[row], change.near[row]
        base = b - c
        if x and c and base > 0:
            rounding = 100 * (change.slack[row] / base + abs(c) * (level.slack[row] + change.slack[row]) / base**2)
            own = rate.slack[row]
            yield _Row(row, abs(x - 100 * c / base) / abs(x), (own + rounding) / abs(x), 2 * own / abs(x))


def _off_progress(rate: _Column, now: _Column, base: _Column, aim: _Column) -> Iterator[_Row]:
    for row in _shared((rate, now, base, aim)):
        x, b, a, c = rate.near[row], now.near[row], base.near[row], aim.near[row]
        if x > 0 and b != a and c not in (a, b):
            slack = (now.slack[row] + base.slack[row]) / abs(b - a) + (aim.slack[row] + base.slack[row]) / abs(c - a)
            own = rate.slack[row] / x
            yield _Row(row, abs(x - 100 * (b - a) / (c - a)) / x, own + slack, 2 * own)


def _shared(columns: Sequence[_Column]) -> Iterator[int]:
    """The rows in which all of some columns have a number."""
    return (row for row in columns[0].near if all(row in c.near for c in columns[1:]))


def _slack(value: Decimal) -> float:
    """Half a unit of a number's last digit."""
    return 0.5 * 10.0 ** -decimals(value)


def _unless_broken(rows: Iterator[_Row], claim: _Column) -> list[_Row]:
    """The rows, or none as soon as more of them break a pattern than may: most patterns are none."""
    most, broken = max(len(claim.values) // MOST_BROKEN, 1), 0
    kept = []
    for row in rows:
        broken += row.broken()
        if broken > most:
            return []
        kept.append(row)
    return kept


def _broken(rows: Sequence[_Row], sure: float) -> tuple[int, ...]:
    """The rows that break a pattern, where enough others bear it out; none where they do not or none breaks it."""
    broken = tuple(row.number for row in rows if row.broken())
    proof = sum(row.proof() for row in rows if not row.broken())
    borne = proof >= sure and len(rows) - len(broken) >= FEWEST
    return broken if borne and len(broken) <= max(len(rows) // MOST_BROKEN, 1) else ()


def _of_sum(ledger: Ledger, table: Table, pattern: _Pattern, row: int) -> Iterator[Finding]:
    """The finding for a total, or for the part whose head says that it is a change or a distance."""
    moved = _moved(pattern.of)
    if moved is None and _RATE.search(cell_of(table, row, 0)):
        return  # rates of parts are no parts of the whole's rate
    total = _figure(table, row, pattern.claim)
    values = [c.values[row] for c in pattern.of]
    if moved is None and min(values) <= total.value <= max(values) and not slip_in_sum(total.value, values):
        return  # a mean or a rate, which lies between those of its parts
    if moved is None or len(pattern.of) > len("甲乙"):
        parts = [_figure(table, row, c) for c in pattern.of]
        yield _found(ledger, table, row, "sum-of-parts", pattern.claim, added(parts, ""))
        return
    other = next(c for c in pattern.of if c is not moved)
    rule = "gap" if _SHORT.search(moved.head) else "change-of-levels"
    reading = difference(level_of(_figure(table, row, other), "base"), level_of(total, "end"), "", 1)
    distance = moved.values[row]
    of_places = _PLACE.search(pattern.claim.head) and _PLACE.search(other.head)  # whose difference has one sign
    either = rule == "gap" and not of_places
    if either and _lies_between(table, row, distance):
        return
    if reading and not (either and _is_other_way_round(distance, reading)):
        yield _found(ledger, table, row, rule, moved, reading)


def _lies_between(table: Table, row: int, distance: Decimal) -> bool:
    """Whether any two figures of a row lie just so far apart: distances of other rows may be from other columns."""
    told = [Decimal(cell) for cell in map(str.strip, table.rows[row]) if _PLAIN.fullmatch(cell)]
    return any(abs(a - b) == abs(distance) for a, b in combinations(told, 2))


def _is_other_way_round(distance: Decimal, reading: Reading) -> bool:
    """Whether a distance has but the other sign, as where less is better than the target asks for."""
    return Fraction(-distance) in reading.possible


def _of_quotient(ledger: Ledger, table: Table, pattern: _Pattern, row: int) -> Iterator[Finding]:
    end, base = (_figure(table, row, c, "个" if pattern.whole else "") for c in pattern.of)
    if _GROWN.search(pattern.claim.head):
        names = (cell_of(table, row, 0), *(c.head for c in pattern.of))
        reading = growth(level_of(base, "base"), level_of(end, "end"))
        otherwise = told_otherwise(ledger, table, row, pattern.claim.at)
        if reading and not otherwise and not any(map(is_real, names)):
            caveat = _("口径、基数或可比价格也可能造成差异，请核对") if any(map(may_differ, names)) else ""
            yield _found(ledger, table, row, "growth-of-levels", pattern.claim, reading, caveat)
        return
    rule = "attainment" if _REACHED.search(pattern.claim.head) else "share"
    by = Fraction(10) ** (_power(pattern.claim, *pattern.of) - _OF_PERCENT)
    plain = ratio(end, base)
    reading = replace(plain, value=plain.value * by, bounds=times(plain.possible, by))
    yield _found(ledger, table, row, rule, pattern.claim, reading)


def _of_increase(ledger: Ledger, table: Table, pattern: _Pattern, row: int) -> Iterator[Finding]:
    end, change = (
        level_of(_figure(table, row, c), role) for c, role in zip(pattern.of, ("end", "change"), strict=True)
    )
    inputs = (*end.inputs, *change.inputs)
    base = Level(end.value - change.value, end.possible - change.possible, end.unit, inputs, stated=False)
    reading = growth(base, end)
    names = (cell_of(table, row, 0), *(c.head for c in pattern.of))
    if reading and not told_otherwise(ledger, table, row, pattern.claim.at) and not any(map(is_real, names)):
        caveat = _("口径、基数或可比价格也可能造成差异，请核对") if any(map(may_differ, names)) else ""
        yield _found(ledger, table, row, "growth-of-levels", pattern.claim, reading, caveat)


def _of_progress(ledger: Ledger, table: Table, pattern: _Pattern, row: int) -> Iterator[Finding]:
    now, base, aim = (_figure(table, row, c) for c in pattern.of)
    reading = progress(base, now, aim)
    if reading:
        yield _found(ledger, table, row, "attainment", pattern.claim, reading)


def _found(
    ledger: Ledger, table: Table, row: int, rule: str, column: _Column, reading: Reading, caveat: str = ""
) -> Finding:
    figure = _figure(table, row, column)
    name = _("表中“{row}”的“{head}”").format(row=cell_of(table, row, 0), head=column.head)
    return recomputed(ledger, Claim(rule, figure, name, "", "warning" if caveat else "error", caveat), [reading])


def _figure(table: Table, row: int, column: _Column, unit: str = "") -> Figure:
    start, end = table.cells[row][column.at]
    return Figure(start=start, end=end, value=column.values[row], unit=unit)
