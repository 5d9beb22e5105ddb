"""An indicator at a glance: the words and figures of annex 1 by column, its chart and a small line of it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from guibiao.assess import Assessment, PlanAssessment
from guibiao.report.annex import annex_rows
from guibiao.report.chart import trend_chart
from guibiao.report.chart_data import Point, Trend, trends
from guibiao.report.wording import shipped_wording

_WIDTH, _HEIGHT, _EDGE = 96, 26, 3
_UNITS = ("actual", "required", "gap", "forecast", "needed")


@dataclass(frozen=True, slots=True)
class Glance:
    """An assessment with its cells as annex 1 prints them (actual, required, gap … with their units)."""

    assessment: Assessment
    cells: dict[str, str]
    trend: Trend | None

    @property
    def chart(self) -> Markup:
        """The chart of required path, actual figures and forecast; empty where there is nothing to draw."""
        return trend_chart(self.trend, "trend") if self.trend else Markup("")

    @property
    def spark(self) -> Markup:
        """The same as a small line: the required path dashed, what came solid; told in words elsewhere."""
        return _spark(self.trend) if self.trend and (self.trend.actual or self.trend.required) else Markup("")


def glances(result: PlanAssessment) -> dict[str, Glance]:
    """Every indicator and part of a plan by its id."""
    drawn = trends(result)
    found: dict[str, Glance] = {}
    for row in annex_rows(result, shipped_wording()):
        unit = str(row.cells["unit"])
        cells = {key: str(cell) for key, cell in row.cells.items()}
        for key in _UNITS:
            cell = row.cells[key]
            if cell.number is not None and not cell.suffix:
                cells[key] += unit
        found[row.assessment.indicator.id] = Glance(row.assessment, cells, drawn.get(id(row.assessment)))
    return found


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
