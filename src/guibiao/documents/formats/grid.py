"""Tables with merged cells, laid out as rows of the same length.

A merged head is repeated over the columns that it heads, so that each column has its whole head; in the body a merged
label is repeated over its rows, but one with a figure in it stands once, lest the figure be counted twice, and so does
one over several columns, which heads a group of rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from guibiao.expressions import expression

_MOST = 3_000_000  # cells of one table
_FIGURE = expression(r"[\d０-９]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell at a row and a column from 0, as many rows high and columns wide as it covers."""

    row: int
    column: int
    text: str
    height: int = 1
    width: int = 1


class TooLargeError(ValueError):
    """A table has more cells than a report could."""


def laid_out(cells: Iterable[Cell], width: int = 0) -> list[list[Cell]]:
    """The rows of a table that say something; a title above it and notes below are rows of one cell.

    Where the number of its columns is known, its `width`, all rows have it. Raises TooLargeError.
    """
    said = [cell for cell in cells if cell.text.strip()]
    if not said:
        return []
    rows = sorted({cell.row for cell in said})
    first, last = (0, width - 1) if width else (min(c.column for c in said), max(c.column for c in said))
    if len(rows) * (last - first + 1) > _MOST:
        raise TooLargeError
    index = {row: n for n, row in enumerate(rows)}
    lone = set() if width else _lone_rows(said, rows)
    by_row: list[list[Cell | None]] = [[None] * (last - first + 1) for _ in rows]
    top = next((row for row in rows if row not in lone), rows[0])
    heads = max((c.row + c.height for c in said if c.row <= top), default=0)
    covered = 0
    for cell in said:
        if cell.row in lone:
            continue
        if cell.height == cell.width == 1:
            by_row[index[cell.row]][cell.column - first] = cell
            continue
        covered += cell.width * min(cell.height, len(rows))
        if covered > 2 * _MOST:  # cells that lie over one another
            raise TooLargeError
        repeated = cell.row < heads or (cell.width == 1 and not _FIGURE.search(cell.text))
        columns = range(cell.column - first, min(cell.column + cell.width, last + 1) - first)
        for row in _covered(rows, index, cell) if repeated else (cell.row,):
            if row in lone:
                break
            line = by_row[index[row]]
            for column in columns if repeated else columns[:1]:
                line[column] = line[column] or cell
    single = {cell.row: cell for cell in said if cell.row in lone}
    return [[single[row]] if row in lone else _filled(by_row[index[row]], row) for row in rows]


def _lone_rows(said: Sequence[Cell], rows: Sequence[int]) -> set[int]:
    """The first rows and the last ones that have one cell only: titles and notes, where there is more than they."""
    counts = dict.fromkeys(rows, 0)
    for cell in said:
        counts[cell.row] += 1
    high = {cell.row for cell in said if cell.height > 1}
    lone = [counts[row] == 1 and row not in high for row in rows]
    before = next((n for n, alone in enumerate(lone) if not alone), 0)
    after = next((n for n, alone in enumerate(reversed(lone)) if not alone), 0)
    return {*rows[:before], *rows[len(rows) - after :]}


def _covered(rows: Sequence[int], index: dict[int, int], cell: Cell) -> Iterable[int]:
    at = index[cell.row]
    while at < len(rows) and rows[at] < cell.row + cell.height:
        yield rows[at]
        at += 1


def _filled(row: Sequence[Cell | None], number: int) -> list[Cell]:
    blank = Cell(number, 0, "")
    return [blank if cell is None else cell for cell in row]


def cell_name(row: int, column: int) -> str:
    """The name of a cell as spreadsheets write it.

    >>> cell_name(4, 2), cell_name(0, 27)
    ('C5', 'AB1')
    """
    return f"{_letters(column)}{row + 1}"


@cache
def _letters(column: int) -> str:
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
