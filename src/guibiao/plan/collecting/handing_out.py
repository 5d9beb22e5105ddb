"""Writing one workbook for each lead unit with what it owes: definitions locked, inputs that take what people paste."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from guibiao.files import written_aside
from guibiao.plan.collecting.file_names import file_names
from guibiao.plan.collecting.layout import Column, Guide, Sheet, form_layout
from guibiao.plan.collecting.owing import Owed, Required, owed
from guibiao.plan.model import Plan
from guibiao.plan.terms import term
from guibiao.quantity import Period

CREATED = datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # the same plan gives the same bytes
FONT = "微软雅黑"
LINE = 16  # points
GUIDE_WIDTHS = (14, 90)
A4 = 9  # as spreadsheets number papers
MOST_LINES = 8
_ALLOWED = {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True, "select_locked_cells": True}
_FOR_PEOPLE = ("person", "at")  # fields of the first sheet that the unit fills in


def write_forms(plan: Plan, period: Period, folder: Path, required: Required) -> list[Path]:
    """Write the workbooks into a folder, each named after its unit; gives their paths in the units' order.

    `required` says what is due at the period's end by indicator and measure, as people read it. A unit that has
    reported everything gets none. Raises InputError where the folder cannot be written.
    """
    due = owed(plan, period, required)
    paths = [folder / name for name in file_names([o.unit for o in due], period.text)]
    for one, path in zip(due, paths, strict=True):
        with written_aside(path) as aside:
            _write_form(plan, period, one, aside)
    return paths


def _write_form(plan: Plan, period: Period, due: Owed, path: Path) -> None:
    guide, sheets = form_layout()
    book = xlsxwriter.Workbook(path, {"strings_to_urls": False})
    book.set_properties({"created": CREATED})
    styles = _styles(book)
    first = book.add_worksheet(guide.sheet)
    _write_guide(first, guide, {"plan": plan.name, "unit": due.unit, "period": period.text}, styles)
    for sheet in sheets:
        if rows := due.rows[sheet.record]:
            _write_sheet(book.add_worksheet(sheet.name), sheet, rows, styles)
    book.worksheets()[1].activate()
    book.close()


def _styles(book: xlsxwriter.Workbook) -> dict[str, Any]:
    common = {"font_name": FONT, "font_size": 10, "valign": "vcenter", "border": 1, "border_color": "#B7C4CF"}
    shown = common | {"text_wrap": True, "bg_color": "#F3F6F9", "font_color": "#333333"}
    head = common | {"bold": True, "text_wrap": True, "align": "center"}
    taken = common | {"num_format": "@", "text_wrap": True, "bg_color": "#FFFBE6", "locked": False}
    formats = {
        "title": {"font_name": FONT, "font_size": 14, "bold": True},
        "prose": {"font_name": FONT, "font_size": 10, "valign": "vcenter", "text_wrap": True},
        "head": head | {"bg_color": "#DCE6F0", "font_color": "#1F2D3A"},
        "input_head": head | {"bg_color": "#1F4E79", "font_color": "#FFFFFF"},
        "shown": shown,
        "number": shown | {"align": "right"},
        "input": taken,
        "input_number": taken | {"align": "right"},
    }
    return {name: book.add_format(look) for name, look in formats.items()}


def _write_guide(cells: Worksheet, guide: Guide, told: dict[str, str], styles: dict[str, Any]) -> None:
    for at, width in enumerate(GUIDE_WIDTHS):
        cells.set_column(at, at, width)
    cells.hide_gridlines(2)
    cells.set_row(0, 2 * LINE)
    cells.write_string(0, 0, guide.title.format(**told), styles["title"])
    row = 2
    for key, label in guide.fields.items():
        cells.write_string(row, 0, label, styles["head"])
        cells.write_string(row, 1, told.get(key, ""), styles["input" if key in _FOR_PEOPLE else "shown"])
        cells.set_row(row, 1.5 * LINE)
        row += 1
    for line in guide.lines:
        row += 1
        cells.merge_range(row, 0, row, 1, line, styles["prose"])
        cells.set_row(row, LINE * _lines(line, sum(GUIDE_WIDTHS)) + 4)
    _finish(cells)


def _write_sheet(cells: Worksheet, sheet: Sheet, rows: list[dict[str, str]], styles: dict[str, Any]) -> None:
    for at, column in enumerate(sheet.columns):
        cells.set_column(at, at, column.width)
        cells.write_string(0, at, column.head, styles["input_head" if column.input else "head"])
        if column.note:
            cells.write_comment(0, at, column.note, {"x_scale": 1.6, "font_name": FONT, "font_size": 9})
        if column.terms:
            cells.data_validation(1, at, len(rows), at, {
                "validate": "list", "source": list(term(column.terms).labels.values()), "error_type": "warning",
                "error_title": "请从下拉框里选", "error_message": "这里只认下拉框里的词",
            })  # fmt: skip
    cells.set_row(0, 2 * LINE)
    for number, row in enumerate(rows, 1):
        lines = [_write_cell(cells, number, at, c, row, styles) for at, c in enumerate(sheet.columns)]
        cells.set_row(number, LINE * max(1.5, min(max(lines), MOST_LINES)))
    cells.freeze_panes(1, 2)
    cells.autofilter(0, 0, len(rows), len(sheet.columns) - 1)
    cells.ignore_errors({"number_stored_as_text": f"A1:{chr(ord('A') + len(sheet.columns) - 1)}{len(rows) + 1}"})
    cells.repeat_rows(0)
    _finish(cells)


def _write_cell(
    cells: Worksheet, row: int, at: int, column: Column, told: dict[str, str], styles: dict[str, Any]
) -> int:
    """Write one cell and say how many lines it takes."""
    number = column.holds == "figure" or column.key in ("last", "required", "total", "planned")
    if column.input:
        cells.write_blank(row, at, None, styles["input_number" if number else "input"])
        return 1
    text = told.get(column.key, "")
    cells.write_string(row, at, text, styles["number" if number and len(text) < column.width else "shown"])
    return _lines(text, column.width)


def _finish(cells: Worksheet) -> None:
    """Locked but for the inputs, without a password: against slips of the hand, not against people."""
    cells.protect("", _ALLOWED)
    cells.set_landscape()
    cells.set_paper(A4)
    cells.fit_to_pages(1, 0)


def _lines(text: str, width: int) -> int:
    """The lines that a text takes when it is wrapped; a Han character is two wide."""
    return sum(max(1, -(-sum(1 if c.isascii() else 2 for c in line) // (width - 1))) for line in text.split("\n"))
