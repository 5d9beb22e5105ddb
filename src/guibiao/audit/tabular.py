"""Tables as the rules read them: heads, cells, and cells that are numbers."""

from __future__ import annotations

from dataclasses import replace

from guibiao.documents import Table
from guibiao.quantity import read_number


def headed(table: Table) -> Table:
    """The table with its first row as its head where none is known and it holds no number: 指标, 2021年, 2022年."""
    if table.heads or not table.rows or any(is_number(cell) for cell in table.rows[0]):
        return table
    return replace(table, heads=1)


def is_number(cell: str) -> bool:
    """Whether a cell holds one number, with or without a sign for percent."""
    try:
        read_number(cell.strip().strip("%％"))
    except ValueError:
        return False
    return True


def heads_of(table: Table) -> list[str]:
    """The head of each column: what its head rows say, each thing once."""
    rows = table.rows[: table.heads]
    width = max((len(row) for row in table.rows), default=0)
    return ["".join(dict.fromkeys(row[at].strip() for row in rows if at < len(row))) for at in range(width)]


def cell_of(table: Table, row: int, column: int) -> str:
    """What a cell says; nothing where the row is too short."""
    return table.rows[row][column].strip() if column < len(table.rows[row]) else ""
