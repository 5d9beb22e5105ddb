"""Columns that say by how many percent a level grew, beside what was added to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guibiao.audit.tables.patterns.column import Column
from guibiao.audit.tables.patterns.pattern import Pattern
from guibiao.audit.tables.patterns.rows import NAMED, Row, broken_of, shared, unless_broken
from guibiao.audit.tables.patterns.words import CHANGED, GROWN, IN_PERCENT


def increases(columns: Sequence[Column]) -> Iterator[Pattern]:
    """Columns that say by how many percent a level grew, beside what was added to it: 9.92 | 3.04 | 44.2."""
    for rate in (c for c in columns if GROWN.search(c.head) and IN_PERCENT.search(c.head)):
        added_to = [c for c in columns if c is not rate and CHANGED.search(c.head) and not IN_PERCENT.search(c.head)]
        for change in added_to:
            for level in (c for c in columns if c not in (rate, change)):
                broken = broken_of(unless_broken(_off_increase(rate, level, change), rate), NAMED)
                if broken:
                    yield Pattern(rate, (level, change), broken)


def _off_increase(rate: Column, level: Column, change: Column) -> Iterator[Row]:
    for row in shared((rate, level, change)):
        x, b, c = rate.near[row], level.near[row], change.near[row]
        base = b - c
        if x and c and base > 0:
            rounding = 100 * (change.slack[row] / base + abs(c) * (level.slack[row] + change.slack[row]) / base**2)
            own = rate.slack[row]
            yield Row(row, abs(x - 100 * c / base) / abs(x), (own + rounding) / abs(x), 2 * own / abs(x))
