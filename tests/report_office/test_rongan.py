"""The real plan of the examples: its report has every indicator in its class and reads without seams."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from guibiao.assess import PlanAssessment, assess_plan
from guibiao.plan import read_plan
from guibiao.report import evaluation_content
from guibiao.report.content import Content, Paragraph
from tests.report_office.yunhe import assessed, slips

PLAN = Path(__file__).parents[2] / "examples" / "rongan" / "plan.yaml"
# what a template, a missing value or two joined clauses leave behind
SEAMS = re.compile(r"\{\{|None|Fraction|Decimal|[，。；、：]{2}|（）|-\d|\s\s")


@pytest.fixture(scope="module")
def rongan() -> PlanAssessment:
    return assess_plan(read_plan(PLAN), date(2023, 6, 30))


@pytest.fixture(scope="module")
def content(rongan: PlanAssessment) -> Content:
    return evaluation_content(rongan, [])


def paragraphs(content: Content) -> list[Paragraph]:
    return [b for s in content.walk() for b in s.blocks if isinstance(b, Paragraph)]


def test_every_indicator_has_its_paragraph_in_its_class(rongan: PlanAssessment, content: Content) -> None:
    told = {
        s.heading: [b.indicator for b in s.blocks if isinstance(b, Paragraph) and b.indicator and not b.depth]
        for s in content.walk()
        if s.level == 3
    }
    assert {k: len(v) for k, v in told.items()} == {
        "经济发展指标": 8, "创新驱动指标": 2, "民生福祉指标": 3, "生态文明指标": 10,
    }  # fmt: skip
    assert [i for ids in told.values() for i in ids] == [a.indicator.id for a in rongan.indicators]


def test_gdp_is_told_with_the_figures_of_the_specification(content: Content) -> None:
    told = next(p.text for p in paragraphs(content) if p.indicator == "gdp")
    for part in ("年均增长4.1%，低于进度要求3.9个百分点", "需年均增长10.7%", "据此2023—2025年需年均增长7.3%",
                 "如计入预计数，后续需年均增长9.5%，超过"):  # fmt: skip
        assert part in told


@pytest.mark.parametrize("name", ["rongan", "yunhe"])
def test_the_text_has_no_seams(name: str, rongan: PlanAssessment) -> None:
    content = evaluation_content(rongan, []) if name == "rongan" else evaluation_content(assessed(), slips())
    assert [p.text for p in paragraphs(content) if SEAMS.search(p.text)] == []
