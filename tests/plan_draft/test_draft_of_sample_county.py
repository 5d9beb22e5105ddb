"""The draft of the made-up county of examples/sample-county, from text and from Word alike."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from guibiao.assess import assess_plan
from guibiao.documents import read_documents
from guibiao.extract import extract
from guibiao.plan import Plan, Source, draft_plan

COUNTY = Path(__file__).parents[2] / "examples" / "sample-county"
EVALUATION = "yunhe-midterm-2023"


def draft(*names: str) -> Plan:
    """The draft of files of the sample county."""
    read = [document for name in names for document in read_documents(COUNTY / name)]
    return draft_plan([(document, extract(document)) for document in read])


@pytest.fixture(scope="module", params=[".txt", ".docx"])
def drafted(request: pytest.FixtureRequest) -> Plan:
    return draft(EVALUATION + request.param)


def test_its_twelve_indicators_stand_in_four_classes(drafted: Plan) -> None:
    classes = Counter(i.category for i in drafted.indicators)
    assert classes == {"经济发展": 4, "创新驱动": 2, "民生福祉": 3, "绿色生态": 3}


def test_targets_have_their_forms(drafted: Plan) -> None:
    forms = {i.name: i.target.form for indicator in drafted.indicators for i in (indicator, *indicator.parts)}
    assert forms == {
        "地区生产总值": "mean_growth",
        "规模以上工业增加值": "mean_growth",
        "社会消费品零售总额": "level_and_growth",
        "常住人口城镇化率": "level",
        "研究与试验发展经费支出": "mean_growth",
        "每万人口发明专利拥有量": "level",
        "居民人均可支配收入": "mean_growth",
        "基本养老保险参保率": "floor",
        "每千人口拥有3岁以下婴幼儿托位数": "level",
        "单位地区生产总值能耗": "cumulative_change",
        "耕地保有量": "assigned",
        "空气质量": "composite",
        "细颗粒物（PM2.5）浓度": "yearly",
        "空气质量优良天数比率": "yearly",
    }


def test_every_figure_quotes_the_words_that_it_was_read_from(drafted: Plan) -> None:
    figures = [o for i in drafted.indicators for p in (i, *i.parts) for o in p.observations]
    told = [(str(o.value).lstrip("-"), o.source.quote or "") for o in figures if o.source is not None]
    assert len(told) == len(figures)
    assert [t for t in told if t[0] not in t[1]] == []
    assert drafted.indicators[0].observations[1].source == Source(
        "yunhe-midterm-2023", *span_of(drafted, "8.2"), quote="2021年完成164.3亿元，增长8.2%"
    )
    passage = drafted.indicators[0].source
    assert passage is not None
    assert passage.quote is None, "a long passage is no figure"


def span_of(plan: Plan, value: str) -> tuple[int | None, int | None]:
    """Where the first figure of a value stands in its document."""
    sources = (o.source for i in plan.indicators for o in i.observations if str(o.value) == value)
    source = next(s for s in sources if s is not None)
    return source.start, source.end


def test_its_verdicts_come_from_the_figures_and_agree_with_the_texts_where_the_data_is_whole(drafted: Plan) -> None:
    result = assess_plan(drafted, date(2023, 6, 30))
    differing = [
        a.indicator.name
        for a in result.indicators
        if a.indicator.stated and a.indicator.observations and a.verdict != a.indicator.stated.verdict
    ]
    assert differing == []


def test_a_work_report_adds_the_years_targets_to_the_evaluations_indicators() -> None:
    plan = draft(f"{EVALUATION}.txt", "yunhe-work-report-2023.txt")
    assert len(plan.indicators) == 12
    annual = {i.name: {year: str(t.value) for year, t in i.annual.items()} for i in plan.indicators if i.annual}
    assert annual["地区生产总值"] == {2023: "6.5"}


def test_a_work_report_alone_gives_headline_indicators_with_the_years_targets() -> None:
    plan = draft("yunhe-work-report-2023.txt")
    assert {"地区生产总值", "社会消费品零售总额", "居民人均可支配收入"} <= {i.name for i in plan.indicators}
    assert all(i.annual for i in plan.indicators)
    assert all(i.unsure for i in plan.indicators if i.target.value is None)
