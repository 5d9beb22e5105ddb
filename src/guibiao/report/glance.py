"""An indicator at a glance: the words and figures of annex 1 by column, its chart and a small line of it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from guibiao.assess import Assessment, PlanAssessment
from guibiao.report.chapters.annex import Row, annex_rows
from guibiao.report.chart.data import Point, Trend, trends
from guibiao.report.chart.trend import trend_chart
from guibiao.report.wording import shipped_wording

_WIDTH, _HEIGHT, _EDGE = 96, 26, 3
_UNITS = ("actual", "required", "gap", "forecast", "needed")


@dataclass(frozen=True, slots=True)
class Glance:
    """An assessment with its cells as annex 1 prints them (actual, required, gap … with their units)."""

    assessment: Assessment
    cells: dict[str, str]
    trend: Trend | None
    parts: tuple[Glance, ...] = ()

    @property
    def chart(self) -> Markup:
        """The chart of required path, actual figures and forecast; empty where there is nothing to draw."""
        return trend_chart(self.trend, "trend") if self.trend else Markup("")

    @property
    def spark(self) -> Markup:
        """The same as a small line: the required path dashed, what came solid; told in words elsewhere."""
        return _spark(self.trend) if self.trend and (self.trend.actual or self.trend.required) else Markup("")


def glances(result: PlanAssessment) -> dict[str, Glance]:
    """Every indicator of a plan by its id; its parts, or the halves of a level and a pace, are in it."""
    drawn = trends(result)
    cells = {id(row.assessment): _cells(row) for row in annex_rows(result, shipped_wording())}
    return {one.indicator.id: _glance(one, cells, drawn) for one in result.indicators}


def _glance(one: Assessment, cells: dict[int, dict[str, str]], drawn: dict[int, Trend]) -> Glance:
    parts = tuple(_glance(p, cells, drawn) for p in one.parts if id(p) in cells)
    own = cells[id(one)]
    if one.form == "level_and_growth":  # the whole has no figure of its own: both halves stand in its place
        own = own | {key: own[key] or "，".join(filter(None, (p.cells[key] for p in parts))) for key in _UNITS}
    return Glance(one, own, drawn.get(id(one)), parts)


def _cells(row: Row) -> dict[str, str]:
    """The cells of a row, levels with the unit that the annex has in a column of its own."""
    unit = str(row.cells["unit"])
    own = {k for k in _UNITS if row.cells[k].number is not None and not row.cells[k].suffix}
    return {key: f"{cell}{unit if key in own else ''}" for key, cell in row.cells.items()}


def _spark(trend: Trend) -> Markup:
    values = [float(y) for _x, y in (*trend.required, *trend.actual)]
    low, high = min(values), max(values)
    parts = [_line("required", trend.required, trend, low, high), _line("actual", trend.actual, trend, low, high)]
    if trend.actual:
        x, y = _place(trend.actual[-1], trend, low, high)
        parts.append(Markup('<circle class="disc" cx="{x}" cy="{y}" r="2.4"/>').format(x=x, y=y))
    return Markup('<svg class="spark" viewBox="0 0 {w} {h}" aria-hidden="true">{parts}</svg>').format(
        w=_WIDTH, h=_HEIGHT, parts=Markup("").join(parts)
    )


def _line(name: str, points: tuple[Point, ...], trend: Trend, low: float, high: float) -> Markup:
    if len(points) < 2:
        return Markup("")
    drawn = " ".join("{},{}".format(*_place(p, trend, low, high)) for p in points)
    return Markup('<polyline class="{name}" points="{drawn}"/>').format(name=name, drawn=drawn)


def _place(point: Point, trend: Trend, low: float, high: float) -> tuple[float, float]:
    share = (float(point[1]) - low) / (high - low) if high > low else 0.5
    x = _EDGE + float(point[0]) / trend.years * (_WIDTH - 2 * _EDGE)
    return round(x, 1), round(_HEIGHT - _EDGE - share * (_HEIGHT - 2 * _EDGE), 1)
