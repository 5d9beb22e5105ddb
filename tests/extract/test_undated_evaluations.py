"""An evaluation without a date is about the last year that it tells facts of, not about the years it aims at."""

from __future__ import annotations

from guibiao.documents import document_of_text
from guibiao.extract import extract
from guibiao.quantity import Period

PRESS = (
    "云河市“十三五”规划纲要中期评估\n"
    "工业增加值2016年增长7.2%，2017年增长7.0%，2018年上半年增长6.8%。高新技术企业达到85家，两年半累计新建学校12所。"
    "零售额2016年增长9%，2017年放缓至5%，今年上半年增长4%，规划确定的年均增长率为10%。"
    "30项主要指标中，25项达到预期进度，森林覆盖率等3项已提前完成。年均减贫2万人。\n"
    "预计到2020年地区生产总值可达900亿元。城镇化率达到55%，离2020年60%的目标还有距离。"
    "零售额年均增速目标由10%调整为6%；城镇新增就业目标从5万人提高到6万人。今年力争减贫3万人。\n"
)


def test_figures_are_of_the_last_year_told_as_a_fact() -> None:
    found = extract(document_of_text(PRESS, "press"))
    rows = [(s.text, s.indicator, s.period, s.measure, s.role) for s in found]
    assert rows == [
        ("7.2%", "工业增加值", "2016", "growth", "actual"),
        ("7.0%", "工业增加值", "2017", "growth", "actual"),
        ("6.8%", "工业增加值", "2018-H1", "growth", "actual"),
        ("85家", "高新技术企业", "2017", "level", "actual"),
        ("12所", "新建学校", "2016/2018-H1", "level", "actual"),
        ("9%", "零售额", "2016", "growth", "actual"),
        ("5%", "零售额", "2017", "growth", "actual"),
        ("4%", "零售额", "2018-H1", "growth", "actual"),
        ("10%", "零售额", "2016/2020", "growth_avg", "target"),
        ("30项", "主要指标", "2018", "level", "actual"),
        ("25项", "达到预期进度指标", "2018", "level", "actual"),
        ("3项", "已提前完成指标", "2018", "level", "actual"),
        ("2万人", "减贫", "2016/2017", "change_avg", "actual"),
        ("900亿元", "地区生产总值", "2020", "level", "estimate"),
        ("55%", "城镇化率", "2017", "level", "actual"),
        ("60%", "城镇化率", "2020", "level", "target"),
        ("10%", "零售额", "2016/2020", "growth_avg", "target"),
        ("6%", "零售额", "2016/2020", "growth_avg", "target"),
        ("5万人", "城镇新增就业", "2016/2020", "level", "target"),
        ("6万人", "城镇新增就业", "2016/2020", "level", "target"),
        ("3万人", "减贫", "2018", "change", "target"),
    ]
    assert all(Period(period) for _, _, period, *_ in rows)


OWN = (
    "云河县“十四五”规划纲要实施中期评估报告\n本次评估时点为2022年12月31日。\n"
    "| 指标 | 单位 | 2020年 | 2021年 | 2022年 | 2025年目标 |\n| --- | --- | --- | --- | --- | --- |\n"
    "| 森林覆盖率 | % | 40 | 41 | 42 | 45 |\n\n城镇化率达到51%，累计建成学校6所。\n"
)


def test_the_day_on_which_it_evaluates_tells_the_year() -> None:
    document = document_of_text(OWN, "own")
    assert document.reviews == 2022
    assert [(s.text, s.period, s.role) for s in extract(document)] == [
        ("40", "2020", "actual"),
        ("41", "2021", "actual"),
        ("42", "2022", "actual"),
        ("45", "2025", "target"),
        ("51%", "2022", "actual"),
        ("6所", "2021/2022", "actual"),
    ]


def test_a_day_in_the_midst_of_a_year_leaves_the_year_before() -> None:
    text = OWN.replace("2022年12月31日", "2023年6月30日")
    assert document_of_text(text, "own").reviews == 2022
