"""Ledgers as sheets of a workbook: a title, heads that repeat on every page, numbers as numbers, lights in colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from math import ceil
from typing import Any

from guibiao.report.figures import decimals, text_width
from guibiao.report.workbook_sheets import Formats

Cell = str | int | Decimal | None

FILLS = {"green": "#C6E0B4", "yellow": "#FFE699", "red": "#F4B183", "blue": "#BDD7EE", "orange": "#F8CBAD",
         "late": "#F4B183", "behind": "#FFE699", "done": "#C6E0B4"}  # fmt: skip
_TITLE, _CLOCK, _HEAD, _FIRST = 0, 1, 2, 3
_LINE, _AIR, _MOST_LINES = 13, 5, 31
_A3 = 8


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width in half-width characters, whether it is centred."""

    head: str
    width: int
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row of cells; `fills` gives the colour of some by their place, `strong` is for packages and sums."""

    cells: tuple[Cell, ...]
    fills: dict[int, str] = field(default_factory=dict)
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A ledger on a sheet; `frozen` columns stay in sight."""

    name: str
    title: str
    clock: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    frozen: int = 2


def ledger_workbook(sheets: Sequence[Sheet], made: datetime) -> bytes:
    """The bytes of an .xlsx file; `made` is written into it, so that the same ledger gives the same bytes."""
    from xlsxwriter import Workbook

    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": sheets[0].title, "created": made})
    formats = Formats(book)
    for sheet in sheets:
        _write(book.add_worksheet(sheet.name), formats, sheet)
    book.close()
    return buffer.getvalue()


def _write(page: Any, formats: Formats, sheet: Sheet) -> None:
    last = len(sheet.columns) - 1
    page.merge_range(_TITLE, 0, _TITLE, last, sheet.title, formats(bold=True, font_size=16, align="center"))
    page.merge_range(_CLOCK, 0, _CLOCK, last, sheet.clock, formats(align="right"))
    head = formats(bold=True, border=1, align="center", text_wrap=True, bg_color="#D9D9D9")
    for at, column in enumerate(sheet.columns):
        page.write_string(_HEAD, at, column.head, head)
        page.set_column(at, at, column.width)
    for row, line in enumerate(sheet.lines, _FIRST):
        page.set_row(row, _height(line, sheet.columns))
        for at, (cell, column) in enumerate(zip(line.cells, sheet.columns, strict=True)):
            _write_cell(page, formats, (row, at), cell, _look(line, at, column))
    end = max(_FIRST + len(sheet.lines) - 1, _FIRST)
    page.set_row(_TITLE, 30)
    page.set_row(_HEAD, 2 * _LINE + _AIR)
    page.freeze_panes(_FIRST, sheet.frozen)
    page.autofilter(_HEAD, 0, end, last)
    page.set_landscape()
    page.set_paper(_A3)
    page.fit_to_pages(1, 0)
    page.repeat_rows(_HEAD)
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.set_footer("&C— &P / &N —")


def _look(line: Line, at: int, column: Column) -> dict[str, Any]:
    look: dict[str, Any] = {"border": 1, "text_wrap": True}
    look |= {"align": "center"} if column.centred else {}
    look |= {"bold": True} if line.strong else {}
    look |= {"bg_color": line.fills[at]} if at in line.fills else {}
    return look


def _write_cell(page: Any, formats: Formats, at: tuple[int, int], cell: Cell, look: dict[str, Any]) -> None:
    if cell is None:
        page.write_blank(*at, None, formats(**look))
    elif isinstance(cell, str):
        page.write_string(*at, cell, formats(**look))
    else:
        places = decimals(cell) if isinstance(cell, Decimal) else 0
        page.write_number(*at, float(cell), formats(**look, num_format=f"0.{'0' * places}" if places else "0"))


def _height(line: Line, columns: Sequence[Column]) -> int:
    def lines(cell: Cell, width: int) -> int:
        texts = (str(cell) if cell is not None else "").split("\n")
        return sum(max(1, ceil(2 * text_width(text) / max(width - 3, 1))) for text in texts)

    most = max(lines(cell, column.width) for cell, column in zip(line.cells, columns, strict=True))
    return min(most, _MOST_LINES) * _LINE + _AIR
