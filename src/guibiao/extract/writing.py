"""Statements as JSON lines, CSV and an Excel sheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from guibiao.errors import InputError
from guibiao.extract.statement import Statement
from guibiao.extract.terms import field_name, term_name
from guibiao.files import write_bytes, written_aside
from guibiao.messages import _

FIELDS = ("doc", "start", "end", "text", "place", "indicator", "code", "region", "period", "value", "value_max", "unit",
          "measure", "role", "bound", "base")  # fmt: skip
COLUMNS = {  # of the sheet, with their widths
    "doc": 22, "place": 10, "indicator": 34, "region": 12, "period": 12, "value": 12, "value_max": 10, "unit": 10,
    "measure": 12, "role": 10, "bound": 8, "base": 10, "text": 18, "code": 20, "start": 8, "end": 8,
}  # fmt: skip
TERMS = frozenset(("measure", "role", "bound"))
_encoder = msgspec.json.Encoder(decimal_format="number")


def statements_jsonl(statements: Iterable[Statement]) -> bytes:
    """One JSON object a line, UTF-8, with the printed digits of every value."""
    lines = [_encoder.encode({name: getattr(s, name) for name in FIELDS}) for s in statements]
    return b"\n".join(lines) + b"\n" if lines else b""


def statements_csv(statements: Iterable[Statement]) -> str:
    """A CSV table (RFC 4180) with the specification's field names as heads, without a byte order mark."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(FIELDS)
    for statement in statements:
        writer.writerow("" if (v := getattr(statement, name)) is None else _plain(v) for name in FIELDS)
    return table.getvalue()


def write_statements(statements: Sequence[Statement], path: Path, format: str) -> None:
    """Write statements to a file, whole or not at all; `format` is jsonl, csv (with a byte order mark) or xlsx.

    Raises InputError for another format and where the file cannot be written.
    """
    if format == "jsonl":
        write_bytes(path, statements_jsonl(statements))
    elif format == "csv":
        write_bytes(path, b"\xef\xbb\xbf" + statements_csv(statements).encode("utf-8"))
    elif format == "xlsx":
        _write_sheet(statements, path)
    else:
        raise InputError(_("不认识的输出格式“{format}”").format(format=format), str(path), _("请用 jsonl、csv 或 xlsx"))


def _plain(value: object) -> object:
    return format(value, "f") if isinstance(value, Decimal) else value


def _write_sheet(statements: Sequence[Statement], path: Path) -> None:
    import xlsxwriter

    with written_aside(path) as aside, xlsxwriter.Workbook(aside, {"in_memory": True}) as book:
        sheet = book.add_worksheet(_("数据"))
        head = book.add_format({"bold": True, "bg_color": "#DCE6F1", "bottom": 1, "valign": "vcenter"})
        text = book.add_format({"num_format": "@"})
        decimals: dict[int, Any] = {}  # one number format for each count of printed decimals
        for column, (name, width) in enumerate(COLUMNS.items()):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, field_name(name), head)
        for row, statement in enumerate(statements, 1):
            for column, name in enumerate(COLUMNS):
                value = getattr(statement, name)
                if isinstance(value, Decimal):
                    digits = max(0, -int(value.as_tuple().exponent))
                    if digits not in decimals:
                        decimals[digits] = book.add_format({"num_format": "0." + "0" * digits if digits else "0"})
                    sheet.write_number(row, column, float(value), decimals[digits])
                elif isinstance(value, int):
                    sheet.write_number(row, column, value)
                elif value is not None:
                    sheet.write_string(row, column, term_name(value) if name in TERMS else value, text)
        sheet.freeze_panes(1, 3)
        sheet.autofilter(0, 0, max(len(statements), 1), len(COLUMNS) - 1)
