"""Which columns another one leads from: the levels before a growth, the base and the aim of a pace, two places."""

from __future__ import annotations

from guibiao.audit.tables.columns import Column, Columns
from guibiao.audit.tables.words import DERIVED, GOAL, GROWTH


def levels_before(columns: Columns, column: Column) -> list[Column]:
    """The levels on the left of a column; none where each has a growth of its own and the last is not the latest.

    One level on the left may have its base on the right: 2022年, 比上年±%, 2021年.
    """
    left = [c for c in columns.levels if c.at < column.at]
    right = [c for c in columns.levels if c.at > column.at]
    growths = [c for c in columns.every if GROWTH.search(c.head)]
    if len(left) == len(right) == len(growths) == 1 and left[0].year() == right[0].year() + 1:
        return [*right, *left]
    places = [c.at for c in left]
    parted = any(min(places) < c.at < max(places) for c in growths) if places else False
    return [] if parted and left[-1].at != max(places) else left


def base_and_aim(columns: Columns, column: Column) -> list[Column]:
    """The base and the aim that a yearly pace leads from and to: 2020年, 2025年目标, 年均增长."""
    dated = [c for c in columns.every if c.at < column.at and c.year() > 0 and not DERIVED.search(c.head)]
    goals = [c for c in dated if GOAL.search(c.head)]
    return sorted(dated, key=Column.year) if len(goals) == 1 and len({c.year() for c in dated}) == len(dated) else []


def places_beside(columns: Columns, column: Column) -> list[Column]:
    """The two columns that a distance between places lies between, where there are just two: 全市, 本县."""
    others = [c for c in columns.every[1:] if c.at != column.at and not DERIVED.search(c.head)]
    return others if len(others) == len("两个") else []
