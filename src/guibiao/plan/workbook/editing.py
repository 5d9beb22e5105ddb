"""Changing a plan's workbook where it stands: rows added, cells filled; sheets, widths and notes of its owner stay."""

from __future__ import annotations

from collections import Counter
from copy import copy
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guibiao.plan.scope import Scope
from guibiao.plan.tree import CannotEdit, Plain
from guibiao.plan.workbook.cells import decimals_of
from guibiao.plan.workbook.grid import WIDEST, Grid, open_workbook
from guibiao.plan.workbook.layout import Column, Sheet, layout
from guibiao.plan.workbook.reading import columns_of_heads
from guibiao.plan.workbook.tables import PlainRecord, tables_of
from guibiao.plan.workbook.writing import content_of, held

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

NOTE_SIZE = (320, 90)  # points; the library forgets the size of notes


def edit_tree(path: Path, aside: Path, before: Plain, after: Plain) -> None:
    """Write to `aside` the workbook at `path`, which says `before`, changed so that it says `after`.

    Formulas on the plan's own sheets become the values that they show. Raises CannotEdit where something is taken
    away or the cell is part of a merged area.
    """
    book, results = open_workbook(path), open_workbook(path, results=True)
    titles = {title.strip(): title for title in book.sheetnames}
    old, new = tables_of(before), tables_of(after)
    for sheet in layout().sheets:
        title = titles.get(sheet.name)
        if title is not None:
            _settle(book[title], Grid(path.name, book[title], lambda: results, Scope()))
        if repr(old[sheet.record]) == repr(new[sheet.record]):
            continue
        if sheet.shape == "card":
            raise CannotEdit
        cells = book[title] if title is not None else _new_sheet(book, sheet)
        _edit(Grid(path.name, cells, lambda: results, Scope()), sheet, old[sheet.record], new[sheet.record])
    book.save(aside)


def _settle(cells: Worksheet, grid: Grid) -> None:
    """Put values in the place of formulas, since the library would drop their results; keep notes readable."""
    cell: Any
    for row in cells.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                _put(cell, *_number(grid.text(cell.row, cell.column)))
            if cell.comment is not None:
                cell.comment.width, cell.comment.height = NOTE_SIZE


def _number(text: str) -> tuple[str | float, str | None]:
    """What a formula showed, as a number with its format where it is one."""
    try:
        figure = Decimal(text.removesuffix("%"))
    except InvalidOperation:
        return text, None
    percent = text.endswith("%")
    shape = _shape(decimals_of(figure)) + ("%" if percent else "")
    return float(figure.scaleb(-2) if percent else figure), shape


def _shape(decimals: int) -> str:
    return "0." + "0" * decimals if decimals else "0"


def _new_sheet(book: Workbook, sheet: Sheet) -> Worksheet:
    cells: Worksheet = book.create_sheet(sheet.name)
    cells.append([column.head for column in sheet.columns])
    return cells


def _edit(grid: Grid, sheet: Sheet, old: list[PlainRecord], new: list[PlainRecord]) -> None:
    first, texts = next(grid.rows(1, WIDEST))
    heads = {column.key: at for at, column in columns_of_heads(grid, first, texts, sheet).items()}
    rows = [row for row, _texts in grid.rows(first + 1, max(heads.values()))]
    last = max(rows, default=first)
    known = {str(record["id"]): record for record in old if "id" in record}
    at_row = {_id(grid, row, heads): row for row in rows}
    unchanged = Counter(map(repr, old)) if not known else Counter()
    for record in new:
        if "id" in record and str(record["id"]) in known:
            row = at_row.get(str(record["id"]))
            if row is None:
                raise CannotEdit
            _fill(grid, sheet, heads, row, record, known.pop(str(record["id"])))
        elif unchanged[repr(record)]:
            unchanged[repr(record)] -= 1
        else:
            last += 1
            _dress(grid.cells, last, first, max(heads.values()))
            _fill(grid, sheet, heads, last, record, {})
    if known or unchanged.total():
        raise CannotEdit


def _id(grid: Grid, row: int, heads: dict[str, int]) -> str:
    own = grid.text(row, heads["id"]) if "id" in heads else ""
    return own or (grid.text(row, heads["name"]) if "name" in heads else "")


def _dress(cells: Worksheet, row: int, first: int, last_column: int) -> None:
    """A new row looks like the one above it."""
    if row - 1 > first:
        for at in range(1, last_column + 1):
            above: Any = cells.cell(row - 1, at)
            cell: Any = cells.cell(row, at)
            cell._style = copy(above._style)  # as one value: font by font it takes a hundred times as long


def _fill(grid: Grid, sheet: Sheet, heads: dict[str, int], row: int, record: PlainRecord, before: PlainRecord) -> None:
    for column in sheet.columns:
        value, was = held(record, column.key), held(before, column.key)
        if repr(value) == repr(was):
            continue
        if (row, heads.get(column.key, 0)) in grid.merged:
            raise CannotEdit
        if column.key not in heads:
            heads[column.key] = _new_column(grid.cells, column, heads)
        if value is None:
            grid.cells.cell(row, heads[column.key]).value = None
            continue
        content, decimals = content_of(column, value)
        _put(grid.cells.cell(row, heads[column.key]), content, None if decimals is None else _shape(decimals))


def _new_column(cells: Worksheet, column: Column, heads: dict[str, int]) -> int:
    at = max(heads.values()) + 1
    cells.cell(1, at).value = column.head
    return at


def _put(cell: Any, content: str | float, shape: str | None) -> None:
    cell.value = content
    if isinstance(content, str):
        cell.data_type, cell.number_format = "s", "@"  # a text that begins with = is no formula
    else:
        cell.number_format = shape or "0"
