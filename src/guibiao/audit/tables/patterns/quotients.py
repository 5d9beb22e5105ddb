"""Columns that are a ratio of two others (完成率 = 完成 ÷ 计划) or the growth from one to the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, permutations
from math import log10
from statistics import median

from guibiao.audit.tables.patterns.column import Column
from guibiao.audit.tables.patterns.pattern import Pattern
from guibiao.audit.tables.patterns.rows import NAMED, Row, broken_of, positive, shared, unless_broken
from guibiao.audit.tables.patterns.words import GROWN, RATE

FIRST = 5  # rows that tell in what unit a ratio is


def quotients(columns: Sequence[Column]) -> Iterator[Pattern]:
    """Columns that are a ratio of two others, times a power of ten that is the same in every row, or a growth."""
    for rate in columns:
        if not RATE.search(rate.head) and not GROWN.search(rate.head):
            continue
        for part, whole in permutations([c for c in columns if c is not rate], 2):
            off = _off_growth if GROWN.search(rate.head) else _off_ratio
            rows = unless_broken(off(rate, part, whole), rate)
            if not rows:
                continue
            counts = all(v == v.to_integral_value() for c in (part, whole) for v in c.values.values())
            exact = broken_of([row._replace(allowed=row.fine / 2) for row in rows], NAMED) if counts else ()
            broken = exact or broken_of(rows, NAMED)
            if broken:
                yield Pattern(rate, (part, whole), broken, bool(exact))


def _off_ratio(rate: Column, part: Column, whole: Column) -> Iterator[Row]:
    scale = 10.0 ** power_of(rate, part, whole)
    for row in positive(rate, part, whole):
        x, b, c = rate.near[row], part.near[row], whole.near[row]
        if b != c:
            slack = rate.slack[row] / x + part.slack[row] / b + whole.slack[row] / c
            yield Row(row, abs(x - scale * b / c) / x, slack, 2 * rate.slack[row] / x)


def power_of(rate: Column, part: Column, whole: Column) -> int:
    """The power of ten that a ratio is times over in most of the first rows: 2 where it is in percent."""
    rows = islice(positive(rate, part, whole), FIRST)
    sizes = [log10(rate.near[row] * whole.near[row] / part.near[row]) for row in rows]
    return round(median(sizes)) if sizes else 0


def _off_growth(rate: Column, end: Column, base: Column) -> Iterator[Row]:
    for row in shared((rate, end, base)):
        x, b, c = rate.near[row], end.near[row], base.near[row]
        if x and b > 0 and c > 0:
            rounding = 100 * b / c * (end.slack[row] / b + base.slack[row] / c)
            own = rate.slack[row]
            yield Row(row, abs(x - 100 * (b / c - 1)) / abs(x), (own + rounding) / abs(x), 2 * own / abs(x))
