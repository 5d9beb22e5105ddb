"""`Evidence`: the figures of an indicator that may decide, as points in time, and the base that they imply."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from guibiao.assess.clock import Clock
from guibiao.assess.known import Known, bound_of, is_flow
from guibiao.plan import Indicator, Observation, Target
from guibiao.quantity import ABSURD, Interval, printed

RATES = ("growth", "growth_avg")
CHANGES = ("change", "change_avg")


@dataclass(frozen=True, slots=True)
class Point:
    """A value at t: as printed (or computed from what is printed), and the interval that it stands for."""

    at: Fraction
    value: Fraction
    interval: Interval
    period: str
    used: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """What one figure says of the time from `start` to `end`: a factor for growth, an amount for a change or a sum.

    `mean` says that the figure is an average over the span, so that it stands for each of its years.
    """

    start: Fraction
    end: Fraction
    value: Fraction
    interval: Interval
    mean: bool
    used: Observation


@dataclass(frozen=True, slots=True)
class Chain:
    """Links that follow each other from the base on, compounded; `gap` says that others lie beyond a gap.

    `points` has the end of every link and of every year that an average stands for; `ends` only the former.
    """

    points: tuple[Point, ...] = ()
    ends: tuple[Point, ...] = ()
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Base:
    """The value in the base year; `working` tells how it was derived where the plan does not give it."""

    value: Fraction
    working: str = ""
    used: tuple[Observation, ...] = ()


@dataclass(frozen=True)
class Evidence:
    """The figures of an indicator that may decide, in time's order; each reading of them is made when asked for."""

    indicator: Indicator
    clock: Clock
    of: Known
    chosen: tuple[Observation, ...]

    @cached_property
    def figures(self) -> tuple[Observation, ...]:
        """All but answers of yes or no."""
        return tuple(o for o in self.chosen if not isinstance(o.value, bool))

    @cached_property
    def levels(self) -> tuple[Point, ...]:
        """Levels after the base: of whole years, and stocks and shares at any time."""
        return tuple(p for p in self._levels if p.at > 0)

    @cached_property
    def rates(self) -> Chain:
        """Growth compounded from the base on."""
        return _chain(_links(self.figures, self.clock, RATES, _factor), Fraction(1), _multiplied)

    @cached_property
    def changes(self) -> Chain:
        """Changes added up from the base on."""
        return _chain(_links(self.figures, self.clock, CHANGES, _amount), Fraction(0), _added)

    @cached_property
    def amounts(self) -> Chain:
        """Yearly amounts added up from the base on."""
        return _chain(_sums(self.figures, self.clock), Fraction(0), _added)

    @cached_property
    def ranks(self) -> tuple[Point, ...]:
        """Ranks, also those that were given as plain numbers."""
        return tuple(p for p in _marks(self.figures, self.clock, ("rank", "level")) if p.at > 0)

    @cached_property
    def multiples(self) -> tuple[Point, ...]:
        """Multiples of the base."""
        return tuple(p for p in _marks(self.figures, self.clock, ("multiple",)) if p.at > 0)

    @cached_property
    def answers(self) -> tuple[tuple[Fraction, bool, Observation], ...]:
        """Answers of yes or no, with their t."""
        return tuple((self.clock.at(o.period), o.value, o) for o in self.chosen if isinstance(o.value, bool))

    @cached_property
    def base(self) -> Base | None:
        """The value in the base year, given or implied."""
        return _base(self)

    @cached_property
    def _levels(self) -> tuple[Point, ...]:
        return _marks([o for o in self.figures if o.period.years == 1], self.clock, ("level",))


def gather(indicator: Indicator, target: Target, clock: Clock, of: Known, estimates: bool = False) -> Evidence:
    """The evidence up to the clock's date; with `estimates`, the estimates of later years continue it."""
    chosen = _actual(indicator, target, clock, of)
    if estimates:
        chosen = [*chosen, *_estimated(indicator, target, clock, of, chosen)]
    return Evidence(indicator, clock, of, tuple(chosen))


