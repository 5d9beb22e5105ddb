"""Columns that come from those before them, some of which are taken away: 基础分 + 加分 − 扣分 = 得分."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guibiao.audit.tables.patterns.column import Column
from guibiao.audit.tables.patterns.pattern import Pattern
from guibiao.audit.tables.patterns.rows import NAMED, Row, broken_of, shared, unless_broken
from guibiao.expressions import expression

_TAKEN = expression(r"扣|减(?!少率)|支出|付|迁出|转出|死亡|报废|拆除|退出|注销|折旧|重复|提取|发放|使用")
_FEWEST, _MOST = 3, 6  # columns that give another
_NOTHING = 1e-6


def signed_sums(columns: Sequence[Column]) -> Iterator[Pattern]:
    """Columns that are what those right before them come to, less those whose heads say that they are taken away."""
    for at, total in enumerate(columns):
        for first in range(max(at - _MOST, 0), at - _FEWEST + 1):
            parts = columns[first:at]
            if not taken_of(parts[1:]) or taken_of(parts[:1]):
                continue
            broken = broken_of(unless_broken(_off(total, parts), total), NAMED)
            if broken:
                yield Pattern(total, tuple(parts), broken)


def taken_of(parts: Sequence[Column]) -> list[Column]:
    """Those of some columns that are taken away."""
    return [c for c in parts if _TAKEN.search(c.head)]


def _off(total: Column, parts: Sequence[Column]) -> Iterator[Row]:
    taken = taken_of(parts)
    for row in shared((total, *parts)):
        size = abs(total.near[row])
        if size:
            far = abs(total.near[row] - sum(-c.near[row] if c in taken else c.near[row] for c in parts))
            slacks = [c.slack[row] for c in (total, *parts)]
            exact = far < _NOTHING
            yield Row(row, 0.0 if exact else far / size, sum(slacks) / size, 2 * max(slacks) / size if exact else 0.0)
