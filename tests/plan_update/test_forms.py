"""A workbook for each lead unit with what it owes; filled in, all of them are read back, errors by cell."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from guibiao.plan import read_plan
from tests.plan_update.conftest import HERE, Run

Fill = Callable[..., Path]


@pytest.fixture
def folder(run: Run, path: Path, tmp_path: Path) -> Path:
    """The forms of 2023."""
    result = run("forms", path, "--period", "2023", "-o", tmp_path / "表")
    assert result.exit_code == 0, result.output
    return tmp_path / "表"


def heads(sheet: Any) -> dict[str, int]:
    """The columns of a sheet by their heads."""
    return {cell.value: cell.column for cell in sheet[1]}


@pytest.fixture
def fill(folder: Path) -> Fill:
    """Fill cells of a unit's form: fill(unit, sheet, row, head=value)."""

    def fill_form(unit: str, sheet: str, row: int, **cells: Any) -> Path:
        path = folder / f"{unit}-2023.xlsx"
        book = load_workbook(path)
        for head, value in cells.items():
            book[sheet].cell(row, heads(book[sheet])[head]).value = value
        book.save(path)
        return path

    return fill_form


def test_each_lead_unit_gets_one_with_a_name_that_every_system_takes(folder: Path) -> None:
    assert sorted(p.name for p in folder.iterdir()) == sorted(
        f"{unit}-2023.xlsx"
        for unit in ("县统计局", "县住建局", "县农业农村局", "县人社局", "县水利局", "县生态环境局", "县交通运输局")
    )


def test_a_form_holds_only_what_its_unit_owes_with_what_it_needs_to_know(folder: Path) -> None:
    sheet = load_workbook(folder / "县统计局-2023.xlsx")["指标填报"]
    names = list(heads(sheet))
    rows = [dict(zip(names, [c.value for c in row], strict=True)) for row in sheet.iter_rows(min_row=2)]
    assert [(r["编号"], r["口径"], r["单位"], r["上期"], r["上期数"]) for r in rows] == [
        ("gdp", "增速", "%", "2022", "4.2"),
        ("gdp", "水平", "亿元", "2021", "93.1"),
    ]
    assert rows[0]["目标"] == "年均增长 7.5%"
    assert rows[0]["本期应达"] == "年均 7.5%"
    city = load_workbook(folder / "县住建局-2023.xlsx")
    assert city["指标填报"]["I2"].value == "49.28%"
    assert city["任务填报"]["B2"].value == "新建城区公园两座"


def test_definitions_are_locked_and_inputs_are_open(folder: Path) -> None:
    for path in folder.iterdir():
        for sheet in load_workbook(path).worksheets[1:]:
            assert sheet.protection.sheet
            assert sheet.freeze_panes == "C2"
            for head, column in heads(sheet).items():
                is_input = sheet.cell(1, column).fill.start_color.rgb == "FF1F4E79"
                assert sheet.cell(2, column).protection.locked == (not is_input), head
    sheet = load_workbook(folder / "县统计局-2023.xlsx")["指标填报"]
    assert sheet.cell(1, heads(sheet)["本期数"]).comment is not None
    assert [v.formula1 for v in sheet.data_validations.dataValidation] == ['"实际,预计"']


def test_what_was_reported_is_no_longer_owed(run: Run, path: Path, folder: Path, fill: Fill) -> None:
    fill("县统计局", "指标填报", 2, 本期数="5.2")
    assert run("update", path, folder, "--yes").exit_code == 0
    run("forms", path, "--period", "2023", "-o", folder)
    sheet = load_workbook(folder / "县统计局-2023.xlsx")["指标填报"]
    assert [row[4].value for row in sheet.iter_rows(min_row=2)] == ["水平"]


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("5.2", [("5.2", "eq")]),
        (5.2, [("5.2", "eq")]),
        ("５．２０％", [("5.20", "eq")]),
        ("约5.2%", [("5.2", "approx")]),
        ("5—5.5%", [("5", "ge"), ("5.5", "le")]),
        ("5.2%以上", [("5.2", "ge")]),
    ],
)
def test_a_rate_is_taken_as_people_write_it(
    run: Run, path: Path, folder: Path, fill: Fill, pasted: Any, kept: list[tuple[str, str]]
) -> None:
    fill("县统计局", "指标填报", 2, 本期数=pasted)
    assert run("update", path, folder, "--yes").exit_code == 0
    told = [o for o in read_plan(path).indicators[0].observations if o.period.text == "2023"]
    assert [(str(o.value), o.bound) for o in told] == kept


