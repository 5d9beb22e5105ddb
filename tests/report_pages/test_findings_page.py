"""The page with findings in the margin: self-contained, linked both ways; several documents below a list of them."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from guibiao.audit import Checked, audit, audit_documents, checked
from guibiao.documents import document_of_text
from guibiao.extract import extract
from guibiao.report import findings_list, findings_page
from tests.report_pages.conftest import Open

TEXT = (
    "云河县“十四五”规划纲要中期评估报告\n\n"
    "地区生产总值：2021年增长7.9%，2022年增长2.1%，2021-2022年年均增长5.6%，低于目标<7.5%>。\n"
    "全县规划实施重大项目96个。按项目类型分，基础设施项目31个，产业项目66个。\n"
)
HEAD = "{}年云河县人民政府工作报告\n\n一、{}年工作回顾\n"
YEARS = {
    "去年": HEAD.format(2023, 2022) + "2022年全县社会消费品零售总额完成41.2亿元，增长4.5%。\n",
    "今年": HEAD.format(2024, 2023) + "2023年全县社会消费品零售总额完成43.6亿元，增长8.5%。\n",
}


def one(every: bool = False) -> list[Checked]:
    document = document_of_text(TEXT, "云河")
    return checked([document], audit(document, extract(document)), every=every)


def two() -> list[Checked]:
    documents = [document_of_text(text, name) for name, text in YEARS.items()]
    return checked(documents, audit_documents((d, extract(d)) for d in documents))


def test_each_claim_links_to_its_note_and_back() -> None:
    page = findings_page(one())
    notes = re.findall(r'id="n(\d+)"', page)
    assert notes == ["1", "2"]
    for n in notes:
        assert f'id="c{n}" href="#n{n}"' in page
        assert f'href="#c{n}"' in page


def test_a_figure_within_the_words_of_a_claim_has_a_place_of_its_own() -> None:
    words = "优良天数比率为91.2%，高于目标90%，森林覆盖率为46.5%。"
    document = document_of_text(f"云河县2023年政府工作报告\n\n一、2022年工作回顾\n{words}\n", "云河")
    page = findings_page(checked([document], audit(document, extract(document)), every=True))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r' id="([^"]+)"', page))
    assert words in re.sub(r"<sup>.*?</sup>|<[^>]+>", "", page)


@pytest.mark.parametrize("documents", [one(every=True), two(), one() + two()], ids=["one", "two", "three"])
def test_every_link_leads_somewhere_and_every_id_is_there_once(documents: list[Checked]) -> None:
    page = findings_page(documents)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_a_figure_of_another_document_is_linked_there(opened: Open) -> None:
    page = opened(findings_page(two()))
    link = page.locator(".remark .inputs a", has_text="41.2亿元")
    assert "去年" in link.locator("..").inner_text()
    link.click()
    there = page.locator(":target")
    assert there.inner_text() == "41.2亿元"
    assert there.locator("xpath=ancestor::main").get_attribute("id") == "d1"


def test_what_follows_from_a_slip_stands_below_it_and_says_so(opened: Open) -> None:
    (only,) = one()
    first, second = (replace(f, group="g", root=bool(n)) for n, f in enumerate(only.shown))
    page = opened(findings_page([replace(only, shown=(first, second))]))
    listed = page.locator("nav li")
    assert [listed.nth(n).get_attribute("class") for n in (0, 1)] == ["error", "error follows"]
    assert second.message in listed.nth(0).inner_text()
    assert "同出一个差错" in page.locator(f'.remark:has-text("{first.message}")').inner_text()


def test_a_finding_that_decides_a_verdict_says_so() -> None:
    (only,) = one()
    decisive = replace(only, shown=(replace(only.shown[0], decisive=True),))
    assert "更正后是否达标会改变" in findings_page([decisive])
    assert "更正后是否达标会改变" not in findings_page([only])


def test_the_page_loads_nothing_from_elsewhere_and_text_is_escaped() -> None:
    page = findings_page(one())
    assert not re.search(r'(?:src|href)="(?!#)|url\((?!data:)|<script|@import', page)
    assert "&lt;7.5%&gt;" in page


def test_a_document_without_findings_says_so() -> None:
    document = document_of_text("云河县工作总结\n\n全年新建公园3个。\n", "云河")
    assert "没有发现算术问题" in findings_page(checked([document], []))


def test_a_list_of_documents_links_to_their_pages() -> None:
    listed = findings_list(two(), {"去年": "去年.html", "今年": "今年.html"})
    assert re.findall(r'href="([^"]+)"', listed) == ["去年.html", "今年.html"]


@pytest.mark.parametrize("width", [360, 820, 1280])
@pytest.mark.parametrize("documents", [one(every=True), one() + two()], ids=["one", "three"])
def test_the_page_fits_every_screen(opened: Open, documents: list[Checked], width: int) -> None:
    page = opened(findings_page(documents))
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
