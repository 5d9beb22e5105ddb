"""Charts as Excel and Word draw them: the same data as the page's charts, their series in a sheet.

Line, mark and pattern tell the series apart without colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import floor, log10
from typing import Any

from guibiao.messages import _
from guibiao.plan import VERDICTS
from guibiao.quantity import rounded
from guibiao.report.chapters.overview import stack_names
from guibiao.report.chart.data import Bar, Point, ProjectChart, Stack, Trend
from guibiao.report.wording import Wording
from guibiao.report.workbook.sheets import HEAD, Formats, print_setup

_DATA_WIDTHS = (40, 30, 30, 30, 14)
_INK, _BLUE, _SOFT = "#1C1F24", "#0F4C81", "#5B6470"
_LOOKS: dict[str, dict[str, Any]] = {
    "required": {"line": {"color": _SOFT, "width": 1.5, "dash_type": "dash"}, "marker": {"type": "none"}},
    "actual": {
        "line": {"color": _BLUE, "width": 2.25},
        "marker": {"type": "circle", "size": 6, "fill": {"color": _BLUE}, "border": {"color": _BLUE}},
    },
    "forecast": {
        "line": {"color": _BLUE, "width": 1.5, "dash_type": "round_dot"},
        "marker": {"type": "diamond", "size": 8, "fill": {"color": "white"}, "border": {"color": _BLUE}},
    },
    "range": {
        "line": {"color": _BLUE, "width": 1.25},
        "marker": {"type": "long_dash", "size": 9, "fill": {"color": _BLUE}, "border": {"color": _BLUE}},
    },
    "target": {
        "line": {"none": True},
        "marker": {"type": "square", "size": 8, "fill": {"color": _INK}, "border": {"color": _INK}},
    },
}
_PATTERNS = {
    "met_early": {"fill": {"color": "#8FBBD9"}},
    "on_track": {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": "#1D7145", "bg_color": "#CFE6D7"}},
    "behind": {"pattern": {"pattern": "wide_downward_diagonal", "fg_color": "#B3261E", "bg_color": "#F6D5D2"}},
    "not_assessable": {"pattern": {"pattern": "percent_10", "fg_color": "#646B75", "bg_color": "white"}},
}


class Data:
    """The sheet 图表数据, filled from the top: what is drawn, the series, the time, the value."""

    def __init__(self, book: Any, formats: Formats) -> None:
        self._formats, self._name, self._at = formats, _("图表数据"), 1
        self._sheet = book.add_worksheet(self._name)
        for column, (head, width) in enumerate(
            zip((_("图"), _("序列"), _("时间"), _("横轴"), _("数值")), _DATA_WIDTHS, strict=True)
        ):
            self._sheet.write_string(0, column, head, formats(**HEAD))
            self._sheet.set_column(column, column, width)

    def add(
        self, chart: str, series: str, rows: Sequence[tuple[str, float | str, float | None]], decimals: int = 0
    ) -> Any:
        """Write a series, rows of time, place on the axis and value, if any; gives its ranges of places and values."""
        first = self._at
        body, number = self._formats(border=1), self._formats(border=1, num_format=_number(decimals))
        for told, place, value in rows:
            self._sheet.write_string(self._at, 0, chart, body)
            self._sheet.write_string(self._at, 1, series, body)
            self._sheet.write_string(self._at, 2, told, body)
            if isinstance(place, str):
                self._sheet.write_string(self._at, 3, place, body)
            else:
                self._sheet.write_number(self._at, 3, place, self._formats(border=1, num_format="0.##"))
            self._sheet.write(self._at, 4, value, number)  # blank for None
            self._at += 1
        last = self._at - 1
        return {"categories": [self._name, first, 3, last, 3], "values": [self._name, first, 4, last, 4]}

    def insert(self, chart: Any, told: str) -> None:
        """Put a chart beside the data."""
        self._sheet.insert_chart(1, len(_DATA_WIDTHS) + 1, chart, {"description": told})

    def close(self) -> None:
        self._sheet.freeze_panes(1, 1)
        self._sheet.autofilter(0, 0, max(self._at - 1, 1), len(_DATA_WIDTHS) - 1)
        print_setup(self._sheet, repeat=0)


def draw_trend(book: Any, data: Data, trend: Trend) -> tuple[Any, str]:
    """An indicator's required path, figures, forecast and target; with what it tells in words."""
    chart = book.add_chart({"type": "scatter", "subtype": "straight_with_markers"})
    names = {"required": _("进度要求"), "actual": _("实际"), "forecast": _("预计期末"),
             "range": _("预计范围"), "target": _("期末目标")}  # fmt: skip
    series: dict[str, tuple[Point, ...]] = {
        "required": trend.required,
        "actual": trend.actual,
        "forecast": (*trend.actual[-1:], trend.forecast) if trend.forecast else (),
        "range": tuple((trend.forecast[0], v) for v in (trend.low, trend.high) if trend.forecast and v is not None),
        "target": (trend.target,) if trend.target else (),
    }
    for key, points in series.items():
        if points:
            rows = [(trend.when(x), trend.base + float(x), float(y)) for x, y in points]
            ranges = data.add(trend.name, names[key], rows, trend.decimals)
            chart.add_series({"name": names[key], **ranges, **_LOOKS[key]})
    _frame(chart, "，".join(filter(None, (trend.name, trend.unit))))
    chart.set_x_axis({
        "min": trend.base, "max": trend.base + trend.years, "major_unit": max(1, trend.years // 5),
        "num_format": "0", "crossing": "min", "label_position": "low",
    })  # fmt: skip
    chart.set_y_axis({"num_format": "General", "major_gridlines": _gridlines(), "crossing": "min",
                      "min": _round_below(trend)})  # fmt: skip
    told = "；".join("，".join(filter(None, row)) for row in trend.rows())
    return chart, _("{name}走势：{points}").format(name=trend.name, points=told)


def _round_below(trend: Trend) -> float:
    """A round number below all that the chart shows."""
    low, high = trend.bounds
    step = Fraction(10) ** floor(log10(high - low))
    return float(floor(Fraction(low) / step) * step)


def draw_stacked(book: Any, data: Data, stacks: Sequence[Stack], wording: Wording) -> tuple[Any, str]:
    """Verdicts by class: a bar for each class; with what it tells in words."""
    chart, title = book.add_chart({"type": "bar", "subtype": "stacked"}), _("各类指标的评价（项）")
    names = stack_names(wording)
    for n, verdict in enumerate(VERDICTS):
        rows = [(s.name, s.name, float(s.counts[n])) for s in stacks]
        ranges = data.add(title, names[n], rows)
        labels = {"value": True, "num_format": "0;;", "font": {"bold": True}}
        look = {**_PATTERNS[verdict], "border": {"color": _INK}, "gap": 60, "data_labels": labels}
        chart.add_series({"name": names[n], **ranges, **look})
    _frame(chart, title)
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"num_format": "0", "major_gridlines": _gridlines(), "label_position": "high"})
    return chart, f"{title}：" + "；".join(f"{s.name}：{_in_words(s, names)}" for s in stacks)


