"""What charts show, before anybody draws it: trends of indicators, verdicts by class, projects. SVG and Excel share it.

Positions in time are years since the plan's base: 2 is the end of the second year, 2.5 the middle of the third.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from guibiao.assess import Assessment, PlanAssessment
from guibiao.messages import _
from guibiao.plan import VERDICTS, Plan
from guibiao.report.chapters.overview import by_category, category_name
from guibiao.report.chapters.projects import known_rates, latest_totals, share_decimals
from guibiao.report.phrases.figures import in_percent, neat, shown
from guibiao.report.phrases.printable import fit
from guibiao.report.phrases.terms import Terms
from guibiao.report.wording import Wording
from guibiao.track import ProjectStats, Rate, project_stats, time_progress

Point = tuple[Fraction, Fraction]
_PARTS = 2  # decimals of what a share was computed from, at most
_AIR = 0.12  # of the height of a chart, above and below


@dataclass(frozen=True, slots=True)
class Trend:
    """One indicator over the plan's years: the required path, what came, where it leads, and the target at the end.

    Values are in `unit`, printed with `decimals`. `low` and `high` bound the forecast; `target` is None where the
    path has no end (a target that is not set).
    """

    indicator: str
    name: str
    unit: str
    base: int
    years: int
    decimals: int
    required: tuple[Point, ...]
    actual: tuple[Point, ...]
    forecast: Point | None = None
    low: Fraction | None = None
    high: Fraction | None = None

    @property
    def target(self) -> Point | None:
        """The end of the required path."""
        return self.required[-1] if self.required and self.required[-1][0] == self.years else None

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the largest value that a chart shows, with some air."""
        ends = (self.forecast[1] if self.forecast else None, self.low, self.high)
        values = [float(v) for v in (*(v for _x, v in (*self.required, *self.actual)), *ends) if v is not None]
        low, high = min(values), max(values)
        room = (high - low) * _AIR or abs(high) * 0.1 or 1
        return low - room, high + room

    def when(self, at: Fraction) -> str:
        """A position in time in words: the end of a year, or of a month in it."""
        year, part = divmod(at, 1)
        return f"{self.base + int(year)}" if not part else f"{self.base + int(year) + 1}-{int(part * 12):02d}"

    def printed(self, value: Fraction) -> str:
        """A value as it is printed."""
        return str(shown(value, self.decimals)).replace("-", "−")

    def rows(self) -> list[tuple[str, ...]]:
        """The chart as a table: time, required, actual, forecast with its range."""
        required, actual = dict(self.required), dict(self.actual)
        ends = {self.forecast[0]: self._forecast_words()} if self.forecast else {}
        return [
            (self.when(at), *(self.printed(s[at]) if at in s else "" for s in (required, actual)), ends.get(at, ""))
            for at in sorted({*required, *actual, *ends})
        ]

    def _forecast_words(self) -> str:
        value = self.printed(self.forecast[1]) if self.forecast else ""
        if self.low is None or self.high is None:
            return value
        return _("{value}（{low} 至 {high}）").format(
            value=value, low=self.printed(self.low), high=self.printed(self.high)
        )


