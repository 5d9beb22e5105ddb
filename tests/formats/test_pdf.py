"""PDF with a text layer, made by LibreOffice."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from PIL import Image

from guibiao.documents import read_documents
from guibiao.documents.formats import Content, pdf
from guibiao.documents.formats.pdf import read
from guibiao.errors import InputError
from tests.formats.makers import Convert, add_body, add_columns, add_head, add_table, add_title, word_document

HEAD = "云河县国民经济和社会发展计划报告"
ITEMS = [
    f"（{n}）茶叶产业稳步壮大。全县茶园面积达到{5 + n}万亩，总产值28.6亿元^{n}^，增长9.5%，带动茶农增收，新增加工企业"
    f"{n}家，建成12345.67平方米的交易市场，引进Alibaba等企业，一般公共预算收入完成1097.0万元，同比增长{n}%。"
    for n in range(1, 19)
]
ROWS = [
    ["指标", "2023年", "", "备注"],
    ["", "总量", "增速", ""],
    ["地区生产总值", "120.5亿元", "6.1%", "初步核算"],
    ["粮食产量", "12万吨", "2.0%", "含杂粮的产量，以统计局最终公布的数据为准"],
]


@pytest.fixture(scope="module")
def made(convert: Convert, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Several pages: a title, numbered paragraphs with note marks, a ruled table between two of them."""
    document = word_document(HEAD)
    add_title(document, "云河县政府工作报告")
    for item in ITEMS:
        add_body(document, item)
    add_body(document, "表1 主要指标")
    add_table(document, ROWS, [(0, 1, 0, 2), (0, 0, 1, 0), (0, 3, 1, 3)])
    add_body(document, "二是工业经济提质增效。")
    path = tmp_path_factory.mktemp("pdf") / "report.docx"
    document.save(str(path))
    return convert(path, "pdf")


@pytest.fixture(scope="module")
def content(made: Path) -> Content:
    """What the reader makes of it."""
    return read(made.read_bytes(), made.name)


def _lines(content: Content) -> list[str]:
    return [re.sub(r"(?<!\t) (?!\t)", "", line) for line in content.source.splitlines()]


def test_lines_join_into_the_paragraphs_that_were_written_also_across_pages(content: Content) -> None:
    written = [re.sub(r"\^(\d+)\^", r"<sup>\1</sup>", item) for item in ITEMS]
    assert [line for line in _lines(content) if line.startswith("（")] == written
    assert content.paragraphs


def test_running_heads_and_page_numbers_are_dropped(content: Content) -> None:
    assert HEAD not in content.source
    assert not re.search(r"— *\d+ *—", content.source)
    assert _lines(content)[0] == "云河县政府工作报告"


def test_a_ruled_table_stands_in_its_place_with_its_merged_heads_repeated(content: Content) -> None:
    lines = _lines(content)
    at = lines.index("表1主要指标")
    assert [line.split("\t") for line in lines[at + 1 : at + 5]] == [
        ["指标", "2023年", "2023年", "备注"],
        ["指标", "总量", "增速", "备注"],
        *ROWS[2:],
    ]
    assert lines[at + 5] == "二是工业经济提质增效。"


def test_each_page_is_a_place_that_begins_where_its_text_begins(content: Content) -> None:
    assert [place.name for place in content.places] == [f"p{n}" for n in range(1, len(content.places) + 1)]
    assert len(content.places) > 3
    starts = [place.start for place in content.places]
    assert starts == sorted(starts)
    assert starts[0] == 0


def test_a_figure_of_the_clean_text_is_found_on_its_page(made: Path) -> None:
    (document,) = read_documents(made)
    start = document.text.index("23万亩")
    first, last = document.offsets.to_source(start, start + 4)
    assert document.source[first:last].replace(" ", "") == "23万亩"
    page = document.place_at(first)
    assert page is not None
    assert page not in ("p1", "p2")


def test_two_columns_are_read_one_after_the_other(convert: Convert, tmp_path: Path) -> None:
    sentences = [f"第{n}个乡镇的茶园面积扩大到{n + 30}亩，带动农户增收，加工企业增加到{n}家。" for n in range(10, 50)]
    document = word_document()
    columns = document.sections[0]._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), "2")
    add_body(document, "".join(sentences))
    path = tmp_path / "columns.docx"
    document.save(str(path))
    content = read(convert(path, "pdf").read_bytes(), "columns.pdf")
    assert "".join(sentences) in re.sub(r"\s", "", content.source)


