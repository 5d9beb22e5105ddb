"""The sheet 填报: a row for each indicator and measure, a column for each year, so that a block of figures is pasted.

What the plan already knows is shown by formulas that point at the sheet of figures, and is locked; what stands here as
a value was typed or pasted, and is read as a figure like those of that sheet.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.plan.forms import measures_told
from guibiao.plan.terms import term
from guibiao.plan.tree import Entry, Mapping, Plain, Scalar
from guibiao.plan.workbook.cells import CellPlace, decimals_of
from guibiao.plan.workbook.grid import WIDEST, Grid
from guibiao.plan.workbook.layout import layout
from guibiao.plan.written import read_period
from guibiao.quantity import Period

NAME = "填报"
HEADS = {"id": ("编号", 12), "name": ("指标", 28), "unit": ("单位", 12), "measure": ("口径", 9), "base": ("基期值", 10)}
YEAR_WIDTH = 12
_BARE = ("rank", "multiple")

Record = dict[str, Plain]


def write_wide(
    cells: Worksheet, plan: Record, indicators: list[Record], observations: list[Record], styles: Any
) -> None:
    """Write the sheet for the plan's rows of indicators and figures. `observations` are in the order of their sheet."""
    years = _years(str(plan["period"]))
    known = {
        (str(o["indicator"]), str(o["period"]), str(o["measure"])): n
        for n, o in reversed(list(enumerate(observations, 1)))
        if o["role"] == "actual"
    }
    value_at = [c.key for c in layout().sheet("observations").columns].index("value")
    heads = [*HEADS.values(), *((_year_head(year), YEAR_WIDTH) for year in years)]
    for at, (head, width) in enumerate(heads):
        cells.set_column(at, at, width)
        cells.write_string(0, at, head, styles.needed if at >= len(HEADS) else styles.head)
    cells.write_comment(0, len(HEADS), _note(), {"x_scale": 2.2, "y_scale": 1.6, "font_size": 9})
    for row, (indicator, measure) in enumerate(_rows(indicators, observations), 1):
        for at, text in enumerate(_shown(indicator, measure)):
            cells.write_string(row, at, text, styles.shown)
        for at, year in enumerate(years, len(HEADS)):
            number = known.get((str(indicator["id"]), str(year), measure))
            if number is None:
                cells.write_blank(row, at, None, styles.taken)
            else:
                place = xl_rowcol_to_cell(number, value_at)
                _mirror(cells, (row, at), place, observations[number - 1]["value"], styles)
    cells.set_row(0, 32)
    cells.freeze_panes(1, 2)
    cells.protect("", {"format_columns": True, "format_rows": True})


def read_wide(grid: Grid) -> Iterator[Mapping]:
    """The figures that were typed into the sheet, as rows of the sheet of figures."""
    first = next(grid.rows(1, WIDEST), None)
    if first is None:
        return
    keys = {head: key for key, (head, _width) in HEADS.items()}
    known = {keys[text]: at for at, text in enumerate(first[1], 1) if text in keys}
    periods = {at: text for at, text in enumerate(first[1], 1) if text and text not in keys}
    for at, text in periods.items():
        try:
            read_period(text)
        except ValueError:
            grid.scope.note_error(
                grid.place(first[0], at), _("“{text}”不是期间").format(text=text), _("请写 2024年、2024年上半年 的样子")
            )
    for row, texts in grid.rows(first[0] + 1, max(known.values(), default=0)):
        for at, period in periods.items():
            if not _is_mirror(grid, row, at) and (text := grid.text(row, at)):
                place = grid.place(row, at, period)
                told = {"period": Scalar(period, place), "value": Scalar(text, place)}
                yield _observation(grid, row, told, texts, known)


def _observation(grid: Grid, row: int, told: dict[str, Scalar], texts: list[str], known: dict[str, int]) -> Mapping:
    for key, source in (("indicator", "id"), ("indicator_name", "name"), ("measure", "measure")):
        if source in known and (text := texts[known[source] - 1]):
            told[key] = Scalar(text, grid.place(row, known[source], HEADS[source][0]))
    entries = {key: Entry(scalar, scalar.place) for key, scalar in told.items()}
    return Mapping(entries, CellPlace(grid.file, grid.cells.title, row=row))


def _is_mirror(grid: Grid, row: int, at: int) -> bool:
    """Whether a cell only shows what the sheet of figures says."""
    cell: Any = grid.cells.cell(row, at)
    return cell.data_type == "f" and _MIRROR.fullmatch(str(cell.value)) is not None


_MIRROR = expression(rf"='?\$?{layout().sheet('observations').name}'?[!.]\$?[A-Z]+\$?\d+")


def _mirror(cells: Worksheet, at: tuple[int, int], place: str, value: Any, styles: Any) -> None:
    formula = f"='{layout().sheet('observations').name}'!{place}"
    if isinstance(value, Decimal):
        cells.write_formula(*at, formula, styles.known(decimals_of(value)), float(value))
    else:
        text = term("yes_no").labels[str(value).lower()] if isinstance(value, bool) else str(value)
        cells.write_formula(*at, formula, styles.known(0), text)


def _rows(indicators: list[Record], observations: list[Record]) -> Iterator[tuple[Record, str]]:
    """Indicators without parts, once for each measure that is told of them."""
    whole = {str(i["parent"]) for i in indicators if "parent" in i}
    told: dict[str, set[str]] = {}
    for observation in observations:
        told.setdefault(str(observation["indicator"]), set()).add(str(observation["measure"]))
    for indicator in indicators:
        if indicator["id"] not in whole:
            target: Any = indicator.get("target", {})
            known = told.get(str(indicator["id"]), set())
            for measure in measures_told(target.get("form", "level"), target.get("as", ""), known):
                yield indicator, measure


def _shown(indicator: Record, measure: str) -> list[str]:
    unit = "%" if measure == "growth" else "" if measure in _BARE else str(indicator.get("unit", ""))
    base = str(indicator.get("base", "")) if measure == "level" else ""
    return [str(indicator["id"]), str(indicator["name"]), unit, term("measure").labels[measure], base]


def _years(period: str) -> range:
    span = Period(period)
    return range(span.start.year, span.end.year + 1)


def _year_head(year: int) -> str:
    return f"{year}年"


def _note() -> str:
    return (
        "浅黄的格子可以填，也可以成块粘贴：12.5、12.5%、１２．５％、1,097.0、3.2万、约30 都认。没有数就空着。"
        "灰的格子是“数据”表里已有的数，要改请到“数据”表改。预计数请填到“数据”表，性质选“预计”。"
    )
