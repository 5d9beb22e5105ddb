"""`guibiao projects stats`, `guibiao tasks status`: figures of ledgers on a day, for people, programs and offices."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result
from openpyxl import load_workbook

from guibiao.cli.commands import guibiao

LEDGERS = Path(__file__).parent.parent / "track" / "ledgers.yaml"
MIDDLE = ("--as-of", "2023-06-30")
AUTUMN = ("--as-of", "2023-09-30")


def run(*arguments: object) -> Result:
    """The command's result."""
    done = CliRunner().invoke(guibiao, list(map(str, arguments)))
    assert done.exit_code == 0, done.output
    return done


def test_every_rate_is_shown_with_its_parts_and_the_time_gone() -> None:
    told = run("projects", "stats", LEDGERS, *MIDDLE).output
    assert "20400万元" in told
    assert "44000万元" in told
    assert "-3.6" in told
    assert "未说明原因" in told
    assert "取消没有写明原因" in told


def test_without_a_day_the_last_one_that_the_ledger_knows_is_taken() -> None:
    assert (
        json.loads(run("projects", "stats", LEDGERS, "--format", "json").stdout)["ledgers"][0]["as_of"] == "2023-06-10"
    )


def test_changes_between_two_days_are_split_ledger_by_ledger() -> None:
    told = json.loads(run("projects", "stats", LEDGERS, *MIDDLE, "--since", "2022-12-31", "--format", "json").stdout)
    total = {c["ledger"]: c["splits"][-1] for c in told["changes"]}
    assert total[""]["before"] == {"count": 5, "amount": 162900}
    assert total[""]["left"] == {"count": 1, "amount": 2300}
    assert total["招商引资"]["entered"] == {"count": 1, "amount": 9000}


def test_the_ledger_as_a_workbook_has_annexes_rates_and_changes(tmp_path: Path) -> None:
    path = tmp_path / "项目.xlsx"
    run("projects", "stats", LEDGERS, *MIDDLE, "--since", "2022-12-31", "-o", path)
    first = path.read_bytes()
    run("projects", "stats", LEDGERS, *MIDDLE, "--since", "2022-12-31", "-o", path)
    assert path.read_bytes() == first
    book = load_workbook(path, data_only=True)  # the sums are formulas with their values
    assert book.sheetnames == ["附件2", "招商引资", "附件3", "项目统计", "变动"]
    rows = [[c.value for c in row] for row in book["附件2"].iter_rows(min_row=4)]
    assert [r[0] for r in rows] == ["1", "1-1", "1-2", "2", "3", "4", None]
    assert rows[-1][6] == 160600  # the package once, the cancelled project not at all
    assert book["附件3"]["B4"].value == "城南污水处理厂扩建"


def test_tasks_that_ask_for_attention_are_listed_with_their_reminders() -> None:
    told = run("tasks", "status", LEDGERS, *AUTUMN).output
    assert "已完成 2" in told
    assert "红灯 3 建成县第三中学新校区" in told
    assert "红色督办" in told
    assert "办复率：1 / 1" in told


def test_the_supervisors_ledger_is_a_workbook_with_sums_by_unit(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    run("tasks", "status", LEDGERS, *AUTUMN, "-o", path)
    book = load_workbook(path, data_only=True)  # the sums are formulas with their values
    assert book.sheetnames == ["督查台账", "任务汇总"]
    assert [c.value for c in book["督查台账"][4]][15:18] == ["黄灯", "滞后", 92]
    sums = {row[0].value: [c.value for c in row[1:6]] for row in book["任务汇总"].iter_rows(min_row=4)}
    assert sums["合计"] == [5, 2, 0, 2, 1]


def test_a_plan_without_projects_says_so(tmp_path: Path) -> None:
    plan = tmp_path / "空.yaml"
    plan.write_text("plan: {name: 云河县规划, region: 云河县, base: 2020, period: 2021/2025}\n", encoding="utf-8")
    assert "没有项目" in run("projects", "stats", plan, *MIDDLE).output


def test_a_ledger_without_any_date_asks_for_one(tmp_path: Path) -> None:
    plan = tmp_path / "空.yaml"
    plan.write_text("plan: {name: 云河县规划, region: 云河县, base: 2020, period: 2021/2025}\n", encoding="utf-8")
    done = CliRunner().invoke(guibiao, ["projects", "stats", str(plan)])
    assert done.exit_code == 2
    assert "--as-of" in done.output


def test_a_change_runs_forwards() -> None:
    asked = ["projects", "stats", str(LEDGERS), *MIDDLE, "--since", "2024-01-01"]
    done = CliRunner().invoke(guibiao, asked)
    assert done.exit_code == 2
    assert "--since" in done.output
