"""The workbook as people fill it in: what they paste is understood, and a mistake is told by sheet and cell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from guibiao.errors import InputError
from guibiao.plan import Plan, read_plan, write_plan

DATA = Path(__file__).parent / "data"
Edit = Callable[[Any], None]


@pytest.fixture
def edited(tmp_path: Path) -> Callable[[Edit], Path]:
    """The example plan as a workbook, after somebody has worked in it."""

    def edit_book(edit: Edit) -> Path:
        path = tmp_path / "规划.xlsx"
        write_plan(read_plan(DATA / "every_form.yaml"), path)
        book = load_workbook(path)
        edit(book)
        book.save(path)
        return path

    return edit_book


def cell(book: Any, sheet: str, head: str, row: int) -> Any:
    """The cell of a row under a head."""
    heads = [c.value for c in book[sheet][1]]
    return book[sheet].cell(row, heads.index(head) + 1)


def row_of(book: Any, sheet: str, first: str) -> int:
    """The row whose first cell says this."""
    return next(c.row for c in book[sheet]["A"] if c.value == first)


def indicator(plan: Plan, name: str) -> Any:
    """The indicator with this id."""
    return next(i for i in plan.indicators if i.id == name)


@pytest.mark.parametrize(
    ("pasted", "number_format", "read"),
    [
        ("12％", "General", "12"),
        ("１２．５", "General", "12.5"),
        (0.05, "0.0%", "5.0"),
        (0.0535, "0.0%", "5.35"),
        (0.07, "0%", "7"),
        (8.1, "0.00", "8.10"),
        (8, "0.0_ ", "8.0"),
        (0.1 + 0.2, "General", "0.3"),
        ("8.10", "@", "8.10"),
        ("-3.5 %", "General", "-3.5"),
    ],
)
def test_a_growth_rate_is_read_as_it_is_seen(
    edited: Callable[[Edit], Path], pasted: Any, number_format: str, read: str
) -> None:
    def paste(book: Any) -> None:
        target = cell(book, "指标", "目标值", row_of(book, "指标", "gdp"))
        target.value, target.number_format = pasted, number_format

    value = indicator(read_plan(edited(paste)), "gdp").target.value
    assert str(value) == read


@pytest.mark.parametrize(
    ("pasted", "read"), [("3.2万", "32000"), ("1,097.0", "1097.0"), ("3200人", "3200"), ("0.32万人", "3200")]
)
def test_a_count_of_people_is_read_in_people(edited: Callable[[Edit], Path], pasted: str, read: str) -> None:
    def paste(book: Any) -> None:
        cell(book, "指标", "目标值", row_of(book, "指标", "jobs")).value = pasted

    assert str(indicator(read_plan(edited(paste)), "jobs").target.value) == read


@pytest.mark.parametrize("pasted", ["2021=1,097；2022=34.0", "2021：1097，2022：34.0", "2021: 1097\n2022: 34.0"])
def test_yearly_figures_stand_in_one_cell(edited: Callable[[Edit], Path], pasted: str) -> None:
    def paste(book: Any) -> None:
        cell(book, "指标", "分年目标值", row_of(book, "指标", "pm25")).value = pasted

    (pm25, _good_days) = indicator(read_plan(edited(paste)), "air").parts
    assert {y: str(v) for y, v in pm25.target.values.items()} == {2021: "1097", 2022: "34.0"}


def test_periods_are_read_as_people_write_them(edited: Callable[[Edit], Path]) -> None:
    written: list[tuple[Any, str]] = [
        ("2023年上半年", "2023-H1"),
        ("2023年三季度", "2023-Q3"),
        (2023, "2023"),
        ("2021—2022年", "2021/2022"),
        (datetime(2023, 6, 30), "2023-06-30"),  # noqa: DTZ001 - a spreadsheet's dates have no zone
    ]

    def write(book: Any) -> None:
        for row, (text, _period) in enumerate(written, start=2):
            cell(book, "数据", "期间", row).value = text

    plan = read_plan(edited(write))
    assert [str(o.period) for o in indicator(plan, "gdp").observations] == [period for _text, period in written]


def test_figures_may_name_their_indicator_instead_of_its_id(edited: Callable[[Edit], Path]) -> None:
    def rename(book: Any) -> None:
        cell(book, "数据", "指标", 2).value = None

    assert len(indicator(read_plan(edited(rename)), "gdp").observations) == 5


def test_a_row_that_was_not_filled_in_is_left_out(edited: Callable[[Edit], Path]) -> None:
    def clear(book: Any) -> None:
        cell(book, "数据", "数值", 2).value = None

    assert len(indicator(read_plan(edited(clear)), "gdp").observations) == 4


def test_columns_may_be_moved_and_unused_ones_deleted(edited: Callable[[Edit], Path]) -> None:
    def reorder(book: Any) -> None:
        sheet = book["数据"]
        sheet.move_range("E1:E100", cols=10)
        sheet.delete_cols(8)

    assert indicator(read_plan(edited(reorder)), "gdp").observations[0].value == Decimal("93.1")


def test_merged_cells_hold_for_every_row_they_cover(edited: Callable[[Edit], Path]) -> None:
    def merge(book: Any) -> None:
        book["指标"].merge_cells("D2:D5")

    assert [i.category for i in read_plan(edited(merge)).indicators[:4]] == ["经济发展"] * 4


MISTAKES: list[tuple[str, Edit, list[str]]] = []


def mistake(*says: str) -> Callable[[Edit], Edit]:
    """Add an edit to the mistakes, with what its error must say."""

    def add(edit: Edit) -> Edit:
        MISTAKES.append((edit.__name__, edit, list(says)))
        return edit

    return add


@mistake("规划.xlsx", "“数据”", "E2", "数值", "暂无")
def text_where_a_number_belongs(book: Any) -> None:
    cell(book, "数据", "数值", 2).value = "暂无"


@mistake("“指标”", "I2", "目标形式", "年均长增")
def an_unknown_form(book: Any) -> None:
    cell(book, "指标", "目标形式", 2).value = "年均长增"


@mistake("“数据”", "A2", "gdpp", "gdp")
def a_figure_of_an_unknown_indicator(book: Any) -> None:
    cell(book, "数据", "指标", 2).value = "gdpp"


@mistake("“数据”", "E1", "数字", "数值")
def an_unknown_head(book: Any) -> None:
    cell(book, "数据", "数值", 1).value = "数字"


@mistake("“数据”", "缺少列“期间”")
def a_column_that_is_needed_is_gone(book: Any) -> None:
    book["数据"].delete_cols(3)


@mistake("缺少工作表“指标”", "plan template")
def a_sheet_that_is_needed_is_gone(book: Any) -> None:
    del book["指标"]


@mistake("“数据”", "E2", "公式")
def a_formula_that_was_never_computed(book: Any) -> None:
    cell(book, "数据", "数值", 2).value = "=1+1"


@mistake("“数据”", "E2", "#DIV/0!")
def an_error_value(book: Any) -> None:
    cell(book, "数据", "数值", 2).value = "#DIV/0!"
    cell(book, "数据", "数值", 2).data_type = "e"


@mistake("“指标”", "编号“gdp”重复", "A2")
def an_id_that_is_used_twice(book: Any) -> None:
    cell(book, "指标", "编号", 3).value = "gdp"


@mistake("“指标”", "上级指标", "没有编号为“空气”")
def a_parent_that_is_not_there(book: Any) -> None:
    cell(book, "指标", "上级指标", 3).value = "空气"


@mistake("“数据”第 2 行", "缺少“期间”")
def a_row_without_its_period(book: Any) -> None:
    cell(book, "数据", "期间", 2).value = None


@mistake("“指标”", "分年目标值", "每年37", "2021=37；2022=34")
def pairs_that_are_none(book: Any) -> None:
    cell(book, "指标", "分年目标值", row_of(book, "指标", "pm25")).value = "每年37"


@mistake("“规划”", "B4", "2021到2025")
def a_period_of_the_plan_that_is_none(book: Any) -> None:
    book["规划"]["B4"].value = "2021到2025"


@mistake("“指标”", "上级指标绕成了圈")
def parts_of_each_other(book: Any) -> None:
    cell(book, "指标", "上级指标", row_of(book, "指标", "air")).value = "pm25"


@pytest.mark.parametrize(("edit", "says"), [case[1:] for case in MISTAKES], ids=[case[0] for case in MISTAKES])
def test_a_mistake_is_told_by_sheet_and_cell(edited: Callable[[Edit], Path], edit: Edit, says: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        read_plan(edited(edit))
    lines = str(caught.value).splitlines()
    assert any(all(text in line for text in says) for line in lines), lines


def test_all_mistakes_of_a_workbook_are_told_at_once(edited: Callable[[Edit], Path]) -> None:
    def break_much(book: Any) -> None:
        text_where_a_number_belongs(book)
        an_unknown_form(book)
        cell(book, "数据", "期间", 3).value = "某年"

    with pytest.raises(InputError) as caught:
        read_plan(edited(break_much))
    assert len(str(caught.value).splitlines()) == 3


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 broken"], ids=["empty", "text", "broken"])
def test_a_damaged_workbook_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(content)
    with pytest.raises(InputError, match="不是能打开的工作簿"):
        read_plan(path)


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    plan = read_plan(DATA / "every_form.yaml")
    for name in ("a.xlsx", "b.xlsx"):
        write_plan(plan, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_workbook_helps_whoever_fills_it_in(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    write_plan(read_plan(DATA / "every_form.yaml"), path)
    book = load_workbook(path)
    assert book.sheetnames == [
        "填写说明",
        "规划",
        "指标",
        "填报",
        "数据",
        "年度目标",
        "目标调整",
        "项目",
        "项目汇总",
        "任务",
        "情景",
    ]
    sheet = book["指标"]
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref is not None
    assert cell(book, "指标", "目标形式", 1).comment is not None
    assert any("预期性" in str(v.formula1) for v in sheet.data_validations.dataValidation)


def wide_cell(book: Any, indicator: str, measure: str, year: str) -> Any:
    """The cell of an indicator's measure and year on the sheet that figures are pasted into."""
    sheet = book["填报"]
    row = next(r[0].row for r in sheet.iter_rows(min_row=2) if (r[0].value, r[3].value) == (indicator, measure))
    return sheet.cell(row, [c.value for c in sheet[1]].index(year) + 1)