@dataclass(frozen=True, slots=True)
class Stack:
    """A group of indicators, counted by verdict in the order of VERDICTS."""

    name: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A share beside what it was computed from. `value` is 0.425 for 42.5%, `time` the share of time gone beside it.

    `told` is the share with its two parts, `percent` the share alone; `decimals` are those of it, at most.
    """

    name: str
    value: Fraction
    told: str
    percent: str
    decimals: int
    time: Fraction | None = None


@dataclass(frozen=True, slots=True)
class ProjectChart:
    """The charts of one ledger of projects: rates against time, and counts by nature, type and stage."""

    ledger: str
    rates: tuple[Bar, ...]
    counts: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]  # what is counted, its kinds with their numbers


def trends(result: PlanAssessment) -> dict[int, Trend]:
    """The trend of every assessment that has anything to draw, by its id(); of a composite, of its parts."""
    found = ((id(a), _trend(a, result)) for a in _drawn(result.indicators))
    return {key: trend for key, trend in found if trend is not None}


def _drawn(assessments: Sequence[Assessment]) -> Iterator[Assessment]:
    """Indicators, and the parts of those that are nothing but their parts."""
    for assessment in assessments:
        if assessment.parts and not assessment.path:
            yield from _drawn(assessment.parts)
        else:
            yield assessment


def _trend(assessment: Assessment, result: PlanAssessment) -> Trend | None:
    if not assessment.path and not assessment.series:
        return None
    plan, forecast = result.plan, assessment.forecast
    return Trend(
        indicator=assessment.indicator.id,
        name=fit(assessment.indicator.name),
        unit=_unit(assessment, plan),
        base=plan.base,
        years=plan.years,
        decimals=Terms.of(assessment, plan, result.as_of).decimals,
        required=assessment.path,
        actual=assessment.series,
        forecast=(Fraction(plan.years), forecast.value) if forecast else None,
        low=forecast.low if forecast else None,
        high=forecast.high if forecast else None,
    )


def _unit(assessment: Assessment, plan: Plan) -> str:
    """What a trend's values are: the indicator's unit, or the kind of rate."""
    if assessment.form == "mean_growth":
        return _("年均增速（%）")
    if assessment.form == "cumulative_change":
        return _("比{year}年累计增减（%）").format(year=plan.base)
    return fit(assessment.measure_unit)


def verdict_stacks(result: PlanAssessment, wording: Wording) -> tuple[Stack, ...]:
    """The indicators of every class by verdict, in the plan's order."""
    return tuple(
        Stack(fit(category_name(name, wording)), tuple(sum(a.verdict == v for a in group) for v in VERDICTS))
        for name, group in by_category(result).items()
    )


def project_charts(result: PlanAssessment) -> tuple[ProjectChart, ...]:
    """The charts of every ledger of projects; of totals that a text gives where the plan has no ledger."""
    if result.plan.projects:
        return tuple(_of_ledger(stats) for stats in project_stats(result.plan, result.as_of))
    chart = _of_totals(result)
    return (chart,) if chart else ()


def _of_ledger(stats: ProjectStats) -> ProjectChart:
    bars = (_bar(t.rate, t.time) for t in stats.rates)
    groups = ((_("性质"), stats.by_nature), (_("类型"), stats.by_type), (_("阶段"), stats.by_stage))
    return ProjectChart(fit(stats.ledger), tuple(b for b in bars if b), tuple(_counted(groups)))


def _of_totals(result: PlanAssessment) -> ProjectChart | None:
    totals = latest_totals(result)
    if totals is None:
        return None
    time = time_progress(result.plan, totals.as_of)
    rates = known_rates(totals)
    bars = (_bar(rate, time if key == "invested_of_planned" else None) for key, (rate, _value) in rates.items())
    groups = ((_("性质"), totals.by_nature), (_("类型"), totals.by_type))
    chart = ProjectChart("", tuple(b for b in bars if b), tuple(_counted(groups)))
    return chart if chart.rates or chart.counts else None


def _bar(rate: Rate, time: Fraction | None) -> Bar | None:
    if rate.value is None:
        return None
    percent = in_percent(rate.value, share_decimals(rate))
    told = _("{share}%（{numerator} / {denominator} {unit}）").format(
        share=percent,
        numerator=neat(rate.numerator or 0, _PARTS),
        denominator=neat(rate.denominator or 0, _PARTS),
        unit=rate.unit,
    )
    return Bar(rate.name, rate.value, told, percent, share_decimals(rate), time)


def _counted(
    groups: Sequence[tuple[str, dict[str, int]]],
) -> Iterator[tuple[str, tuple[tuple[str, int], ...]]]:
    """Groups that tell anything: not those of one nameless kind."""
    for name, kinds in groups:
        if any(kinds) and any(kinds.values()):
            yield name, tuple((fit(kind) or _("未填"), count) for kind, count in kinds.items())
