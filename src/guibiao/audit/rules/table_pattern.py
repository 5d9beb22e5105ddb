"""What one row of a table breaks and its other rows bear out: 合计 = 甲 + 乙, 完成率 = 完成 ÷ 计划, 差距 = 目标 − 实际.

No head need say how columns hang together: where two or more rows show it to so many digits that it cannot be chance,
the row that differs has a slip. A table is read both ways, so that a row may be the sum of others as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.levels import Level, level_of
from guibiao.audit.misprint import slip_in_sum
from guibiao.audit.precision import times
from guibiao.audit.rules.change_of_levels import difference
from guibiao.audit.rules.growth_of_levels import growth
from guibiao.audit.sums import added, without
from guibiao.audit.tables import is_real, may_differ, progress, ratio, told_otherwise
from guibiao.audit.tables.patterns import (
    FEWEST,
    GROWN,
    RATE,
    SHORT,
    Column,
    Pattern,
    columns_of,
    increases,
    moved_of,
    power_of,
    progresses,
    quotients,
    signed_sums,
    sums,
    taken_of,
)
from guibiao.audit.tabular import cell_of
from guibiao.documents import Table
from guibiao.expressions import expression
from guibiao.messages import _

NAMES = ("sum-of-parts", "change-of-levels", "gap", "share", "attainment", "growth-of-levels")
_PLAIN = expression(r"\d+(?:\.\d+)?")
_PLACE = expression("[县市区省国镇]|平均|本地|上年|去年")
_REACHED = expression(r"完成|进度|达成|执行")
_ALL = Decimal(100)
_OF_PERCENT = 2  # the power of ten of a ratio in percent


def check(ledger: Ledger, found: Sequence[Finding]) -> Iterator[Finding]:
    """A finding for every row that breaks what the others bear out, but for claims of which one was `found`."""
    taken = {f.spans[0].start for f in found}
    told: set[int] = set()
    for view in ledger.views():
        for finding in _of_view(ledger, view):
            starts = {span.start for span in finding.spans}
            if finding.spans[0].start not in taken and not told & starts:
                told |= starts
                yield finding


def _of_view(ledger: Ledger, table: Table) -> Iterator[Finding]:
    columns = columns_of(table)
    if len(table.rows) - table.heads <= FEWEST or len(columns) < len("甲乙丙"):
        return
    for pattern in sums(columns):
        for row in pattern.broken:
            yield from _of_sum(ledger, table, pattern, row)
    for pattern in signed_sums(columns):
        for row in pattern.broken:
            yield _found(ledger, table, row, "sum-of-parts", pattern.claim, _signed(table, pattern, row))
    for pattern in quotients(columns):
        for row in pattern.broken:
            if pattern.claim.values[row] != _ALL:  # what more than reached its aim is often put down as 100
                yield from _of_quotient(ledger, table, pattern, row)
    for pattern in increases(columns):
        for row in pattern.broken:
            yield from _of_increase(ledger, table, pattern, row)
    for pattern in progresses(columns):
        for row in pattern.broken:
            if pattern.claim.values[row] != _ALL:
                yield from _of_progress(ledger, table, pattern, row)


def _of_sum(ledger: Ledger, table: Table, pattern: Pattern, row: int) -> Iterator[Finding]:
    """The finding for a total, or for the part whose head says that it is a change or a distance."""
    moved = moved_of(pattern.of)
    if moved is None and RATE.search(cell_of(table, row, 0)):
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
    rule = "gap" if SHORT.search(moved.head) else "change-of-levels"
    reading = difference(level_of(_figure(table, row, other), "base"), level_of(total, "end"), "", 1)
    distance = moved.values[row]
    of_places = _PLACE.search(pattern.claim.head) and _PLACE.search(other.head)  # whose difference has one sign
    either = rule == "gap" and not of_places
    if either and _lies_between(table, row, distance):
        return
    if reading and not (either and _is_other_way_round(distance, reading)):
        yield _found(ledger, table, row, rule, moved, reading)


def _signed(table: Table, pattern: Pattern, row: int) -> Reading:
    """What columns come to of which some are taken away."""
    taken = taken_of(pattern.of)
    more, less = (
        added([_figure(table, row, c) for c in pattern.of if (c in taken) is away], "") for away in (False, True)
    )
    how = "".join(
        ("−" if c in taken else "+" if c.at > pattern.of[0].at else "") + str(c.values[row]) for c in pattern.of
    )
    return without(more, less, how)


def _lies_between(table: Table, row: int, distance: Decimal) -> bool:
    """Whether any two figures of a row lie just so far apart: distances of other rows may be from other columns."""
    told = [Decimal(cell) for cell in map(str.strip, table.rows[row]) if _PLAIN.fullmatch(cell)]
    return any(abs(a - b) == abs(distance) for a, b in combinations(told, 2))


def _is_other_way_round(distance: Decimal, reading: Reading) -> bool:
    """Whether a distance has but the other sign, as where less is better than the target asks for."""
    return Fraction(-distance) in reading.possible


def _of_quotient(ledger: Ledger, table: Table, pattern: Pattern, row: int) -> Iterator[Finding]:
    end, base = (_figure(table, row, c, "个" if pattern.whole else "") for c in pattern.of)
    if GROWN.search(pattern.claim.head):
        names = (cell_of(table, row, 0), *(c.head for c in pattern.of))
        reading = growth(level_of(base, "base"), level_of(end, "end"))
        otherwise = told_otherwise(ledger, table, row, pattern.claim.at)
        if reading and not otherwise and not any(map(is_real, names)):
            caveat = _("口径、基数或可比价格也可能造成差异，请核对") if any(map(may_differ, names)) else ""
            yield _found(ledger, table, row, "growth-of-levels", pattern.claim, reading, caveat)
        return
    rule = "attainment" if _REACHED.search(pattern.claim.head) else "share"
    by = Fraction(10) ** (power_of(pattern.claim, *pattern.of) - _OF_PERCENT)
    plain = ratio(end, base)
    reading = replace(plain, value=plain.value * by, bounds=times(plain.possible, by))
    yield _found(ledger, table, row, rule, pattern.claim, reading)


def _of_increase(ledger: Ledger, table: Table, pattern: Pattern, row: int) -> Iterator[Finding]:
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


def _of_progress(ledger: Ledger, table: Table, pattern: Pattern, row: int) -> Iterator[Finding]:
    now, base, aim = (_figure(table, row, c) for c in pattern.of)
    reading = progress(base, now, aim)
    if reading:
        yield _found(ledger, table, row, "attainment", pattern.claim, reading)


def _found(
    ledger: Ledger, table: Table, row: int, rule: str, column: Column, reading: Reading, caveat: str = ""
) -> Finding:
    figure = _figure(table, row, column)
    name = _("表中“{row}”的“{head}”").format(row=cell_of(table, row, 0), head=column.head)
    return recomputed(ledger, Claim(rule, figure, name, "", "warning" if caveat else "error", caveat), [reading])


def _figure(table: Table, row: int, column: Column, unit: str = "") -> Figure:
    start, end = table.cells[row][column.at]
    return Figure(start=start, end=end, value=column.values[row], unit=unit)
