"""Columns that say how much of the way from a base to an aim is covered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from guibiao.audit.tables.patterns.column import Column
from guibiao.audit.tables.patterns.pattern import Pattern
from guibiao.audit.tables.patterns.rows import NAMED, Row, broken_of, shared, unless_broken
from guibiao.expressions import expression

_PROGRESS = expression(r"实现程度|完成程度|完成进度|目标进度|进展程度|完成率|实现率|达成")


def progresses(columns: Sequence[Column]) -> Iterator[Pattern]:
    """Columns that say how much of the way from a base to an aim is covered: (实际 − 基期) ÷ (目标 − 基期)."""
    for rate in (c for c in columns if _PROGRESS.search(c.head)):
        for now, base, aim in permutations([c for c in columns if c is not rate], 3):
            broken = broken_of(unless_broken(_off_progress(rate, now, base, aim), rate), NAMED)
            if broken:
                yield Pattern(rate, (now, base, aim), broken)


def _off_progress(rate: Column, now: Column, base: Column, aim: Column) -> Iterator[Row]:
    for row in shared((rate, now, base, aim)):
        x, b, a, c = rate.near[row], now.near[row], base.near[row], aim.near[row]
        if x > 0 and b != a and c not in (a, b):
            slack = (now.slack[row] + base.slack[row]) / abs(b - a) + (aim.slack[row] + base.slack[row]) / abs(c - a)
            own = rate.slack[row] / x
            yield Row(row, abs(x - 100 * (b - a) / (c - a)) / x, own + slack, 2 * own)
