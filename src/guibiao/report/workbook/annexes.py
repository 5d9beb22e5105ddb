"""The annexes as a workbook: numbers with their printed decimals, live formulas, charts, sources, the workings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from itertools import groupby
from math import ceil
from pathlib import Path
from typing import Any

from guibiao.assess import PlanAssessment
from guibiao.files import write_bytes
from guibiao.report.chapters.annex import Cell, Column, Row, annex_rows, data_columns
from guibiao.report.chart.data import project_charts, trends, verdict_stacks
from guibiao.report.phrases.figures import shown, text_width
from guibiao.report.phrases.naming import date_name, period_name, plan_span
from guibiao.report.wording import Wording, shipped_wording
from guibiao.report.workbook.charts import add_charts
from guibiao.report.workbook.ledger_sheets import add_ledger
from guibiao.report.workbook.project_ledger import project_sheets
from guibiao.report.workbook.sheets import A3, Counted, Formats, add_summary, add_workings, letters, print_setup
from guibiao.report.workbook.sources import Place, add_sources
from guibiao.report.workbook.task_ledger import task_sheets

# the columns before and after the yearly data, with their widths in characters
_BEFORE = (("number", 5), ("category", 9), ("name", 22), ("unit", 8), ("nature", 8), ("direction", 6), ("base", 9),
           ("target", 20))  # fmt: skip
_AFTER = (("actual", 9), ("required", 9), ("gap", 11), ("verdict", 15), ("forecast", 9), ("needed", 13),
          ("advice", 16), ("feasible", 9), ("lead", 8), ("source", 36), ("note", 30))  # fmt: skip
_DATA_WIDTH = 9
_LINE, _AIR = 13, 5  # pt: the height of a line of a cell's text, the air above and below
_TITLE, _CLOCK, _HEAD, _FIRST = 0, 1, 2, 4  # rows: title, date, two head rows, the first indicator
# fills that stay apart in grey as well, from light to dark as the verdict gets worse; the text says it anyway
_FILLS = {"met_early": "#E2F0D9", "on_track": "#F2F2F2", "behind": "#F4B183", "not_assessable": "#FFFFFF"}


def assessment_workbook(result: PlanAssessment, path: Path, wording: Wording | None = None) -> None:
    """Write the workbook. The same assessment gives the same bytes. Raises InputError where it cannot be written."""
    write_bytes(path, workbook_bytes(result, wording or shipped_wording()))


def workbook_bytes(result: PlanAssessment, wording: Wording) -> bytes:
    """The workbook as the bytes of an .xlsx file: the annexes, their sums, charts, sources and workings.

    附件1, 汇总; 附件2, 附件3 and 项目统计 where the plan has projects; 督查台账 and 任务汇总 where it has tasks; 图表
    with its data, 数据来源, 测算过程.
    """
    from xlsxwriter import Workbook

    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": _title(result, wording), "created": datetime.combine(result.as_of, time())})
    book.set_calc_mode("auto")
    formats = Formats(book)
    rows = annex_rows(result, wording)
    columns = data_columns(result)
    _annex_sheet(book, formats, rows, columns, result, wording)
    counted = Counted(wording.say("sheet.annex1"), _FIRST, rows, _places(columns))
    add_summary(book, formats, counted, result, wording)
    plan, as_of = result.plan, result.as_of
    for sheet in (
        *(project_sheets(plan, as_of) if plan.projects else ()),
        *(task_sheets(plan, as_of) if plan.tasks else ()),
    ):
        add_ledger(book, formats, sheet)
    drawn = trends(result)
    add_charts(book, formats, list(drawn.values()), verdict_stacks(result, wording), project_charts(result), wording)
    place = Place(counted.sheet, _FIRST, counted.places, len(_BEFORE))
    add_sources(book, formats, rows, columns, place, wording, result)
    add_workings(book, formats, result, wording)
    book.close()
    return buffer.getvalue()


def _title(result: PlanAssessment, wording: Wording) -> str:
    plan = result.plan
    return wording.say("title.annex1", region=plan.region, span=plan_span(plan.period))


def _annex_sheet(
    book: Any, formats: Formats, rows: Sequence[Row], columns: Sequence[Column], result: PlanAssessment,
    wording: Wording,
) -> None:  # fmt: skip
    sheet = book.add_worksheet(wording.say("sheet.annex1"))
    last = len(_BEFORE) + len(columns) + len(_AFTER) - 1
    sheet.merge_range(
        _TITLE, 0, _TITLE, last, _title(result, wording), formats(bold=True, font_size=16, align="center")
    )
    clock = wording.say("sheet.clock", as_of=date_name(result.as_of))
    sheet.merge_range(_CLOCK, 0, _CLOCK, last, clock, formats(align="right"))
    _heads(sheet, formats, columns, result, wording)
    for at, row in enumerate(rows, _FIRST):
        _indicator_row(sheet, formats, at, row, wording)
    end = _FIRST + len(rows) - 1
    _verdict_colours(sheet, book, at=_places(columns)["verdict"], first=_FIRST, last=end, wording=wording)
    sheet.set_row(_TITLE, 30)
    sheet.set_row(_HEAD, 2 * _LINE + _AIR)
    sheet.set_row(_HEAD + 1, 2 * _LINE + _AIR)
    sheet.freeze_panes(_FIRST, 3)
    sheet.autofilter(_FIRST - 1, 0, max(end, _FIRST), last)
    print_setup(sheet, paper=A3)
    sheet.repeat_rows(_HEAD, _FIRST - 1)
    sheet.print_area(0, 0, max(end, _FIRST), last)


def _heads(sheet: Any, formats: Formats, columns: Sequence[Column], result: PlanAssessment, wording: Wording) -> None:
    head = formats(bold=True, border=1, align="center", text_wrap=True, bg_color="#D9D9D9")

    def titled(at: int, key: str, width: int) -> None:
        sheet.merge_range(_HEAD, at, _HEAD + 1, at, wording.say(f"annex.head.{key}", year=result.plan.base), head)
        sheet.set_column(at, at, width)

    for at, (key, width) in enumerate(_BEFORE):
        titled(at, key, width)
    start = len(_BEFORE)
    for (period, estimate), group in groupby(enumerate(columns, start), key=lambda c: (c[1].period, c[1].estimate)):
        told = wording.say("annex.head.estimate" if estimate else "annex.head.period", period=period_name(period))
        places = list(group)
        if len(places) > 1:
            sheet.merge_range(_HEAD, places[0][0], _HEAD, places[-1][0], told, head)
        else:
            sheet.write_string(_HEAD, places[0][0], told, head)
        for at, column in places:
            key = "annex.head.change" if column.changes else "annex.head.level"
            sheet.write_string(_HEAD + 1, at, wording.say(key), head)
            sheet.set_column(at, at, _DATA_WIDTH)
    for at, (key, width) in enumerate(_AFTER, start + len(columns)):
        titled(at, key, width)


def _indicator_row(sheet: Any, formats: Formats, at: int, row: Row, wording: Wording) -> None:
    before = [(k, row.cells[k]) for k, _ in _BEFORE]
    after = [(k, row.cells[k]) for k, _ in _AFTER]
    cells = [*before, *(("data", c) for c in row.yearly), *after]
    places = {key: letters(column) for column, (key, _cell) in enumerate(cells)}
    widths = dict(_BEFORE + _AFTER)
    lines = max(_lines(str(cell), widths.get(key, _DATA_WIDTH)) for key, cell in cells)
    sheet.set_row(at, lines * _LINE + _AIR)
    for column, (key, cell) in enumerate(cells):
        look: dict[str, Any] = {"border": 1, "text_wrap": True}
        if key in {"number", "unit", "nature", "direction", "verdict", "feasible"}:
            look["align"] = "center"
        if key in {"name", "target", "advice", "source", "note"}:
            look["indent"] = 2 if key == "name" and row.depth else 1
        formula = _gap_formula(row, places, at + 1) if key == "gap" else ""
        _write(sheet, formats, (at, column), cell, look, formula)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column; Excel counts half-width characters."""
    return max(1, ceil(2 * text_width(text) / (width - 3)))


