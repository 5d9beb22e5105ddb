"""Tables as the rules read them: with a head, and cells that are numbers."""

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
