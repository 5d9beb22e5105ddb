"""The text with its statements marked, in a real browser: fields at hand, filters, a table linked both ways."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from guibiao.documents import Document, document_of_text
from guibiao.extract import Statement, explain, extract
from guibiao.report import statements_page
from tests.report_pages.conftest import Open

TEXT = (
    "云河县2023年政府工作报告\n\n一、2022年工作回顾\n"
    "预计全年地区生产总值90.5亿元，增长3.2%。粮食产量12.5万吨，<新增>就业2100人。\n"
    "固定资产投资增长8%，城镇、农村居民人均可支配收入均增长6.1%。\n"
    "二、2023年工作安排\n地区生产总值增长6%以上，粮食产量13万吨。\n"
)


@pytest.fixture(scope="module")
def document() -> Document:
    return document_of_text(TEXT, "云河")


@pytest.fixture(scope="module")
def statements(document: Document) -> list[Statement]:
    return extract(document)


@pytest.fixture
def page(opened: Open, document: Document, statements: list[Statement]) -> Page:
    return opened(statements_page(document, statements))


def mark(page: Page, text: str) -> str:
    """A selector of the first mark with that text."""
    number = page.locator("a.mark", has_text=text).first.get_attribute("data-rows")
    assert number is not None
    return f'a.mark[data-rows="{number}"]'


def test_every_statement_is_marked_and_has_a_row(page: Page, statements: list[Statement]) -> None:
    shown = " ".join(m.get_attribute("data-rows") or "" for m in page.locator("a.mark").all()).split()
    assert sorted(map(int, shown)) == list(range(1, len(statements) + 1))
    assert page.locator("#table tbody tr").count() == len(statements)


def test_a_role_is_told_by_a_letter_as_well_as_by_colour(page: Page) -> None:
    assert page.locator(mark(page, "90.5亿元")).inner_text().endswith("预")
    assert page.locator(mark(page, "2100人")).inner_text().endswith("实")
    assert page.locator(mark(page, "13万吨")).inner_text().endswith("目")


def test_the_fields_come_on_hover_and_on_focus_and_go_with_escape(page: Page) -> None:
    selector = mark(page, "90.5亿元")
    page.locator(selector).hover()
    assert "地区生产总值" in page.locator("#fields").inner_text()
    page.locator("#fields").hover()
    page.wait_for_timeout(400)
    assert page.locator("#fields").is_visible(), "the pointer may go onto it"
    page.keyboard.press("Escape")
    assert page.locator("#fields").is_hidden()
    page.locator(selector).focus()
    assert "预计" in page.locator("#fields").inner_text()
    assert page.locator(selector).get_attribute("aria-describedby") == "fields"


def test_one_figure_said_of_two_shows_both(page: Page) -> None:
    page.locator(mark(page, "6.1%")).focus()
    assert page.locator("#fields dl").count() == 2
    assert "农村居民人均可支配收入" in page.locator("#fields").inner_text()


def test_role_measure_and_search_filter_marks_and_rows(page: Page, statements: list[Statement]) -> None:
    page.locator(".light.target").click()
    assert page.locator("#table tbody tr:visible").count() == sum(s.role == "target" for s in statements)
    assert "off" in (page.locator(mark(page, "2100人")).get_attribute("class") or "")
    page.locator(".light.target").press("Enter")
    page.locator("#measure").select_option("growth")
    assert page.locator("#table tbody tr:visible").count() == sum(s.measure == "growth" for s in statements)
    page.locator("#measure").select_option("")
    page.locator("#search").fill("粮食")
    assert page.locator("#table tbody tr:visible").count() == sum("粮食" in s.indicator for s in statements) > 0
    assert page.locator("#shown").inner_text().endswith(f"/ {len(statements)}")


def test_a_mark_leads_to_its_row_and_back(page: Page) -> None:
    selector = mark(page, "2100人")
    number = page.locator(selector).get_attribute("data-rows")
    page.locator(selector).focus()
    page.keyboard.press("Enter")
    assert "lit" in (page.locator(f"#r{number}").get_attribute("class") or "")
    page.locator(f"#r{number} a").click()
    assert page.evaluate("document.activeElement.dataset.rows") == number


@pytest.mark.parametrize("width", [360, 768, 1280, 3840])
def test_nothing_runs_off_the_side(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("a.mark").last.focus()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.locator("#fields").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def test_every_link_leads_somewhere_and_text_is_escaped(document: Document, statements: list[Statement]) -> None:
    html = statements_page(document, statements)
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    assert "&lt;新增&gt;" in html
    assert not re.search(r'(?:src|href)="(?!#)|url\((?!data:)|@import', html)


def test_a_document_without_statements_says_so(opened: Open) -> None:
    page = opened(statements_page(document_of_text("云河县工作总结\n\n工作稳步推进。\n", "空"), []))
    assert "没有找到数据" in page.locator("main").inner_text()


def test_a_field_shows_what_gave_it_where_this_was_asked(opened: Open, document: Document) -> None:
    pairs = explain(document)
    page = opened(statements_page(document, [s for s, _grounds in pairs], [grounds for _s, grounds in pairs]))
    page.locator(mark(page, "13万吨")).focus()
    assert "标题“二、2023年工作安排”" in page.locator("#fields").inner_text()
