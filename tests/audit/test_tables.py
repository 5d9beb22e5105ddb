"""Totals in tables: rows that are called 合计 against the rows that they add up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from guibiao.audit import Finding, audit, failures
from guibiao.documents import document_of_text
from guibiao.extract import extract

FRAME = "云河县“十四五”规划重大项目中期评估报告\n\n2023年12月\n\n一、重大项目实施情况\n\n"
TABLE = """| 类别 | 项目数（个） | 总投资（亿元） | 完成率（%） |
| --- | --- | --- | --- |
| 产业项目 | 24 | 112.5 | 41.0 |
| 基础设施项目 | 31 | 240.3 | 38.2 |
| 社会民生项目 | 38 | 64.8 | 52.6 |
| 合计 | {count} | {money} | 44.1 |
"""
NESTED = """| 类别 | 项目数（个） | 总投资（亿元） |
| --- | --- | --- |
| 合计 | {count} | 352.8 |
| 一、基础设施 | 55 | 352.8 |
| 1.交通 | 31 | 240.3 |
| 2.水利 | 24 | 112.5 |
| 二、信息化 | 4 | — |
"""


def _failing(table: str) -> list[Finding]:
    document = document_of_text(FRAME + table + "\n二、下一步\n\n加快推进。\n", "云河")
    return failures(audit(document, extract(document)))


@pytest.mark.parametrize(("count", "money", "claims"), [
    ("93", "417.6", []), ("96", "417.6", ["96"]), ("93", "471.6", ["471.6"]), ("90", "400.0", ["90", "400.0"]),
])  # fmt: skip
def test_a_total_row_is_the_sum_of_its_rows(count: str, money: str, claims: list[str]) -> None:
    found = _failing(TABLE.format(count=count, money=money))
    assert [f.spans[0].text for f in found] == claims
    assert {f.rule for f in found} <= {"sum-of-parts"}


@pytest.mark.parametrize(("count", "claims"), [("59", []), ("61", ["61"])])
def test_of_numbered_rows_the_highest_kind_makes_up_the_total(count: str, claims: list[str]) -> None:
    assert [f.spans[0].text for f in _failing(NESTED.format(count=count))] == claims


ROWS = """| 指标 | 单位 | 2020年 | 2022年 | 增减 | 增长（%） | 年度目标 | 完成率（%） |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 高新技术企业 | 家 | 40 | 52 | {change} | {growth} | 65 | {attained} |
| 进出口总额 | 亿元 | 25.0 | 28.0 | 3.0 | 12.0 | 35.0 | 80.0 |
"""


@pytest.mark.parametrize(("cells", "claims"), [
    (("12", "30.0", "80.0"), {}),
    (("14", "30.0", "80.0"), {"change-of-levels": "14"}),
    (("12", "33.0", "80.0"), {"growth-of-levels": "33.0"}),
    (("12", "30.0", "85.0"), {"attainment": "85.0"}),
])  # fmt: skip
def test_a_cell_follows_from_the_cells_of_its_row(cells: tuple[str, str, str], claims: dict[str, str]) -> None:
    change, growth, attained = cells
    found = _failing(ROWS.format(change=change, growth=growth, attained=attained))
    assert {f.rule: f.spans[0].text for f in found} == claims


@pytest.mark.parametrize(("share", "claims"), [("32.5", []), ("23.5", ["23.5", "100.0"])])
def test_a_share_is_held_against_the_total_row_and_all_make_up_a_whole(share: str, claims: list[str]) -> None:
    table = f"| 领域 | 项目数 | 占比（%） |\n| --- | --- | --- |\n| 产业 | 30 | 37.5 |\n| 基础设施 | 26 | {share} |\n"
    table += "| 民生 | 24 | 30.0 |\n| 合计 | 80 | 100.0 |\n"
    assert [f.spans[0].text for f in _failing(table)] == claims


def test_growth_beside_the_first_of_two_years_is_not_held_against_the_second() -> None:
    table = "| 指标 | 2022年 | 增长（%） | 2021年 | 增长（%） |\n| --- | --- | --- | --- | --- |\n"
    assert _failing(table + "| 进出口总额（亿元） | 28.0 | 9.0 | 25.0 | 4.0 |\n") == []


@pytest.mark.parametrize(("subtotal", "claims"), [("27", []), ("29", ["29"])])
def test_a_column_of_totals_is_the_sum_of_its_row_where_other_rows_bear_that_out(
    subtotal: str, claims: list[str]
) -> None:
    table = "| 乡镇 | 一般户 | 低保户 | 监测户 | 小计 |\n| --- | --- | --- | --- | --- |\n"
    table += f"| 石桥镇 | 4 | 11 | 3 | 18 |\n| 河口镇 | 9 | 13 | 5 | {subtotal} |\n"
    assert [f.spans[0].text for f in _failing(table)] == claims


@pytest.mark.parametrize(("total", "claims"), [("278.9", []), ("287.9", ["287.9"])])
def test_a_total_with_a_name_adds_up_the_rows_since_the_last_one(total: str, claims: list[str]) -> None:
    table = "| 项目 | 决算数（亿元） |\n| --- | --- |\n| 税收收入 | 186.5 |\n| 非税收入 | 92.4 |\n"
    table += f"| 一般公共预算收入合计 | {total} |\n| 教育支出 | 80.0 |\n| 卫生支出 | 40.0 |\n| 支出合计 | 120.0 |\n"
    assert [f.spans[0].text for f in _failing(table)] == claims


MET = """| 指标 | 2015年 | 规划目标 | 2020年 | 完成情况 |
| --- | --- | --- | --- | --- |
| 常住人口城镇化率（%） | 47.2 | 55 | {actual} | {said} |
| 森林覆盖率（%） | 58.1 | 60 | 61.2 | 完成 |
| 城镇登记失业率（%） | 3.9 | 4.5以内 | 3.6 | 完成 |
"""


@pytest.mark.parametrize(("actual", "said", "claims"), [
    ("55.6", "完成", []), ("53.6", "未完成", []), ("55", "完成", []), ("53.6", "完成", ["完成"]),
    ("55.6", "未完成", ["未完成"]), ("53.6", "基本完成", []),
])  # fmt: skip
def test_a_row_says_that_its_target_is_met_only_where_it_is(actual: str, said: str, claims: list[str]) -> None:
    found = _failing(MET.format(actual=actual, said=said))
    assert [f.spans[0].text for f in found] == claims
    assert {f.rule for f in found} <= {"verdict"}


LISTED = """序号\t竣工项目\t总投资（亿元）
1\t滨湖中学\t2.1
2\t污水厂\t1.6
3\t北环路\t3.8

