"""Statements are written as JSON lines, CSV and a sheet."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from guibiao.errors import InputError
from guibiao.extract import extract, statements_csv, statements_jsonl, write_statements
from tests.extract.sentences import document

FIELDS = [
    *("doc", "start", "end", "text", "place", "indicator", "code", "region"),
    *("period", "value", "value_max", "unit", "measure", "role", "bound", "base"),
]
STATEMENTS = extract(document("粮食产量达到8.0万吨，比2020年下降3.10%；引进企业3—5家。"))


def test_a_json_line_holds_the_fields_of_the_definition_and_the_printed_digits() -> None:
    lines = statements_jsonl(STATEMENTS).decode().splitlines()
    assert len(lines) == 3
    assert list(json.loads(lines[0])) == FIELDS
    assert '"value":8.0,' in lines[0]
    assert json.loads(lines[1], parse_float=Decimal)["value"] == Decimal("-3.10")
    assert json.loads(lines[2])["value_max"] == 5


def test_no_statements_are_no_lines() -> None:
    assert statements_jsonl([]) == b""


def test_a_csv_file_begins_with_a_byte_order_mark_so_that_excel_shows_chinese(tmp_path: Path) -> None:
    write_statements(STATEMENTS, tmp_path / "out.csv", "csv")
    content = (tmp_path / "out.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig") == statements_csv(STATEMENTS)
    rows = list(csv.DictReader(io.StringIO(statements_csv(STATEMENTS))))
    assert list(rows[0]) == FIELDS
    assert [r["value"] for r in rows] == ["8.0", "-3.10", "3"]


def test_a_sheet_has_a_frozen_head_a_filter_and_the_printed_decimals(tmp_path: Path) -> None:
    write_statements(STATEMENTS, tmp_path / "out.xlsx", "xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    assert sheet is not None
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("D2", "A1:P4")
    heads = [cell.value for cell in sheet[1]]
    value = sheet.cell(2, heads.index("数值") + 1)
    assert (value.value, value.number_format) == (8, "0.0")
    assert sheet.cell(3, heads.index("口径") + 1).value == "增速"


def test_json_lines_are_written_to_a_file(tmp_path: Path) -> None:
    write_statements(STATEMENTS, tmp_path / "out.jsonl", "jsonl")
    assert (tmp_path / "out.jsonl").read_bytes() == statements_jsonl(STATEMENTS)


def test_an_unknown_format_is_refused_with_a_cure(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="jsonl"):
        write_statements(STATEMENTS, tmp_path / "out.pdf", "pdf")
