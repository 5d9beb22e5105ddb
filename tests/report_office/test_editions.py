"""The final edition tells completed from not completed, the annual one holds a year's targets against its results."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from report_speed import plan_of

from guibiao.assess import PlanAssessment, assess_plan
from guibiao.plan import Adjustment, AnnualTarget, Indicator, Plan, ProjectTotals, Target, Task
from guibiao.quantity import Period
from guibiao.report.content import Chart, Content, Paragraph, Place, Table
from guibiao.report.editions import Edition
from tests.report_office.yunhe import seen

GROWTH = Indicator(
    "gdp", "地区生产总值", Target("mean_growth", Decimal("7")), "经济发展", "亿元", "expected", "up",
    observations=tuple(seen(str(y), "6.2", "growth") for y in range(2021, 2026)),
    adjusted=(Adjustment(date(2023, 9, 1), "县人大常委会", Target("mean_growth", Decimal("6"))),),
    annual={2022: AnnualTarget("growth", Decimal("7.5"), "ge")},
)  # fmt: skip
URBAN = Indicator(
    "urban", "常住人口城镇化率", Target("level", Decimal("56")), "经济发展", "%", "expected", "up", Decimal("48.2"),
    observations=(seen("2021", "50.0"), seen("2022", "52.4")), annual={2022: AnnualTarget("level", Decimal("52"))},
)  # fmt: skip
ENERGY = Indicator(
    "energy", "万元产值能耗", Target("level", Decimal("0.40")), "绿色生态", "吨", "binding", "down", Decimal("0.50"),
    observations=(seen("2022", "0.47"), seen("2025", "0.44")), annual={2022: AnnualTarget("level", Decimal("0.46"))},
)  # fmt: skip
FORESTS = Indicator(
    "forest", "森林覆盖率", Target("level", Decimal("60")), "绿色生态", "%", "binding", "up", Decimal("58"),
    annual={2022: AnnualTarget("level", Decimal("59"))},
)  # fmt: skip
TASKS = (
    Task("t1", "建成县城第二水厂", lead="县水利局", due="2022", progress="已通水。", status="已完成"),
    Task("t2", "改造老旧小区20个", lead="县住建局", due="2022"),
    Task("t3", "新建一所小学", lead="县教育局", due="2023"),
)
PLAN = Plan(
    "云河县国民经济和社会发展第十四个五年规划纲要", "云河县", 2020, Period("2021/2025"),
    indicators=(GROWTH, URBAN, ENERGY, FORESTS), tasks=TASKS,
)  # fmt: skip


def assessed(day: date) -> PlanAssessment:
    return assess_plan(PLAN, day)


@pytest.fixture(scope="module")
def final() -> Content:
    return Edition().content(assessed(date(2025, 12, 31)), [])


@pytest.fixture(scope="module")
def annual() -> Content:
    return Edition("annual").content(assessed(date(2022, 12, 31)), [])


def text_of(content: Content, key: str) -> str:
    section = next(s for s in content.walk() if s.key == key)
    return "".join(b.text for b in section.blocks if isinstance(b, Paragraph))


def table_of(content: Content, key: str) -> Table:
    return next(b for s in content.walk() for b in s.blocks if isinstance(b, Table) and b.key == key)


def test_from_the_plans_end_on_it_is_the_final_edition(final: Content) -> None:
    assert final.title == "云河县“十四五”规划纲要总结评估报告"


def test_the_final_edition_counts_completed_and_not_completed(final: Content) -> None:
    assert "完成1项，未完成1项，未能评估2项" in text_of(final, "overview")


def test_without_figures_of_the_end_a_target_is_not_said_to_be_missed(final: Content) -> None:
    told = next(b.text for s in final.walk() for b in s.blocks if isinstance(b, Paragraph) and b.indicator == "urban")
    assert "因没有规划期末的数据，未能评估" in told
    assert "加力推进" not in told


def test_totals_of_projects_from_within_the_period_do_not_judge_its_end() -> None:
    totals = ProjectTotals(date(2023, 6, 30), planned=10, started=4, finished=1, total=Decimal(50), done=Decimal(9))
    told = text_of(final_of(replace(PLAN, project_totals=(totals,))), "projects")
    assert "共规划重大项目10个" in told
    assert "时间已过" not in told
    assert "已开工" not in told
    ended = final_of(replace(PLAN, project_totals=(replace(totals, as_of=date(2025, 12, 31)),)))
    assert "已开工4个" in text_of(ended, "projects")


def final_of(plan: Plan) -> Content:
    """The final report on a plan at its end."""
    return Edition("final").content(assess_plan(plan, plan.period.end), [])


def test_the_first_target_stands_beside_the_adjusted_one(final: Content) -> None:
    [row] = table_of(final, "adjusted").rows
    assert row == (
        "地区生产总值", "年均增长7%", "年均增长6%", "县人大常委会，2023年9月1日", "增长6.2%", "未完成", "完成",
    )  # fmt: skip
    assert "按原定目标衡量，完成0项，未完成1项；按调整后的目标衡量，完成1项，未完成0项" in text_of(final, "adjusted")


def test_the_final_edition_carries_over_what_was_not_completed_and_proposes_no_new_targets(final: Content) -> None:
    assert "万元产值能耗" in text_of(final, "carry")
    assert [s.heading for s in final.sections] == ["规划实施总体情况", "未完成的目标和存在的主要问题", "后续工作建议"]
    assert all(s.key not in {"press", "proposals"} for s in final.walk())


def test_the_annual_edition_holds_the_years_targets_against_its_results(annual: Content) -> None:
    assert annual.title == "云河县“十四五”规划纲要2022年度监测评估报告"
    assert "2022年确定年度目标的指标共4项，完成1项，未完成2项，暂无年度数据1项" in text_of(annual, "year")
    rows = {row[0]: row[1:] for row in table_of(annual, "annual").rows}
    assert rows["地区生产总值"][:5] == ("增长7.5%以上", "增长6.2%", "−1.3个百分点", "增长6.2%", "未完成")
    assert rows["常住人口城镇化率"][:5] == ("52%", "52.4%", "0.4个百分点", "50.0%", "完成")
    assert rows["万元产值能耗"][:5] == ("0.46吨", "0.47吨", "−0.01吨", "—", "未完成")
    assert rows["森林覆盖率"][:5] == ("59%", "—", "—", "—", "暂无数据")


def test_the_annual_edition_tells_what_became_of_what_was_due_in_the_year(annual: Content) -> None:
    assert "上年度确定由2022年落实的事项共2项" in text_of(annual, "promises")
    rows = {row[0]: row[3:] for row in table_of(annual, "promises").rows}
    assert rows["建成县城第二水厂"] == ("已完成", "已通水")
    assert set(rows) == {"建成县城第二水厂", "改造老旧小区20个"}


def test_the_chapters_of_the_annual_edition_are_numbered_in_their_order(annual: Content) -> None:
    assert [s.number + s.heading for s in annual.sections] == [
        "一、年度目标完成情况", "二、上年度确定事项落实情况", "三、规划目标推进情况", "四、存在的主要问题",
        "五、对策措施和调整建议",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["final", "annual"])
def test_every_cited_number_of_an_edition_has_its_source(kind: str) -> None:
    content = Edition(kind).content(assessed(date(2025, 12, 31)), [])
    assert content.figures
    assert all(f.name and f.source for f in content.figures.values())


def test_a_plan_without_anything_has_its_editions_too() -> None:
    bare = replace(assessed(date(2025, 12, 31)), plan=Plan("示例县规划", "示例县", 2020, Period("2021/2025")))
    for kind in ("midterm", "final", "annual"):
        content = Edition(kind).content(replace(bare, indicators=()), [])
        indicators = next(s for s in content.walk() if s.key == "indicators")
        assert [type(b) for b in indicators.blocks] == [Place], "what is missing is asked for, and nothing counted"
        assert content.annexes == ()


def test_every_file_of_the_final_edition_judges_as_its_text_does() -> None:
    result = assess_plan(plan_of(16, 40, 3), date(2025, 12, 31))
    edition = Edition("final")
    judged = edition.judged(result)
    assert {a.verdict for a in judged.indicators} < {a.verdict for a in result.indicators} | {"not_assessable"}
    drawn = [b.key for s in edition.content(result, []).walk() for b in s.blocks if isinstance(b, Chart)]
    behind = {f"trend:{a.indicator.id}" for a in judged.indicators if a.verdict == "behind"}
    assert {key for key in drawn if key.startswith("trend:")} <= behind


def test_where_nothing_was_missed_the_heading_says_so() -> None:
    result = assessed(date(2025, 12, 31))
    kept = replace(result, indicators=tuple(a for a in result.indicators if a.verdict != "behind"))
    section = next(s for s in Edition("final").content(kept, []).walk() if s.key == "behind")
    assert section.heading == "可评估指标均已完成"


def test_the_annual_title_is_broken_before_its_year(annual: Content) -> None:
    assert annual.title_lines[1] == f"{annual.as_of.year}年度监测评估报告"
