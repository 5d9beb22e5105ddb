"""`guibiao extract` in its forms: for programs, for Excel, for people."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl

from tests.cli.conftest import Run, said


def test_explained_statements_are_text_for_people(run: Run, evaluation: Path) -> None:
    text = run("extract", evaluation, "--explain").stdout.decode("utf-8")
    assert "年均增速" in text
    assert "← 本段所说的“地区生产总值”" in text
    assert "\x1b[" not in text, "colours are for a terminal"


def test_json_lines_say_why_only_when_asked(run: Run, evaluation: Path) -> None:
    plain = [json.loads(line) for line in run("extract", evaluation).stdout.splitlines()]
    told = [
        json.loads(line) for line in run("extract", evaluation, "--explain", "--format", "jsonl").stdout.splitlines()
    ]
    assert all(row.pop("why")["role"]["how"] for row in told)
    assert told == plain


def test_tables_have_a_column_for_the_grounds(run: Run, evaluation: Path, tmp_path: Path) -> None:
    said(run("extract", evaluation, "--explain", "-o", tmp_path / "a.csv"))
    rows = csv.DictReader(io.StringIO((tmp_path / "a.csv").read_text(encoding="utf-8-sig")))
    assert all("指标：" in row["why"] for row in rows)
    said(run("extract", evaluation, "--explain", "-o", tmp_path / "a.xlsx"))
    assert "依据" in [cell.value for cell in openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0][1]]


def test_a_page_says_what_gave_a_field(run: Run, evaluation: Path, tmp_path: Path) -> None:
    said(run("extract", evaluation, "--explain", "-o", tmp_path / "a.html"))
    assert 'data-why="本段所说的“地区生产总值”"' in (tmp_path / "a.html").read_text(encoding="utf-8")
