"""Tasks and projects in the report: counts, rates with both parts, what is late and why, annexes 2 and 3."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest

from guibiao.assess import PlanAssessment, assess_plan
from guibiao.plan import read_plan
from guibiao.report import evaluation_content, rebuild_report
from guibiao.report.content import Content, Paragraph, Table
from guibiao.report.writing.files import write_report

DAY = date(2023, 6, 30)


@pytest.fixture(scope="module")
def result() -> PlanAssessment:
    return assess_plan(read_plan(Path(__file__).parent / "ledgers.yaml"), DAY)


@pytest.fixture(scope="module")
def content(result: PlanAssessment) -> Content:
    return evaluation_content(result, [])


def told(content: Content, key: str) -> str:
    section = next(s for s in content.walk() if s.key == key)
    return "\n".join(f"{b.lead}：{b.text}" if b.lead else b.text for b in section.blocks if isinstance(b, Paragraph))


def tables(content: Content, key: str) -> list[Table]:
    return [b for s in content.walk() if s.key == key for b in s.blocks if isinstance(b, Table)]


def test_tasks_are_counted_by_what_became_of_them(content: Content) -> None:
    assert "主要任务共4项，其中已完成1项、按序时1项、滞后1项、逾期1项，完成率为25%" in told(content, "tasks")


def test_the_table_of_areas_adds_up(content: Content) -> None:
    [table] = tables(content, "tasks")
    *areas, total = [[int(n) for n in row[1:]] for row in table.rows]
    assert [sum(column) for column in zip(*areas, strict=True)] == total


def test_what_the_units_reported_is_told_in_their_words(content: Content) -> None:
    assert "完成农村饮水安全工程：40处工程全部通水（计划40处，已完成40处，已完成）。" in told(content, "tasks")


def test_late_tasks_are_problems_with_their_reason_or_the_want_of_one(content: Content) -> None:
    late = told(content, "late_tasks")
    assert "主要任务中逾期1项、滞后1项，应查明原因、限期赶上；其中1项尚未说明原因" in late
    assert "建成县级数据平台：逾期，完成时限为2023年3月31日（责任单位：县数据局），原因待责任单位说明。" in late
    assert "新建养老服务站：滞后，完成时限为2023年12月31日（责任单位：县民政局），选址调整。" in late


def test_projects_are_counted_by_nature_and_type_without_those_to_be_added(content: Content) -> None:
    projects = told(content, "projects")
    assert "纳入台账的重大项目共5个，总投资8.85亿元，规划期计划投资7亿元，累计完成投资1.95亿元" in projects
    assert "按项目性质分，在建项目4个、规划项目1个" in projects
    assert "按项目类型分，基础设施项目2个、产业项目1个、社会民生项目2个" in projects


def test_rates_stand_with_both_parts_and_their_distance_from_the_time_gone(content: Content) -> None:
    projects = told(content, "projects")
    assert "（18500/70000万元），落后于时间进度23.6个百分点" in projects
    assert "停缓建项目1个" in projects


def test_the_table_of_kinds_adds_up_to_the_ledger(content: Content) -> None:
    [table] = tables(content, "projects")
    rows = {row[0]: row[1:] for row in table.rows if len(row) > 1}
    assert rows["合计"] == ("5", "88500", "4", "1")
    assert rows["基础设施"] == ("2", "27500", "2", "1")


def test_slow_investment_is_a_problem(content: Content) -> None:
    assert "落后于时间进度23.6个百分点，有1个项目停缓建。" in told(content, "slow_projects")


def test_projects_to_be_added_are_proposed_with_their_annex(content: Content) -> None:
    assert "建议将1个项目补充纳入规划，总投资1.5亿元，具体见附件3" in told(content, "additions")
    assert [(a.number, len(a.table.rows)) for a in content.annexes][1:] == [(2, 6), (3, 1)]


def test_annex_2_has_stage_light_and_sums(content: Content) -> None:
    table = content.annexes[1].table
    row = dict(zip(table.head, table.rows[1], strict=True))
    assert (row["项目名称"], row["进展"], row["灯色"], row["问题"]) == (
        "云河县茶叶精制加工园", "新开工", "红灯", "用地指标未落实",
    )  # fmt: skip
    assert dict(zip(table.head, table.rows[-1], strict=True))["总投资"] == "88500"


def test_the_plan_s_own_issuer_signs(tmp_path: Path, result: PlanAssessment) -> None:
    done = rebuild_report(result, [], tmp_path, tmp_path / "正文")
    page = next(p for p in done.written if p.suffix == ".docx")
    assert any(p.text == "云河县发展和改革局" for p in docx.Document(str(page)).paragraphs)


def test_a_class_without_a_name_and_names_with_slashes_and_control_characters_are_written(
    tmp_path: Path, result: PlanAssessment
) -> None:
    odd = replace(result.plan, region="云/河\x07县", name="云/河\x00县规划", indicators=())
    paths = write_report(assess_plan(odd, DAY), [], tmp_path)
    assert all(p.parent == tmp_path and p.exists() for p in paths)
