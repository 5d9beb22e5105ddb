"""Targets against another series: `relative`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from guibiao.assess.case import Case, NotAssessable
from guibiao.assess.evidence import Point
from guibiao.assess.forms.growth import drawn_rate, growth, mean_rate
from guibiao.assess.model import Assessment, Input, Working
from guibiao.assess.words import figure, given, term
from guibiao.assess.working import verdict_said
from guibiao.messages import _
from guibiao.plan import Indicator, Observation, Target
from guibiao.quantity import Interval, Period
from guibiao.quantity.growth import root


@dataclass(frozen=True, slots=True)
class Relative:
    """相对目标: the own mean growth against another series' over the same years, plus a margin."""

    name: str = "relative"

    def course(self, case: Case) -> None:
        """The other series has no end yet, so that there is no line to it."""
        return

    def judge(self, case: Case, course: None) -> Assessment:
        """Raises NotAssessable."""
        other = _other(case)
        own, others = growth(case), growth(case.of_peer(other))
        theirs_at = {p.at: p for p in others.points}
        shared = [(p, theirs_at[p.at]) for p in own.points if p.at in theirs_at]
        if not shared:
            raise NotAssessable("too_few_data", (_("两者没有同一时期的数据"),))
        margin, (now, other_now) = Fraction(case.target.margin), shared[-1]
        at, pace, against = now.at, mean_rate(now.value, now.at), mean_rate(other_now.value, now.at)
        # the other's pace is the target, and a target is exact; only the own figures are intervals
        stands, required = _stands(now), against + margin
        rises = case.bound == "ge"
        behind = stands.high < required if rises else stands.low > required
        gap = pace - required if rises else required - pace
        verdict = "behind" if behind else "on_track"
        steps = (
            *own.notes,
            _("{name}同期年均{pace}%").format(name=other.name, pace=figure(against, 2)),
            _("要求：{pace} + {margin} = {due}%").format(
                pace=term(against, 2), margin=term(margin, 2), due=figure(required, 2)
            ),
            _("实际减要求：{actual} − {due} = {gap}个百分点").format(
                actual=figure(pace, 2), due=term(required, 2), gap=figure(pace - required, 2)
            ),
            verdict_said(verdict, at >= case.clock.years, gap < 0 and not behind),
        )
        return Assessment(
            indicator=case.indicator, form=self.name, verdict=verdict, datum=now.period, elapsed=at,
            elapsed_as_of=case.clock.now, required=required, actual=pace, gap=gap, measure_unit="%",
            schedule=case.clock.even(at), needed=required if behind else None, needed_unit="%" if behind else None,
            within_rounding=gap < 0 and not behind,
            working=Working((_aim(case, other), *own.inputs, *_named(others.inputs, other), *_margin(case)), steps),
            path=tuple((p.at, drawn_rate(p.value, p.at) + margin) for _own, p in shared),
            series=tuple((p.at, drawn_rate(p.value, p.at)) for p, _theirs in shared),
        )  # fmt: skip


def _other(case: Case) -> Indicator:
    """The series to be held against: another indicator of the plan, or yearly growth given by name."""
    to = case.target.to
    if to is None:
        raise NotAssessable("target_not_set")
    if to.indicator is not None:
        if to.indicator not in case.peers:
            raise NotAssessable("target_not_set", (_("规划里没有指标{id}").format(id=to.indicator),))
        return case.peers[to.indicator]
    if not to.values:
        raise NotAssessable("target_not_set")
    rates = tuple(Observation(Period(str(y)), Decimal(v), "growth") for y, v in sorted(to.values.items()))
    name = to.name or _("比较对象")
    return Indicator(id="", name=name, target=Target("mean_growth"), unit="%", observations=rates)


def _stands(point: Point) -> Interval:
    """The mean rates that a factor may stand for."""
    low, high = (root(max(end, Fraction(0)), point.at) for end in (point.interval.low, point.interval.high))
    return Interval((low - 1) * 100, (high - 1) * 100)


def _aim(case: Case, other: Indicator) -> Input:
    meant = _("不低于") if case.bound == "ge" else _("不高于")
    return given(_("目标"), _("{meant}{name}的同期增速").format(meant=meant, name=other.name), "")


def _named(inputs: tuple[Input, ...], other: Indicator) -> tuple[Input, ...]:
    return tuple(replace(i, name=f"{other.name}{i.name}") for i in inputs)


def _margin(case: Case) -> tuple[Input, ...]:
    return (given(_("要求的差距"), case.target.margin, _("个百分点")),) if case.target.margin else ()
