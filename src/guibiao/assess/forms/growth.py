"""Growth and change: `mean_growth`, `cumulative_change`, and `mean_change`, the points a year of a joint target."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from guibiao.assess.case import Case, NotAssessable
from guibiao.assess.course import Course, Terms
from guibiao.assess.evidence import Chain, Point
from guibiao.assess.forms.common import base_input, base_notes, definition_holds, target_input
from guibiao.assess.judging import judge_course
from guibiao.assess.model import Assessment, Input
from guibiao.assess.words import difference_unit, figure, observed
from guibiao.messages import _
from guibiao.quantity import ABSURD, Interval
from guibiao.quantity.growth import power, root

ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class MeanGrowth:
    """年均增长: the yearly rates compound at no less than the target a year; no schedule bends it."""

    name: str = "mean_growth"

    def course(self, case: Case) -> Course:
        """Raises NotAssessable."""
        asked = max(Fraction(case.number), ABSURD)
        grown = growth(case)
        return Course(
            clock=case.clock, bound=case.bound, start=ONE, goal=power(1 + asked / 100, case.clock.years),
            points=grown.points,
            terms=Terms("%", _("个百分点"), "%", read=mean_rate, drawn=drawn_rate, printed=case.number,
                        asked=lambda value: mean_rate(value, Fraction(case.clock.years))),
            geometric=True, mean=asked, inputs=(target_input(case, "%"), *grown.inputs), notes=grown.notes,
        )  # fmt: skip

    def judge(self, case: Case, course: Course) -> Assessment:
        """Raises NotAssessable."""
        return judge_course(self.name, case, course)


@dataclass(frozen=True, slots=True)
class CumulativeChange:
    """累计变化: the yearly rates compound to the target by the end, at an even rate unless a schedule bends it."""

    name: str = "cumulative_change"

    def course(self, case: Case) -> Course:
        """Raises NotAssessable."""
        asked = max(Fraction(case.number), ABSURD)
        grown = growth(case)
        return Course(
            clock=case.clock, bound=case.bound, start=ONE, goal=1 + asked / 100, points=grown.points,
            terms=Terms("%", _("个百分点"), "%", read=_change, printed=case.number,
                        asked=lambda value: _change(value, Fraction(case.clock.years))),
            geometric=True, inputs=(target_input(case, "%"), *grown.inputs), notes=grown.notes,
        )  # fmt: skip

    def judge(self, case: Case, course: Course) -> Assessment:
        """Raises NotAssessable."""
        return judge_course(self.name, case, course)


@dataclass(frozen=True, slots=True)
class MeanChange:
    """年均变化: so many units or points a year on average."""

    name: str = "mean_change"

    def course(self, case: Case) -> Course:
        """Raises NotAssessable."""
        asked, years = Fraction(case.number), case.clock.years
        unit = difference_unit(case.indicator.unit)
        points = _changes(case)
        definition_holds(case, points)
        return Course(
            clock=case.clock, bound=case.bound, start=Fraction(0), goal=asked * years, points=points,
            terms=Terms(unit, unit, unit, read=_mean_amount, printed=case.number, asked=lambda value: value / years),
            mean=asked,
            inputs=(target_input(case, unit), *base_input(case),
                    *(observed(o, case.indicator.unit) for o in points[-1].used)),
            notes=base_notes(case),
        )  # fmt: skip

    def judge(self, case: Case, course: Course) -> Assessment:
        """Raises NotAssessable."""
        return judge_course(self.name, case, course)


@dataclass(frozen=True, slots=True)
class Grown:
    """Growth since the base: the factors at each t, the figures used, and what there is to say of them."""

    points: tuple[Point, ...]
    inputs: tuple[Input, ...]
    notes: tuple[str, ...]


def growth(case: Case) -> Grown:
    """The growth since the base: by rates for real indicators, by levels for nominal ones where both are given.

    Raises NotAssessable: no_data, definition_changed, no_base, too_few_data.
    """
    rates, levels = case.evidence.rates, _by_levels(case)
    by_rates = () if rates.gap else rates.points
    stands_for_rates = not levels or (by_rates and by_rates[-1].at > levels[-1].at)
    chosen = by_rates if by_rates and (case.of.real or stands_for_rates) else levels
    if not chosen:
        definition_holds(case, rates.points or case.evidence.levels or _nothing(rates))
        raise _shortfall(case)
    definition_holds(case, chosen)
    unit = case.indicator.unit
    by_level = chosen is levels
    inputs = (*(base_input(case) if by_level else ()), *(observed(o, unit) for o in chosen[-1].used))
    notes = (
        *(base_notes(case) if by_level else ()),
        *_formula(case, chosen, by_level),
        *_difference(by_rates, levels, chosen),
    )
    return Grown(chosen, inputs, notes)


def _by_levels(case: Case) -> tuple[Point, ...]:
    """x/B at each t; none for real growth, and none from a base that the rates themselves gave."""
    base = case.evidence.base
    if case.of.real or base is None or base.value <= 0:
        return ()
    if base.working and case.evidence.rates.points:
        return ()
    return tuple(
        Point(p.at, p.value / base.value, _part(p.interval, base.value), p.period, p.used)
        for p in case.evidence.levels
        if p.interval.low >= 0
    )


def _part(stands: Interval, whole: Fraction) -> Interval:
    """An interval in parts of a positive whole."""
    return Interval(stands.low / whole, stands.high / whole)


def _nothing(rates: Chain) -> tuple[Point, ...]:
    """Rates that do not begin with the first year are a series with a gap."""
    raise _gap() if rates.gap else NotAssessable("no_data")


def _gap() -> NotAssessable:
    return NotAssessable("too_few_data", (_("增速数据中间有缺年，不能连乘"),))


def _shortfall(case: Case) -> NotAssessable:
    """Why there is no growth to look at."""
    evidence = case.evidence
    if evidence.rates.gap:
        return _gap()
    if case.of.real:
        return NotAssessable("no_data", (_("该指标增速按不变价计算，总量按现价计算，不能由总量推增速"),))
    return NotAssessable("no_base" if evidence.base is None else "too_few_data")


def _formula(case: Case, points: tuple[Point, ...], by_level: bool) -> tuple[str, ...]:
    now = points[-1]
    factor = figure(now.value, 5)
    if by_level:
        assert case.evidence.base is not None  # there is no quotient without it
        text = _("总增长：{level} ÷ {base} = {factor}")
        value = now.value * case.evidence.base.value
        line = text.format(level=figure(value, 4), base=figure(case.evidence.base.value, 4), factor=factor)
    else:
        line = _("总增长：{product} = {factor}").format(product=_product(now), factor=factor)
    if now.at == 1:
        return (line,)
    mean = _("年均：{factor}^(1/{years}) − 1 = {mean}%")
    return (line, mean.format(factor=factor, years=figure(now.at), mean=figure(mean_rate(now.value, now.at))))


def _product(point: Point) -> str:
    """The factors as written: （1 + 8.1%）×（1 + 0.3%）."""
    parts = []
    for o in point.used:
        value = o.value
        times = f"^{o.period.years}" if o.measure == "growth_avg" and o.period.years > 1 else ""
        parts.append(f"（1 {'+' if value >= 0 else '−'} {abs(value)}%）{times}")
    return "×".join(parts)


def _difference(by_rates: tuple[Point, ...], levels: tuple[Point, ...], chosen: tuple[Point, ...]) -> tuple[str, ...]:
    """What the other reading gives, where the two cannot both be right."""
    other = levels if chosen is by_rates else by_rates
    now = chosen[-1]
    beside = next((p for p in other if p.at == now.at), None)
    if beside is None or beside.interval.meets(now.interval):
        return ()
    text = _("注意：按{one}计算年均为{first}%，按{two}计算为{second}%，两种数据不一致")
    words = (_("增速"), _("总量")) if chosen is by_rates else (_("总量"), _("增速"))
    first, second = (figure(mean_rate(p.value, p.at)) for p in (now, beside))
    return (text.format(one=words[0], two=words[1], first=first, second=second),)


def _changes(case: Case) -> tuple[Point, ...]:
    """The change since the base at each t: from base and levels, else from yearly changes added up."""
    evidence = case.evidence
    base = evidence.base
    if evidence.levels and base is not None:
        return tuple(replace(p, value=p.value - base.value, interval=p.interval - base.value) for p in evidence.levels)
    if evidence.changes.points and not evidence.changes.gap:
        return evidence.changes.points
    if not evidence.levels and not evidence.changes.points and not evidence.changes.gap:
        raise NotAssessable("no_data")
    raise NotAssessable("too_few_data" if evidence.changes.gap else "no_base")


def mean_rate(factor: Fraction, elapsed: Fraction) -> Fraction:
    """The mean rate (%) that makes a factor in t years; nothing yet at t = 0."""
    return (root(factor, elapsed) - 1) * 100 if elapsed > 0 else Fraction(0)


def drawn_rate(factor: Fraction, elapsed: Fraction) -> Fraction:
    """The same to fifteen digits, for a chart: a fraction of the time that forty digits take."""
    return Fraction((float(factor) ** float(1 / elapsed) - 1) * 100) if elapsed > 0 else Fraction(0)


def _change(factor: Fraction, _elapsed: Fraction) -> Fraction:
    return (factor - 1) * 100


def _mean_amount(total: Fraction, elapsed: Fraction) -> Fraction:
    return total / elapsed if elapsed > 0 else Fraction(0)
