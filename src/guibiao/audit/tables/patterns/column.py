"""Columns of numbers, as patterns are looked for in them."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from guibiao.audit.tabular import heads_of, number_at
from guibiao.documents import Table
from guibiao.expressions import expression
from guibiao.quantity import decimals

MOST_COLUMNS = 12
FEWEST = 2  # rows whose numbers can bear anything out
_NO_FIGURES = expression(r"序号|排名|位次|名次|编号|年份|年度\Z|备注|电话|代码")


class Column(Struct, frozen=True):
    """A column of numbers: where it is, what its head says, its numbers by row."""

    at: int
    head: str
    values: dict[int, Decimal]
    near: dict[int, float]  # the same to compute with quickly
    slack: dict[int, float]  # half a unit of each one's last digit


def columns_of(table: Table) -> list[Column]:
    """The first columns of a table that have numbers, but for those that only number or date its rows."""
    columns = []
    for at, head in enumerate(heads_of(table)[:MOST_COLUMNS]):
        rows = range(table.heads, len(table.rows))
        values = {row: value for row in rows if (value := number_at(table, row, at)) is not None}
        if len(values) > FEWEST and not _NO_FIGURES.search(head):
            near = {row: float(value) for row, value in values.items()}
            columns.append(Column(at, head, values, near, {row: _slack(value) for row, value in values.items()}))
    return columns


def _slack(value: Decimal) -> float:
    """Half a unit of a number's last digit."""
    return 0.5 * 10.0 ** -decimals(value)
