"""Columns that are the sum of others: 合计 = 甲 + 乙, and 完成 + 差距 = 目标 where a head names a distance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from guibiao.audit.complements import is_whole
from guibiao.audit.misprint import slip_in_sum
from guibiao.audit.tables.patterns.column import Column
from guibiao.audit.tables.patterns.pattern import Pattern
from guibiao.audit.tables.patterns.rows import NAMED, SURE, Row, broken_of, shared, unless_broken
from guibiao.audit.tables.patterns.words import CHANGED, SHORT
from guibiao.expressions import expression

_TOTAL = expression(r"合\s*计|总\s*计|小\s*计|共\s*计|总[投数量额人产面收支]|全[年县市区省州]|累计|[三四五]年")
_IS_TOTAL = expression(r"合\s*计|总\s*计|小\s*计|共\s*计")
MANY = 4  # rows that bear out a sum in words that may mean more than it: 总投资 of what is not yet spent
_NOTHING = 1e-6


def sums(columns: Sequence[Column]) -> Iterator[Pattern]:
    """Columns that are the sum of two others, or of a run of others beside each other."""
    for total in columns:
        others = [c for c in columns if c is not total]
        runs = [tuple(others[i:j]) for i in range(len(others)) for j in range(i + 3, len(others) + 1)]
        for parts in [*runs[::-1], *combinations(others, 2)]:
            rows = unless_broken(_off_sum(total, parts), total)
            if not rows:
                continue
            named = _is_named(total, parts)
            broken = broken_of(rows, NAMED if named else SURE)
            if not _IS_TOTAL.search(total.head) and not moved_of(parts) and len(rows) - len(broken) < MANY:
                broken = tuple(row for row in broken if slip_in_sum(total.values[row], [c.values[row] for c in parts]))
            if broken:
                yield Pattern(total, parts, broken)


def _is_named(total: Column, parts: Sequence[Column]) -> bool:
    """Whether the heads say that some columns make up another, or are its change or its distance from another."""
    return bool(moved_of(parts) or _TOTAL.search(total.head)) or is_whole([c.head for c in parts])


def moved_of(parts: Sequence[Column]) -> Column | None:
    """The part whose head says that it is a change or a distance, if any."""
    return next((c for c in parts if CHANGED.search(c.head) or SHORT.search(c.head)), None)


def _off_sum(total: Column, parts: Sequence[Column]) -> Iterator[Row]:
    for row in shared((total, *parts)):
        values = [c.near[row] for c in parts]
        size = abs(total.near[row])
        if size and sum(map(bool, values)) > 1:
            far = abs(total.near[row] - sum(values))
            slacks = [c.slack[row] for c in (total, *parts)]
            exact = far < _NOTHING
            yield Row(row, 0.0 if exact else far / size, sum(slacks) / size, 2 * max(slacks) / size if exact else 0.0)
