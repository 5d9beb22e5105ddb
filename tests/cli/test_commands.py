"""What a user types, and what comes of it."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Run, said

COMMANDS = ["read", "extract", "audit", "plan", "plan draft", "plan template", "plan check", "plan convert",
            "assess", "report", "evaluate", "demo", "tasks", "tasks draft", "projects", "projects draft"]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_help_teaches_in_chinese_with_examples(run: Run, command: str) -> None:
    result = run(*command.split(), "--help")
    text = result.stdout.decode()
    assert result.returncode == 0
    assert "用法：" in text
    assert command in ("plan", "tasks", "projects") or f"guibiao {command}" in text.partition("例")[2]


def test_english_on_request_and_by_locale(run: Run) -> None:
    asked, by_locale = run("--lang", "en", "--help"), run("--help", LANG="en_GB.UTF-8")
    assert asked.stdout == by_locale.stdout
    assert b"Usage:" in asked.stdout
    assert not any("一" <= c <= "鿿" for c in asked.stdout.decode().replace("圭表", ""))


def test_extract_writes_json_lines_csv_and_excel(run: Run, evaluation: Path, tmp_path: Path) -> None:
    lines = run("extract", evaluation).stdout.decode().splitlines()
    statements = [json.loads(line) for line in lines]
    source = evaluation.read_text(encoding="utf-8")
    assert all(source[s["start"] : s["end"]] == s["text"] for s in statements)
    assert {s["value"] for s in statements} >= {86.2, 8.4, 90.5, 3.2, 6.9, 50}

    table = run("extract", evaluation, "--format", "csv").stdout
    assert table.startswith(b"\xef\xbb\xbf"), "Excel shows Chinese only after a byte order mark"
    assert len(list(csv.reader(io.StringIO(table.decode("utf-8-sig"))))) == len(statements) + 1

    assert run("extract", evaluation, "-o", tmp_path / "数据.xlsx").returncode == 0
    sheet = openpyxl.load_workbook(tmp_path / "数据.xlsx").active
    assert sheet is not None
    assert sheet.max_row == len(statements) + 1


def test_audit_finds_the_slip_and_exits_with_1(run: Run, evaluation: Path, tmp_path: Path) -> None:
    result = run("audit", evaluation)
    assert result.returncode == 1
    assert "6.9" in result.stdout.decode()
    assert "5.8" in result.stdout.decode(), "8.4% and 3.2% make 5.8% a year"
    findings = [json.loads(line) for line in run("audit", evaluation, "--format", "jsonl").stdout.splitlines()]
    assert [f["rule"] for f in findings] == ["mean-growth"]
    assert run("audit", evaluation, "--format", "html", "-o", tmp_path / "核对.html").returncode == 1
    assert "6.9%" in (tmp_path / "核对.html").read_text(encoding="utf-8")


def test_from_a_report_to_a_plan_and_its_assessment(run: Run, evaluation: Path, tmp_path: Path) -> None:
    assert run("plan", "draft", evaluation, "-o", tmp_path / "规划.xlsx").returncode == 0
    assert run("plan", "check", tmp_path / "规划.xlsx").returncode == 0
    assert run("plan", "convert", tmp_path / "规划.xlsx", "-o", tmp_path / "规划.yaml").returncode == 0
    result = json.loads(run("assess", tmp_path / "规划.yaml", "--format", "json").stdout)
    verdicts = {i["name"]: i["verdict"] for i in result["indicators"]}
    assert verdicts == {"地区生产总值": "behind", "常住人口城镇化率": "on_track"}
    assert "地区生产总值" in run("assess", tmp_path / "规划.yaml").stdout.decode()


def test_evaluate_writes_everything_and_says_where(run: Run, evaluation: Path, tmp_path: Path) -> None:
    out = tmp_path / "评估"
    result = run("evaluate", evaluation, "-o", out)
    assert result.returncode == 0, said(result)
    assert {p.suffix for p in out.iterdir()} >= {".docx", ".xlsx", ".html", ".yaml"}
    assert all(str(p) in said(result) for p in out.iterdir())


def test_the_page_of_findings_counts_the_claims_that_hold_as_well(run: Run, evaluation: Path, tmp_path: Path) -> None:
    assert run("audit", evaluation, "--format", "html", "-o", tmp_path / "核对.html").returncode == 1
    assert run("evaluate", evaluation, "-o", tmp_path / "评估").returncode == 0
    [page] = (tmp_path / "评估").glob("核对-*.html")
    alone, within = (re.search("核对了.*?重算", p.read_text("utf-8")) for p in (tmp_path / "核对.html", page))
    assert alone
    assert within
    assert alone[0] == within[0]


def test_reports_of_one_name_keep_a_page_each(run: Run, evaluation: Path, tmp_path: Path) -> None:
    second = tmp_path / "修订" / evaluation.name
    second.parent.mkdir()
    second.write_text(evaluation.read_text(encoding="utf-8").replace("6.9%", "5.8%"), encoding="utf-8")
    assert run("evaluate", evaluation, second, "-o", tmp_path / "评估").returncode == 0
    pages = sorted(p.name for p in (tmp_path / "评估").glob("核对-*.html"))
    assert pages == [f"核对-{evaluation.stem}-2.html", f"核对-{evaluation.stem}.html"]


def test_a_template_is_a_plan_that_can_be_read(run: Run, tmp_path: Path) -> None:
    assert run("plan", "template", "-o", tmp_path / "规划.xlsx").returncode == 0
    assert run("plan", "check", tmp_path / "规划.xlsx").returncode == 0
