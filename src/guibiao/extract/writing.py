"""Statements as JSON lines, CSV and an Excel sheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

import msgspec

from guibiao.errors import InputError
from guibiao.extract.statement import Statement
from guibiao.files import write_bytes, written_aside
from guibiao.messages import _

FIELDS = ("doc", "start", "end", "text", "place", "indicator", "code", "region", "period", "value", "value_max", "unit",
          "measure", "role", "bound", "base")  # fmt: skip
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

    heads = {
        "doc": (_("文件"), 22), "place": (_("位置"), 10), "indicator": (_("指标"), 34), "region": (_("地区"), 12),
        "period": (_("时期"), 12), "value": (_("数值"), 12), "value_max": (_("数值上限"), 10), "unit": (_("单位"), 10),
        "measure": (_("口径"), 12), "role": (_("性质"), 10), "bound": (_("界限"), 8), "base": (_("对比基期"), 10),
        "text": (_("原文"), 18), "code": (_("指标代码"), 20), "start": (_("起"), 8), "end": (_("止"), 8),
    }  # fmt: skip
    with written_aside(path) as aside, xlsxwriter.Workbook(aside, {"in_memory": True}) as book:
        sheet = book.add_worksheet(_("数据"))
        head = book.add_format({"bold": True, "bg_color": "#DCE6F1", "bottom": 1, "valign": "vcenter"})
        text = book.add_format({"num_format": "@"})
        for column, (title, width) in enumerate(heads.values()):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title, head)
        for row, statement in enumerate(statements, 1):
            for column, name in enumerate(heads):
                value = getattr(statement, name)
                if isinstance(value, Decimal):
                    digits = max(0, -int(value.as_tuple().exponent))
                    shown = book.add_format({"num_format": "0." + "0" * digits if digits else "0"})
                    sheet.write_number(row, column, float(value), shown)
                elif isinstance(value, int):
                    sheet.write_number(row, column, value)
                elif value is not None:
                    sheet.write_string(
                        row, column, _said(value) if name in ("measure", "role", "bound") else value, text
                    )
        sheet.freeze_panes(1, 3)
        sheet.autofilter(0, 0, max(len(statements), 1), len(heads) - 1)


def _said(value: str) -> str:
    """A measure, role or bound as people say it."""
    return {
        "level": _("水平"), "growth": _("增速"), "growth_avg": _("年均增速"),
        "change": _("增减量"), "change_avg": _("年均增减量"),
        "multiple": _("倍数"), "rank": _("位次"), "actual": _("实际"), "estimate": _("预计"), "target": _("目标"),
        "eq": _("等于"), "ge": _("不低于"), "le": _("不高于"), "approx": _("约"),
    }.get(value, value)  # fmt: skip
