"""Where an indicator ends if it goes on: several plain methods side by side, with a range from its yearly variation."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from guibiao.assess.case import Case
from guibiao.assess.chance import chance
from guibiao.assess.course import Course
from guibiao.assess.forms import course_of
from guibiao.assess.known import is_share
from guibiao.assess.model import Assessment, Forecast
from guibiao.assess.part_year import raised, with_raised
from guibiao.plan import Indicator
from guibiao.quantity.growth import power

WHOLES = {"%": Fraction(100), "％": Fraction(100), "‰": Fraction(1000)}


def forecast(course: Course, case: Case, parts: Sequence[Assessment] = ()) -> Forecast | None:
    """The value at the plan's end in the form's own terms by the mean pace so far; None where no pace is known.

    The range is that of the slowest and the fastest year so far, given from two years on; the probability needs more of
    them. A target of parts is met where no part's own forecast misses it.
    """
    pace, left = course.mean_pace, course.left
    if pace is None or left <= 0:
        return None
    paces, limits = course.paces, _limits(course, case.indicator)
    end = _end(course, pace)
    ends = sorted(_end(course, p) for p in (min(paces), max(paces))) if len(paces) > 1 else None
    return Forecast(
        value=_within(end, limits), method="mean_pace", n=len(paces), capped=_within(end, limits) != end,
        low=_within(ends[0], limits) if ends else None, high=_within(ends[1], limits) if ends else None,
        meets=course.reaches(course.after(course.now.value, pace, left))
        and not any(p.forecast is not None and p.forecast.meets is False for p in parts),
        probability=None if parts else _probability(course),
        others={
            name: value if name == "estimate" else _within(value, limits)
            for name, value in _others(course, case).items()
        },
    )  # fmt: skip


def _limits(course: Course, indicator: Indicator) -> tuple[Fraction, Fraction] | None:
    """Nothing and the whole for a share, all of whose figures lie between them; None for all else."""
    if course.terms.unit not in WHOLES or course.geometric or not is_share(indicator):
        return None
    whole = WHOLES[course.terms.unit]
    known = [p.value for p in course.points] + [course.goal] + ([] if course.start is None else [course.start])
    return (Fraction(0), whole) if all(0 <= value <= whole for value in known) else None


def _within(value: Fraction, limits: tuple[Fraction, Fraction] | None) -> Fraction:
    return value if limits is None else min(max(value, limits[0]), limits[1])


def _end(course: Course, pace: Fraction) -> Fraction:
    return course.terms.read(course.after(course.now.value, pace, course.left), course.years)


def _probability(course: Course) -> float | None:
    """The probability that the goal is met at the end, where enough years are known."""
    asked = course.pace(course.now.value, course.goal, course.left)
    if asked is None:
        return None
    return chance(course.paces, asked, course.left, course.geometric, course.bound == "ge")


def _others(course: Course, case: Case) -> dict[str, Fraction]:
    """The latest pace, the pace weighted to recent years, the mean pace on from the half-year now running brought to a
    year, the department's figure, the upper plan's rate."""
    others: dict[str, Fraction] = {}
    indicator, paces = case.indicator, course.paces
    if paces:
        others["latest_pace"] = _end(course, paces[-1])
        weights = range(1, len(paces) + 1)
        weighted = sum((w * p for w, p in zip(weights, paces, strict=True)), Fraction(0)) / sum(weights)
        others["recent_pace"] = _end(course, weighted)
    if (end := _by_part_year(course, case)) is not None:
        others["part_year"] = end
    if indicator.estimate is not None:
        others["estimate"] = Fraction(indicator.estimate)
    upper = indicator.upper
    if upper is not None and upper.growth is not None and course.start != 0:
        grown = course.now.value * power(max(1 + Fraction(upper.growth) / 100, Fraction(0)), course.left)
        others["upper_rate"] = course.terms.read(grown, course.years)
    return others


def _by_part_year(course: Course, case: Case) -> Fraction | None:
    """Where the mean pace leads from the year now running, as its part-year figure foretells it."""
    found = raised(case)
    later = None if found is None else course_of(with_raised(case, found))
    if later is None or later.now.at <= course.now.at:
        return None
    pace = later.mean_pace
    return None if pace is None else _end(later, pace)
