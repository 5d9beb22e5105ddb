"""Old Excel workbooks (.xls), through xlrd, the library that knows their number formats."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from guibiao.documents.formats.grid import Cell, TooLargeError
from guibiao.documents.formats.number_format import format_code, shown
from guibiao.errors import InputError
from guibiao.expressions import expression
from guibiao.messages import _

_MOST = 2_000_000  # cells of all sheets, also empty ones that have a format
_LOCKED = expression("encrypt|password", re.IGNORECASE)
_PACKED = "EncryptedPackage".encode("utf-16-le")  # the stream of a new workbook with a password
_RAISED = 1  # the escapement of a font


def sheets(content: bytes, where: str) -> Iterator[tuple[str, list[Cell]]]:
    """The visible sheets of a workbook. Raises InputError and TooLargeError."""
    import xlrd

    try:
        book = xlrd.open_workbook(
            file_contents=content, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO()
        )
        formats = _formats(book)
        left = _MOST
        for number, name in enumerate(book.sheet_names()):
            sheet = book.sheet_by_index(number)
            left -= sum(map(sheet.row_len, range(sheet.nrows)))
            if left < 0:
                raise TooLargeError
            if sheet.visibility == 0:
                yield name, list(_cells(sheet, formats))
            book.unload_sheet(number)
    except (TooLargeError, InputError):
        raise
    except Exception as error:  # xlrd raises whatever a broken file brings: struct.error, IndexError, AssertionError
        if _LOCKED.search(str(error)) or _PACKED in content:
            raise InputError(_("文件加了密码"), where, _("请在 Excel 或 WPS 中去掉密码后另存")) from error
        raise InputError(_("文件已损坏，或不是电子表格"), where, _("请在 Excel 或 WPS 中打开后另存为 .xlsx")) from error


def _formats(book: Any) -> list[str]:
    """The number format of each of the workbook’s cell formats."""
    own = {found.format_key: found.format_str for found in book.format_list}  # the standard ones are in another list
    return [format_code(cell.format_key, own) for cell in book.xf_list]


def _cells(sheet: Any, formats: list[str]) -> Iterator[Cell]:
    merged = {(top, left): (low - top, right - left) for top, low, left, right in sheet.merged_cells}
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            if text := _text(sheet, row, column, cell, formats):
                yield Cell(row, column, text, *merged.get((row, column), (1, 1)))


def _text(sheet: Any, row: int, column: int, cell: Any, formats: list[str]) -> str:
    """What a cell shows."""
    from xlrd.biffh import XL_CELL_BOOLEAN, XL_CELL_DATE, XL_CELL_NUMBER, XL_CELL_TEXT

    if cell.ctype == XL_CELL_TEXT:
        return _rich(str(cell.value), sheet.rich_text_runlist_map.get((row, column), ()), sheet.book.font_list)
    if cell.ctype == XL_CELL_BOOLEAN:
        return "是" if cell.value else "否"
    if cell.ctype not in (XL_CELL_NUMBER, XL_CELL_DATE):
        return ""
    code = formats[cell.xf_index] if cell.xf_index < len(formats) else "General"
    try:
        return shown(cell.value, code, sheet.book.datemode == 1)
    except (ValueError, OverflowError):
        return str(cell.value)


def _rich(text: str, runs: Any, fonts: Any) -> str:
    """The text with its raised runs, each from a character on in a font, in <sup>."""
    out, at, raised = "", 0, False
    for start, font in (*runs, (len(text), 0)):
        piece = text[at:start]
        out += f"<sup>{piece}</sup>" if raised and piece.strip() else piece
        at, raised = start, font < len(fonts) and fonts[font].escapement == _RAISED
    return out
