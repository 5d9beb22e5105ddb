"""Spreadsheets, written by XlsxWriter and openpyxl, and turned into other formats by LibreOffice."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from guibiao.documents import read_documents
from guibiao.documents.formats import Content, content_of
from guibiao.documents.formats.sheet import read
from guibiao.errors import InputError
from tests.formats.makers import Convert

LINES = [
    "主要指标",
    "表1 云河县主要指标",
    "指标\t单位\t2023年\t2023年",
    "指标\t单位\t总量\t增速",
    "地区生产总值\t亿元\t120.5\t6.0%",
    "粮食产量\t万吨\t12.30\t-1.2%",
    "注：增速按可比价格计算。",
]


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sheet with a title, merged heads, formats that decide what is shown, a note; a second and a hidden sheet."""
    path = tmp_path_factory.mktemp("sheets") / "report.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        share, tons = book.add_format({"num_format": "0.0%"}), book.add_format({"num_format": "0.00"})
        sheet = book.add_worksheet("主要指标")
        sheet.merge_range("A1:D1", "表1 云河县主要指标")
        sheet.merge_range("A2:A3", "指标")
        sheet.merge_range("B2:B3", "单位")
        sheet.merge_range("C2:D2", "2023年")
        sheet.write_row("C3", ["总量", "增速"])
        sheet.write_row("A4", ["地区生产总值", "亿元", 120.5])
        sheet.write_row("A5", ["粮食产量", "万吨"])
        sheet.write("D4", 0.06, share)
        sheet.write("C5", 12.3, tons)
        sheet.write("D5", -0.012, share)
        sheet.write("A6", "注：增速按可比价格计算。")
        other = book.add_worksheet("Sheet2")
        other.write_row("B2", ["项目", "投资"])
        other.write_row("B3", ["茶叶加工园", 3])
        book.add_worksheet("草稿").hide()
        book.get_worksheet_by_name("草稿").write("A1", "不要读")
    return path


def _lines(content: Content) -> list[str]:
    return content.source.splitlines()


def test_figures_are_read_as_the_sheet_shows_them(workbook: Path) -> None:
    assert _lines(read(workbook.read_bytes(), workbook.name)) == [*LINES, "项目\t投资", "茶叶加工园\t3"]


def test_the_same_table_in_ods(workbook: Path, convert: Convert) -> None:
    assert _lines(read(convert(workbook, "ods").read_bytes(), "report.ods"))[:7] == LINES


def test_the_same_table_in_xls(workbook: Path, convert: Convert) -> None:
    lines = _lines(read(convert(workbook, "xls").read_bytes(), "report.xls"))
    assert lines == [*LINES, "项目\t投资", "茶叶加工园\t3"]


def test_dates_and_raised_marks_in_xls(convert: Convert, tmp_path: Path) -> None:
    path = tmp_path / "dates.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        raised = book.add_format({"font_script": 1})
        sheet.write_row("A1", ["日期", "数"])
        sheet.write("A2", 45292, book.add_format({"num_format": 'yyyy"年"m"月"'}))
        sheet.write("B2", 1234.5, book.add_format({"num_format": "#,##0.00"}))
        sheet.write_rich_string("A3", "产值", raised, "2", "（亿元）")
        sheet.write_boolean("B3", True)
    assert _lines(read(convert(path, "xls").read_bytes(), "dates.xls")) == [
        "日期\t数",
        "2024年1月\t1,234.50",
        "产值<sup>2</sup>（亿元）\t是",
    ]


def test_cells_are_places(workbook: Path) -> None:
    content = read(workbook.read_bytes(), workbook.name)
    names = {content.source[p.start :].split("\t")[0].split("\n")[0]: p.name for p in content.places}
    assert names["120.5"] == "主要指标!C4"
    assert names["6.0%"] == "主要指标!D4"
    assert names["投资"] == "Sheet2!C2"