def _made(document: Document, convert: Convert, folder: Path) -> Content:
    path = folder / "made.docx"
    document.save(str(path))
    return read(convert(path, "pdf").read_bytes(), "made.pdf")


def test_what_another_font_writes_behind_its_line_stands_where_it_is_seen(convert: Convert, tmp_path: Path) -> None:
    document = docx.Document()  # whose fonts have no quotation marks of full width
    document.add_heading("一、“十四五”规划和“三农”工作", 1)
    assert _lines(_made(document, convert, tmp_path)) == ["一、“十四五”规划和“三农”工作"]


def test_columns_without_rulings_are_a_table(convert: Convert, tmp_path: Path) -> None:
    rows = [
        ["指标", "单位", "2020年", "2023年"],
        ["地区生产总值", "亿元", "98.5", "120.5"],
        ["一般公共预算收入", "亿元", "", "9.8"],
        ["森林覆盖率", "%", "61.0", "61.5"],
    ]
    document = word_document()
    add_body(document, ITEMS[0])
    add_columns(document, rows, (6, 9, 12))
    add_body(document, "注：地区生产总值按可比价格计算。")
    lines = _lines(_made(document, convert, tmp_path))
    assert [line.split("\t") for line in lines[1:-1]] == rows
    assert lines[-1] == "注：地区生产总值按可比价格计算。"


def test_lines_of_a_cell_without_rulings_join_also_over_pages(convert: Convert, tmp_path: Path) -> None:
    rows = [["项目名称", "建设内容及规模", "总投资", "责任单位"]]
    rows += [
        [
            f"{name}加工园",
            f"新建标准厂房{n}万平方米，配套建设仓储、检验检测中心及道路",
            "" if n == 3 else f"{n}.2亿元",
            "农业局",
        ]
        for n, name in enumerate("茶竹果药菌蜂蚕鱼菜花", 1)
    ]
    document = word_document()
    add_table(document, rows, [])
    document.tables[0].style = "Normal Table"
    content = _made(document, convert, tmp_path)
    assert len(content.places) > 1
    assert [line.split("\t") for line in _lines(content)] == rows


def test_a_list_with_hanging_numbers_is_no_table(convert: Convert, tmp_path: Path) -> None:
    document = word_document()
    for n in range(1, 7):
        paragraph = document.add_paragraph(
            f"{n}.\t完成第{n}项任务，建成茶园{n}万亩，引进加工企业{n}家，确保年底前投产达效"
        )
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Pt(32), Pt(-32)
    content = _made(document, convert, tmp_path)
    assert len(content.source.splitlines()) < 13
    assert read_documents(tmp_path / "made.pdf")[0].tables == ()


def test_a_table_whose_rows_cannot_be_told_apart_stays_lines(chromium: str, tmp_path: Path) -> None:
    """Cells of several lines, each in the middle of its row: where one row ends and the next begins does not show."""
    page, made = tmp_path / "page.html", tmp_path / "page.pdf"
    cells = [
        (f"{n}", f"第{n}个茶叶加工园区建设项目", f"{n}.2", "主体完工，正在安装。" * (n % 3 + 1)) for n in range(1, 6)
    ]
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells)
    page.write_text(f'<!doctype html><meta charset="utf-8"><table style="width:420px">{rows}</table>', encoding="utf-8")
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={made}", page.as_uri()]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    lines = read(made.read_bytes(), "page.pdf").source.splitlines()
    assert not any("4.2" in line and "5.2" in line for line in lines)
    assert all(line.count("\t") < 3 or line[0].isdigit() for line in lines)


