"""The content of the report: the genre's order, every case worded, every number from the data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from guibiao.assess import Advice
from guibiao.plan import Plan
from guibiao.quantity import Period
from guibiao.report import evaluation_content
from guibiao.report.content import Content, Paragraph, Place, Table
from tests.report_office.yunhe import assessed, seen, slips


@pytest.fixture(scope="module")
def content() -> Content:
    return evaluation_content(assessed(), slips())


def paragraph(content: Content, indicator: str) -> str:
    found = (b for s in content.walk() for b in s.blocks if isinstance(b, Paragraph) and b.indicator == indicator)
    return next(found).text


def text_of(content: Content, key: str) -> str:
    section = next(s for s in content.walk() if s.key == key)
    return "".join(b.text for b in section.blocks if isinstance(b, Paragraph))


def test_the_report_has_the_order_of_the_genre(content: Content) -> None:
    assert content.title == "云河县“十四五”规划纲要中期评估报告"
    assert [s.number + s.heading for s in content.walk() if s.level == 1] == [
        "一、规划实施总体情况", "二、存在的主要问题", "三、对策措施和调整建议",
    ]  # fmt: skip
    second = [s.number + s.heading for s in content.sections[0].sections]
    assert second == ["（一）主要指标完成情况", "（二）主要任务落实情况", "（三）重大项目实施情况"]
    assert [s.heading for s in content.sections[0].sections[0].sections] == [
        "经济发展指标", "民生福祉指标", "绿色生态指标",
    ]  # fmt: skip


def test_the_introduction_names_the_date_of_the_evaluation(content: Content) -> None:
    assert any("2023年6月30日" in b.text for b in content.introduction if isinstance(b, Paragraph))


def test_the_overall_judgement_counts_from_the_data(content: Content) -> None:
    told = text_of(content, "overview")
    assert "可评估的6项指标中有4项达到进度要求，占66.7%" in told
    assert "达到进度要求4项（含提前实现1项），未达到进度要求2项，未能评估2项" in told
    assert "约束性指标4项，达到进度要求2项（含提前实现1项），未能评估2项" in told


def test_the_table_of_classes_adds_up(content: Content) -> None:
    table = next(b for b in content.sections[0].blocks if isinstance(b, Table))
    *classes, total = [[int(n) for n in row[1:]] for row in table.rows]
    assert [sum(column) for column in zip(*classes, strict=True)] == total


def test_a_falling_short_tells_target_figures_gap_pace_and_forecast(content: Content) -> None:
    told = paragraph(content, "gdp")
    for part in (
        "目标为年均增长7.0%以上", "2021年为210.3亿元，增长6.2%", "2023年上半年为104.9亿元，同比下降1.5%",
        "预计2023年增速在4%以内", "2021—2022年年均增长4.3%，低于进度要求2.7个百分点，未达到进度要求",
        "2023—2025年需年均增长8.9%", "难以如期实现目标",
    ):  # fmt: skip
        assert part in told


def test_a_proposal_that_asks_too_much_is_said_to_and_the_stricter_reading_is_named(content: Content) -> None:
    told = paragraph(content, "gdp")
    assert "提出将目标调整为年均增长5.5%以上" in told
    assert "需年均增长6.3%，超过规划期以来最好水平" in told
    assert "如计入预计数，后续需年均增长7.5%" in told


def test_both_clocks_are_told_where_they_differ(content: Content) -> None:
    assert "实际为49.31%，低2.01个百分点，未达到进度要求，按评估时点折算的缺口为2.79个百分点" in paragraph(
        content, "urban"
    )


def test_a_target_that_contradicts_itself_is_told_so_first(content: Content) -> None:
    assert paragraph(content, "revenue").startswith("需要说明的是，目标前后不一致")


def test_the_halves_of_a_target_are_told_one_after_the_other(content: Content) -> None:
    told = paragraph(content, "revenue")
    assert "从期末水平看，2022年进度要求为8.24亿元，实际为8.40亿元，高0.16亿元；从年均增速看" in told
    assert "2021—2022年年均增长6.5%，高于进度要求0.5个百分点，两方面均达到进度要求" in told


def test_a_shortfall_within_rounding_is_said_to_be_one(content: Content) -> None:
    assert "差距在数据取整误差之内，视为达到进度要求" in paragraph(content, "income")


def test_years_in_breach_are_named(content: Content) -> None:
    assert "其中2021年曾未达标" in paragraph(content, "insured")


def test_a_stand_in_is_named(content: Content) -> None:
    told = paragraph(content, "energy")
    assert "参照全市规划" in told
    assert "已提前实现规划目标（参照值评估，待正式任务下达后复核）" in told


def test_what_cannot_be_assessed_tells_why_and_what_would_cure_it(content: Content) -> None:
    assert "因上级尚未下达具体任务，未能评估" in paragraph(content, "farmland")
    assert "尽快明确耕地保有量的目标任务" in text_of(content, "cure")


def test_parts_have_paragraphs_under_their_indicator(content: Content) -> None:
    blocks = [b for s in content.walk() for b in s.blocks if isinstance(b, Paragraph)]
    assert [b.indicator for b in blocks if b.depth] == ["pm25", "so2"]


def test_projects_have_their_rates_and_the_gap_to_the_time_gone(content: Content) -> None:
    told = text_of(content, "projects")
    assert "已开工30个，开工率37.5%；已竣工8个，占规划项目数的10%" in told
    assert "占计划总投资的15.18%，占规划期计划投资的19%" in told
    assert "规划期时间已过50%，投资完成进度落后于时间进度31个百分点" in told


def test_only_failures_of_the_audit_are_told(content: Content) -> None:
    told = text_of(content, "figures")
    assert "有1处与材料自身数据推算不符" in told
    assert "推算为4.3%" in told


def test_without_findings_there_is_no_section_on_them() -> None:
    assert all(s.key != "figures" for s in evaluation_content(assessed(), []).walk())


def test_an_estimate_that_a_fact_has_overtaken_is_left_out() -> None:
    result = assessed()
    gdp = result.indicators[0]
    overtaken = (*gdp.indicator.observations, seen("2022", "3", "growth", role="estimate"))
    changed = replace(gdp, indicator=replace(gdp.indicator, observations=overtaken))
    told = paragraph(evaluation_content(replace(result, indicators=(changed,)), []), "gdp")
    assert "预计2022年" not in told


def test_a_value_no_better_than_the_base_is_not_proposed_as_a_target() -> None:
    result = assessed()
    gdp = result.indicators[0]
    advice = Advice("adjust", "", Fraction(-3), Fraction(1), True, retreat="base")
    changed = replace(gdp, advice=advice, indicator=replace(gdp.indicator, proposal=None), proposal=None)
    content = evaluation_content(replace(result, indicators=(changed,)), [])
    assert "规划期年均下降3.0%，没有好于基期水平，原定目标已难以实现，建议结合实际重新论证目标取值" in paragraph(
        content, "gdp"
    )
    [row] = next(b for s in content.walk() for b in s.blocks if isinstance(b, Table) and b.key == "proposals").rows
    assert row[-1] == "需重新论证"


def test_gaps_are_named_in_the_order_of_the_way_that_is_missing(content: Content) -> None:
    told = text_of(content, "behind")
    assert told.index("常住人口城镇化率，相差2.01个百分点") < told.index("地区生产总值，相差2.7")


def test_places_for_peoples_words_have_keys_of_their_own(content: Content) -> None:
    keys = [b.key for s in content.walk() for b in s.blocks if isinstance(b, Place)]
    assert keys == ["overview", "tasks", "projects", "causes", "work", "additions"]


def test_a_plan_without_anything_is_reported_without_an_error() -> None:
    bare = Plan("示例县规划", "示例县", 2020, Period("2021/2025"))
    content = evaluation_content(replace(assessed(), plan=bare, indicators=()), [])
    assert text_of(content, "overview") == ""
    assert [b.key for s in content.walk() for b in s.blocks if isinstance(b, Place)][:2] == ["overview", "indicators"]


def test_after_the_plans_end_it_is_the_final_evaluation() -> None:
    content = evaluation_content(replace(assessed(), as_of=date(2025, 12, 31)), [])
    assert content.title.endswith("总结评估报告")


def test_a_column_of_the_annex_that_says_nothing_is_left_out() -> None:
    result = assessed()
    bare = tuple(replace(a, indicator=replace(a.indicator, base=None)) for a in result.indicators)
    [annex] = evaluation_content(replace(result, indicators=bare), []).annexes
    assert "2020年基期" not in annex.table.head
    assert {len(row) for row in annex.table.rows} == {1, len(annex.table.head)}
