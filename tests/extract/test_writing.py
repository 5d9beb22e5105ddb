"""Statements are written as JSON lines, CSV and a sheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from guibiao.extract import Found, explain, extract, statements_csv, statements_jsonl, write_sheet
from tests.extract.sentences import document

FIELDS = [
    *("doc", "start", "end", "text", "place", "indicator", "code", "region"),
    *("period", "value", "value_max", "unit", "measure", "role", "bound", "base"),
]
TEXT = document("粮食产量达到8.0万吨，比2020年下降3.10%；引进企业3—5家。")
STATEMENTS = extract(TEXT)
GROUNDS = [grounds for _statement, grounds in explain(TEXT)]


def test_a_json_line_holds_the_fields_of_the_definition_and_the_printed_digits() -> None:
    lines = statements_jsonl(STATEMENTS).decode().splitlines()
    assert len(lines) == 3
    assert list(json.loads(lines[0])) == FIELDS
    assert '"value":8.0,' in lines[0]
    assert json.loads(lines[1], parse_float=Decimal)["value"] == Decimal("-3.10")
    assert json.loads(lines[2])["value_max"] == 5


def test_no_statements_are_no_lines() -> None:
    assert statements_jsonl([]) == b""


def test_a_json_line_says_why_only_when_asked() -> None:
    assert "why" not in json.loads(statements_jsonl(STATEMENTS).splitlines()[0])
    said = json.loads(statements_jsonl(STATEMENTS, GROUNDS).splitlines()[1])["why"]
    assert said["measure"] == {"how": "word", "words": "下降", "start": 18, "end": 20}
    assert said["role"] == {"how": "document"}


def test_a_csv_file_begins_with_a_byte_order_mark_so_that_excel_shows_chinese() -> None:
    content = b"".join(statements_csv([Found(TEXT, STATEMENTS), Found(TEXT, STATEMENTS)]))
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert list(rows[0]) == FIELDS
    assert [r["value"] for r in rows] == ["8.0", "-3.10", "3"] * 2


def test_a_csv_file_has_a_column_for_the_grounds_when_asked() -> None:
    content = b"".join(statements_csv([Found(TEXT, STATEMENTS, GROUNDS)], explained=True))
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert "口径：词语“下降”" in rows[1]["why"]


def test_a_table_is_written_document_by_document() -> None:
    asked = []

    def documents() -> Iterator[Found]:
        for number in range(3):
            asked.append(number)
            yield Found(TEXT, STATEMENTS)

    pieces = statements_csv(documents())
    next(pieces)
    next(pieces)
    assert asked == [0]


@pytest.fixture
def book(tmp_path: Path) -> openpyxl.Workbook:
    write_sheet([Found(TEXT, STATEMENTS, GROUNDS)], tmp_path / "out.xlsx", explained=True)
    return openpyxl.load_workbook(tmp_path / "out.xlsx", rich_text=True)


def cells(book: openpyxl.Workbook, head: str) -> list[Any]:
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    return [sheet.cell(row, heads.index(head) + 1) for row in range(2, sheet.max_row + 1)]


def test_a_sheet_has_a_frozen_head_and_a_filter(book: openpyxl.Workbook) -> None:
    sheet = book.worksheets[0]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:R4")


def test_a_sheet_keeps_the_printed_decimals(book: openpyxl.Workbook) -> None:
    assert [(c.value, c.number_format) for c in cells(book, "数值")] == [(8, "0.0"), (-3.1, "0.00"), (3, "0")]


def test_a_number_too_long_for_excel_is_kept_as_text(tmp_path: Path) -> None:
    text = document("粮食产量达到12345678901234567890吨。")
    write_sheet([Found(text, extract(text))], tmp_path / "long.xlsx")
    assert cells(openpyxl.load_workbook(tmp_path / "long.xlsx"), "数值")[0].value == "12345678901234567890"


def test_a_sheet_quotes_the_sentence_with_the_figure_marked(book: openpyxl.Workbook) -> None:
    quoted = cells(book, "原句")[1].value
    assert str(quoted) == "粮食产量达到8.0万吨，比2020年下降3.10%；引进企业3—5家。"
    assert next(part.text for part in quoted if not isinstance(part, str)) == "3.10%"


def test_a_role_has_its_colour_which_a_second_sheet_explains(tmp_path: Path) -> None:
    text = document("粮食产量8万吨，力争明年达到9万吨。")
    write_sheet([Found(text, extract(text))], tmp_path / "roles.xlsx")
    book = openpyxl.load_workbook(tmp_path / "roles.xlsx")
    shown = {cell.value: cell.fill.fgColor.rgb for cell in cells(book, "性质")}
    legend = {row[0].value: row[0].fill.fgColor.rgb for row in book.worksheets[1].iter_rows()}
    assert len(set(shown.values())) == 2
    assert shown.items() <= legend.items()


def test_a_sheet_says_what_gave_the_fields_when_asked(book: openpyxl.Workbook) -> None:
    assert "口径：词语“下降”" in str(cells(book, "依据")[1].value)
