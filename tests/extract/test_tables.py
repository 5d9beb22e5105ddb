"""Tables of indicators by year: each cell is a figure of its row's indicator and its column's time."""

from __future__ import annotations

import pytest

from guibiao.documents import document_of_text
from guibiao.extract import extract

TITLE = "云河县国民经济和社会发展第十四个五年规划和2035年远景目标纲要\n第二节 主要目标\n"
TABLE = """\
| 指标 | 单位 | 2020年 | 2025年 | 年均增速〔累计〕 | 属性 |
| --- | --- | --- | --- | --- | --- |
| 1.地区生产总值 | 亿元 | 98 | 150 | 7 | 预期性 |
| 2.常住人口城镇化率（%） | % | 51.2 | >58 | 〔6.8〕 | 预期性 |
| 3.单位GDP能耗降低 | % | — | — | 〔14.5〕 | 约束性 |
"""


def figures(text: str) -> list[tuple[str, str, str, str, str, str, str]]:
    return [
        (s.indicator, s.period, str(s.value), s.unit, s.measure, s.role, s.bound)
        for s in extract(document_of_text(text, "plan"))
    ]


def test_each_cell_has_its_row_s_indicator_and_its_column_s_time_and_role() -> None:
    assert figures(TITLE + TABLE) == [
        ("地区生产总值", "2020", "98", "亿元", "level", "actual", "eq"),
        ("地区生产总值", "2025", "150", "亿元", "level", "target", "eq"),
        ("地区生产总值", "2021/2025", "7", "%", "growth_avg", "target", "eq"),
        ("常住人口城镇化率", "2020", "51.2", "%", "level", "actual", "eq"),
        ("常住人口城镇化率", "2025", "58", "%", "level", "target", "ge"),
        ("常住人口城镇化率", "2021/2025", "6.8", "个百分点", "change", "target", "eq"),
        ("单位GDP能耗", "2021/2025", "-14.5", "%", "growth", "target", "eq"),
    ]


@pytest.mark.parametrize(
    ("head", "role"), [("2022年实际", "actual"), ("2022年目标", "target"), ("2022年预计", "estimate")]
)
def test_a_head_tells_the_role(head: str, role: str) -> None:
    text = f"云河县“十四五”规划中期评估报告\n2023年6月\n\n序号\t指标名称\t{head}\n1\t森林覆盖率（%）\t46.3\n"
    assert figures(text) == [("森林覆盖率", "2022", "46.3", "%", "level", role, "eq")]


def test_a_figure_in_a_cell_points_at_its_digits() -> None:
    document = document_of_text(TITLE + TABLE, "plan")
    assert [document.source[s.start : s.end] for s in extract(document)][:2] == ["98", "150"]


def test_a_table_of_something_else_is_left_to_its_words() -> None:
    assert figures(TITLE + "姓名\t电话\n张三\t12345\n李四\t54321\n") == []


COMMUNIQUE = "云河县2022年国民经济和社会发展统计公报\n一、综合\n2022年全县生产总值及其增长\n"
FIGURES = (
    "| 指 标 | 绝对数（亿元） | 比上年增长% |\n| --- | --- | --- |\n"
    "| 地区生产总值 | 90.5 | 3.2 |\n| 第一产业 | 20.1 | -4.0 |\n"
)


def test_a_table_without_years_is_about_the_year_of_its_document() -> None:
    assert figures(COMMUNIQUE + FIGURES) == [
        ("地区生产总值", "2022", "90.5", "亿元", "level", "actual", "eq"),
        ("地区生产总值", "2022", "3.2", "%", "growth", "actual", "eq"),
        ("第一产业", "2022", "20.1", "亿元", "level", "actual", "eq"),
        ("第一产业", "2022", "-4.0", "%", "growth", "actual", "eq"),
    ]


def test_a_row_of_a_growth_rate_is_growth_and_an_unemployment_rate_is_a_level() -> None:
    table = (
        "| 指标 | 单位 | 2020年 | 2025年 |\n| --- | --- | --- | --- |\n"
        "| 地区生产总值增速 | % | 6 | 5.5 |\n| 登记失业率 | % | 3 | 3.5 |\n"
    )
    assert figures(TITLE + table) == [
        ("地区生产总值", "2020", "6", "%", "growth", "actual", "eq"),
        ("地区生产总值", "2025", "5.5", "%", "growth", "target", "eq"),
        ("登记失业率", "2020", "3", "%", "level", "actual", "eq"),
        ("登记失业率", "2025", "3.5", "%", "level", "target", "eq"),
    ]


