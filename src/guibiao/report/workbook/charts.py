"""Charts of the workbook, made by Excel itself from the sheet 图表数据: the same data as the page's charts.

The sheet 图表 has them three beside each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from guibiao.messages import _
from guibiao.report.chart.data import ProjectChart, Stack, Trend
from guibiao.report.wording import Wording
from guibiao.report.workbook.drawing import Data, draw_projects, draw_stacked, draw_trend
from guibiao.report.workbook.sheets import Formats, print_setup

_WIDE, _HIGH = 480, 288  # pixels of a chart
_ROWS, _COLUMNS, _ACROSS = 15, 8, 3  # cells that a chart takes, and how many stand beside each other
_CHARTS_A_PAGE = 9


def add_charts(
    book: Any, formats: Formats, trends: Sequence[Trend], stacks: Sequence[Stack], projects: Sequence[ProjectChart],
    wording: Wording,
) -> None:  # fmt: skip
    """Add the sheets 图表数据 and 图表; nothing where there is nothing to draw."""
    if not trends and not stacks and not projects:
        return
    page = book.add_worksheet(_("图表"))
    data = Data(book, formats)
    charts = [
        *([draw_stacked(book, data, stacks, wording)] if stacks else ()),
        *draw_projects(book, data, projects),
        *(draw_trend(book, data, t) for t in trends),
    ]
    for n, (chart, told) in enumerate(charts):
        row, column = divmod(n, _ACROSS)
        chart.set_size({"width": _WIDE, "height": _HIGH})
        page.insert_chart(row * _ROWS, column * _COLUMNS, chart, {"description": told, "x_offset": 4, "y_offset": 4})
    page.hide_gridlines(2)
    page.set_h_pagebreaks([_ROWS * n // _ACROSS for n in range(_CHARTS_A_PAGE, len(charts), _CHARTS_A_PAGE)])
    page.set_default_row(15)
    print_setup(page)
    data.close()