以上{count}个竣工项目年内全部投入使用。
"""


@pytest.mark.parametrize(("count", "claims"), [("3", []), ("4", ["4个"])])
def test_a_count_behind_a_table_is_that_of_its_numbered_rows(count: str, claims: list[str]) -> None:
    assert [f.spans[0].text for f in _failing(LISTED.format(count=count))] == claims


REACHED = """| 指标 | 2025年目标值 | 2025年预计值 | 完成情况 |
| --- | --- | --- | --- |
| 粮食产量（万吨） | 27.5 | 27.9 | {rate} |
| 旅游总收入（亿元） | 120 | 102 | 未完成 |
"""


@pytest.mark.parametrize(("rate", "claims"), [("101.5%", []), ("115.0%", ["115.0%"])])
def test_how_far_a_target_is_reached_may_be_a_rate_or_a_word(rate: str, claims: list[str]) -> None:
    assert [f.spans[0].text for f in _failing(REACHED.format(rate=rate))] == claims


MARK = re.compile(r"⟦([^|⟧]*)\|([^⟧]*)⟧")
FILES = (Path(__file__).with_name(name) for name in ("tables.yaml", "counts.yaml"))
TABLES: list[str] = [text for file in FILES for text in yaml.safe_load(file.read_text(encoding="utf-8"))]
SLIPS = [(table, at) for table in TABLES for at in range(len(MARK.findall(table)))]


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t[:12])
def test_a_right_table_or_list_is_silent(table: str) -> None:
    assert [f.message for f in _failing(MARK.sub(r"\1", table))] == []


@pytest.mark.parametrize(("table", "at"), SLIPS, ids=[f"{t[:12]}-{at}" for t, at in SLIPS])
def test_a_slip_in_a_table_or_list_is_found(table: str, at: int) -> None:
    marks = iter(range(len(MARK.findall(table))))
    wrong = MARK.sub(lambda m: m[2] if next(marks) == at else m[1], table)
    assert {"error", "warning"} & {f.severity for f in _failing(wrong)}
