"""Projects that a report names, beside the planned ones: renamed, in phases, in passing, new, or not a word."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner
from openpyxl import load_workbook

from guibiao.cli.commands import guibiao
from guibiao.documents import document_of_text
from guibiao.extract import Found, extract
from guibiao.plan import read_plan
from guibiao.track import reported_jsonl, reported_projects

LEDGERS = Path(__file__).with_name("ledgers.yaml")
REPORT = """云河县人民政府工作报告（2024年）
一、2023年工作回顾
绿色建材产业园一期标准厂房竣工，白阳岭风力发电项目并网发电。
二、2024年工作安排
开工建设城南污水厂扩建工程，加快东门大桥建设。
"""


def found() -> dict[str, tuple[str, str | None]]:
    """State and stage by the planned name, or the reported one where nothing is planned."""
    document = document_of_text(REPORT, "2024")
    told = reported_projects(read_plan(LEDGERS), [Found(document, extract(document))])
    lines = [json.loads(line) for line in reported_jsonl(told).splitlines()]
    return {line["name"] or line["reported"]: (line["state"], line["stage"]) for line in reversed(lines)}


def test_a_project_under_another_name_is_the_planned_one() -> None:
    assert found()["白阳岭风电场"] == ("sure", "投产")
    assert found()["城南污水处理厂扩建"] == ("sure", "新开工")


def test_a_project_named_in_passing_is_found_in_its_clause() -> None:
    assert found()["绿色建材产业园一期标准厂房"] == ("sure", "竣工")


def test_a_word_on_a_part_is_no_word_on_its_package() -> None:
    assert found()["绿色建材产业园"][0] == "person"


def test_what_is_not_planned_is_new_and_what_is_not_said_is_told() -> None:
    assert found()["东门大桥"] == ("new", "续建")
    assert found()["望江台水库除险加固"] == ("not_reported", None)


def test_the_command_writes_a_workbook_with_a_column_for_a_persons_decision(tmp_path: Path) -> None:
    report, book = tmp_path / "2024.txt", tmp_path / "对照.xlsx"
    report.write_text(REPORT, encoding="utf-8")
    done = CliRunner().invoke(guibiao, ["projects", "match", str(LEDGERS), str(report), "-o", str(book)])
    assert done.exit_code == 0, done.output
    sheet = load_workbook(book).active
    assert sheet is not None
    assert "人工判断" in [c.value for c in sheet[3]]
