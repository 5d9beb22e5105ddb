"""The web page in a real browser: everything inside one file, filters that work, narrow and wide."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from guibiao.assess import PlanAssessment, assess_plan
from guibiao.plan import read_plan
from guibiao.report import evaluation_page
from tests.conftest import ROOT
from tests.report_pages.conftest import Open


@pytest.fixture(scope="module")
def result() -> PlanAssessment:
    return assess_plan(read_plan(ROOT / "examples" / "rongan" / "plan.yaml"))


@pytest.fixture(scope="module")
def html(result: PlanAssessment) -> str:
    return evaluation_page(result, [])


@pytest.fixture
def page(opened: Open, html: str) -> Page:
    return opened(html)


def test_every_indicator_has_a_card_and_what_has_figures_a_chart(page: Page, result: PlanAssessment) -> None:
    assert page.locator(".card").count() == len(result.indicators)
    drawn = sum(bool(a.series) or any(p.series for p in a.parts) for a in result.indicators)
    assert page.locator(".card:has(svg.chart)").count() >= drawn


def test_the_lights_filter_and_the_search_narrows(page: Page, result: PlanAssessment) -> None:
    page.locator(".light.behind").click()
    assert page.locator(".card:visible").count() == result.count("behind")
    page.locator(".light.behind").press("Enter")
    assert page.locator(".card:visible").count() == len(result.indicators)
    page.locator("#search").fill("城镇化")
    assert page.locator(".card:visible").all_inner_texts()[0].startswith("城镇化率")


def test_the_working_opens_and_shows_its_numbers(page: Page) -> None:
    card = page.locator(".card[data-name='地区生产总值']")
    card.locator("summary").click()
    assert "8.1" in card.locator("details").inner_text()


@pytest.mark.parametrize("width", [360, 1280, 3840])
def test_nothing_runs_off_the_side(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_embedded_font_is_used(page: Page) -> None:
    assert page.evaluate("document.fonts.ready.then(() => [...document.fonts].map(f => f.status))") == ["loaded"]
    assert "Guibiao Sans" in page.evaluate("getComputedStyle(document.body).fontFamily")
