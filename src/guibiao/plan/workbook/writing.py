"""From a plan's plain form to a workbook that people fill in: drop-downs, notes in the heads, frozen panes, filters."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from guibiao.errors import InputError
from guibiao.files import written_aside
from guibiao.messages import _
from guibiao.plan.terms import term
from guibiao.plan.tree import Plain
from guibiao.plan.workbook.cells import decimals_of, fits_a_cell
from guibiao.plan.workbook.compact import NAME_STOPS, NOTE_STOPS, WHY, nodes_text, write_list, write_pairs
from guibiao.plan.workbook.layout import GUIDE, Column, Sheet, layout
from guibiao.plan.workbook.source import source_text
from guibiao.plan.workbook.tables import PlainRecord, tables_of
from guibiao.plan.workbook.wide import NAME, write_wide

CREATED = datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # the same plan gives the same bytes
FONT = "微软雅黑"
LONGEST = 32_767  # characters that a cell can hold
SPARE_ROWS = 2000  # rows below the last that still have drop-downs
GUIDE_WIDTH = 110  # in characters
LINE = 15  # points
MOST_LINES = 12
A3, A4 = 8, 9  # as spreadsheets number papers
A4_COLUMNS = 14  # a sheet with more is printed on A3
_TEXT_LIKE = ("text", "period", "date", "pairs", "names", "notes", "moves", "nodes", "source")


def write_tree(tree: Plain, path: Path) -> None:
    """Write a plain plan as a workbook, whole or not at all.

    Raises InputError where the file cannot be written or a text is too long for a cell.
    """
    tables = tables_of(tree)
    with written_aside(path) as aside:
        book = xlsxwriter.Workbook(aside, {"strings_to_urls": False})
        book.set_properties({"created": CREATED})
        styles = _Styles(book)
        _write_guide(book.add_worksheet(GUIDE), styles)
        for sheet in layout().sheets:
            cells = book.add_worksheet(sheet.name)
            cells.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
            if sheet.shape == "card":
                _write_card(cells, sheet, tables[sheet.record][0], styles)
            else:
                _write_table(cells, sheet, tables[sheet.record], styles)
            if sheet.record == "indicators":
                wide = book.add_worksheet(NAME)
                wide.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
                write_wide(wide, tables["plan"][0], tables["indicators"], tables["observations"], styles)
                _lay_out_for_print(wide, A4)
        book.worksheets()[1].activate()
        book.close()


class _Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.book = book
        common = {"font_name": FONT, "font_size": 10, "valign": "vcenter"}
        head = common | {"bold": True, "text_wrap": True, "align": "center", "border": 1, "border_color": "#B7C4CF"}
        self.needed = book.add_format(head | {"bg_color": "#1F4E79", "font_color": "#FFFFFF"})
        self.head = book.add_format(head | {"bg_color": "#DCE6F0", "font_color": "#1F2D3A"})
        self.text = book.add_format(common | {"num_format": "@", "text_wrap": True})
        self.plain = book.add_format(common)
        self.prose = book.add_format(common | {"text_wrap": True})
        self.year = book.add_format(common | {"num_format": "0", "align": "left"})
        self.figures: dict[int, Format] = {}
        self.common = common
        locked = common | {"border": 1, "border_color": "#D5DCE3"}
        self.shown = book.add_format(locked | {"text_wrap": True, "bg_color": "#F3F6F9"})
        self.taken = book.add_format(
            locked | {"num_format": "@", "align": "right", "bg_color": "#FFFBE6", "locked": False}
        )
        self.locked = locked | {"bg_color": "#F3F6F9", "align": "right"}
        self.knowns: dict[int, Format] = {}

    def figure(self, decimals: int) -> Format:
        """The format that shows a number with so many decimals."""
        if decimals not in self.figures:
            self.figures[decimals] = self.book.add_format(self.common | {"num_format": _shape(decimals)})
        return self.figures[decimals]

    def known(self, decimals: int) -> Format:
        """The format of a locked cell that shows a number with so many decimals."""
        if decimals not in self.knowns:
            self.knowns[decimals] = self.book.add_format(self.locked | {"num_format": _shape(decimals)})
        return self.knowns[decimals]

    def of_head(self, column: Column) -> Format:
        return self.needed if column.need else self.head


def _shape(decimals: int) -> str:
    return "0." + "0" * decimals if decimals else "0"


def _write_guide(cells: Worksheet, styles: _Styles) -> None:
    cells.set_column(0, 0, GUIDE_WIDTH)
    cells.hide_gridlines(2)
    for row, line in enumerate(layout().guide):
        cells.set_row(row, 6 + LINE * _lines(line, GUIDE_WIDTH))
        cells.write_string(row, 0, line, styles.prose)
    cells.protect()
    _lay_out_for_print(cells, A4)


def _lay_out_for_print(cells: Worksheet, paper: int) -> None:
    """Landscape, as wide as one page."""
    cells.set_landscape()
    cells.set_paper(paper)
    cells.fit_to_pages(1, 0)


def _write_card(cells: Worksheet, sheet: Sheet, record: PlainRecord, styles: _Styles) -> None:
    cells.set_column(0, 0, 14)
    cells.set_column(1, 1, 60, styles.text)
    cells.set_column(2, 2, 50)
    for at, head in enumerate((_CARD_NAME, _CARD_VALUE, _CARD_NOTE)):
        cells.write_string(0, at, head, styles.head)
    for row, column in enumerate(sheet.columns, start=1):
        cells.write_string(row, 0, column.head, styles.of_head(column))
        _write_cell(cells, row, 1, column, record.get(column.key), styles)
        cells.write_string(row, 2, column.note, styles.prose)
    cells.data_validation(0, 0, len(sheet.columns), 0, _kept("项目名称"))
    cells.freeze_panes(1, 0)
    _lay_out_for_print(cells, A4)


_CARD_NAME, _CARD_VALUE, _CARD_NOTE = "项目", "内容", "说明"


def _write_table(cells: Worksheet, sheet: Sheet, records: list[PlainRecord], styles: _Styles) -> None:
    last = len(records) + SPARE_ROWS
    for at, column in enumerate(sheet.columns):
        folded = column.rare and all(held(record, column.key) is None for record in records)
        options = {"level": 1, "hidden": folded} if column.rare else {}
        cells.set_column(at, at, column.width, styles.text if column.holds in _TEXT_LIKE else styles.plain, options)
        cells.write_string(0, at, column.head, styles.of_head(column))
        if column.note:
            cells.write_comment(0, at, column.note, {"x_scale": 1.6, "font_name": FONT, "font_size": 9})
        if validation := _drop_down(column):
            cells.data_validation(1, at, last, at, validation)
    cells.data_validation(0, 0, 0, len(sheet.columns) - 1, _kept("表头"))
    cells.set_row(0, 32)
    _lay_out_for_print(cells, A3 if len(sheet.columns) > A4_COLUMNS else A4)
    cells.repeat_rows(0)
    cells.freeze_panes(1, 1 + [column.key for column in sheet.columns].index(_name_key(sheet)))
    cells.autofilter(0, 0, max(len(records), 1), len(sheet.columns) - 1)
    for row, record in enumerate(records, start=1):
        lines = max(
            _write_cell(cells, row, at, column, held(record, column.key), styles)
            for at, column in enumerate(sheet.columns)
        )
        if lines > 1:  # programs other than Excel do not fit a row to its wrapped text
            cells.set_row(row, LINE * min(lines, MOST_LINES))


def _kept(what: str) -> dict[str, Any]:
    """Refuses what is typed over a definition; the sheet itself stays free, so that its columns fold."""
    return {
        "validate": "custom", "value": "=FALSE", "error_type": "stop", "ignore_blank": False,
        "error_title": f"{what}不能改", "error_message": f"{what}是固定的，改了就读不出来。请按撤销（Ctrl+Z）",
    }  # fmt: skip


def _name_key(sheet: Sheet) -> str:
    """The column up to which a sheet stays in sight: what its rows are known by."""
    keys = [column.key for column in sheet.columns]
    return next(key for key in ("indicator_name", "name", "task", "as_of") if key in keys)


def _drop_down(column: Column) -> dict[str, Any] | None:
    """What is offered for a column: the labels of its choice, or the indicators' ids. Other entries are warned of."""
    ids = "='指标'!" + xl_range_abs(1, 0, SPARE_ROWS, 0)
    source: Any = list(term(column.terms).labels.values()) if column.terms else ids if column.lists_ids else None
    if source is None:
        return None
    return {
        "validate": "list",
        "source": source,
        "error_type": "warning",
        "error_title": "请从下拉框里选",
        "error_message": "这里只认下拉框里的词",
    }


