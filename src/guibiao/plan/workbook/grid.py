"""A workbook's sheets as grids of texts, the way people see them: merged cells filled, formulas as their results."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from guibiao.errors import InputError
from guibiao.messages import _
from guibiao.plan.scope import Scope
from guibiao.plan.workbook.cells import CellPlace, cell_text

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

BLANK_ROWS = 1000  # after so many a sheet is over: formats alone may reach to the last row there is
WIDEST = 200  # columns that are looked at for heads


def open_workbook(path: Path, results: bool = False) -> Workbook:
    """The workbook with its formulas, or with their results as the program that saved it computed them."""
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():  # what the library wonders about is no concern of the reader's
            warnings.simplefilter("ignore")
            return load_workbook(path, data_only=results)
    except OSError:
        raise
    except Exception as error:  # a damaged workbook fails in many ways inside the library
        raise InputError(
            _("不是能打开的工作簿"), path.name, _("请用表格软件打开后另存为 .xlsx；有密码的请先取消")
        ) from error


def sheet_names(path: Path) -> list[str]:
    """The names of a workbook's sheets, none where the file is no workbook that can be opened."""
    try:
        with ZipFile(path) as parts:
            root = ElementTree.fromstring(parts.read("xl/workbook.xml"))
    except (OSError, BadZipFile, KeyError, ElementTree.ParseError):
        return []
    return [str(element.get("name")) for element in root.iter() if element.tag.endswith("}sheet")]


class Grid:
    """A worksheet's cells as texts, merged cells filled, formulas as their results."""

    def __init__(self, file: str, cells: Worksheet, results: Callable[[], Workbook], scope: Scope) -> None:
        self.file, self.cells, self.results, self.scope = file, cells, results, scope
        self.merged = {
            (row, column): (area.min_row, area.min_col)
            for area in cells.merged_cells.ranges
            for row in range(area.min_row, area.max_row + 1)
            for column in range(area.min_col, area.max_col + 1)
        }

    def place(self, row: int, column: int, head: str = "") -> CellPlace:
        """Where a cell stands."""
        from openpyxl.utils import get_column_letter

        return CellPlace(self.file, self.cells.title, f"{get_column_letter(column)}{row}", head)

    def text(self, row: int, column: int) -> str:
        """What a cell says; an error or a formula that was never computed is noted and says nothing."""
        row, column = self.merged.get((row, column), (row, column))
        cell: Any = self.cells.cell(row, column)
        value, is_formula = cell.value, cell.data_type == "f"
        if is_formula:
            value = self.results()[self.cells.title].cell(row, column).value
            if value is None:
                what = _("公式还没有算出结果")
                self.scope.note_error(self.place(row, column), what, _("请用表格软件打开、保存一次，或直接填数"))
        if isinstance(value, str) and value.startswith("#") and (is_formula or cell.data_type == "e"):
            what = _("单元格是错误值 {value}").format(value=value)
            self.scope.note_error(self.place(row, column), what, _("请改正公式，或直接填数"))
            return ""
        return cell_text(value, str(cell.number_format), is_formula)

    def rows(self, first: int, columns: int) -> Iterator[tuple[int, list[str]]]:
        """The rows from `first` on that say something, with their number."""
        blank = 0
        for row in range(first, self.cells.max_row + 1):
            texts = [self.text(row, column) for column in range(1, columns + 1)]
            blank = 0 if any(texts) else blank + 1
            if blank > BLANK_ROWS:
                return
            if not blank:
                yield row, texts
