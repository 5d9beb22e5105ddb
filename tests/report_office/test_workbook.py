"""Annex 1 in Excel, opened by another library than wrote it and recalculated by LibreOffice."""

from __future__ import annotations

import subprocess
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from guibiao.report import assessment_workbook
from tests.report_office.yunhe import assessed

HEAD, SECOND, FIRST = 3, 4, 5  # rows


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    written = tmp_path_factory.mktemp("book") / "附件1.xlsx"
    assessment_workbook(assessed(), written)
    return written


@pytest.fixture(scope="module")
def book(path: Path) -> Workbook:
    return openpyxl.load_workbook(path)


@pytest.fixture(scope="module")
def annex(book: Workbook) -> Worksheet:
    return book["附件1"]


def columns(annex: Worksheet) -> dict[str, int]:
    return {str(c.value): c.column for c in annex[HEAD] if c.value}


def row_of(annex: Worksheet, name: str) -> int:
    at = columns(annex)["指标"]
    return next(r for r in range(FIRST, annex.max_row + 1) if annex.cell(r, at).value == name)


def test_the_columns_are_those_of_the_card(annex: Worksheet) -> None:
    assert list(columns(annex)) == [
        "序号", "类别", "指标", "单位", "属性", "方向", "2020年基期", "目标（期末值/年均）", "2021年", "2022年",
        "2023年上半年", "2023年（预计）", "年均或累计", "进度要求", "差距", "评价", "预计期末", "从此所需", "调整建议",
        "可行性", "责任单位", "数据来源", "备注",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "column", "value", "number_format"),
    [
        ("常住人口城镇化率", "2020年基期", 48.2, "0.00"),
        ("地区生产总值", "2022年", 218.0, "0.0"),
        ("地区生产总值", "2023年（预计）", 4, '0"%以内"'),
        ("地区生产总值", "差距", -2.717, '0.0"个百分点"'),
        ("单位地区生产总值能耗降低", "2021年", -6.1, '0.0"%"'),
    ],
)
def test_numbers_keep_their_value_and_show_their_printed_decimals(
    annex: Worksheet, name: str, column: str, value: float, number_format: str
) -> None:
    row, first = row_of(annex, name), columns(annex)[column]
    cells = [annex.cell(row, at) for at in (first, first + 1)]
    cell = next(c for c in cells if c.value is not None)
    assert cell.value == pytest.approx(value)
    assert cell.number_format == number_format


def test_verdicts_are_texts_that_need_no_colour(annex: Worksheet) -> None:
    at = columns(annex)["评价"]
    assert annex.cell(row_of(annex, "地区生产总值"), at).value == "未达到进度要求"
    assert annex.conditional_formatting


def test_parts_are_indented_below_their_indicator_and_have_no_number(annex: Worksheet) -> None:
    row = row_of(annex, "细颗粒物浓度")
    assert annex.cell(row, columns(annex)["指标"]).alignment.indent == 2
    assert annex.cell(row, columns(annex)["序号"]).value is None


def test_every_row_names_its_sources_and_what_was_proposed(annex: Worksheet) -> None:
    row, at = row_of(annex, "地区生产总值"), columns(annex)
    assert annex.cell(row, at["数据来源"]).value == "云河县统计公报（综合）"
    assert annex.cell(row, at["调整建议"]).value == "年均增长5.5%以上"
    assert annex.cell(row, at["可行性"]).value == "难度较大"
    assert annex.cell(row, at["责任单位"]).value == "县统计局"


def test_heads_stay_and_pages_are_set_up(annex: Worksheet) -> None:
    assert annex.freeze_panes == "D5"
    assert annex.page_setup.orientation == "landscape"
    assert annex.print_title_rows == "$3:$4"
    assert annex.page_setup.fitToHeight == 0


def test_the_counts_are_live_and_carry_their_values(path: Path, book: Workbook) -> None:
    assert str(book["汇总"]["B4"].value).startswith("=COUNTIFS('附件1'!")
    values = openpyxl.load_workbook(path, data_only=True)["汇总"]
    assert [c.value for c in values[4]] == ["经济发展", 3, 0, 1, 2, 0]
    assert [c.value for c in values[7]] == ["合计", 8, 1, 3, 2, 2]
    assert [c.value for c in values[12]] == ["未注明", 1, 0, 1, 0, 0]
    assert [c.value for c in values[13]] == ["合计", 8, 1, 3, 2, 2]


def test_libreoffice_recalculates_the_same_counts(path: Path, soffice: str, tmp_path: Path) -> None:
    command = [soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "ods",
               "--outdir", str(tmp_path), str(path)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    command[4:5] = ["xlsx:Calc MS Excel 2007 XML"]
    command[-3:] = ["--outdir", str(tmp_path), str(tmp_path / f"{path.stem}.ods")]
    subprocess.run(command, check=True, capture_output=True)
    again = openpyxl.load_workbook(tmp_path / path.name, data_only=True)["汇总"]
    before = openpyxl.load_workbook(path, data_only=True)["汇总"]
    assert [[c.value for c in row] for row in again["A3:F13"]] == [[c.value for c in row] for row in before["A3:F13"]]


def test_the_workings_have_every_input_and_step(book: Workbook) -> None:
    rows = [[c.value for c in row] for row in book["测算过程"].iter_rows(min_row=2)]
    assert ["地区生产总值", "2021年增速", "6.2%", "2021", "云河县统计公报（综合）"] in rows
    assert any(row[1] == "测算1" and "1.062 × 1.024" in str(row[2]) for row in rows)


def test_the_same_assessment_gives_the_same_bytes(path: Path, tmp_path: Path) -> None:
    assessment_workbook(assessed(), tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == path.read_bytes()
