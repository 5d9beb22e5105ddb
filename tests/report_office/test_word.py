"""The Word file: native styles, the official layout measured on LibreOffice's pages, the same bytes each time."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from guibiao.report import evaluation_content
from guibiao.report.content import Content, Paragraph
from guibiao.report.layout import official_layout
from guibiao.report.word.dress import Dress
from guibiao.report.word.paged import page_finder
from guibiao.report.word.report import word_report
from tests.report_office.yunhe import assessed, slips

MM = 25.4 / 72
PLAIN = Dress(contents=False)  # the report begins on the first page


@pytest.fixture(scope="module")
def content() -> Content:
    return evaluation_content(assessed(), slips())


@pytest.fixture(scope="module")
def report(content: Content) -> bytes:
    return word_report(content, PLAIN)


@dataclass(frozen=True)
class Line:
    """A line of a page: its text, its edges and its middle, in mm from the page's left and top."""

    text: str
    left: float
    right: float
    middle: float


def pages(document: bytes, soffice: str, folder: Path) -> list[list[Line]]:
    """The lines of every page as LibreOffice sets them."""
    (folder / "report.docx").write_bytes(document)
    command = [soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
               "--outdir", str(folder), str(folder / "report.docx")]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    pdf = pypdfium2.PdfDocument(folder / "report.pdf")
    return [_lines(page) for page in pdf]


def _lines(page: pypdfium2.PdfPage) -> list[Line]:
    text, height = page.get_textpage(), page.get_size()[1]
    found: list[list[tuple[float, float, float, str]]] = []
    for at in range(text.count_chars()):
        character = text.get_text_range(at, 1)
        if not character.strip():
            continue
        left, bottom, right, top = text.get_charbox(at, loose=True)
        middle = height - (bottom + top) / 2
        if not found or abs(found[-1][-1][2] - middle) > 6:
            found.append([])
        found[-1].append((left, right, middle, character))
    return [
        Line("".join(c for *_, c in line), line[0][0] * MM, line[-1][1] * MM, line[0][2] * MM) for line in found
    ]  # fmt: skip


@pytest.fixture(scope="module")
def full_pages(content: Content, soffice: str, tmp_path_factory: pytest.TempPathFactory) -> list[list[Line]]:
    """The report with an introduction of nothing but Chinese characters, so that pages are full."""
    long = replace(content, introduction=(Paragraph("规划指标进展顺利" * 300),))
    return pages(word_report(long, PLAIN), soffice, tmp_path_factory.mktemp("full"))


@pytest.fixture(scope="module")
def rendered(report: bytes, soffice: str, tmp_path_factory: pytest.TempPathFactory) -> list[list[Line]]:
    return pages(report, soffice, tmp_path_factory.mktemp("report"))