@pytest.mark.parametrize(
    ("unit", "pasted", "kept"),
    [
        ("县人社局", "0.31万", "3100"),
        ("县人社局", "3,100人", "3100"),
        ("县水利局", "24100万立方米", "2.4100"),
        ("县农业农村局", "３２０００亩", "3.2000"),
    ],
)
def test_an_amount_may_bring_its_own_unit(
    run: Run, path: Path, folder: Path, fill: Fill, unit: str, pasted: str, kept: str
) -> None:
    fill(unit, "指标填报", 2, 本期数=pasted)
    assert run("update", path, folder, "--yes").exit_code == 0
    told = [str(o.value) for i in read_plan(path).indicators for o in i.observations if o.period.text == "2023"]
    assert told == [kept]


def test_explanation_evidence_and_who_said_it_come_along(run: Run, path: Path, folder: Path, fill: Fill) -> None:
    form = fill(
        "县统计局", "指标填报", 2, 本期数="5.2", 情况说明="外需回落", 佐证材料="统计公报.pdf、县统计〔2024〕3号"
    )
    book = load_workbook(form)
    book["填报说明"]["B6"], book["填报说明"]["B7"] = "李明", "2024/1/20"
    book.save(form)
    run("update", path, folder, "--yes")
    told = read_plan(path).indicators[0].observations[-1]
    assert (told.explanation, told.evidence) == ("外需回落", ("统计公报.pdf", "县统计〔2024〕3号"))
    assert told.source is not None
    assert (told.source.workbook, told.source.sheet, told.source.cell) == ("县统计局-2023.xlsx", "指标填报", "J2")
    assert (told.source.person, told.source.at) == ("李明", "2024-01-20")


def test_projects_move_on_and_tasks_are_reported_but_not_closed(run: Run, path: Path, folder: Path, fill: Fill) -> None:
    fill(
        "县水利局",
        "项目填报",
        2,
        累计完成投资="0.61亿元",
        新到阶段="停缓建",
        到达日期="2023年11月30日",
        情况说明="征迁",
    )
    fill("县住建局", "任务填报", 2, 本期进展="已开工", 完成量="1座", 佐证材料="照片.zip")
    result = run("update", path, folder, "--yes")
    assert "累计完成投资：2500 → 6100" in result.stdout
    plan = read_plan(path)
    works, park = plan.projects[0], plan.tasks[0]
    assert str(works.done) == "6100"
    assert [(m.stage, str(m.on), m.reason) for m in works.moves] == [
        ("新开工", "2022-05-10", None),
        ("停缓建", "2023-11-30", "征迁"),
    ]
    assert (park.progress, park.done, park.evidence, park.status) == ("已开工", 1, ("照片.zip",), None)


def test_all_errors_of_all_forms_are_told_by_cell_and_nothing_is_written(
    run: Run, path: Path, folder: Path, fill: Fill
) -> None:
    fill("县统计局", "指标填报", 2, 本期数="九成多", 性质="大概")
    fill("县统计局", "指标填报", 3, 情况说明="还没有数")
    fill("县人社局", "指标填报", 2, 本期数="3100万元")
    fill("县水利局", "指标填报", 2, 编号="wter", 本期数="2.4")
    fill("县水利局", "项目填报", 2, 累计完成投资="很多", 到达日期="去年")
    fill("县农业农村局", "指标填报", 2, 编号="gdp", 本期数="5")
    fill("县生态环境局", "指标填报", 2, 本期数="30")
    result = run("update", path, folder, "--yes")
    assert result.exit_code == 2
    for said in (
        ["县统计局-2023.xlsx", "指标填报", "J2", "九成多", "%"],
        ["县统计局-2023.xlsx", "K2", "大概", "预计"],
        ["县统计局-2023.xlsx", "A3", "没有填本期数"],
        ["县人社局-2023.xlsx", "J2", "3100万元", "人"],
        ["县水利局-2023.xlsx", "A2", "wter", "water"],
        ["县水利局-2023.xlsx", "项目填报", "G2", "很多", "万元"],
        ["县水利局-2023.xlsx", "项目填报", "I2", "去年"],
        ["县农业农村局-2023.xlsx", "A2", "由县统计局牵头"],
    ):
        assert any(all(text in line for text in said) for line in result.stderr.splitlines()), said
    assert "Traceback" not in result.output
    assert path.read_bytes() == (HERE / "plan.yaml").read_bytes()