def _in_words(stack: Stack, names: Sequence[str]) -> str:
    return "，".join(f"{name} {n}" for name, n in zip(names, stack.counts, strict=True) if n)


def draw_projects(book: Any, data: Data, projects: Sequence[ProjectChart]) -> Iterator[tuple[Any, str]]:
    """Rates of projects, and their counts by kind; each with what it tells in words."""
    for one in projects:
        name = one.ledger or _("重大项目")
        if one.rates:
            yield draw_rates(book, data, f"{name}：{_('比率')}（%）", one.rates)
        for kind, counts in one.counts:
            title = f"{name}：{_('个数，按')}{kind}"
            chart = book.add_chart({"type": "bar"})
            ranges = data.add(title, _("个数"), [(k, k, float(n)) for k, n in counts])
            chart.add_series({"name": _("个数"), **ranges, "fill": {"color": "#9DB4C8"}, "border": {"color": _INK},
                              "gap": 60, "data_labels": {"value": True}})  # fmt: skip
            _frame(chart, title, legend=False)
            chart.set_y_axis({"reverse": True})
            chart.set_x_axis({"num_format": "0", "min": 0, "major_gridlines": _gridlines(), "label_position": "high"})
            yield chart, f"{title}：" + "；".join(f"{k} {n}" for k, n in counts)


def draw_rates(book: Any, data: Data, title: str, bars: Sequence[Bar]) -> tuple[Any, str]:
    """Rates of projects beside the time gone; with what they tell in words."""
    chart = book.add_chart({"type": "bar"})
    values = data.add(title, _("比率"), [(b.name, b.name, _rounded(b)) for b in bars], 1)
    chart.add_series({"name": _("比率"), **values, "fill": {"color": "#9DB4C8"}, "border": {"color": _INK}, "gap": 60,
                      "data_labels": {"value": True, "num_format": "0.0#"}})  # fmt: skip
    timed = [b for b in bars if b.time is not None]
    if timed:
        times = [(b.name, b.name, _percent(b.time)) for b in bars]
        ranges = data.add(title, _("时间进度"), times, 1)
        pattern = {"pattern": "light_upward_diagonal", "fg_color": _INK, "bg_color": "white"}
        chart.add_series({"name": _("时间进度"), **ranges, "border": {"color": _INK}, "pattern": pattern})
    _frame(chart, title, legend=bool(timed))
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"num_format": "0", "min": 0, "major_gridlines": _gridlines(), "label_position": "high"})
    return chart, f"{title}：" + "；".join(f"{b.name} {b.told}" for b in bars)


def _rounded(bar: Bar) -> float:
    """A share in % as it is printed in the text."""
    return float(rounded(bar.value * 100, bar.decimals))


def _percent(share: Fraction | None) -> float | None:
    return float(share * 100) if share is not None else None


def _frame(chart: Any, title: str, legend: bool = True) -> None:
    chart.set_title({"name": title, "name_font": {"size": 12, "bold": True}, "overlay": False})
    chart.set_legend({"position": "bottom"} if legend else {"none": True})


def _gridlines() -> dict[str, Any]:
    return {"visible": True, "line": {"color": "#D9DEE5", "width": 0.75}}


def _number(decimals: int) -> str:
    return f"0.{'0' * decimals}" if decimals else "0"