def held(record: PlainRecord, key: str) -> Plain | None:
    """What stands in a record under a key with dots."""
    here: Any = record
    for part in key.split("."):
        here = here.get(part) if isinstance(here, dict) else None
    return here  # type: ignore[no-any-return]


def _write_cell(cells: Worksheet, row: int, at: int, column: Column, value: Any, styles: _Styles) -> int:
    """Write one value and say how many lines it takes in its column."""
    if value is None:
        return 1
    content, decimals = content_of(column, value)
    if isinstance(content, str):
        cells.write_string(row, at, content, styles.text)
        return _lines(content, column.width)
    if decimals is None:
        cells.write_number(row, at, content, styles.year if column.holds in ("year", "period") else styles.figure(0))
    else:
        cells.write_number(row, at, content, styles.figure(decimals))
    return 1


def content_of(column: Column, value: Any) -> tuple[str | int | float, int | None]:
    """What a cell of the column holds for a plain value: a text or a number, and the number's decimals if it has any.

    Raises InputError for a text that is too long for a cell.
    """
    if isinstance(value, Decimal) and fits_a_cell(value):
        return float(value), decimals_of(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value, None
    text = _cell_text(column, value)
    if len(text) > LONGEST:
        what = _("“{head}”的内容有 {n} 字，单元格放不下").format(head=column.head, n=len(text))
        raise InputError(what, column.head, _("请缩短，或改存为 .yaml"))
    return text, None


def _lines(text: str, width: int) -> int:
    """The lines that a text takes when it is wrapped; a Han character is two wide."""
    return sum(max(1, -(-sum(1 if c.isascii() else 2 for c in line) // (width - 1))) for line in text.split("\n"))


def _cell_text(column: Column, value: Any) -> str:
    if isinstance(value, bool):
        return term("yes_no").labels[str(value).lower()]
    if isinstance(value, Decimal):
        return format(value, "f")
    if column.holds == "pairs":
        return write_pairs([(key, _cell_text(_INNER, held)) for key, held in value.items()])
    if column.holds == "names":
        return write_list(value, NAME_STOPS)
    if column.holds == "notes":
        return write_list(value, NOTE_STOPS)
    if column.holds == "moves":
        return write_pairs([(move["stage"], _when_and_why(move)) for move in value])
    if column.holds == "nodes":
        return nodes_text(value)
    if column.holds == "source":
        return source_text(value)
    return term(column.terms).labels[value] if column.terms else str(value)


def _when_and_why(move: dict[str, str]) -> str | None:
    """A move's date, and behind a comma its reason."""
    on, reason = move.get("on"), move.get("reason")
    return on if reason is None else f"{on or ''}{WHY}{reason}"


_INNER = Column("", "")