def _actual(indicator: Indicator, target: Target, clock: Clock, of: Known) -> list[Observation]:
    """Actual figures that may decide, known by the clock's date, no later than the plan's end, one for each period."""
    last = clock.base + clock.years
    kept: dict[tuple[str, date, date], Observation] = {}
    for o in indicator.observations:
        if o.role != "actual" or o.period.end > clock.as_of or o.period.year > last:
            continue
        if o.period.is_part_of_year and is_flow(indicator, target, o, of):
            continue
        # where two sources give the same figure, the one listed last is the correction
        kept[(o.measure, o.period.end, o.period.start)] = o
    return sorted(kept.values(), key=lambda o: (o.period.end, o.period.start, o.measure))


def _estimated(
    indicator: Indicator, target: Target, clock: Clock, of: Known, actual: Sequence[Observation]
) -> list[Observation]:
    """Estimates for whole years after the last actual figure of their measure, the least favourable of several."""
    falls = bound_of(indicator, target, of) == "le"
    latest = {
        measure: max(o.period.end for o in actual if o.measure == measure) for measure in {o.measure for o in actual}
    }
    kept: dict[tuple[str, str], Observation] = {}
    for o in indicator.observations:
        if o.role != "estimate" or not o.period.is_year or o.period.year > clock.base + clock.years:
            continue
        if o.measure in latest and o.period.end <= latest[o.measure]:
            continue
        other = kept.get((o.measure, str(o.period)))
        if other is None or (o.value > other.value) == falls:
            kept[(o.measure, str(o.period))] = o
    return sorted(kept.values(), key=lambda o: (o.period.end, o.measure))


def _marks(figures: Sequence[Observation], clock: Clock, measures: Sequence[str]) -> tuple[Point, ...]:
    """Figures that stand for themselves from the base on, one for each moment."""
    points = {}
    for o in figures:
        if o.measure in measures and (at := clock.at(o.period)) >= 0:
            points[at] = Point(at, Fraction(o.value), printed(Decimal(o.value)), str(o.period), (o,))
    return tuple(points[at] for at in sorted(points))


def _links(
    figures: Sequence[Observation],
    clock: Clock,
    measures: tuple[str, str],
    read: Callable[[Observation, Fraction, bool], tuple[Fraction, Interval] | None],
) -> list[Link]:
    links = []
    for o in figures:
        if o.measure not in measures:
            continue
        end = clock.at(o.period)
        start = Fraction(o.period.start.year - clock.base - 1) + Fraction(o.period.start.month - 1, 12)
        mean = o.measure == measures[1]
        found = read(o, end - start, mean) if 0 <= start < end else None
        if found is not None:
            links.append(Link(start, end, *found, mean, o))
    return links


def _factor(o: Observation, years: Fraction, mean: bool) -> tuple[Fraction, Interval] | None:
    """1 + g, or (1 + g)^n of an average over n whole years. What falls by more than all of it compounds to nothing."""
    rate, stands = Fraction(o.value), printed(Decimal(o.value))
    if rate < ABSURD or years.denominator != 1:
        return None
    n = years.numerator if mean else 1
    low = max(stands.low, ABSURD)
    ends = (1 + rate / 100, 1 + low / 100, 1 + stands.high / 100)
    value, least, most = ends if n == 1 else (end**n for end in ends)
    return value, Interval(least, most)


def _amount(o: Observation, years: Fraction, mean: bool) -> tuple[Fraction, Interval]:
    times = years if mean else Fraction(1)
    return Fraction(o.value) * times, printed(Decimal(o.value)) * times


def _sums(figures: Sequence[Observation], clock: Clock) -> list[Link]:
    """Yearly amounts, and totals over spans of years."""
    return [
        Link(
            Fraction(o.period.start.year - clock.base - 1), clock.at(o.period), Fraction(o.value),
            printed(Decimal(o.value)), False, o,
        )
        for o in figures
        if o.measure == "level" and not o.period.is_part_of_year and o.period.start.year > clock.base
    ]  # fmt: skip


def _added(so_far: Interval, value: Fraction, link: Interval, more: Fraction) -> tuple[Fraction, Interval]:
    return value + more, so_far + link