def test_a_head_may_tell_a_part_of_a_year() -> None:
    text = "云河县“十四五”规划中期评估报告\n2023年9月\n\n序号\t指标名称\t2023年上半年完成\n1\t森林覆盖率（%）\t46.3\n"
    assert figures(text) == [("森林覆盖率", "2023-H1", "46.3", "%", "level", "actual", "eq")]


def test_heads_without_one_over_the_names_stand_over_names_in_the_first_column() -> None:
    rows = "| 绝对数（亿元） | 比上年增长（%） |\n地区生产总值 | 90.5 | 3.2 |\n第一产业 | 20.1 | -4.0 |\n"
    assert figures(COMMUNIQUE + rows) == [
        ("地区生产总值", "2022", "90.5", "亿元", "level", "actual", "eq"),
        ("地区生产总值", "2022", "3.2", "%", "growth", "actual", "eq"),
        ("第一产业", "2022", "20.1", "亿元", "level", "actual", "eq"),
        ("第一产业", "2022", "-4.0", "%", "growth", "actual", "eq"),
    ]


def test_quarters_of_a_year_that_no_one_tells_break_nothing() -> None:
    table = "| 指标 | 一季度 | 二季度 | 全年 |\n| --- | --- | --- | --- |\n| 农业总产值（亿元） | 9.3 | 14.7 | 24.0 |\n"
    assert [str(s.value) for s in extract(document_of_text("单位：亿元\n\n" + table, "表"))][-1:] in ([], ["24.0"])


def test_columns_that_only_blanks_part_are_read_under_a_head_of_names_levels_and_growth() -> None:
    rows = "单位:吨\n产品名称 产量 比上年增长%\n粮食 21774 0.9\n其中:稻谷 19179 1.2\n蔬菜 50523 -1.7\n年末企业26家。\n"
    assert figures(COMMUNIQUE + rows)[:4] == [
        ("粮食产量", "2022", "21774", "吨", "level", "actual", "eq"),
        ("粮食产量", "2022", "0.9", "%", "growth", "actual", "eq"),
        ("稻谷产量", "2022", "19179", "吨", "level", "actual", "eq"),
        ("稻谷产量", "2022", "1.2", "%", "growth", "actual", "eq"),
    ]


@pytest.mark.parametrize(
    ("over", "unit"),
    [
        ("单位：万千瓦时", "万千瓦时"),
        ("表1 用电情况 单位:亿元、%", "亿元"),
        ("单位：元/人", "元/人"),
        ("单位：吨、头", ""),
        ("单位：云河县统计局", ""),
        ("牵头单位：示例镇", ""),
    ],
)
def test_the_one_unit_told_over_a_table_is_that_of_its_levels(over: str, unit: str) -> None:
    rows = "指标\t绝对数\t比上年增长\n工业\t90.5\t3.2\n农业\t20.1\t-4.0\n"
    assert [(s[2], s[3]) for s in figures(f"{COMMUNIQUE}{over}\n{rows}")][:2] == [("90.5", unit), ("3.2", "%")]


def test_a_unit_beside_percent_is_that_of_levels_only_where_other_columns_have_the_percent() -> None:
    caption = "表1 人口分布 单位：人、%\n"
    shares = "地区\t2022年\t比重2022年\n东山镇\t41200\t62.5\n西河乡\t24700\t37.5\n"
    assert [(s[0], s[2], s[3]) for s in figures(COMMUNIQUE + caption + shares)][:2] == [
        ("东山镇", "41200", "人"),
        ("东山镇比重", "62.5", "%"),
    ]
    mixed = "指标\t2021年\t2022年\n常住人口\t65100\t65900\n城镇化率\t51.2\t52.0\n"
    assert {s[3] for s in figures(COMMUNIQUE + caption + mixed)} == {""}


@pytest.mark.parametrize(
    ("head", "found"), [("合计", ["90.5", "3.2"]), ("位次", ["3.2"]), ("占比重", ["3.2"]), ("增减额", ["3.2"])]
)
def test_any_head_before_that_of_its_growth_is_of_levels_but_ranks_and_shares(head: str, found: list[str]) -> None:
    rows = f"指标\t{head}\t比上年增长\n工业\t90.5\t3.2\n农业\t20.1\t-4.0\n"
    assert [s[2] for s in figures(COMMUNIQUE + rows)][: len(found)] == found