def _gap_formula(row: Row, places: dict[str, str], line: int) -> str:
    """The gap as the difference that it is, so that it follows its row; "" where it is something else."""
    actual, required, gap = (row.cells[k].number for k in ("actual", "required", "gap"))
    if actual is None or required is None or gap is None:
        return ""
    names = (places["actual"], places["required"])
    first, second = names if gap == actual - required else reversed(names)
    return f"={first}{line}-{second}{line}" if abs(gap) == abs(actual - required) else ""


def _write(
    sheet: Any, formats: Formats, at: tuple[int, int], cell: Cell, look: dict[str, Any], formula: str = ""
) -> None:
    """A number keeps its full value and shows its printed decimals and suffix; a text is never read as a formula."""
    if cell.number is None:
        sheet.write_string(*at, cell.text, formats(**look)) if cell.text else sheet.write_blank(
            *at, None, formats(**look)
        )
        return
    number, looks = float(cell.number), formats(num_format=number_format(cell), **look)
    if formula:
        sheet.write_formula(*at, formula, looks, number)
    else:
        sheet.write_number(*at, number, looks)


def number_format(cell: Cell) -> str:
    """The number format with which Excel shows a cell as it is printed: 0.0"%以上"."""
    exponent = shown(cell.number or 0, cell.decimals).as_tuple().exponent
    places = max(-exponent, 0) if isinstance(exponent, int) else 0
    plain = "0" + ("." + "0" * places if places else "")
    return f'{plain}"{cell.suffix}"' if cell.suffix else plain


def _places(columns: Sequence[Column]) -> dict[str, int]:
    """Where the columns stand, by key."""
    keys = [k for k, _ in _BEFORE] + [""] * len(columns) + [k for k, _ in _AFTER]
    return {k: at for at, k in enumerate(keys) if k}


def _verdict_colours(sheet: Any, book: Any, at: int, first: int, last: int, wording: Wording) -> None:
    """Colours that follow the text of the cell, so that they stay right when somebody changes it."""
    for verdict, fill in _FILLS.items():
        look = book.add_format({"bg_color": fill, "bold": verdict == "behind"})
        for name in dict.fromkeys(wording.say(f"{group}.{verdict}") for group in ("verdict", "verdict_at_end")):
            rule = {"type": "cell", "criteria": "==", "value": f'"{name}"', "format": look}
            sheet.conditional_format(first, at, max(last, first), at, rule)
