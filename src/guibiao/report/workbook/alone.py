"""A chart by itself with a workbook of its data: what Word keeps of a chart, so that it can be edited there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from guibiao.assess import PlanAssessment
from guibiao.report.chart.data import project_charts, trends, verdict_stacks
from guibiao.report.wording import Wording
from guibiao.report.workbook.drawing import Data, draw_rates, draw_stacked, draw_trend
from guibiao.report.workbook.sheets import Formats

_CREATED = datetime(1980, 1, 1)  # noqa: DTZ001 - of every workbook, so that the same data give the same bytes


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart: its XML, the workbook of its data, what it tells in words, and how many bars stand below each other."""

    chart: bytes
    workbook: bytes
    told: str
    bars: int = 0


def drawings(result: PlanAssessment, keys: Iterable[str], wording: Wording) -> dict[str, Drawing]:
    """The charts of a report by key: `verdicts`, `rates:LEDGER`, `trend:INDICATOR`; those that can be drawn."""
    of_trends = {f"trend:{t.indicator}": t for t in reversed(trends(result).values())}
    of_rates = {f"rates:{one.ledger}": one for one in project_charts(result)}
    found = {}
    for key in keys:
        if key in of_trends:
            found[key] = _alone(partial(draw_trend, trend=of_trends[key]))
        elif key in of_rates:
            one = of_rates[key]
            found[key] = _alone(partial(draw_rates, title=one.ledger, bars=one.rates), len(one.rates))
        elif key == "verdicts":
            stacks = verdict_stacks(result, wording)
            found[key] = _alone(partial(draw_stacked, stacks=stacks, wording=wording), len(stacks))
    return found


def _alone(draw: Callable[[Any, Data], tuple[Any, str]], bars: int = 0) -> Drawing:
    from xlsxwriter import Workbook

    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": _CREATED})
    data = Data(book, Formats(book))
    chart, told = draw(book, data)
    chart.set_title({"none": True})  # the caption below it says what it shows
    chart.set_chartarea({"border": {"none": True}})
    data.insert(chart, told)
    data.close()
    book.close()
    with ZipFile(buffer) as package:
        return Drawing(package.read("xl/charts/chart1.xml"), buffer.getvalue(), told, bars)
