"""Spreadsheets and tables (.xlsx, .xls, .ods, .csv): each sheet is a table under its name, its cells are places.

The source is the sheet's name, then one line for each row, its cells parted by tabs, figures as the sheet shows them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guibiao.documents.formats.assembly import Assembly
from guibiao.documents.formats.content import Content
from guibiao.documents.formats.grid import Cell, TooLargeError, cell_name, laid_out
from guibiao.errors import InputError
from guibiao.expressions import expression
from guibiao.messages import _

Sheets = Iterable[tuple[str, list[Cell]]]  # names with their cells

_OLD = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_UNNAMED = expression(r"(?:sheet|工作表|表|表格)\s*\d*", re.IGNORECASE)


def read(content: bytes, where: str) -> Content:
    """The tables of a file. Raises InputError where it is empty, damaged, locked, too large or without a table."""
    return of_sheets(_sheets(content, where), where)


def of_sheets(sheets: Sheets, where: str) -> Content:
    """The content of named sheets. Raises InputError where they say nothing, or more than a report could."""
    assembly = Assembly()
    try:
        for name, cells in sheets:
            _add(assembly, name, cells)
    except TooLargeError as error:
        raise InputError(_("表格太大"), where, _("请拆成几份，或删去多余的行和列")) from error
    if assembly.is_blank:
        raise InputError(_("表格是空的"), where, _("请检查文件是否保存完整"))
    return assembly.content()


def _sheets(content: bytes, where: str) -> Sheets:
    if content.startswith(_ZIP):
        from guibiao.documents.formats.sheet_package import sheets

        return sheets(content, where)
    if content.startswith(_OLD):
        from guibiao.documents.formats.sheet_old import sheets

        return sheets(content, where)
    from guibiao.documents.formats.sheet_text import sheets

    return sheets(content, where)


def _add(assembly: Assembly, name: str, cells: list[Cell]) -> None:
    if not any(cell.text.strip() for cell in cells):
        return
    if name and not _UNNAMED.fullmatch(name):
        assembly.place(name)
        assembly.line(name)
    before = f"{name}!" if name else ""
    for block in _blocks(cells):
        for row in laid_out(block):
            assembly.row(row, lambda cell: before + cell_name(cell.row, cell.column))


def _blocks(cells: Iterable[Cell]) -> Iterator[list[Cell]]:
    """Stretches of rows without an empty row between them: tables that stand below one another."""
    block: list[Cell] = []
    end = 0
    for cell in sorted((c for c in cells if c.text.strip()), key=lambda c: (c.row, c.column)):
        if block and cell.row > end:
            yield block
            block, end = [], 0
        block.append(cell)
        end = max(end, cell.row + cell.height)
    if block:
        yield block
