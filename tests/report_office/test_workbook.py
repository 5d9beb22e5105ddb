"""The annexes in Excel, opened by another library than wrote them and recalculated by LibreOffice."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from guibiao.assess import PlanAssessment, assess_plan
from guibiao.plan import Milestone, Move, Plan, Project, Source, Task, read_plan
from guibiao.report import assessment_workbook
from guibiao.report.chart.data import project_charts, trends
from tests.conftest import ROOT
from tests.report_office.yunhe import AS_OF, assessed

HEAD, SECOND, FIRST = 3, 4, 5  # rows


def ledgers() -> Plan:
    """A plan with a package of two parts, a project that has left, one to be added, and tasks of two units."""

    def project(
        number: int, total: str, parent: str | None = None, stage: str = "续建", nature: str = "规划"
    ) -> Project:
        return Project(
            f"p{number}", f"项目{number}", parent=parent, nature=nature, type="产业", total=Decimal(total),
            planned=Decimal(total), done=Decimal(20), yearly={2023: Decimal(40)}, done_yearly={2023: Decimal(10)},
            moves=(Move(stage, date(2022, 5, 1), "调整"),), start=Milestone("2022-06"), lead="县交通局",
        )  # fmt: skip

    projects = (
        project(1, "900"), project(2, "500", "p1"), project(3, "300", "p1"), project(4, "300"),
        project(5, "800", stage="取消"), project(6, "70"), project(7, "1000", nature="拟新增"),
    )  # fmt: skip
    tasks = (
        Task("t1", "建公园", lead="县住建局*", due="2023-03"),
        Task("t2", "改小区", lead="县住建局*", due="2023", status="已完成"),
        Task("t3", "修路", due="2023"),
    )
    plan = assessed().plan
    return replace(plan, indicators=(), projects=projects, tasks=tasks, project_totals=())


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


def test_a_gap_is_the_difference_of_its_row_and_shows_its_decimals(annex: Worksheet) -> None:
    row, at = row_of(annex, "地区生产总值"), columns(annex)
    names = [get_column_letter(at[head]) for head in ("年均或累计", "进度要求")]
    cell = annex.cell(row, at["差距"])
    assert cell.value == f"={names[0]}{row}-{names[1]}{row}"
    assert cell.number_format == '0.0"个百分点"'


def test_the_counts_are_live_and_carry_their_values(path: Path, book: Workbook) -> None:
    assert str(book["汇总"]["B4"].value).startswith("=SUMPRODUCT(('附件1'!")
    values = openpyxl.load_workbook(path, data_only=True)["汇总"]
    assert [c.value for c in values[4]] == ["经济发展", 3, 0, 1, 2, 0]
    assert [c.value for c in values[7]] == ["合计", 8, 1, 3, 2, 2]
    assert [c.value for c in values[12]] == ["未注明", 1, 0, 1, 0, 0]
    assert [c.value for c in values[13]] == ["合计", 8, 1, 3, 2, 2]


def recalculated(path: Path, soffice: str, folder: Path) -> Workbook:
    """The workbook after LibreOffice has opened it, computed every formula anew and saved it."""
    command = [soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
    outdir = ["--outdir", str(folder)]
    subprocess.run([*command, "ods", *outdir, str(path)], check=True, capture_output=True)
    back = [*command, "xlsx:Calc MS Excel 2007 XML", *outdir, str(folder / f"{path.stem}.ods")]
    subprocess.run(back, check=True, capture_output=True)
    return openpyxl.load_workbook(folder / path.name, data_only=True)


def formulas(book: Workbook) -> list[tuple[str, str]]:
    """The sheet and place of every formula."""
    return [
        (sheet.title, cell.coordinate)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if str(cell.value).startswith("=")
    ]


@pytest.mark.parametrize("which", ["yunhe", "ledgers"])
def test_libreoffice_recalculates_the_same_numbers(which: str, path: Path, soffice: str, tmp_path: Path) -> None:
    written = path
    if which == "ledgers":
        written = tmp_path / "from" / "台账.xlsx"
        assessment_workbook(PlanAssessment(ledgers(), AS_OF, ()), written)
    again = recalculated(written, soffice, tmp_path)
    before = openpyxl.load_workbook(written, data_only=True)
    found = formulas(openpyxl.load_workbook(written))
    assert len(found) > 20
    told = {place: before[place[0]][place[1]].value for place in found}
    assert {place: again[place[0]][place[1]].value for place in found} == pytest.approx(told)


def test_a_package_counts_once_and_what_has_left_does_not(tmp_path: Path) -> None:
    assessment_workbook(PlanAssessment(ledgers(), AS_OF, ()), tmp_path / "台账.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "台账.xlsx")["附件2"]
    values = openpyxl.load_workbook(tmp_path / "台账.xlsx", data_only=True)["附件2"]
    last = sheet.max_row
    assert sheet.cell(last, 7).value == "=SUM(G7,G9,MAX(G4,SUM(G5:G6)))"
    assert values.cell(last, 7).value == 900 + 300 + 70
    assert sheet.conditional_formatting


def test_rates_are_numerator_over_denominator_and_tasks_are_counted_by_unit(tmp_path: Path) -> None:
    assessment_workbook(PlanAssessment(ledgers(), AS_OF, ()), tmp_path / "台账.xlsx")
    book, values = (openpyxl.load_workbook(tmp_path / "台账.xlsx", data_only=d) for d in (False, True))
    rates = book["项目统计"]
    assert rates["G4"].value == "=C4/D4*100"
    units = {row[0].value: [c.value for c in row[1:]] for row in values["任务汇总"].iter_rows(min_row=4)}
    assert units["县住建局*"] == [2, 1, 0, 0, 1, 1, 1]
    assert units["（未定）"] == [1, 0, 1, 0, 0, 0, 0]
    assert units["合计"] == [3, 1, 1, 0, 1, 1, 1]


def test_every_sheet_prints_across_with_page_numbers_and_its_head_again(tmp_path: Path) -> None:
    assessment_workbook(replace(assessed(), plan=replace(ledgers(), indicators=assessed().plan.indicators)),
                        tmp_path / "全.xlsx")  # fmt: skip
    for sheet in openpyxl.load_workbook(tmp_path / "全.xlsx"):
        assert sheet.page_setup.orientation == "landscape", sheet.title
        assert sheet.page_setup.fitToHeight == 0
        assert "&P" in str(sheet.oddFooter.center.text)
        if sheet.title not in {"汇总", "图表"}:
            assert sheet.print_title_rows, sheet.title
            assert sheet.freeze_panes, sheet.title


def test_where_the_words_of_a_source_are_known_they_stand_beside_its_place(tmp_path: Path) -> None:
    source = Source(document="公报2022", start=120, end=124, quote="2022年地区生产总值增长2.4%")
    result = assessed()
    gdp = result.indicators[0]
    figures = tuple(replace(o, source=source) for o in gdp.indicator.observations)
    told = replace(gdp, indicator=replace(gdp.indicator, observations=figures))
    assessment_workbook(replace(result, indicators=(told,)), tmp_path / "附件.xlsx")
    rows = openpyxl.load_workbook(tmp_path / "附件.xlsx")["数据来源"].iter_rows(values_only=True)
    found = next(r for r in rows if r[1] == "2022年" and r[2] == "增速或变化")
    assert found[4:8] == ("公报2022", "第120—124字", "2022年地区生产总值增长2.4%", "")


def test_every_figure_names_document_and_place_and_leads_to_its_cell(book: Workbook, annex: Worksheet) -> None:
    sheet = book["数据来源"]
    rows = {(r[0].value, r[1].value, r[2].value): r for r in sheet.iter_rows(min_row=2)}
    found = rows["地区生产总值", "2021年", "增速或变化"]
    assert [c.value for c in found[3:6]] == ["6.2%", "云河县统计公报", "综合"]
    place = str(found[8].value)
    assert annex[place].value == pytest.approx(6.2)
    assert found[8].hyperlink.location == f"'附件1'!{place}"
    first, last = columns(annex)["2021年"], columns(annex)["年均或累计"] - 1
    told = sum(c.value is not None for row in annex.iter_rows(min_row=FIRST, min_col=first, max_col=last) for c in row)
    assert sum(r[1].value not in (None, "", "2020年") for r in rows.values()) == told


def charts(path: Path) -> list[str]:
    with ZipFile(path) as package:
        names = sorted(n for n in package.namelist() if n.startswith("xl/charts/chart"))
        return [package.read(n).decode() for n in names]


def test_charts_are_excels_own_and_draw_what_the_sheet_of_data_holds(tmp_path: Path) -> None:
    result = assess_plan(read_plan(ROOT / "examples" / "rongan" / "plan.yaml"))
    assessment_workbook(result, tmp_path / "a.xlsx")
    drawn = charts(tmp_path / "a.xlsx")
    assert len(drawn) == len(trends(result)) + 1 + sum(bool(c.rates) + len(c.counts) for c in project_charts(result))
    trend = next(c for c in drawn if "地区生产总值，年均增速（%）" in c)
    for mark in (
        'prstDash val="dash"',
        'prstDash val="sysDot"',
        'symbol val="diamond"',
        'symbol val="square"',
        'symbol val="dash"',
    ):
        assert mark in trend, "series are told apart without colour"
    rows = [[c.value for c in r] for r in openpyxl.load_workbook(tmp_path / "a.xlsx")["图表数据"].iter_rows(min_row=2)]
    actual = [(r[2], r[3], round(r[4], 3)) for r in rows if r[:2] == ["地区生产总值", "实际"]]
    assert actual == [("2021", 2021, 8.1), ("2022", 2022, 4.127)]


def test_a_plan_without_indicators_or_with_names_like_formulas_still_makes_a_workbook(tmp_path: Path) -> None:
    odd = replace(assessed().plan.indicators[0], id="x", name="=1+1", category='"A"*?', lead="@SUM(A1)")
    plan = replace(assessed().plan, indicators=(odd,))
    assessment_workbook(assess_plan(plan, AS_OF), tmp_path / "odd.xlsx")
    book = openpyxl.load_workbook(tmp_path / "odd.xlsx")
    assert book["附件1"].cell(FIRST, 3).data_type == "s"
    values = openpyxl.load_workbook(tmp_path / "odd.xlsx", data_only=True)
    assert [c.value for c in values["汇总"][4]][:2] == ['"A"*?', 1]
    assessment_workbook(
        PlanAssessment(replace(plan, indicators=(), project_totals=()), AS_OF, ()), tmp_path / "none.xlsx"
    )
    assert "附件1" in openpyxl.load_workbook(tmp_path / "none.xlsx").sheetnames


def test_the_workings_have_every_input_and_step(book: Workbook) -> None:
    rows = [[c.value for c in row] for row in book["测算过程"].iter_rows(min_row=2)]
    assert ["地区生产总值", "2021年增速", "6.2%", "2021", "云河县统计公报（综合）"] in rows
    assert any(row[1] == "测算1" and "1.062 × 1.024" in str(row[2]) for row in rows)


def test_the_same_assessment_gives_the_same_bytes(path: Path, tmp_path: Path) -> None:
    assessment_workbook(assessed(), tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == path.read_bytes()


def test_ledgers_with_names_that_excel_refuses_get_sheets_of_their_own(tmp_path: Path) -> None:
    names = ("汇总", "a/b:c", "A/B:C", "招商" * 30, "附件2", "'引号'", "History")
    projects = tuple(replace(ledgers().projects[3], id=f"p{n}", ledger=name) for n, name in enumerate(names))
    assessment_workbook(PlanAssessment(replace(ledgers(), projects=projects), AS_OF, ()), tmp_path / "a.xlsx")
    found = openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames
    assert found[2:9] == ["汇总（2）", "a_b_c", "A_B_C（2）", ("招商" * 16)[:31], "附件2", "引号", "History（2）"]