def _multiplied(so_far: Interval, value: Fraction, link: Interval, more: Fraction) -> tuple[Fraction, Interval]:
    # factors are never negative, so that the ends multiply
    return value * more, Interval(so_far.low * link.low, so_far.high * link.high)


def _chain(
    links: Sequence[Link],
    nothing: Fraction,
    join: Callable[[Interval, Fraction, Interval, Fraction], tuple[Fraction, Interval]],
) -> Chain:
    """The links that lead from the base furthest on, by as many steps as there are."""
    ways: dict[Fraction, tuple[Link, ...]] = {Fraction(0): ()}
    for link in sorted(links, key=lambda k: (k.end, k.start)):
        way = ways.get(link.start)
        if way is not None and (link.end not in ways or len(ways[link.end]) <= len(way) + 1):
            ways[link.end] = (*way, link)
    furthest = max(ways)
    points: list[Point] = []
    ends: list[Point] = []
    value, interval = nothing, Interval(nothing)
    used: tuple[Observation, ...] = ()
    for link in ways[furthest]:
        points += _within(link, value, interval, (*used, link.used))
        value, interval = join(interval, value, link.interval, link.value)
        used = (*used, link.used)
        ends.append(Point(link.end, value, interval, _moment(link), used))
        points.append(ends[-1])
    return Chain(tuple(points), tuple(ends), any(k.end > furthest for k in links))


def _within(link: Link, value: Fraction, interval: Interval, used: tuple[Observation, ...]) -> list[Point]:
    """The points at the ends of the years inside the span of an average growth or change."""
    if not link.mean:
        return []
    own, stands = Fraction(link.used.value), printed(Decimal(link.used.value))
    grows = link.used.measure in RATES
    points = []
    for year in range(1, int(link.end - link.start) + 1):
        at = link.start + year
        if at >= link.end:
            break
        if grows:
            low = (1 + max(stands.low, ABSURD) / 100) ** year
            high = (1 + stands.high / 100) ** year
            reached = value * (1 + own / 100) ** year, Interval(interval.low * low, interval.high * high)
        else:
            reached = value + own * year, interval + stands * year
        points.append(Point(at, *reached, str(link.used.period.start.year + year - 1), used))
    return points


def _moment(link: Link) -> str:
    """The period at which a link ends: the last year of a span."""
    period = link.used.period
    return str(period.year) if period.end.month == 12 else str(period).rpartition("/")[2]


def _base(evidence: Evidence) -> Base | None:
    """The base that the plan gives, or the figure of the base year, or the one that a level and its change imply."""
    given = evidence.indicator.base
    if given is not None:
        return Base(Fraction(given))
    levels = evidence._levels
    if levels and levels[0].at == 0:
        return Base(levels[0].value, used=levels[0].used)
    derived = _derived(levels, evidence.changes, lambda level, change: level - change)
    if derived is not None or evidence.of.real:
        return derived
    return _derived(levels, evidence.rates, lambda level, factor: level / factor if factor else None)


def _derived(
    levels: Iterable[Point], chain: Chain, back: Callable[[Fraction, Fraction], Fraction | None]
) -> Base | None:
    """The base from the first level at which a chain of changes from the base ends."""
    ends = {p.at: p for p in chain.ends}
    for level in levels:
        if (end := ends.get(level.at)) is not None and (value := back(level.value, end.value)) is not None:
            return Base(value, working=_derivation(level, end), used=(*level.used, *end.used))
    return None


def _derivation(level: Point, end: Point) -> str:
    """The figures of a derived base, as written: 13.96 −（−0.24）, 5.97 ÷（1 − 3.86%）."""

    def bracket(o: Observation) -> str:
        value = Decimal(o.value)
        years = o.period.years if o.measure in ("growth_avg", "change_avg") else 1
        if o.measure in CHANGES:
            return f" − {years} × {_signed(value)}" if years > 1 else f" − {_signed(value)}"
        factor = f"（1 {'+' if value >= 0 else '−'} {abs(value)}%）"
        return f" ÷ {factor}^{years}" if years > 1 else f" ÷ {factor}"

    return str(level.used[0].value) + "".join(map(bracket, end.used))


def _signed(value: Decimal) -> str:
    return str(value) if value >= 0 else f"（−{abs(value)}）"
