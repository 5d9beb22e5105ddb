"""A plan of a county that does not exist, assessed by hand: one indicator for every case that a report words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from guibiao.assess import Advice, Assessment, Conflict, Forecast, Input, PlanAssessment, ProposalCheck, Working
from guibiao.audit import Finding, Span
from guibiao.plan import (
    Indicator,
    Observation,
    Plan,
    ProjectTotals,
    Proposal,
    Source,
    StandIn,
    Target,
)
from guibiao.quantity import Period

AS_OF = date(2023, 6, 30)
BULLETIN = Source(document="云河县统计公报", section="综合")


def seen(period: str, value: str, measure: str = "level", **more: str) -> Observation:
    """One figure of the bulletin."""
    return Observation(Period(period), Decimal(value), measure, source=BULLETIN, **more)


def _growth() -> Assessment:
    indicator = Indicator(
        "gdp", "地区生产总值", Target("mean_growth", Decimal("7.0"), bound="ge"), "经济发展", "亿元", "expected", "up",
        lead="县统计局",
        observations=(
            seen("2021", "210.3"), seen("2021", "6.2", "growth"),
            seen("2022", "218.0"), seen("2022", "2.4", "growth"),
            seen("2023-H1", "104.9"), seen("2023-H1", "-1.5", "growth"),
            seen("2023", "4", "growth", role="estimate", bound="le"),
        ),
        proposal=Proposal(Target("mean_growth", Decimal("5.5"))),
    )  # fmt: skip
    return Assessment(
        indicator, "mean_growth", "behind", datum="2022", elapsed=Fraction(2), elapsed_as_of=Fraction(5, 2),
        required=Fraction(7), actual=Fraction(4283, 1000), gap=Fraction(-2717, 1000), measure_unit="%",
        needed=Fraction(8852, 1000), needed_unit="%",
        forecast=Forecast(Fraction(4283, 1000), "mean_pace", 2, meets=False),
        advice=Advice("adjust", "", Fraction(57, 10), Fraction(66, 10), True),
        proposal=ProposalCheck(Fraction(55, 10), Fraction(632, 100), Fraction(62, 10), False, Fraction(75, 10), False),
        working=Working(
            (Input("2021年增速", "6.2%", "2021", BULLETIN), Input("2022年增速", "2.4%", "2022", BULLETIN)),
            ("年均增速 =（1.062 × 1.024）^(1/2) − 1 = 4.28%", "差距 = 4.28 − 7.0 = −2.72个百分点"),
        ),
    )  # fmt: skip


def _level() -> Assessment:
    indicator = Indicator(
        "urban", "常住人口城镇化率", Target("level", Decimal("56")), "经济发展", "%", "expected", "up",
        Decimal("48.20"),
        observations=(
            seen("2021", "48.86"), seen("2021", "0.66", "change"), seen("2022", "49.31"), seen("2022", "0.45", "change")
        ),
    )  # fmt: skip
    return Assessment(
        indicator, "level", "behind", datum="2022", elapsed=Fraction(2), elapsed_as_of=Fraction(5, 2),
        required=Fraction(5132, 100), actual=Fraction(4931, 100), gap=Fraction(-201, 100),
        gap_as_of=Fraction(-279, 100), measure_unit="%", progress=Fraction(111, 780), schedule=Fraction(2, 5),
        needed=Fraction(223, 100), needed_unit="个百分点",
        forecast=Forecast(Fraction(50975, 1000), "mean_pace", 2, meets=False),
        advice=Advice("press", "", needed=Fraction(223, 100), feasible=False),
        working=Working(
            (Input("2020年基期值", "48.20%", "2020", BULLETIN), Input("2022年", "49.31%", "2022", BULLETIN)),
            ("进度要求 = 48.20 +（56 − 48.20）× 2/5 = 51.32%",),
        ),
    )  # fmt: skip


def _halves() -> Assessment:
    indicator = Indicator(
        "revenue", "一般公共预算收入", Target("level_and_growth", Decimal("9.50"), growth=Decimal("6"), bound="ge"),
        "经济发展", "亿元", None, "up", Decimal("7.40"),
        observations=(seen("2021", "7.81"), seen("2021", "5.5", "growth"), seen("2022", "8.40"),
                      seen("2022", "7.6", "growth")),
    )  # fmt: skip
    level = replace(indicator, id="level", target=Target("level", Decimal("9.50"), bound="ge"))
    growth = replace(indicator, id="growth", target=Target("mean_growth", Decimal("6"), bound="ge"))
    numbers = {
        "datum": "2022", "elapsed": Fraction(2), "required": Fraction(824, 100), "actual": Fraction(840, 100),
        "gap": Fraction(16, 100), "measure_unit": "亿元",
    }  # fmt: skip
    parts = (
        Assessment(level, "level", "on_track", needed=Fraction(37, 100), needed_unit="亿元", **numbers),
        Assessment(growth, "mean_growth", "on_track", datum="2022", elapsed=Fraction(2), required=Fraction(6),
                   actual=Fraction(6545, 1000), gap=Fraction(545, 1000), measure_unit="%", needed=Fraction(564, 100),
                   needed_unit="%"),
    )  # fmt: skip
    conflict = "目标前后不一致：所列年均增长6%，而由基期7.40亿元到期末9.50亿元相当于年均增长5.1%"
    return Assessment(
        indicator, "level_and_growth", "on_track", parts=parts, needed=Fraction(37, 100), needed_unit="亿元",
        advice=Advice("keep", ""), conflict=Conflict(Fraction(6), Fraction(512, 100), conflict), **numbers
    )  # fmt: skip


def _early() -> Assessment:
    indicator = Indicator(
        "energy", "单位地区生产总值能耗降低", Target(
            "assigned", judged_as="cumulative_change", assigned_by="市", stand_in=StandIn(Decimal("-13.5"), "全市规划")
        ),
        "绿色生态", "%", "binding", "down",
        observations=(seen("2021", "-6.1", "growth"), seen("2022", "-9.0", "growth")),
    )  # fmt: skip
    return Assessment(
        indicator, "cumulative_change", "met_early", datum="2022", elapsed=Fraction(2), required=Fraction(-564, 100),
        actual=Fraction(-14551, 1000), gap=Fraction(8911, 1000), measure_unit="%", stand_in="全市规划",
        advice=Advice("keep", ""),
    )  # fmt: skip


def _floor() -> Assessment:
    indicator = Indicator(
        "insured", "基本医疗保险参保率", Target("floor", Decimal("96"), bound="ge"), "民生福祉", "%", "binding", "up",
        observations=(seen("2021", "95.2"), seen("2022", "96.8")),
    )  # fmt: skip
    return Assessment(
        indicator, "floor", "on_track", datum="2022", elapsed=Fraction(2), required=Fraction(96),
        actual=Fraction(968, 10), gap=Fraction(8, 10), measure_unit="%", breaches=(2021,), advice=Advice("keep", ""),
    )  # fmt: skip


def _within_rounding() -> Assessment:
    indicator = Indicator(
        "income", "居民人均可支配收入", Target("mean_growth", Decimal("6.5")), "民生福祉", "元", "expected", "up",
        observations=(seen("2021", "8.4", "growth"), seen("2022", "4.6", "growth")),
    )  # fmt: skip
    return Assessment(
        indicator, "mean_growth", "on_track", datum="2022", elapsed=Fraction(2), required=Fraction(65, 10),
        actual=Fraction(6483, 1000), gap=Fraction(-17, 1000), measure_unit="%", within_rounding=True,
        needed=Fraction(6511, 1000), needed_unit="%", advice=Advice("keep", ""),
    )  # fmt: skip


def _unassigned() -> Assessment:
    indicator = Indicator(
        "farmland", "耕地保有量", Target("assigned", judged_as="floor"), "绿色生态", "万亩", "binding", "up",
        observations=(seen("2022", "30.2"),),
    )  # fmt: skip
    return Assessment(indicator, "floor", "not_assessable", "target_not_assigned")


def _composite() -> Assessment:
    air = Indicator(
        "pm25", "细颗粒物浓度", Target("yearly", values={2021: Decimal("36"), 2022: Decimal("33")}), "绿色生态",
        "微克/立方米", None, "down", observations=(seen("2021", "31"), seen("2022", "30")),
    )  # fmt: skip
    sulphur = Indicator("so2", "二氧化硫排放量", Target("assigned", assigned_by="市"), "绿色生态", "吨", None, "down",
                        observations=(seen("2021", "402.118"), seen("2022", "344.865")),
                        proposal=Proposal(action="drop", reason="市里不再向县区下达任务"))  # fmt: skip
    parts = (
        Assessment(air, "yearly", "on_track", datum="2022", elapsed=Fraction(2), required=Fraction(33),
                   actual=Fraction(30), gap=Fraction(3), measure_unit="微克/立方米", advice=Advice("keep", "")),
        Assessment(sulphur, "level", "not_assessable", "target_not_assigned"),
    )  # fmt: skip
    whole = Indicator("air", "环境质量", Target("composite"), "绿色生态", "", "binding", parts=(air, sulphur))
    return Assessment(whole, "composite", "not_assessable", "part_not_assessable", parts=parts)


def assessed() -> PlanAssessment:
    """The county's plan with its assessment."""
    results = (
        _growth(), _level(), _halves(), _within_rounding(), _floor(), _early(), _unassigned(), _composite()
    )  # fmt: skip
    plan = Plan(
        "云河县国民经济和社会发展第十四个五年规划纲要", "云河县", 2020, Period("2021/2025"),
        indicators=tuple(a.indicator for a in results),
        project_totals=(
            ProjectTotals(date(2023, 6, 30), 80, 30, 8, Decimal("400.5"), Decimal("320.0"), Decimal("60.8"), "亿元",
                          {"在建": 30, "规划": 50}, {"基础设施": 35, "产业": 25, "社会民生": 20}, BULLETIN),
        ),
    )  # fmt: skip
    return PlanAssessment(plan, AS_OF, results)


def slips() -> list[Finding]:
    """What the audit found in the county's material: one failure, and one claim that holds."""
    claim = Span(10, 14, "6.5%", "claim")
    message = "文中称两年平均增长6.5%，按所列各年增速推算为4.3%"
    return [
        Finding("云河县自评", "mean_growth", "fails", "error", "地区生产总值", Decimal("6.5"), "%", Fraction(43, 10),
                Fraction(42, 10), Fraction(44, 10), message, (claim,)),
        Finding("云河县自评", "sum", "holds", "note", "户籍人口", Decimal("30"), "万人", Fraction(30), Fraction(30),
                Fraction(30), "", (claim,)),
    ]  # fmt: skip
