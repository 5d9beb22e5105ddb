"""A chart for each indicator as SVG: required path, actual figures, forecast with its range; clear without colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor, log10

from markupsafe import Markup, escape

from guibiao.assess import Assessment
from guibiao.messages import _

WIDTH, HEIGHT = 340, 190
LEFT, RIGHT, TOP, BOTTOM = 50, 14, 22, 26
Point = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Scale:
    """From years since the base and values to pixels."""

    years: int
    low: float
    high: float

    def x(self, year: Fraction | float) -> float:
        """Pixels from the left."""
        return round(LEFT + float(year) / self.years * (WIDTH - LEFT - RIGHT), 1)

    def y(self, value: Fraction | float) -> float:
        """Pixels from the top."""
        share = (float(value) - self.low) / (self.high - self.low)
        return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM), 1)


def chart(assessment: Assessment, base: int, years: int) -> Markup:
    """The chart of one indicator over a plan of `years` years after the year `base`; empty where nothing can be drawn.

    The required path is dashed, the actual line solid with dots, the forecast dotted with a ring and its range a bar.
    """
    path, series = assessment.path, assessment.series
    if not path and not series:
        return Markup("")
    forecast = _forecast(assessment, years)
    scale = _scale([*path, *series, *forecast], years)
    ticks = list(_ticks(scale.low, scale.high))
    parts = [
        Markup('<text class="unit" x="4" y="11">{unit}</text>').format(unit=_unit(assessment)),
        *(_grid(scale, tick, ticks) for tick in ticks),
        *(_year(scale, at, base + at) for at in range(years + 1)),
        _line("path", scale, path),
        _line("actual", scale, series),
        *(_dot(scale, point, base) for point in series),
        _forecast_marks(scale, series, forecast, base),
    ]
    return Markup(
        '<svg class="chart" viewBox="0 0 {w} {h}" role="img" aria-label="{label}">{parts}</svg>'
    ).format(w=WIDTH, h=HEIGHT, label=_described(assessment, base), parts=Markup("").join(parts))  # fmt: skip


def _forecast(assessment: Assessment, years: int) -> list[Point]:
    """The forecast and the ends of its range, all at the plan's end."""
    found = assessment.forecast
    if found is None:
        return []
    values = (found.value, found.low, found.high)
    return [(Fraction(years), v) for v in values if v is not None]


def _scale(points: Sequence[Point], years: int) -> Scale:
    values = [float(v) for _x, v in points]
    low, high = min(values), max(values)
    room = (high - low) * 0.12 or abs(high) * 0.1 or 1
    return Scale(years, low - room, high + room)


def _ticks(low: float, high: float, wanted: int = 4) -> Iterable[float]:
    """Round numbers between low and high, about as many as wanted."""
    rough = (high - low) / wanted
    size = 10 ** floor(log10(rough))
    step = next(size * m for m in (1, 2, 2.5, 5, 10) if size * m >= rough)
    first = floor(low / step) + 1
    return (step * n for n in range(first, first + wanted * 2 + 1) if step * n < high)


def _grid(scale: Scale, value: float, ticks: Sequence[float]) -> Markup:
    decimals = max((len(f"{t:.6g}".partition(".")[2]) for t in ticks), default=0)
    y = scale.y(value)
    return Markup(
        '<line class="grid" x1="{l}" x2="{r}" y1="{y}" y2="{y}"/><text class="tick" x="{t}" y="{ty}">{label}</text>'
    ).format(l=LEFT, r=WIDTH - RIGHT, y=y, t=LEFT - 6, ty=y + 4, label=f"{value:,.{decimals}f}")


def _year(scale: Scale, at: int, year: int) -> Markup:
    return Markup('<text class="year" x="{x}" y="{y}">{year}</text>').format(x=scale.x(at), y=HEIGHT - 8, year=year)


def _line(name: str, scale: Scale, points: Sequence[Point]) -> Markup:
    if len(points) < 2:
        return Markup("")
    drawn = " ".join(f"{scale.x(x)},{scale.y(y)}" for x, y in points)
    return Markup('<polyline class="{name}" points="{points}"/>').format(name=name, points=drawn)


def _dot(scale: Scale, point: Point, base: int) -> Markup:
    return Markup('<circle class="dot" cx="{x}" cy="{y}" r="3.5"><title>{title}</title></circle>').format(
        x=scale.x(point[0]), y=scale.y(point[1]), title=_titled(point, base)
    )


def _forecast_marks(scale: Scale, series: Sequence[Point], forecast: Sequence[Point], base: int) -> Markup:
    if not forecast:
        return Markup("")
    end, *bounds = forecast
    marks = [_line("forecast", scale, [series[-1], end]) if series else Markup("")]
    if len(bounds) == 2:
        x, (low, high) = scale.x(end[0]), (scale.y(v) for _x, v in bounds)
        marks.append(
            Markup(
                '<path class="range" d="M{x} {low}V{high}M{l} {low}H{r}M{l} {high}H{r}"/>'
            ).format(x=x, low=low, high=high, l=x - 4, r=x + 4)
        )  # fmt: skip
    ring = Markup('<circle class="ring" cx="{x}" cy="{y}" r="4"><title>{title}</title></circle>')
    title = _("预计") + " " + _titled(end, base)
    marks.append(ring.format(x=scale.x(end[0]), y=scale.y(end[1]), title=title))
    return Markup("").join(marks)


def _unit(assessment: Assessment) -> str:
    return _("年均增速（%）") if assessment.form == "mean_growth" else assessment.measure_unit


def _titled(point: Point, base: int) -> str:
    """A point in words: the end of a year, or of a month in it."""
    year, part = divmod(point[0], 1)
    when = str(base + int(year)) if not part else f"{base + int(year) + 1}-{int(part * 12):02d}"
    return f"{when}: {float(point[1]):,.6g}"


def _described(assessment: Assessment, base: int) -> str:
    """What a screen reader says of the chart."""
    said = "；".join(_titled(point, base) for point in assessment.series)
    return escape(_("{name}走势：{points}").format(name=assessment.indicator.name, points=said))
