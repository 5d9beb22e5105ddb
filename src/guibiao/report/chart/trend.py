"""The chart of an indicator as SVG: required path, actual figures, forecast with its range, target.

Line and mark tell the series apart (dashed; solid with discs; dotted with a diamond and a bar; a square), colour only
helps. The look is in evaluation.css.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor, log10

from markupsafe import Markup

from guibiao.messages import _
from guibiao.report.chart.data import Point, Trend
from guibiao.report.phrases.figures import text_width

WIDTH, HEIGHT = 340, 196
LEFT, RIGHT, TOP, BOTTOM = 50, 16, 30, 26
_MOST_YEARS = 6  # labels that fit below the chart
_APART = 13  # pixels between two labels
_SMALL = 11  # pixels of a label's character


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


def trend_chart(trend: Trend, key: str) -> Markup:
    """The chart of one indicator. `key` makes the ids of its title and description unique on a page."""
    scale = Scale(trend.years, *trend.bounds)
    ticks = list(_ticks(scale.low, scale.high))
    step = -(-trend.years // _MOST_YEARS)
    parts = [
        Markup('<text class="unit" x="4" y="12">{unit}</text>').format(unit=trend.unit),
        *(_grid(scale, tick, ticks) for tick in ticks),
        *(_year(scale, at, trend.base + at) for at in range(0, trend.years + 1, step)),
        _range(scale, trend),
        _line("required", scale, trend.required),
        _line("forecast", scale, [*trend.actual[-1:], *([trend.forecast] if trend.forecast else [])]),
        _line("actual", scale, trend.actual),
        *(_disc(scale, point, trend) for point in trend.actual),
        _ends(scale, trend),
        _labels(scale, trend),
    ]
    return Markup(
        '<svg class="chart" viewBox="0 0 {w} {h}" role="img" aria-labelledby="{key}t {key}d">'
        '<title id="{key}t">{title}</title><desc id="{key}d">{told}</desc>{parts}</svg>'
    ).format(
        w=WIDTH, h=HEIGHT, key=key, title=_("{name}走势").format(name=trend.name), told=_described(trend),
        parts=Markup("").join(parts),
    )  # fmt: skip


def _ticks(low: float, high: float, wanted: int = 4) -> Iterable[float]:
    """Round numbers between low and high, about as many as wanted."""
    rough = (high - low) / wanted
    size = 10 ** floor(log10(rough))
    step = next(size * m for m in (1, 2, 2.5, 5, 10) if size * m >= rough)
    first = floor(low / step) + 1
    return (step * n for n in range(first, first + wanted * 2 + 1) if step * n < high)


def _grid(scale: Scale, value: float, ticks: Sequence[float]) -> Markup:
    decimals = max((len(f"{t:.6g}".partition(".")[2]) for t in ticks if "e" not in f"{t:.6g}"), default=0)
    y = scale.y(value)
    return Markup(
        '<line class="grid" x1="{l}" x2="{r}" y1="{y}" y2="{y}"/><text class="tick" x="{t}" y="{ty}">{label}</text>'
    ).format(l=LEFT, r=WIDTH - RIGHT, y=y, t=LEFT - 7, ty=y + 4, label=_tick(value, decimals))


def _tick(value: float, decimals: int) -> str:
    """A tick's label, in 万 where it would not fit."""
    label = f"{value:,.{decimals}f}".replace("-", "−")
    return label if len(label) <= len("100,000") else _("{n}万").format(n=f"{value / 10_000:,.6g}".replace("-", "−"))


def _year(scale: Scale, at: int, year: int) -> Markup:
    return Markup('<text class="year" x="{x}" y="{y}">{year}</text>').format(x=scale.x(at), y=HEIGHT - 8, year=year)


def _line(name: str, scale: Scale, points: Sequence[Point]) -> Markup:
    if len(points) < 2:
        return Markup("")
    drawn = " ".join(f"{scale.x(x)},{scale.y(y)}" for x, y in points)
    return Markup('<polyline class="{name}" points="{points}"/>').format(name=name, points=drawn)


