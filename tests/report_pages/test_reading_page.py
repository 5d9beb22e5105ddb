"""What was read beside its source, in a real browser: linked both ways, at any width, by mouse and by keyboard."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from guibiao.documents import document_of_text, read_documents
from guibiao.report import reading_page
from tests.report_pages.conftest import Open

SOURCE = (
    "云河縣(xiàn)2023年政府工作報(bào)告\n\n一、2022年工作回顧\n"
    + "".join(
        f"第{n}项工作稳步推进,完成投資 ２８．６ 億元,增长８％，其中工\n\n业投资<{n}>亿元。\n" for n in range(1, 41)
    )
    + "二、2023年工作安排\n增长9%以上。\n"
)
IDENTITY = [("种类", "政府工作报告"), ("地区", "云河县")]


@pytest.fixture
def page(opened: Open) -> Page:
    return opened(reading_page(document_of_text(SOURCE, "云河"), IDENTITY))


def seen(page: Page, selector: str) -> bool:
    """Whether an element stands inside its pane's window."""
    return bool(
        page.locator(selector).evaluate(
            "e => { const a = e.getBoundingClientRect(), b = e.closest('.pane').getBoundingClientRect();"
            " return a.top >= b.top - 1 && a.top < b.bottom }"
        )
    )


def test_identity_stands_on_top_and_changes_are_counted(page: Page) -> None:
    assert "政府工作报告" in page.locator("header").inner_text()
    assert page.locator(".source del").count() > 40
    assert page.locator(".text ins").first.inner_text() == "县"
    assert page.locator(".text ins").first.get_attribute("title") == "原文：縣(xiàn)"


def test_a_click_on_one_side_lights_and_brings_up_the_other(page: Page) -> None:
    page.locator(".text").evaluate("e => e.scrollTop = 900")
    number = page.locator(".text .passage").nth(30).get_attribute("id")
    assert number is not None
    page.locator(f"#{number} .words").click()
    twin = "#s" + number[1:]
    assert seen(page, twin)
    assert {e.get_attribute("id") for e in page.locator(".lit").all()} == {number, twin[1:]}
    page.locator("#s3 .words").click()
    assert seen(page, "#t3")


def test_the_keyboard_walks_from_passage_to_passage(page: Page) -> None:
    page.locator("#s2 .no").focus()
    for _step in range(25):
        page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('.passage').id") == "s27"
    assert seen(page, "#t27")


def test_the_outline_leads_to_its_section(page: Page) -> None:
    page.locator("nav a", has_text="工作安排").click()
    target = page.locator("h3", has_text="工作安排").evaluate("e => '#' + e.closest('.passage').id")
    assert seen(page, target)
    assert seen(page, target.replace("t", "s"))


@pytest.mark.parametrize("width", [360, 768, 1280, 3840])
def test_nothing_runs_off_the_side(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".text").is_visible()
    assert page.locator(".source").is_visible()


def test_printed_every_passage_stands_beside_its_source(page: Page) -> None:
    page.emulate_media(media="print")
    tops = page.evaluate("['s30', 't30'].map(id => document.getElementById(id).getBoundingClientRect().top)")
    assert tops[0] == tops[1]
    assert len(page.pdf()) > 10_000


def test_a_table_is_a_table_with_its_heads(opened: Open, tmp_path: Path) -> None:
    file = tmp_path / "表.csv"
    file.write_text("指标,单位,２０２２年\n粮食产量,万吨,１２．５\n", encoding="utf-8")
    document = read_documents(file)[0]
    headed = replace(document, tables=(replace(document.tables[0], heads=1, caption="粮食"),))
    page = opened(reading_page(headed, []))
    assert page.locator(".text caption").inner_text() == "粮食"
    assert page.locator(".text thead th").all_inner_texts() == ["指标", "单位", "2022年"]
    assert page.locator(".text tbody td").all_inner_texts() == ["粮食产量", "万吨", "12.5"]


def test_notes_are_listed_with_a_link_to_where_they_stand(opened: Open) -> None:
    text = (
        "云河县2023年政府工作报告\n\n一、回顾\n实施“三项工程”。\n\n附注：\n1.“三项工程”：道路通畅、提升、防护工程。\n"
    )
    document = document_of_text(text, "云河")
    page = opened(reading_page(document, []))
    assert page.locator(".notes dt").count() == len(document.notes) == 1


def test_every_link_leads_somewhere_and_text_is_escaped() -> None:
    html = reading_page(document_of_text(SOURCE, "云河"), IDENTITY)
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    assert "&lt;1&gt;" in html
    assert not re.search(r'(?:src|href)="(?!#)|url\((?!data:)|@import', html)


def test_an_empty_document_gives_a_page(opened: Open) -> None:
    assert opened(reading_page(document_of_text("", "空"), [])).locator("h1").inner_text() == "空"