def test_a_table_becomes_one_of_the_document(workbook: Path) -> None:
    (document,) = read_documents(workbook)
    assert document.tables[0].caption == "表1云河县主要指标"
    assert ("地区生产总值", "亿元", "120.5", "6.0%") in document.tables[0].rows


def test_cached_results_of_formulas_and_dates_are_read() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["日期", "数"])
    sheet["A2"], sheet["B2"] = 45292, "1 097.0"
    sheet["A2"].number_format = 'yyyy"年"m"月"'
    sheet["B2"].value = 1097
    sheet["B2"].number_format = "0.0"
    packed = io.BytesIO()
    book.save(packed)
    assert _lines(read(packed.getvalue(), "a.xlsx")) == ["日期\t数", "2024年1月\t1097.0"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_tables_as_text_in_any_encoding_and_with_any_delimiter(encoding: str, sign: str) -> None:
    text = f"指标{sign}单位{sign}2023年\r\n地区生产总值{sign}亿元{sign}120.5\r\n“粮食{sign}万吨{sign}12.3\r\n"
    text += f'"油料{sign}及\n其他"{sign}吨{sign}8\r\n'
    content = read(text.encode(encoding), "table.csv")
    assert _lines(content)[:3] == ["指标\t单位\t2023年", "地区生产总值\t亿元\t120.5", "“粮食\t万吨\t12.3"]
    assert _lines(content)[3].endswith("\t吨\t8")
    assert content.places[5].name == "C2"


def test_a_web_page_named_xls_is_read_as_a_page() -> None:
    page = "<html><table><tr><td>指标</td><td>2023年</td></tr><tr><td>产值</td><td>8亿元</td></tr></table></html>"
    assert _lines(content_of(page.encode("gb18030"), ".xls", "table.xls")) == ["指标\t2023年", "产值\t8亿元"]


def test_a_merged_label_is_repeated_but_a_merged_figure_stands_once() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["部门", "任务", "投资"],
        ["农业局", "建茶园", "共3亿元"],
        ["", "修水渠", ""],
        ["教育局", "建学校", "1亿元"],
    ):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("C2:C3")
    packed = io.BytesIO()
    book.save(packed)
    assert _lines(read(packed.getvalue(), "a.xlsx"))[1:3] == ["农业局\t建茶园\t共3亿元", "农业局\t修水渠\t"]


def test_ten_thousand_merged_cells_are_laid_out(tmp_path: Path) -> None:
    path = tmp_path / "merged.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("合并")
        for row in range(0, 400, 2):
            for column in range(0, 100, 2):
                sheet.merge_range(row, column, row + 1, column + 1, "茶")
    assert len(_lines(read(path.read_bytes(), path.name))) == 201


def test_a_cell_at_the_far_corner_costs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "corner.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("角")
        sheet.write_row("A1", ["指标", "产值"])
        sheet.write("A1048576", "注")
        sheet.write("XFD1048575", 8)
    assert len(read(path.read_bytes(), path.name).source) < 200_000


def _package(sheet: bytes) -> bytes:
    """A workbook with a sheet of our own."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{space}" xmlns:r="{office}"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels", '<Relationships><Relationship Id="r1" Target="sheet.xml"/></Relationships>'
        )
        archive.writestr("xl/sheet.xml", sheet)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.xlsx", b"", "空"),
        ("blank.csv", b" \r\n ", "空"),
        ("empty_sheet.xlsx", _package(b"<worksheet/>"), "空"),
        ("cut.xlsx", _package(b"<worksheet/>")[:200], "损坏"),
        ("broken.xlsx", _package(b"<worksheet><row><c></worksheet>"), "损坏"),
        ("entities.xlsx", _package(b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'), "损坏"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 3000, "损坏"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "不是文本"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_so(name: str, content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read(content, name)
    assert caught.value.where.startswith(name)
    assert caught.value.cure


def test_a_sheet_that_unpacks_to_more_than_any_report_is_said_so() -> None:
    with pytest.raises(InputError, match="太大"):
        read(_package(b"<worksheet>" + b" " * 210_000_000), "bomb.xlsx")