@pytest.mark.parametrize(
    ("pasted", "read"), [("12％", ["12"]), (8.1, ["8.1"]), ("约5.20%", ["5.20"]), ("5—6%", ["5", "6"])]
)
def test_figures_pasted_into_the_sheet_of_years_are_figures(
    edited: Callable[[Edit], Path], pasted: Any, read: list[str]
) -> None:
    def paste(book: Any) -> None:
        wide_cell(book, "gdp", "增速", "2025年").value = pasted

    told = [o for o in indicator(read_plan(edited(paste)), "gdp").observations if o.period.text == "2025"]
    assert [str(o.value) for o in told] == read
    assert {o.measure for o in told} == {"growth"}


def test_the_sheet_of_years_shows_what_is_known_and_locks_it(edited: Callable[[Edit], Path]) -> None:
    book = load_workbook(edited(lambda _book: None))
    known, free = wide_cell(book, "gdp", "增速", "2021年"), wide_cell(book, "gdp", "增速", "2025年")
    assert str(known.value).startswith("='数据'!")
    assert (known.protection.locked, free.protection.locked) == (True, False)
    assert book["填报"].protection.sheet
    assert book["填写说明"].protection.sheet


@pytest.mark.parametrize("text", ["暂无", "12万元", "1900-01-01"], ids=["words", "another unit", "a date"])
def test_a_mistake_in_the_sheet_of_years_is_told_by_cell(edited: Callable[[Edit], Path], text: str) -> None:
    def paste(book: Any) -> None:
        wide_cell(book, "gdp", "增速", "2025年").value = text

    with pytest.raises(InputError, match=r"工作表“填报”单元格 J\d+（2025年）"):
        read_plan(edited(paste))


