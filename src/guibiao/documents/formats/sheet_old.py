"""Old Excel workbooks (.xls), through calamine, which knows values and merged cells but no number formats."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from typing import Any

from guibiao.documents.formats.grid import Cell, TooLargeError
from guibiao.documents.formats.number_format import shown
from guibiao.errors import InputError
from guibiao.messages import _

_MOST = 3_000_000  # cells of a sheet, also empty ones between others


def sheets(content: bytes, where: str) -> Iterator[tuple[str, list[Cell]]]:
    """The visible sheets of a workbook. Raises InputError and TooLargeError."""
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    except python_calamine.PasswordError as error:
        raise InputError(_("文件加了密码"), where, _("请在 Excel 或 WPS 中去掉密码后另存")) from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise _damaged(where) from error
    visible, worksheet = python_calamine.SheetVisibleEnum.Visible, python_calamine.SheetTypeEnum.WorkSheet
    for entry in book.sheets_metadata:
        if entry.visible != visible or entry.typ != worksheet:
            continue
        try:
            sheet = book.get_sheet_by_name(entry.name)
        except (python_calamine.CalamineError, OSError, ValueError) as error:
            raise _damaged(where) from error
        yield entry.name, _cells(sheet)


def _damaged(where: str) -> InputError:
    return InputError(_("文件已损坏，或不是电子表格"), where, _("请在 Excel 或 WPS 中打开后另存为 .xlsx"))


def _cells(sheet: Any) -> list[Cell]:
    if sheet.total_height * sheet.total_width > _MOST:
        raise TooLargeError
    merged = {(a[0], a[1]): (b[0] - a[0] + 1, b[1] - a[1] + 1) for a, b in sheet.merged_cell_ranges or ()}
    top, left = sheet.start or (0, 0)
    return [
        Cell(row, column, text, *merged.get((row, column), (1, 1)))
        for row, values in enumerate(sheet.to_python(skip_empty_area=True), top)
        for column, value in enumerate(values, left)
        if (text := _text(value))
    ]


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return shown(value, "General")
    if isinstance(value, datetime.datetime):
        return f"{value:%Y-%m-%d}" if value.time() == datetime.time() else f"{value:%Y-%m-%d %H:%M}"
    return str(value)
