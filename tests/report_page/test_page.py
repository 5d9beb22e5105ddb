"""The web page in a real browser: everything inside one file, filters that work, narrow and wide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from guibiao.assess import PlanAssessment, assess_plan
from guibiao.plan import read_plan
from guibiao.report import evaluation_page
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def result() -> PlanAssessment:
    return assess_plan(read_plan(ROOT / "examples" / "rongan" / "plan.yaml"))


@pytest.fixture(scope="module")
def file(result: PlanAssessment, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "评估.html"
    path.write_text(evaluation_page(result, []), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        started = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, file: Path) -> Iterator[Page]:
    opened = browser.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("request", lambda r: faults.append(r.url) if not r.url.startswith(("file:", "data:")) else None)
    opened.goto(file.as_uri())
    yield opened
    assert faults == []
    opened.close()


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
