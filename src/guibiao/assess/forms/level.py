"""Levels at the plan's end: `level`, `reach_and_keep`, `multiple`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from guibiao.assess.case import Case, NotAssessable
from guibiao.assess.course import Course, Terms
from guibiao.assess.evidence import Chain, Point
from guibiao.assess.forms.common import base_input, base_notes, definition_holds, target_input
from guibiao.assess.judging import judge_course
from guibiao.assess.model import Assessment
from guibiao.assess.words import difference_unit, observed
from guibiao.messages import _


@dataclass(frozen=True, slots=True)
class Level:
    """期末水平: the line from the base to the target, straight or at an even rate."""

    name: str = "level"

    def course(self, case: Case) -> Course:
        """Raises NotAssessable."""
        return level_course(case, case.number, level_points(case), Fraction(case.number))

    def judge(self, case: Case, course: Course) -> Assessment:
        """Raises NotAssessable."""
        return judge_course(self.name, case, course)


@dataclass(frozen=True, slots=True)
class Multiple:
    """翻番: the level that is a multiple of the base. Real growth is multiplied up from rates, never from levels."""

    name: str = "multiple"

    def course(self, case: Case) -> Course:
        """Raises NotAssessable."""
        times, evidence = case.number, case.evidence
        if case.of.real and evidence.rates.points:
            points = whole(case.evidence.rates)
        elif evidence.levels or not (evidence.multiples or evidence.rates.points):
            return _of_base(case, times, level_points(case))
        else:
            points = evidence.multiples or whole(case.evidence.rates)
        definition_holds(case, points)
        return _of_one(case, times, points)

    def judge(self, case: Case, course: Course) -> Assessment:
        """Raises NotAssessable."""
        return judge_course(self.name, case, course)


def _of_base(case: Case, times: Decimal, points: tuple[Point, ...]) -> Course:
    """A course of levels whose goal is a multiple of the base."""
    definition_holds(case, points)
    base = case.evidence.base
    if base is None or not base.value:
        raise NotAssessable("no_base")
    course = level_course(case, times, points, Fraction(times) * base.value, _("倍"))
    return replace(course, terms=replace(course.terms, asked=lambda value: value / base.value))


def level_points(case: Case) -> tuple[Point, ...]:
    """Levels as given, else as base and yearly changes (or nominal growth) add up to. Raises NotAssessable."""
    evidence, base = case.evidence, case.evidence.base
    if evidence.levels or base is None:
        return evidence.levels or _nothing()
    if evidence.changes.points or evidence.changes.gap:
        points = whole(evidence.changes)
        return tuple(replace(p, value=p.value + base.value, interval=p.interval + base.value) for p in points)
    if (evidence.rates.points or evidence.rates.gap) and not case.of.real and base.value > 0:
        points = whole(evidence.rates)
        return tuple(replace(p, value=p.value * base.value, interval=p.interval * base.value) for p in points)
    return _nothing()


def whole(chain: Chain) -> tuple[Point, ...]:
    """The points of a chain. Raises NotAssessable where a year is missing."""
    if chain.gap:
        raise NotAssessable("too_few_data")
    return chain.points


def _nothing() -> tuple[Point, ...]:
    raise NotAssessable("no_data")


def level_course(
    case: Case, printed: Decimal, points: tuple[Point, ...], goal: Fraction, counted: str | None = None
) -> Course:
    """A course in the indicator's own unit, the target's number counted in `counted`.

    Raises NotAssessable where the definition changed on the way.
    """
    definition_holds(case, points)
    base, unit = case.evidence.base, case.indicator.unit
    start = None if base is None else base.value
    # an even rate leads nowhere from or to nothing
    geometric = case.target.path == "geometric" and start is not None and start > 0 and goal > 0
    return Course(
        clock=case.clock, bound=case.bound, start=start, goal=goal, points=points,
        terms=Terms(
            unit, difference_unit(unit), "%" if geometric else difference_unit(unit),
            read=lambda value, _elapsed: value, asked=lambda value: value, printed=printed,
        ),
        geometric=geometric,
        inputs=(*base_input(case), target_input(case, counted), *(observed(o, unit) for p in points for o in p.used)),
        notes=base_notes(case),
    )  # fmt: skip


def _of_one(case: Case, times: Decimal, points: tuple[Point, ...]) -> Course:
    """A course in multiples of the base, which is 1."""
    terms = Terms(
        _("倍"), _("倍"), _("倍"), read=lambda value, _elapsed: value, asked=lambda value: value, printed=times
    )
    unit = case.indicator.unit
    return Course(
        clock=case.clock, bound=case.bound, start=Fraction(1), goal=Fraction(times), points=points, terms=terms,
        inputs=(target_input(case, _("倍")), *(observed(o, unit) for o in points[-1].used)),
    )  # fmt: skip
