"""Statements as an Excel workbook to work in: a sheet of data, written row by row, and a sheet that explains it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from guibiao.documents import Document
from guibiao.expressions import expression
from guibiao.extract.statement import BOUNDS, MEASURES, ROLES, Statement
from guibiao.extract.terms import field_name, field_note, term_name, term_note
from guibiao.extract.writing import Found, why
from guibiao.files import written_aside
from guibiao.messages import _

COLUMNS = {  # with their widths
    "indicator": 32, "period": 11, "value": 13, "unit": 11, "measure": 10, "role": 7, "bound": 7, "base": 9,
    "value_max": 9, "region": 12, "quote": 70, "text": 14, "doc": 20, "place": 9, "code": 22, "start": 8, "end": 8,
}  # fmt: skip
_WHY = 70  # the width of the grounds
COLOURS = {"actual": ("#E3F0F8", "#0B5C8A"), "estimate": ("#FFF3D6", "#8A5A00"), "target": ("#F0E4F7", "#6B2D8F")}
TERMS = frozenset(("measure", "role", "bound"))
_ROWS = 1_000_000  # of one sheet; Excel has room for 1,048,576
_EXACT = 15  # digits that Excel keeps of a number
_SENTENCE_END = expression(r"[。！？!?\n]")
_BEFORE, _AFTER = 120, 60  # characters of the sentence that are quoted around a figure
_SEEN_BEFORE, _SEEN_AFTER = 40, 26  # … in a cell of two lines, where the figure is always seen
_ROW = 30  # the height of a row in points: two lines; said once for all, since each row's own would be kept in memory


def write_sheet(found: Iterable[Found], path: Path, explained: bool = False) -> None:
    """Write statements to an .xlsx file, whole or not at all; memory does not grow with their number.

    `explained` adds a column with the grounds. Raises InputError where the file cannot be written.
    """
    import xlsxwriter

    with written_aside(path) as aside, xlsxwriter.Workbook(aside, {"constant_memory": True}) as book:
        sheets = _Sheets(book, explained)
        for one in found:
            for number, statement in enumerate(one.statements):
                sheets.add(one.document, statement, why(one.grounds[number]) if explained else "")
        sheets.close()


def quote(document: Document, statement: Statement, before: int = _BEFORE, after: int = _AFTER) -> tuple[str, str, str]:
    """The sentence of a figure: what stands before it, the figure, what stands after it, cut to so many characters."""
    text, start, end = document.text, statement.clean_start, statement.clean_end
    ends = [m.end() for m in _SENTENCE_END.finditer(text, max(start - before, 0), start)]
    begins = ends[-1] if ends else max(start - before, 0)
    stop = _SENTENCE_END.search(text, end, end + after)
    lead = ("" if ends or not begins else "…") + text[begins:start].lstrip()
    tail = text[end : stop.end() if stop else end + after].rstrip()
    return lead, text[start:end], tail if stop or end + after >= len(text) else tail + "…"


class _Sheets:
    """Writes rows in order; a sheet that is full is followed by another."""

    def __init__(self, book: Any, explained: bool) -> None:
        self._book = book
        self._widths = COLUMNS | ({"why": _WHY} if explained else {})
        self._head = book.add_format({"bold": True, "bg_color": "#DCE6F1", "bottom": 1, "valign": "vcenter"})
        self._text = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
        self._faint = book.add_format({"num_format": "0", "valign": "top", "font_color": "#808080"})
        self._roles = {role: _coloured(book, role) for role in ROLES}
        self._marks = {r: book.add_format({"bold": True, "font_color": ink}) for r, (_paper, ink) in COLOURS.items()}
        self._decimals: dict[int, Any] = {}  # one number format for each count of printed decimals
        self._begun = 0
        self._begin()

    def add(self, document: Document, statement: Statement, reasons: str) -> None:
        """Write one row."""
        if self._row > _ROWS:
            self._finish()
            self._begin()
        before, figure, after = quote(document, statement, _SEEN_BEFORE, _SEEN_AFTER)
        for column, name in enumerate(self._widths):
            if name == "quote":
                self._write_quote(column, statement.role, before, figure, after)
            else:
                self._write(column, name, reasons if name == "why" else getattr(statement, name), statement.role)
        self._row += 1

    def close(self) -> None:
        """Finish the last sheet and explain what the columns and colours mean."""
        self._finish()
        sheet = self._book.add_worksheet(_("说明"))
        sheet.set_column(0, 0, 14)
        sheet.set_column(1, 1, 70)
        rows = [(field_name(name), field_note(name), None) for name in self._widths]
        rows += [("", "", None), *((term_name(role), term_note(role), self._roles[role]) for role in ROLES)]
        rows += [("", "", None), *((term_name(term), term_note(term), None) for term in (*MEASURES, *BOUNDS))]
        for row, (name, note, style) in enumerate(rows):
            sheet.write_string(row, 0, name, style or self._head if name else None)
            sheet.write_string(row, 1, note)

    def _begin(self) -> None:
        self._begun += 1
        name = _("数据")
        self._sheet = self._book.add_worksheet(name if self._begun == 1 else f"{name}{self._begun}")
        self._sheet.freeze_panes(1, 1)
        self._sheet.set_default_row(_ROW)
        self._sheet.set_row(0, _ROW)
        self._sheet.set_landscape()
        self._sheet.set_paper(8)  # A3
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)
        for column, (field, width) in enumerate(self._widths.items()):
            self._sheet.set_column(column, column, width)
            self._sheet.write_string(0, column, field_name(field), self._head)
        self._row = 1

    def _finish(self) -> None:
        self._sheet.autofilter(0, 0, max(self._row - 1, 1), len(self._widths) - 1)

    def _write(self, column: int, name: str, value: Any, role: str) -> None:
        sheet, row = self._sheet, self._row
        if isinstance(value, Decimal):
            self._write_value(column, value)
        elif isinstance(value, int):
            sheet.write_number(row, column, value, self._faint)
        elif name in TERMS:
            told = "" if value == "eq" else term_name(value)  # said of most figures
            sheet.write_string(row, column, told, self._roles[role] if name == "role" else self._text)
        elif value is not None:
            sheet.write_string(row, column, value, self._text)

    def _write_value(self, column: int, value: Decimal) -> None:
        parts = value.as_tuple()
        digits = max(0, -int(parts.exponent))
        if len(parts.digits) > _EXACT:
            self._sheet.write_string(self._row, column, format(value, "f"), self._text)
            return
        if digits not in self._decimals:
            form = "0." + "0" * digits if digits else "0"
            self._decimals[digits] = self._book.add_format({"num_format": form, "valign": "top"})
        self._sheet.write_number(self._row, column, float(value), self._decimals[digits])

    def _write_quote(self, column: int, role: str, before: str, figure: str, after: str) -> None:
        marked = [*([before] if before else []), self._marks[role], figure, *([after] if after else [])]
        if before or after:
            self._sheet.write_rich_string(self._row, column, *marked, self._text)
        else:
            self._sheet.write_string(self._row, column, figure, self._text)


def _coloured(book: Any, role: str) -> Any:
    paper, ink = COLOURS[role]
    return book.add_format({"bg_color": paper, "font_color": ink, "bold": True, "num_format": "@", "valign": "top"})
