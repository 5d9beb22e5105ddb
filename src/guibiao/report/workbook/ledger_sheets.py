"""Ledgers as sheets of a workbook: a title, heads that repeat on every page, numbers as numbers, lights in colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from math import ceil
from typing import Any

from guibiao.expressions import expression
from guibiao.quantity import decimals
from guibiao.report.phrases.figures import text_width
from guibiao.report.workbook.sheets import A3, Formats, print_setup
from guibiao.track import light_name

_UNFIT = expression(r"[\x00-\x1f\[\]:*?/\\]")
_LONGEST_NAME = 31
_SHARE_DECIMALS = 2  # of a number that was computed


@dataclass(frozen=True, slots=True)
class Formula:
    """A live formula with the value that it gives now, None for nothing; a computed share has two decimals."""

    text: str
    value: int | Decimal | Fraction | None


Cell = str | int | Decimal | Fraction | Formula | None

FILLS = {"green": "#C6E0B4", "yellow": "#FFE699", "red": "#F4B183", "blue": "#BDD7EE", "orange": "#F8CBAD",
         "late": "#F4B183", "behind": "#FFE699", "done": "#C6E0B4"}  # fmt: skip
_TITLE, _CLOCK, _HEAD, FIRST = 0, 1, 2, 3  # rows, from 0
_LINE, _AIR, _MOST_LINES = 13, 5, 31


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width in half-width characters, whether it is centred.

    `lights` are the colours of what its cells may say; they follow the text when somebody changes it.
    """

    head: str
    width: int
    centred: bool = False
    lights: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of cells; `strong` is for packages and sums."""

    cells: tuple[Cell, ...]
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


def light_fills() -> dict[str, str]:
    """The colours of green, yellow and red lights by what they are called."""
    return {light_name(light): FILLS[light] for light in ("green", "yellow", "red")}


def ledger_workbook(sheets: Sequence[Sheet], made: datetime) -> bytes:
    """The bytes of an .xlsx file; `made` is written into it, so that the same ledger gives the same bytes."""
    from xlsxwriter import Workbook

    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": sheets[0].title, "created": made})
    formats = Formats(book)
    for sheet in sheets:
        add_ledger(book, formats, sheet)
    book.close()
    return buffer.getvalue()


def add_ledger(book: Any, formats: Formats, sheet: Sheet) -> None:
    """Write a ledger into a workbook, on a sheet of its own."""
    page = book.add_worksheet(_sheet_name(sheet.name, [other.name for other in book.worksheets()]))
    last = len(sheet.columns) - 1
    page.merge_range(_TITLE, 0, _TITLE, last, sheet.title, formats(bold=True, font_size=16, align="center"))
    page.merge_range(_CLOCK, 0, _CLOCK, last, sheet.clock, formats(align="right"))
    head = formats(bold=True, border=1, align="center", text_wrap=True, bg_color="#D9D9D9")
    for at, column in enumerate(sheet.columns):
        page.write_string(_HEAD, at, column.head, head)
        page.set_column(at, at, column.width)
    for row, line in enumerate(sheet.lines, FIRST):
        page.set_row(row, _height(line, sheet.columns))
        for at, (cell, column) in enumerate(zip(line.cells, sheet.columns, strict=True)):
            _write_cell(page, formats, (row, at), cell, _look(line, column))
    end = max(FIRST + len(sheet.lines) - 1, FIRST)
    for at, column in enumerate(sheet.columns):
        for text, fill in column.lights.items():
            rule = {
                "type": "cell",
                "criteria": "==",
                "value": f'"{text}"',
                "format": book.add_format({"bg_color": fill}),
            }
            page.conditional_format(FIRST, at, end, at, rule)
    page.set_row(_TITLE, 30)
    page.set_row(_HEAD, 2 * _LINE + _AIR)
    page.freeze_panes(FIRST, sheet.frozen)
    page.autofilter(_HEAD, 0, end, last)
    print_setup(page, repeat=_HEAD, paper=A3)


def _sheet_name(name: str, taken: Sequence[str]) -> str:
    """A name that Excel takes: at most 31 characters, none of []:*?/\\, no apostrophe at its ends, no other's name."""
    plain = _UNFIT.sub("_", name).strip("' ")[:_LONGEST_NAME] or "_"
    used, number = {other.casefold() for other in taken}, 2
    unique = plain
    while unique.casefold() in used or unique.casefold() == "history":
        ending = f"（{number}）"
        unique, number = plain[: _LONGEST_NAME - len(ending)] + ending, number + 1
    return unique


def _look(line: Line, column: Column) -> dict[str, Any]:
    look: dict[str, Any] = {"border": 1, "text_wrap": True}
    look |= {"align": "center"} if column.centred else {}
    look |= {"bold": True} if line.strong else {}
    return look


def _write_cell(page: Any, formats: Formats, at: tuple[int, int], cell: Cell, look: dict[str, Any]) -> None:
    if cell is None:
        page.write_blank(*at, None, formats(**look))
    elif isinstance(cell, str):
        page.write_string(*at, cell, formats(**look))
    elif isinstance(cell, Formula):
        value = float(cell.value) if cell.value is not None else ""
        page.write_formula(*at, cell.text, formats(**look, num_format=_number_format(cell.value)), value)
    else:
        page.write_number(*at, float(cell), formats(**look, num_format=_number_format(cell)))


def _number_format(number: int | Decimal | Fraction | None) -> str:
    places = decimals(number) if isinstance(number, Decimal) else _SHARE_DECIMALS * isinstance(number, Fraction)
    return f"0.{'0' * places}" if places else "0"


def _height(line: Line, columns: Sequence[Column]) -> int:
    def lines(cell: Cell, width: int) -> int:
        texts = _printed(cell).split("\n")
        return sum(max(1, ceil(2 * text_width(text) / max(width - 3, 1))) for text in texts)

    most = max(lines(cell, column.width) for cell, column in zip(line.cells, columns, strict=True))
    return min(most, _MOST_LINES) * _LINE + _AIR


def _printed(cell: Cell) -> str:
    number = cell.value if isinstance(cell, Formula) else cell
    return "" if number is None else f"{float(number):.2f}" if isinstance(number, Fraction) else str(number)
