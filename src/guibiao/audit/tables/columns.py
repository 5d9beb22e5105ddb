"""The columns of a table by their heads: levels of several times, targets, results, amounts."""

from __future__ import annotations

from typing import NamedTuple

from guibiao.audit.tables.words import ATTAINED, DERIVED, GOAL, MEAN, SHORT
from guibiao.audit.tabular import heads_of
from guibiao.documents import Table
from guibiao.expressions import expression

_YEAR = expression(r"(?:19|20)\d\d")
_BEFORE, _AFTER = expression(r"上年|去年|基期"), expression(r"本年|当年|今年|现状|本期|本月|累计")
_DONE = expression(r"完成|实际|实绩|现状|累计|预计值|执行|决算")
_ADDED_UP = expression(r"累计|合计")
_IN_ALL, _SO_FAR = expression(r"总投资|投资总额"), expression("累计")


class Column(NamedTuple):
    """A column by its head: where it is and what the head says."""

    at: int
    head: str

    def year(self) -> int:
        """The year that its levels are of; 上年 and 本年 count as one before and one after any."""
        found = _YEAR.findall(self.head)
        return int(found[-1]) if found else -1


class Columns(NamedTuple):
    """All columns of a table, and those of them that others rest on."""

    every: list[Column]
    levels: list[Column]
    goals: list[Column]
    done: list[Column]
    amounts: list[Column]

    def results(self) -> list[Column]:
        """What is held against targets: what heads call done, or else the levels."""
        return self.done or self.levels


def columns_of(table: Table) -> Columns:
    """The columns of a table, told apart by what their heads say."""
    every = [Column(at, head) for at, head in enumerate(heads_of(table))]
    levels = _levels(every)
    goals = [c for c in every if GOAL.search(c.head) and not any(p.search(c.head) for p in (ATTAINED, MEAN, SHORT))]
    if not goals and any(map(_SO_FAR.search, heads_of(table))):
        goals = [c for c in every if _IN_ALL.search(c.head) and not _SO_FAR.search(c.head)]  # 总投资, 累计完成投资
    done = [
        c
        for c in every
        if _DONE.search(c.head) and c not in goals and not any(p.search(c.head) for p in (DERIVED, ATTAINED, SHORT))
    ]
    return Columns(every, levels, goals, done, [c for c in every if c in levels or not DERIVED.search(c.head)])


def _levels(columns: list[Column]) -> list[Column]:
    """The columns of two or more times, in their order: 2021年, 2022年 or 上年, 本年."""
    plain = [c for c in columns if not any(p.search(c.head) for p in (DERIVED, GOAL))]
    dated = [c for c in plain if c.year() > 0 and not _ADDED_UP.search(c.head)]
    if len(dated) > 1 and len({c.year() for c in dated}) == len(dated):
        return sorted(dated, key=Column.year)
    before, after = ([c for c in plain if p.search(c.head)] for p in (_BEFORE, _AFTER))
    beside = [c for c in plain if before and c.at == before[0].at - 1 and c.at and c not in before]
    return [*before, *(after or beside)]  # 产量, 上年, 增减
