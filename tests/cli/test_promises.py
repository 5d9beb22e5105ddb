"""`guibiao promises`: last year's promises beside what this year's report says, in every form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from guibiao.cli.commands import guibiao

PAIR = Path(__file__).parent.parent / "track" / "pairs" / "county-report.yaml"


@pytest.fixture
def reports(tmp_path: Path) -> tuple[Path, Path]:
    """Two files with the reports of two years."""
    pair = yaml.safe_load(PAIR.read_text(encoding="utf-8"))
    for name in ("earlier", "later"):
        (tmp_path / f"{name}.txt").write_text(pair[name], encoding="utf-8")
    return tmp_path / "earlier.txt", tmp_path / "later.txt"


def run(*arguments: object) -> Result:
    """The command's result."""
    return CliRunner().invoke(guibiao, ["promises", *map(str, arguments)])


def test_the_table_counts_the_verdicts_and_quotes_the_answers(reports: tuple[Path, Path]) -> None:
    done = run(*reports)
    assert done.exit_code == 0
    assert "没有兑现 4" in done.output
    assert "白阳岭风电场全容量并网发电" in done.output


def test_lines_for_programs_are_one_object_a_promise(reports: tuple[Path, Path]) -> None:
    lines = [json.loads(line) for line in run(*reports, "--format", "jsonl").stdout.splitlines()]
    assert len(lines) == 18
    assert {line["verdict"] for line in lines} == {"kept", "exceeded", "short", "not_mentioned"}


def test_the_page_holds_every_promise_and_loads_nothing(reports: tuple[Path, Path], tmp_path: Path) -> None:
    page = tmp_path / "兑现.html"
    assert run(*reports, "-o", page).exit_code == 0
    text = page.read_text(encoding="utf-8")
    assert text.count('class="entry"') == 18
    assert "http://" not in text
    assert "https://" not in text


def test_the_workbook_has_a_row_a_promise_and_a_column_for_a_persons_decision(
    reports: tuple[Path, Path], tmp_path: Path
) -> None:
    book = tmp_path / "兑现.xlsx"
    assert run(*reports, "-o", book).exit_code == 0
    first = book.read_bytes()
    run(*reports, "-o", book)
    assert book.read_bytes() == first
    sheet = load_workbook(book).active
    assert sheet is not None
    assert sheet.max_row == 2 + 18
    assert [c.value for c in sheet[2]][-2] == "人工判断"


def test_a_plan_file_of_tasks_stands_in_for_a_report(reports: tuple[Path, Path], tmp_path: Path) -> None:
    plan = tmp_path / "重点工作.yaml"
    plan.write_text(
        "plan: {name: 云河县2022年重点工作, region: 云河县, base: 2021, period: 2022}\n"
        'tasks:\n  - {id: "1", task: 建成白阳岭风电场, due: "2022"}\n',
        encoding="utf-8",
    )
    (line,) = run(plan, reports[1], "--format", "jsonl").stdout.splitlines()
    assert json.loads(line)["verdict"] == "kept"


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    done = run(tmp_path / "没有.txt", tmp_path / "也没有.txt")
    assert done.exit_code != 0
    assert "Traceback" not in done.output