@pytest.mark.parametrize(
    ("head", "value", "says"),
    [
        ("期间", datetime(1900, 1, 1), "1900-01-01"),  # noqa: DTZ001 - a spreadsheet's dates have no zone
        ("期间", datetime(2100, 1, 1), "2100-01-01"),  # noqa: DTZ001
        ("期间", 44927, "44927"),
        ("期间", "2019", "早于基期年"),
        ("数值", datetime(2023, 6, 30), "2023-06-30"),  # noqa: DTZ001
        ("数值", True, "true"),
        ("数值", "12万人", "亿元"),
        ("性质", "大概", "预计"),
        ("口径", "增幅率", "增速"),
    ],
)
def test_a_cell_that_cannot_be_is_told_with_what_is_expected(
    edited: Callable[[Edit], Path], head: str, value: Any, says: str
) -> None:
    def spoil(book: Any) -> None:
        cell(book, "数据", head, 2).value = value

    with pytest.raises(InputError) as caught:
        read_plan(edited(spoil))
    (line,) = str(caught.value).splitlines()
    assert "“数据”单元格 " in line
    assert f"（{head}）" in line
    assert says in line


def test_hidden_rows_columns_and_sheets_count_like_others(edited: Callable[[Edit], Path]) -> None:
    def hide(book: Any) -> None:
        book["数据"].row_dimensions[2].hidden = True
        book["数据"].column_dimensions["E"].hidden = True
        book["目标调整"].sheet_state = "hidden"

    plan = read_plan(edited(hide))
    assert indicator(plan, "gdp").observations[0].value == Decimal("93.1")
    assert indicator(plan, "gdp").proposal is not None
