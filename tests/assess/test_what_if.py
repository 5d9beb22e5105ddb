"""What if: figures and targets supposed, beside the plan as it is."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from guibiao.assess import Assessment, WhatIf, explain, read_settings, scenario, what_if, what_if_json
from guibiao.errors import InputError, InputErrors
from guibiao.plan import Indicator, Observation, Plan, Target
from guibiao.quantity import Period


def seen(measure: str, **figures: str) -> tuple[Observation, ...]:
    return tuple(Observation(Period(year[1:]), Decimal(value), measure) for year, value in figures.items())


GDP = Indicator("gdp", "地区生产总值", Target("mean_growth", Decimal("8.0")), unit="亿元",
                observations=seen("growth", y2021="8.1", y2022="0.3"))  # fmt: skip
RETAIL = Indicator("retail", "社会消费品零售总额", Target("mean_growth", Decimal("8")), unit="亿元",
                   base=Decimal("100.0"), observations=seen("level", y2021="105.0", y2022="110.0"))  # fmt: skip
URBAN = Indicator("urban", "城镇化率", Target("level", Decimal("54")), unit="%", base=Decimal("44.93"),
                  observations=seen("level", y2022="45.53"))  # fmt: skip
ROAD = Indicator("road", "高速公路通车", Target("yes_no", True))
PM25 = Indicator("pm25", "细颗粒物浓度", Target("ceiling", Decimal(35)), observations=seen("level", y2022="30"))
AIR = Indicator("air", "空气质量", Target("composite"), parts=(PM25,))
PLAN = Plan("示例县规划", "示例县", 2020, Period("2021/2025"), indicators=(GDP, RETAIL, URBAN, ROAD, AIR),
            scenarios={"低速": {"gdp.2023": Decimal("3.0")}})  # fmt: skip


def supposed(*texts: str, as_of: date | None = None) -> WhatIf:
    return what_if(PLAN, "假设", read_settings(texts), as_of)


def after(name: str, *texts: str) -> Assessment:
    return next(a for a in supposed(*texts).after.indicators if a.indicator.id == name)


def test_a_figure_supposed_is_counted_in_the_measure_of_its_target() -> None:
    found = after("gdp", "gdp.2023=9.0")
    assert (found.datum, found.working.inputs[-1].value) == ("2023", "9.0%")


def test_a_figure_supposed_takes_the_place_of_the_one_known() -> None:
    assert after("urban", "urban.2022=48.6").verdict == "on_track"


def test_a_growth_supposed_leads_nominal_levels_on() -> None:
    plan = replace(PLAN, indicators=(replace(RETAIL, observations=(
        *RETAIL.observations, *seen("growth", y2021="5.0", y2022="4.8"))),))  # fmt: skip
    [found] = what_if(plan, "", {"retail.2023": Decimal("10")}).after.indicators
    assert found.datum == "2023"
    assert found.actual is not None
    assert round(float(found.actual), 2) == 6.56  # 121.0 of 100.0 in three years


def test_an_indicator_of_levels_is_set_by_its_level() -> None:
    assert after("retail", "retail.2023=130.0").verdict == "on_track"


def test_a_target_supposed_is_in_force_and_the_first_one_stays_shown() -> None:
    found = after("gdp", "gdp.target=4.0")
    assert (found.verdict, found.required) == ("on_track", 4)
    assert "假设目标为年均增长不低于4.0%，原目标年均增长不低于8.0%" in explain(found)


def test_a_thing_done_is_supposed_in_words() -> None:
    assert after("road", "road.2023=是").verdict == "met_early"


def test_a_part_is_set_by_its_own_id_or_name() -> None:
    assert after("air", "pm25.2023=40").verdict == "behind"
    assert after("air", "细颗粒物浓度.2023=40").verdict == "behind"


def test_before_and_after_stand_at_the_same_date() -> None:
    result = supposed("gdp.2024=7.5", as_of=date(2023, 6, 30))
    assert result.before.as_of == result.after.as_of == date(2024, 12, 31)


def test_only_what_differs_is_changed() -> None:
    result = supposed("gdp.2023=9.0")
    assert [b.indicator.id for b, _a in result.changed] == ["gdp"]


def test_every_setting_that_names_what_is_not_there_is_said_at_once() -> None:
    with pytest.raises(InputErrors) as caught:
        supposed("gpd.2023=1", "gdp.2033=1", "gdp.x=2", "air.target=3", "air.2023=3")
    assert len(caught.value.errors) == 5
    assert "是不是：gdp" in str(caught.value.errors[0])
    assert "pm25" in str(caught.value.errors[4])


@pytest.mark.parametrize("text", ["gdp", "gdp=3", "gdp.2023", "gdp.2023=多", "gdp.2023="])
def test_what_is_no_setting_is_an_error_for_people(text: str) -> None:
    with pytest.raises(InputErrors):
        read_settings([text])


def test_a_scenario_of_the_plan_file_goes_by_its_name() -> None:
    assert scenario(PLAN, "低速") == {"gdp.2023": Decimal("3.0")}
    with pytest.raises(InputError, match="是不是：低速"):
        scenario(PLAN, "低")


def test_the_json_has_what_changed_before_and_after() -> None:
    [found] = json.loads(what_if_json([supposed("urban.2022=48.6")]))["what_if"]
    assert found["settings"] == {"urban.2022": 48.6}
    [changed] = found["changed"]
    assert (changed["before"]["verdict"], changed["after"]["verdict"]) == ("behind", "on_track")
    assert found["summary"]["after"]["total"]["on_track"] == found["summary"]["before"]["total"]["on_track"] + 1