def test_the_figures_of_a_table_copied_one_cell_to_a_line_are_those_of_the_table() -> None:
    rows = [line.strip("| ").split(" | ") for line in TABLE.splitlines() if "---" not in line]
    assert figures(TITLE + "\n\n".join(cell for row in rows for cell in row)) == figures(TITLE + TABLE)


PIPED = """\
云河县2022年国民经济和社会发展统计公报
一、综合
表1 2022年末人口
指标 |
年末数（人） |
比重（%） |
|
总人口 |
320500 |
100 |
|
其中：男性 |
164200 |
51.2 |
|
女性 |
156300 |
48.8 |
"""


def test_a_cell_with_its_pipe_on_each_line_and_a_share_beside_a_level() -> None:
    assert figures(PIPED)[:4] == [
        ("总人口", "2022", "320500", "人", "level", "actual", "eq"),
        ("总人口比重", "2022", "100", "%", "level", "actual", "eq"),
        ("男性", "2022", "164200", "人", "level", "actual", "eq"),
        ("男性比重", "2022", "51.2", "%", "level", "actual", "eq"),
    ]


def test_a_head_over_several_years_has_them_in_the_row_below_it() -> None:
    table = (
        "项目 | 现价（亿元） | 增速%（可比价） | 构成% |\n2021年 | 2022年 |\n"
        "地区生产总值 | 88.1 | 95.6 | 6.5 | — |\n第一产业 | 18.0 | 19.1 | 4.1 | 20.0 |\n"
        "第二产业 | 40.2 | 44.5 | 8.0 | 46.5 |\n"
    )
    assert figures(COMMUNIQUE + table)[:6] == [
        ("地区生产总值", "2021", "88.1", "亿元", "level", "actual", "eq"),
        ("地区生产总值", "2022", "95.6", "亿元", "level", "actual", "eq"),
        ("地区生产总值", "2022", "6.5", "%", "growth", "actual", "eq"),
        ("第一产业", "2021", "18.0", "亿元", "level", "actual", "eq"),
        ("第一产业", "2022", "19.1", "亿元", "level", "actual", "eq"),
        ("第一产业", "2022", "4.1", "%", "growth", "actual", "eq"),
    ]


@pytest.mark.parametrize(
    ("name", "measure"),
    [("城镇新增就业", "level"), ("新增造林面积", "level"), ("高校毕业生总量", "level"), ("常住人口", "change")],
)
def test_what_is_added_over_the_years_is_a_level_in_brackets_and_a_stock_changes(name: str, measure: str) -> None:
    row = f"| 4.{name} | 万人 | — | — | 〔3〕 | 预期性 |\n"
    assert figures(TITLE + TABLE + row)[-1] == (name, "2021/2025", "3", "万人", measure, "target", "eq")


def test_sums_in_brackets_and_means_are_of_the_plan_s_years_up_to_the_column_s() -> None:
    table = (
        "序号|指标|单位|2020年|2022年|2025年目标\n"
        "1|地区生产总值年均增速|%|—|5.8|6.5\n2|单位GDP能耗降低|%|—|[6.1]|[14]\n3|森林覆盖率|%|46.1|46.8|47.5\n"
    )
    found = figures("云河县“十四五”规划中期评估报告\n2023年8月\n" + table)
    assert [(name, period, value, measure) for name, period, value, _, measure, _, _ in found] == [
        ("地区生产总值", "2021/2022", "5.8", "growth_avg"),
        ("地区生产总值", "2021/2025", "6.5", "growth_avg"),
        ("单位GDP能耗", "2021/2022", "-6.1", "growth"),
        ("单位GDP能耗", "2021/2025", "-14", "growth"),
        ("森林覆盖率", "2020", "46.1", "level"),
        ("森林覆盖率", "2022", "46.8", "level"),
        ("森林覆盖率", "2025", "47.5", "level"),
    ]


def test_a_level_may_be_called_by_its_absolute_value() -> None:
    table = "指标 绝对值(万元) 比上年增长(%)\n建筑业 54099 23.4\n工业 8848 -4.1\n金融业 1108 3.9\n"
    assert figures("云河县2022年国民经济和社会发展统计公报\n" + table)[:2] == [
        ("建筑业", "2022", "54099", "万元", "level", "actual", "eq"),
        ("建筑业", "2022", "23.4", "%", "growth", "actual", "eq"),
    ]
