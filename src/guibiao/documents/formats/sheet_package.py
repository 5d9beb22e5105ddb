"""Spreadsheets in packages: .xlsx (its cells with their number formats) and .ods (its cells as it shows them)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from lxml import etree

from guibiao.documents.formats.grid import Cell, TooLargeError
from guibiao.documents.formats.number_format import format_code, shown
from guibiao.documents.formats.package import Package, opened
from guibiao.errors import InputError
from guibiao.expressions import expression
from guibiao.messages import _

_MOST = 2_000_000  # cells with a content, in all sheets
_MOST_COLUMNS = 16384
_MOST_REPEATED = 1000  # times that .ods repeats a row or a cell with a content
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_REFERENCE = expression(r"\$?([A-Z]{1,3})\$?(\d{1,7})")


def sheets(content: bytes, where: str) -> Iterator[tuple[str, list[Cell]]]:
    """The visible sheets of a workbook. Raises InputError and TooLargeError."""
    with opened(content, where, _damaged) as package:
        if "xl/workbook.xml" in package:
            yield from _Workbook(package).sheets()
        elif "content.xml" in package:
            yield from _tables(package)
        else:
            raise _damaged(where)


def _damaged(where: str) -> InputError:
    return InputError(_("文件已损坏，或不是电子表格"), where, _("请在 Excel 或 WPS 中打开后另存为 .xlsx"))


@dataclass(slots=True)
class _Budget:
    left: int = _MOST

    def spend(self, cells: int = 1) -> None:
        self.left -= cells
        if self.left < 0:
            raise TooLargeError


class _Workbook:
    """The parts of .xlsx that its sheets refer to."""

    def __init__(self, package: Package) -> None:
        self._package, self._budget = package, _Budget()
        book = package.xml("xl/workbook.xml")
        if book is None:
            raise ValueError("no workbook")
        properties = book.find("{*}workbookPr")
        self._base_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        self._listed = list(book.iterfind("{*}sheets/{*}sheet"))
        self._strings = list(self._shared_strings())
        self._formats = self._cell_formats()

    def sheets(self) -> Iterator[tuple[str, list[Cell]]]:
        """Names and cells."""
        relations = self._package.xml("xl/_rels/workbook.xml.rels")
        targets = {r.get("Id"): r.get("Target") or "" for r in relations} if relations is not None else {}
        for sheet in self._listed:
            key = next((value for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")
            target = posixpath.normpath(posixpath.join("xl", targets.get(str(key), "")))
            if sheet.get("state", "visible") == "visible" and target in self._package:
                yield sheet.get("name") or "", self._cells(target)

    def _cells(self, part: str) -> list[Cell]:
        found: dict[tuple[int, int], str] = {}
        merged: dict[tuple[int, int], tuple[int, int]] = {}
        row = -1
        for element in self._package.walk(part, "{*}row", "{*}mergeCell"):
            if etree.QName(element).localname == "row":
                said = element.get("r") or ""
                row = int(said) - 1 if said.isdigit() else row + 1
                self._take(element, row, found)
            elif span := _span(element.get("ref") or ""):
                merged[span[0], span[1]] = (span[2], span[3])
        return [Cell(*at, text, *merged.get(at, (1, 1))) for at, text in found.items()]

    def _take(self, element: etree._Element, row: int, found: dict[tuple[int, int], str]) -> None:
        column = -1
        for cell in element.iterchildren("{*}c"):
            match = _REFERENCE.fullmatch(cell.get("r") or "")
            column = _column(match[1]) if match else column + 1
            if text := self._text(cell):
                self._budget.spend()
                found[row, column] = text

    def _text(self, cell: etree._Element) -> str:
        kind = cell.get("t") or "n"
        if kind == "inlineStr":
            inner = cell.find("{*}is")
            return _rich(inner) if inner is not None else ""
        said = cell.findtext("{*}v") or ""
        if kind == "s":
            return self._strings[int(said)] if said.isdigit() and int(said) < len(self._strings) else ""
        if kind == "b":
            return "是" if said == "1" else "否"
        if kind != "n" or not said:
            return "" if kind == "e" else said
        style = cell.get("s") or "0"
        code = self._formats[int(style)] if style.isdigit() and int(style) < len(self._formats) else "General"
        try:
            return shown(float(said), code, self._base_1904)
        except (ValueError, OverflowError):
            return said

    def _shared_strings(self) -> Iterator[str]:
        if "xl/sharedStrings.xml" in self._package:
            for element in self._package.walk("xl/sharedStrings.xml", "{*}si"):
                yield _rich(element)

    def _cell_formats(self) -> list[str]:
        styles = self._package.xml("xl/styles.xml")
        if styles is None:
            return []
        own = {
            int(f.get("numFmtId") or 0): f.get("formatCode") or "General"
            for f in styles.iterfind("{*}numFmts/{*}numFmt")
        }
        return [format_code(int(xf.get("numFmtId") or 0), own) for xf in styles.iterfind("{*}cellXfs/{*}xf")]


def _rich(element: etree._Element) -> str:
    """The text of a cell; raised runs in <sup>, readings of characters left out."""
    out = ""
    for child in element:
        name = etree.QName(child).localname
        if name == "t":
            out += child.text or ""
        elif name == "r":
            text = child.findtext("{*}t") or ""
            raised = child.find("{*}rPr/{*}vertAlign")
            out += f"<sup>{text}</sup>" if raised is not None and raised.get("val") == "superscript" else text
    return out


def _span(reference: str) -> tuple[int, int, int, int] | None:
    """Row, column, height and width of B2:D3."""
    corners = [_REFERENCE.fullmatch(corner) for corner in reference.split(":")]
    if len(corners) != 2 or corners[0] is None or corners[1] is None:
        return None
    (left, top), (right, bottom) = ((_column(c[1]), int(c[2]) - 1) for c in corners if c)
    return (top, left, bottom - top + 1, right - left + 1) if bottom >= top and right >= left else None


@cache
def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _tables(package: Package) -> Iterator[tuple[str, list[Cell]]]:
    """The sheets of .ods."""
    budget = _Budget()
    rows = package.walk("content.xml", f"{_TABLE}table-row")
    for name, group in groupby(rows, key=_sheet_name):
        cells: list[Cell] = []
        row = 0
        for element in group:
            repeated = _number(element, "number-rows-repeated")
            said = list(_row(element, row, budget))
            if said and repeated > _MOST_REPEATED:
                raise TooLargeError
            cells += said
            for n in range(1, repeated if said else 1):
                budget.spend(len(said))
                cells += [Cell(row + n, c.column, c.text, c.height, c.width) for c in said]
            row += repeated
        yield name, cells


def _sheet_name(row: etree._Element) -> str:
    table = next(row.iterancestors(f"{_TABLE}table"), None)
    return (table.get(f"{_TABLE}name") or "") if table is not None else ""


def _row(element: etree._Element, row: int, budget: _Budget) -> Iterator[Cell]:
    column = 0
    for cell in element.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        repeated = _number(cell, "number-columns-repeated")
        text = "\n".join("".join(map(str, p.itertext())) for p in cell.iterchildren(f"{_TEXT}p"))
        if text and repeated > _MOST_REPEATED:
            raise TooLargeError
        for n in range(repeated if text else 0):
            budget.spend()
            height, width = _number(cell, "number-rows-spanned"), _number(cell, "number-columns-spanned")
            yield Cell(row, column + n, text, height, min(width, _MOST_COLUMNS))
        column += repeated


def _number(element: etree._Element, name: str) -> int:
    said = element.get(f"{_TABLE}{name}") or "1"
    return max(int(said), 1) if said.isdigit() and len(said) < 9 else 1