def _disc(scale: Scale, point: Point, trend: Trend) -> Markup:
    told = f"{trend.when(point[0])}: {trend.printed(point[1])}"
    return Markup('<circle class="disc" cx="{x}" cy="{y}" r="3.6"><title>{title}</title></circle>').format(
        x=scale.x(point[0]), y=scale.y(point[1]), title=told
    )


def _range(scale: Scale, trend: Trend) -> Markup:
    """The forecast's range: a bar with feet at the end, and the cone that leads there."""
    if trend.forecast is None or trend.low is None or trend.high is None:
        return Markup("")
    x, high, low = scale.x(trend.forecast[0]), scale.y(trend.high), scale.y(trend.low)
    cone = Markup("")
    if trend.actual:
        start = trend.actual[-1]
        corners = f"{scale.x(start[0])},{scale.y(start[1])} {x},{high} {x},{low}"
        cone = Markup('<polygon class="cone" points="{corners}"/>').format(corners=corners)
    bar = Markup('<path class="range" d="M{x} {low}V{high}M{l} {low}H{r}M{l} {high}H{r}"/>')
    return cone + bar.format(x=x, low=low, high=high, l=x - 4, r=x + 4)


def _ends(scale: Scale, trend: Trend) -> Markup:
    """A square for the target, a diamond for the forecast."""
    marks = Markup("")
    if trend.target:
        x, y = scale.x(trend.target[0]), scale.y(trend.target[1])
        square = Markup('<rect class="target" x="{x}" y="{y}" width="8" height="8"><title>{title}</title></rect>')
        marks += square.format(x=x - 4, y=y - 4, title=_("目标") + f" {trend.printed(trend.target[1])}")
    if trend.forecast:
        x, y = scale.x(trend.forecast[0]), scale.y(trend.forecast[1])
        diamond = Markup('<path class="diamond" d="M{x} {t}L{r} {y}L{x} {b}L{l} {y}Z"><title>{title}</title></path>')
        title = _("预计") + f" {trend.printed(trend.forecast[1])}"
        marks += diamond.format(x=x, y=y, t=y - 5, b=y + 5, l=x - 5, r=x + 5, title=title)
    return marks


def _labels(scale: Scale, trend: Trend) -> Markup:
    """The target's and the latest value in figures; where they would meet they move apart."""
    labels = Markup("")
    if trend.target:
        text = _("目标 {value}").format(value=trend.printed(trend.target[1]))
        y = scale.y(trend.target[1])
        below = trend.forecast is not None and scale.y(trend.forecast[1]) < y < HEIGHT - BOTTOM - 2 * _APART
        labels += _label(WIDTH - 4, y + _APART + 5 if below else y - 9, text, "end")
    if trend.actual:
        at, value = trend.actual[-1]
        x, y = scale.x(at), scale.y(value)
        due = _required_at(trend, at)
        above = due is None or scale.y(due) >= y
        half = text_width(trend.printed(value)) * _SMALL / 2
        centre = min(max(x, LEFT + half), WIDTH - RIGHT - half)
        labels += _label(centre, y - 8 if above else y + _APART + 3, trend.printed(value), "middle strong")
    return labels


def _required_at(trend: Trend, at: Fraction) -> Fraction | None:
    """The required value at a time, on the line between the named points."""
    for (x0, y0), (x1, y1) in zip(trend.required, trend.required[1:], strict=False):
        if x0 <= at <= x1:
            return y0 + (y1 - y0) * (at - x0) / (x1 - x0)
    return None


def _label(x: float, y: float, text: str, look: str) -> Markup:
    return Markup('<text class="label {look}" x="{x}" y="{y}">{text}</text>').format(
        look=look, x=round(x, 1), y=round(y, 1), text=text
    )


def _described(trend: Trend) -> str:
    """What a screen reader says of the chart."""
    parts = [
        _("实际：{points}").format(points="，".join(f"{trend.when(x)} {trend.printed(y)}" for x, y in trend.actual))
    ]
    if trend.target:
        parts.append(_("期末目标 {value}").format(value=trend.printed(trend.target[1])))
    if trend.forecast:
        parts.append(_("预计期末 {value}").format(value=trend.rows()[-1][3]))
    return f"{trend.unit}；" + "；".join(parts)
