"""Cells of a table with what their row and their column say of them."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from guibiao.audit.figure import Figure
from guibiao.audit.judgement import Reading
from guibiao.audit.measures import is_count
from guibiao.audit.tables.columns import Column, Columns
from guibiao.audit.tables.words import IN_BRACKETS
from guibiao.audit.tabular import cell_of
from guibiao.documents import Table
from guibiao.quantity import read_number


class Cell(NamedTuple):
    """A cell: its table, the table's columns, its row and its column."""

    table: Table
    columns: Columns
    row: int
    column: Column

    def text(self) -> str:
        return cell_of(self.table, self.row, self.column.at)

    def figure(self, unit: str) -> Figure | None:
        """The cell's number, read in a unit; None where it holds none."""
        return figure_at(self.table, self.row, self.column, unit)

    def beside(self, column: Column, unit: str) -> Figure | None:
        """The number of its row in another column."""
        return figure_at(self.table, self.row, column, unit)

    def unit(self) -> str:
        """The unit that its row names: in brackets behind its name, or in a column of units."""
        found = IN_BRACKETS.findall(self.table.rows[self.row][0])
        column = next((c.at for c in self.columns.every if c.head.strip() in ("单位", "计量单位")), None)
        return found[-1] if found else cell_of(self.table, self.row, column) if column is not None else ""

    def names(self) -> list[str]:
        """The cells before it that are no figures: its class and its indicator."""
        cells = [cell.strip() for cell in self.table.rows[self.row][: self.column.at]]
        return [cell for cell in cells if cell and not cell[0].isdigit()] or [""]


class Told(NamedTuple):
    """What a cell says by its head, the rule that this is about, and what its row gives for it."""

    rule: str
    claim: Figure
    readings: list[Reading]


def figure_at(table: Table, row: int, column: Column, unit: str) -> Figure | None:
    """The number of a row in a column; whole numbers of what is counted stand for just themselves."""
    try:
        value: Decimal = read_number(cell_of(table, row, column.at).strip("%％"))
    except ValueError:
        return None
    start, end = table.cells[row][column.at]
    whole = value == value.to_integral_value() and is_count(unit)
    return Figure(start=start, end=end, value=value, unit="个" if whole else unit if unit in ("%", "％") else "")