def test_headings_are_known_by_their_size_and_weight(convert: Convert, tmp_path: Path) -> None:
    document = word_document()
    add_title(document, "云河县国民经济和社会发展“十四五”规划实施情况中期评估报告")
    for part in ("总体进展", "下一步打算"):
        add_head(document, part, 20)
        add_body(document, ITEMS[0])
        add_head(document, "主要做法", 16)
        add_body(document, ITEMS[1])
    content = _made(document, convert, tmp_path)
    assert [(content.source[m.start : m.end], m.level) for m in content.marks] == [
        ("云河县国民经济和社会发展“十四五”规划实施情况中期评估报告", 1),
        *[("总体进展", 2), ("主要做法", 3), ("下一步打算", 2), ("主要做法", 3)],
    ]


def test_a_date_in_the_foot_is_dropped_also_where_it_changes(convert: Convert, tmp_path: Path) -> None:
    document = word_document("云河县发展和改革局")
    foot = document.sections[0].footer.paragraphs[0]
    foot.text = "打印于 2023 年 6月 30日 10:05"
    document.sections[0].different_first_page_header_footer = True
    document.sections[0].first_page_footer.paragraphs[0].text = "打印于 2023 年 7 月 1 日 9:40"
    for item in ITEMS[:10]:
        add_body(document, item)
    content = _made(document, convert, tmp_path)
    assert len(content.places) > 1
    assert "打印于" not in content.source


def test_pages_that_are_pictures_are_named_where_nothing_recognizes_them(
    convert: Convert, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = word_document()
    picture = tmp_path / "scan.png"
    Image.effect_noise((600, 800), 90).save(picture)
    for item in ITEMS[:8]:
        add_body(document, item)
    document.add_page_break()
    document.add_picture(str(picture), Cm(14))
    monkeypatch.setattr(pdf, "is_installed", lambda: False)
    content = _made(document, convert, tmp_path)
    assert content.unread
    (found,) = read_documents(tmp_path / "made.pdf")
    assert found.facts["unread"] == str(content.unread[0])


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda _whole: b"", "空"),
        (lambda whole: whole[: len(whole) // 2], "损坏"),
        (lambda whole: whole[:-200], "损坏"),
        (lambda _whole: b"%PDF-1.7\n" + bytes(range(256)) * 20, "损坏"),
        (lambda _whole: "云河县".encode(), "损坏"),
    ],
)
def test_a_damaged_file_is_said_so(made: Path, spoil, said: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(InputError, match=said) as caught:
        read(spoil(made.read_bytes()), "report.pdf")
    assert caught.value.where == "report.pdf"
    assert caught.value.cure


def test_a_file_with_a_password_is_said_so(convert: Convert, tmp_path: Path) -> None:
    path = tmp_path / "locked.html"
    path.write_text('<meta charset="utf-8"><p>云河县</p>', encoding="utf-8")
    options = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"a"}}'
    locked = convert(path, "pdf", f"writer_web_pdf_Export:{options}")
    with pytest.raises(InputError, match="密码"):
        read(locked.read_bytes(), "locked.pdf")


def test_a_page_printed_by_a_browser_loses_its_date_and_address(chromium: str, tmp_path: Path) -> None:
    written = [re.sub(r"\^\d+\^", "", item) for item in ITEMS] + ["目标", "——茶叶增长5%。", "——粮食增长2%。"]
    page, made = tmp_path / "page.html", tmp_path / "page.pdf"
    paragraphs = "".join(f'<p style="margin:0;text-indent:2em">{text}</p>' for text in written)
    page.write_text(f'<meta charset="utf-8"><div style="font-size:16pt">{paragraphs}</div>', encoding="utf-8")
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={made}", page.as_uri()]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    assert _lines(read(made.read_bytes(), "page.pdf")) == written


def test_a_table_over_pages_keeps_its_rows_whole_and_its_head_once(convert: Convert, tmp_path: Path) -> None:
    rows = [["序号", "任务", "责任单位"]]
    rows += [
        [str(n), f"完成第{n}项任务，建成茶园{n}万亩，引进加工企业{n}家，确保年底前投产", "" if n == 3 else "农业农村局"]
        for n in range(1, 21)
    ]
    document = word_document(HEAD)
    add_table(document, rows, [])
    document.tables[0].rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    add_body(document, "附件结束。")
    path = tmp_path / "table.docx"
    document.save(str(path))
    content = read(convert(path, "pdf").read_bytes(), "table.pdf")
    assert len(content.places) > 2
    assert [line.split("\t") for line in _lines(content)[:-1]] == rows