def test_the_same_content_gives_the_same_bytes(content: Content, report: bytes) -> None:
    assert word_report(content, PLAIN) == report
    assert {i.date_time for i in ZipFile(BytesIO(report)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_headings_are_native_styles(report: bytes) -> None:
    told = [(p.style.name, p.text) for p in docx.Document(BytesIO(report)).paragraphs if p.style is not None]
    assert ("Heading 1", "一、规划实施总体情况") in told
    assert ("Heading 2", "（一）主要指标完成情况") in told
    assert ("Heading 3", "1．经济发展指标") in told
    assert ("Title", "云河县“十四五”规划纲要中期评估报告") in told


def test_fonts_are_named_for_chinese_and_have_fall_backs(report: bytes) -> None:
    document = docx.Document(BytesIO(report))
    named = {
        name: document.styles[name].element.rPr.rFonts.get(qn("w:eastAsia"))
        for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "Body Text", "Footer")
    }
    assert named == {
        "Title": "方正小标宋简体", "Heading 1": "黑体", "Heading 2": "楷体_GB2312", "Heading 3": "仿宋_GB2312",
        "Body Text": "仿宋_GB2312", "Footer": "宋体",
    }  # fmt: skip
    table = ZipFile(BytesIO(report)).read("word/fontTable.xml").decode()
    assert all(f'w:name="{font.name}"' in table for font in official_layout().fonts)
    assert "FangSong" in table


def test_the_paper_and_the_margins_are_the_standards(report: bytes) -> None:
    section = docx.Document(BytesIO(report)).sections[0]
    measured = [round(x.mm) for x in (section.page_width, section.page_height, section.top_margin, section.left_margin,
                                      section.right_margin, section.bottom_margin)]  # fmt: skip
    assert measured == [210, 297, 37, 28, 26, 35]


def test_annex_tables_repeat_their_head_on_turned_pages(report: bytes) -> None:
    document = docx.Document(BytesIO(report))
    assert document.sections[-1].page_width > document.sections[-1].page_height
    annex = document.tables[-1]
    assert annex.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_a_full_page_has_22_lines_of_28_characters(full_pages: list[list[Line]]) -> None:
    for page in full_pages[1:3]:
        body = page[:-1]
        assert len(body) == 22
        assert {len(line.text) for line in body} == {28}


def test_the_type_area_keeps_its_margins(full_pages: list[list[Line]]) -> None:
    page = full_pages[1][:-1]
    assert min(line.left for line in page) == pytest.approx(28, abs=1)
    assert max(line.right for line in page) <= 184.5
    assert page[0].middle > 37
    assert page[-1].middle < 262


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(full_pages: list[list[Line]]) -> None:
    for number, page in enumerate(full_pages[:4], 1):
        foot = page[-1]
        assert foot.text == f"—{number}—"
        assert foot.middle - 262 == pytest.approx(7, abs=1)
        if number % 2:
            assert 184 - foot.right == pytest.approx(4.94, abs=1)  # one character of 14 pt
        else:
            assert foot.left - 28 == pytest.approx(4.94, abs=1)


def table_of_contents(document: bytes) -> list[list[str]]:
    """The entries with their page numbers."""
    listed = docx.Document(BytesIO(document)).paragraphs
    return [p.text.split("\t") for p in listed if p.style is not None and p.style.name.startswith("toc ")]


def test_the_table_of_contents_is_a_field_with_the_headings_in_order(content: Content) -> None:
    document = word_report(content)
    headings = [f"{s.number}{s.heading}" for s in content.walk() if s.level <= 2]
    assert [words for words, _page in table_of_contents(document)] == [*headings, content.annexes[0].title]
    text = ZipFile(BytesIO(document)).read("word/document.xml").decode()
    assert 'TOC \\o "1-2" \\h \\z \\u' in text
    assert 'w:dirty="true"' in text  # no page numbers yet: Word is to fill them in


def test_the_pages_of_the_table_of_contents_are_those_of_the_headings(
    content: Content, soffice: str, tmp_path: Path
) -> None:
    dress = Dress(cover=True)
    document = word_report(content, dress, page_finder(content, dress)())
    entries = table_of_contents(document)
    set_pages = pages(document, soffice, tmp_path)
    numbered = {page[-1].text.strip("—"): page for page in set_pages if page and page[-1].text.startswith("—")}
    for words, number in entries[:-1]:
        told = "".join(line.text for line in numbered[number])
        assert words in told
    assert 'w:dirty="true"' not in ZipFile(BytesIO(document)).read("word/document.xml").decode()
    assert word_report(content, dress, page_finder(content, dress)()) == document


def test_cover_and_contents_have_no_page_numbers_and_the_report_begins_with_page_1(
    content: Content, soffice: str, tmp_path: Path
) -> None:
    first, second, third, *_rest = pages(word_report(content, Dress(cover=True)), soffice, tmp_path)
    assert [line.text for line in first] == [*content.title_lines, "【编制单位】", "【成文日期】"]
    assert second[0].text == "目录"
    assert not any("—1—" in line.text for line in (*first, *second))
    assert third[-1].text == "—1—"


def test_the_red_head_stands_where_the_standard_says(content: Content, soffice: str, tmp_path: Path) -> None:
    signed = replace(content, issuer="云河县发展和改革局", issued="2023年7月5日")
    document = word_report(signed, Dress(number="云发改〔2023〕12号"))
    first = pages(document, soffice, tmp_path)[0]
    assert [line.text for line in first[:3]] == ["云河县发展和改革局文件", "云发改〔2023〕12号", content.title]
    red, rule = red_rows(tmp_path / "report.pdf")
    assert red - 37 == pytest.approx(35, abs=1)  # from the type area's top down to the mark
    size = 16 / 2 * MM
    assert rule - (first[1].middle + size) == pytest.approx(4, abs=1)
    assert first[0].left >= 28
    assert first[0].right <= 184


def red_rows(pdf: Path) -> tuple[float, float]:
    """How far down, in mm, the first and the last red of the first page stand."""
    scale = 4
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=scale).to_pil().convert("RGB")
    colours, row = picture.tobytes(), picture.width * 3
    pixels = zip(range(0, len(colours), 3), colours[::3], colours[1::3], colours[2::3], strict=True)
    red = [at // row for at, r, g, b in pixels if r > 200 and g < 90 and b < 90]
    return red[0] / scale * MM, red[-1] / scale * MM


def test_the_page_number_of_a_turned_page_stands_at_the_sheets_foot(
    rendered: list[list[Line]],
) -> None:
    turned = [(n, page) for n, page in enumerate(rendered, 1) if any(line.text == "附件" for line in page)]
    [(number, page)] = turned[:1]
    dashes = [line for line in page if line.text in {"—", str(number)}]
    assert {round(line.left + 2.5) for line in dashes} <= set(range(25, 32))  # 7 mm outside the type area's 35
    along = [line.middle for line in dashes]
    assert (max(along) > 170) if number % 2 else (min(along) < 40)  # odd pages at the outer edge, even at the inner


def test_every_paragraph_and_annex_arrives_on_a_page(rendered: list[list[Line]], content: Content) -> None:
    told = "".join(line.text for page in rendered for line in page)
    for section in content.walk():
        assert section.heading in told
    assert "附件1" not in told, "an annex that stands alone has no number, in the list of annexes as on its page"
    assert any(line.text == "附件" for page in rendered for line in page)


def test_no_mark_is_lost_at_the_end_of_a_line(rendered: list[list[Line]], content: Content) -> None:
    """LibreOffice 7.4 does not print a mark that it hangs behind a line that is full to the last hair."""
    set_ = "".join(c for page in rendered for line in page for c in line.text if c in "，。；：、")
    written = [b for section in content.walk() for b in section.blocks if isinstance(b, Paragraph)]
    told = "".join(p.text for p in (*content.introduction, *written))
    for mark in "，。；、":
        assert set_.count(mark) >= told.count(mark)


def test_no_page_holds_the_signature_alone(rendered: list[list[Line]]) -> None:
    page = next(p for p in rendered if any("【编制单位】" in line.text for line in p))
    assert len(page) > 3