def test_the_good_cells_are_taken_when_a_person_says_so(run: Run, path: Path, folder: Path, fill: Fill) -> None:
    fill("县统计局", "指标填报", 2, 本期数="九成多")
    fill("县生态环境局", "指标填报", 2, 本期数="30")
    result = run("update", path, folder, "--yes", "--partial")
    assert result.exit_code == 2
    told = [(i.id, str(o.value)) for w in read_plan(path).indicators for i in (w, *w.parts) for o in i.observations]
    assert ("pm25", "30") in told
    assert ("gdp", "九成多") not in told


def test_a_form_of_another_plan_or_a_damaged_one_is_refused(run: Run, path: Path, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "别的.yaml"
    other.write_text(path.read_text(encoding="utf-8").replace("云河县国民", "青石县国民"), encoding="utf-8")
    assert "填报表，要更新的是" in run("update", other, folder).stderr
    (folder / "县统计局-2023.xlsx").write_bytes(b"PK\x03\x04 broken")
    assert "县统计局-2023.xlsx" in run("update", path, folder).stderr


def test_forms_changed_in_a_spreadsheet_program_are_read(run: Run, path: Path, folder: Path, fill: Fill) -> None:
    form = fill("县水利局", "指标填报", 2, 本期数="2.40")
    book = load_workbook(form)
    sheet = book["指标填报"]
    sheet.column_dimensions["C"].hidden = True
    sheet.merge_cells("L2:M2")
    sheet["L2"] = "汛期多雨"
    book.save(form)
    assert run("update", path, folder, "--yes").exit_code == 0
    (told,) = (o for i in read_plan(path).indicators if i.id == "water" for o in i.observations)
    assert (str(told.value), told.explanation) == ("2.40", "汛期多雨")


def test_units_that_differ_only_in_what_a_file_name_cannot_hold_stay_apart(
    run: Run, path: Path, tmp_path: Path
) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("lead: 县统计局", 'lead: "A:B"').replace("lead: 县住建局、县公安局", 'lead: "a*b"'),
        encoding="utf-8",
    )
    result = run("forms", path, "--period", "2023", "-o", tmp_path / "表")
    names = [Path(line).name for line in result.stdout.splitlines()]
    assert names[:2] == ["A_B-2023.xlsx", "a_b-2-2023.xlsx"]


@pytest.mark.parametrize("period", ["二〇二三", "2031", "2019", "2023-H3"])
def test_a_period_outside_the_plan_is_refused(run: Run, path: Path, tmp_path: Path, period: str) -> None:
    from guibiao.errors import InputError

    result = run("forms", path, "--period", period, "-o", tmp_path / "表")
    assert isinstance(result.exception, InputError)
    assert not (tmp_path / "表").exists()


def test_a_form_that_a_spreadsheet_program_saved_is_read_back(
    run: Run, path: Path, folder: Path, fill: Fill, tmp_path: Path, soffice: str
) -> None:
    form = fill("县统计局", "指标填报", 2, 本期数="5.20")
    command = [soffice, "--headless", "--convert-to", "xlsx", "--outdir", tmp_path / "存", form]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    assert run("update", path, tmp_path / "存", "--yes").exit_code == 0
    assert [str(o.value) for o in read_plan(path).indicators[0].observations if o.period.year == 2023] == ["5.20"]
