"""How good the forecasts are: each method tried on histories whose end is known.

Of each series every stretch is taken as a plan. Where nobody set a target, the plan asks for the mean pace of as many
years before, as planners do. At each year but the last the forecasts are made from what was known by then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from guibiao.assess.assessing import assess_plan
from guibiao.assess.histories import History
from guibiao.assess.model import Assessment
from guibiao.assess.words import SHARE_UNITS
from guibiao.plan import Indicator, Observation, Plan, Target
from guibiao.quantity import Period, rounded
from guibiao.quantity.growth import power, root

ALWAYS, VERDICT = "always", "verdict"  # what the methods have to beat: the same answer always, and today's verdict
_DIGITS = 6  # decimals of targets that are computed


@dataclass(frozen=True, slots=True)
class Trial:
    """One forecast held against what came: after `elapsed` years, by `method`.

    `meets` is what it said of the target and `met` what came; `error` of the value at the end, in percent of it where
    `relative`, else in points; `inside` says whether the end lay in the range; `chance` is the probability given.
    """

    elapsed: int
    method: str
    meets: bool
    met: bool
    error: float | None = None
    relative: bool = True
    inside: bool | None = None
    chance: float | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """The trials of one method after so many years. Rates are shares; None where nothing is to be measured."""

    elapsed: int
    method: str
    trials: int
    hits: float
    error_percent: float | None
    error_points: float | None
    coverage: float | None


@dataclass(frozen=True, slots=True)
class Calibration:
    """The probabilities given: how many, their mean, how often the target was met, and the Brier score."""

    trials: int
    mean: float
    met: float
    brier: float


def backtest(histories: Iterable[History], years: int = 5) -> tuple[Trial, ...]:
    """The trials on all stretches of `years` years of the series. Needs twice as many figures of each."""
    plans = (plan for history in histories for plan in _stretches(history, years))
    return tuple(trial for plan in plans for trial in _trials(plan))


def backtest_plan(plan: Plan) -> tuple[Trial, ...]:
    """The trials on a plan that has ended, with its own targets."""
    return tuple(_trials(plan))


def scores(trials: Iterable[Trial]) -> tuple[Score, ...]:
    """The trials by elapsed years and method, in the methods' order."""
    groups: dict[tuple[int, str], list[Trial]] = {}
    for trial in trials:
        groups.setdefault((trial.elapsed, trial.method), []).append(trial)
    order = {method: n for n, (_t, method) in enumerate(groups)}
    return tuple(_score(*key, groups[key]) for key in sorted(groups, key=lambda k: (k[0], order[k[1]])))


def calibration(trials: Iterable[Trial]) -> Calibration | None:
    """How well the probabilities were kept; None where none was given."""
    given = [(t.chance, t.met) for t in trials if t.chance is not None]
    if not given:
        return None
    n = len(given)
    return Calibration(n, sum(c for c, _m in given) / n, sum(m for _c, m in given) / n,
                       sum((c - m) ** 2 for c, m in given) / n)  # fmt: skip


def _score(elapsed: int, method: str, trials: Sequence[Trial]) -> Score:
    ranges = [t.inside for t in trials if t.inside is not None]
    hits = _mean([t.meets == t.met for t in trials]) or 0.0
    return Score(
        elapsed, method, len(trials), max(hits, 1 - hits) if method == ALWAYS else hits,
        _mean([t.error for t in trials if t.error is not None and t.relative]),
        _mean([t.error for t in trials if t.error is not None and not t.relative]), _mean(ranges),
    )  # fmt: skip


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _stretches(history: History, years: int) -> Iterator[Plan]:
    """A plan for each base year with as many years before as after it."""
    values = history.values
    first = 0 if history.measure == "level" else 1  # a level also needs the one at the start of the years before
    for base in values:
        span = range(base - years + first, base + years + 1)
        if all(year in values for year in span):
            yield _plan(history, base, years)


def _plan(history: History, base: int, years: int) -> Plan:
    values = history.values
    before = [Fraction(values[y]) for y in range(base - years + 1, base + 1)]
    if history.measure == "growth":
        factor = Fraction(1)
        for rate in before:
            factor *= max(1 + rate / 100, Fraction(0))
        target = Target("mean_growth", _printed((root(factor, years) - 1) * 100), history.bound)
    elif history.measure == "amount":
        target = Target("cumulative", _printed(sum(before, Fraction(0))), history.bound)
    else:
        target = Target("level", _printed(_level_aimed_at(history, base, years)), history.bound)
    measure = "growth" if history.measure == "growth" else "level"
    seen = tuple(Observation(Period(str(y)), values[y], measure) for y in range(base + 1, base + years + 1))
    start = values[base] if history.measure == "level" else None
    indicator = Indicator("x", history.name, target, unit=history.unit, base=start, observations=seen)
    return Plan(history.name, "", base, Period(f"{base + 1}/{base + years}"), indicators=(indicator,))


def _level_aimed_at(history: History, base: int, years: int) -> Fraction:
    """Where the pace of the years before leads: in points for a share, else at an even rate."""
    start, now = Fraction(history.values[base - years]), Fraction(history.values[base])
    if history.unit in SHARE_UNITS or start <= 0 or now <= 0:
        return now + (now - start)
    return now * power(now / start, 1)


def _printed(value: Fraction) -> Decimal:
    return rounded(value, _DIGITS)


def _trials(plan: Plan) -> Iterator[Trial]:
    """What was said after each year but the last, of each indicator whose end is known."""
    ended = assess_plan(plan, plan.period.end).indicators
    for elapsed in range(1, plan.years):
        then = assess_plan(plan, date(plan.base + elapsed, 12, 31)).indicators
        for now, end in zip(then, ended, strict=True):
            yield from _of_indicator(now, end, elapsed, plan)


def _of_indicator(now: Assessment, end: Assessment, elapsed: int, plan: Plan) -> Iterator[Trial]:
    seen, actual = now.forecast, end.actual
    if seen is None or actual is None or end.required is None or end.elapsed != plan.years or now.elapsed != elapsed:
        return
    rises, met = end.ends is None or end.ends.bound == "ge", end.verdict != "behind"
    relative = end.measure_unit not in SHARE_UNITS and bool(actual)

    def said(method: str, value: Fraction) -> Trial:
        meets = value >= end.required if rises else value <= end.required  # type: ignore[operator]
        miss = abs(value - actual) / abs(actual) * 100 if relative and actual else abs(value - actual)
        return Trial(elapsed, method, meets, met, float(miss), relative)

    main = said(seen.method, seen.value)
    inside = None if seen.low is None or seen.high is None else seen.low <= actual <= seen.high
    yield Trial(elapsed, main.method, main.meets, met, main.error, relative, inside, seen.probability)
    for method, value in seen.others.items():
        yield said(method, value)
    yield Trial(elapsed, VERDICT, now.verdict != "behind", met)
    yield Trial(elapsed, ALWAYS, True, met)
