"""`guibiao tasks draft` and `guibiao projects draft`, as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from guibiao.cli.commands import guibiao
from guibiao.plan import read_plan
from tests.cli.conftest import Run

_REPORT = """2024年云河县人民政府工作报告
一、2023年工作回顾
建成北门广场。
二、2024年工作安排
建成云河大桥，新增规模以上工业企业12家，持续优化营商环境。
附表
2024年云河县为民办实事项目
序号\t标题\t实事内容\t牵头单位\t责任单位\t完成时间
1\t新建幼儿园\t新建3所公办幼儿园，增加学位900个。\t县教育局 县住房城乡建设局\t县财政局\t12月31日
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "报告.txt"
    path.write_text(_REPORT, encoding="utf-8")
    return path


def test_lines_hold_the_promises_that_can_be_checked(report: Path) -> None:
    lines = CliRunner().invoke(guibiao, ["tasks", "draft", str(report)]).stdout.splitlines()
    assert [json.loads(line)["deed"] for line in lines] == ["建成云河大桥", "新增规模以上工业企业", "新建公办幼儿园"]


def test_all_adds_what_nobody_could_check(report: Path) -> None:
    lines = CliRunner().invoke(guibiao, ["tasks", "draft", str(report), "--all"]).stdout.splitlines()
    found = {json.loads(line)["deed"]: json.loads(line)["checkable"] for line in lines}
    assert found["优化营商环境"] is False
    assert found["建成云河大桥"] is True


@pytest.mark.parametrize("suffix", [".yaml", ".xlsx"])
def test_a_drafted_ledger_is_a_plan_file_that_can_be_read_back(report: Path, tmp_path: Path, suffix: str) -> None:
    output = tmp_path / f"任务{suffix}"
    assert CliRunner().invoke(guibiao, ["tasks", "draft", str(report), "-o", str(output)]).exit_code == 0
    tasks = read_plan(output).tasks
    assert [(t.id, t.task, t.due) for t in tasks] == [
        ("1", "建成云河大桥", "2024"),
        ("2", "新增规模以上工业企业", "2024"),
        ("3", "新建幼儿园", "2024-12-31"),
    ]
    assert (tasks[1].target, tasks[2].target) == ("12家", "新建3所公办幼儿园，增加学位900个。")
    assert (tasks[2].lead, tasks[2].supporting) == ("县教育局", ("县住房城乡建设局", "县财政局"))


def test_projects_come_once_with_the_stages_told_of_them(report: Path, tmp_path: Path) -> None:
    output = tmp_path / "项目.yaml"
    assert CliRunner().invoke(guibiao, ["projects", "draft", str(report), "-o", str(output)]).exit_code == 0
    rows = [(p.name, [move.stage for move in p.moves], p.note) for p in read_plan(output).projects]
    assert rows == [("北门广场", ["竣工"], "2023：竣工"), ("云河大桥", ["竣工"], "2024：竣工")]


def test_a_text_without_promises_is_an_error_that_says_what_to_give(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "空.txt"
    path.write_text("这里什么也没有。\n", encoding="utf-8")
    result = run("tasks", "draft", path, "-o", tmp_path / "任务.yaml")
    assert result.returncode == 2
    assert "民办实事" in result.stderr.decode()
    assert not (tmp_path / "任务.yaml").exists()


def test_a_format_needs_a_file_of_its_kind(report: Path) -> None:
    result = CliRunner().invoke(guibiao, ["tasks", "draft", str(report), "--format", "xlsx"])
    assert result.exit_code == 2
    assert "-o" in result.stderr
