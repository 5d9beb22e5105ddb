"""The verdict on a course, with the numbers and the working behind it."""

from __future__ import annotations

from fractions import Fraction

from guibiao.assess.case import Case, NotAssessable
from guibiao.assess.course import Course
from guibiao.assess.model import Assessment, Ends, Working
from guibiao.assess.working import course_steps


def judge_course(form: str, case: Case, course: Course) -> Assessment:
    """The assessment of a course. Raises NotAssessable (no_base) where neither a base nor the datum decides."""
    now, clock = course.now, course.clock
    if course.start is None and course.short(now.interval, course.goal):
        raise NotAssessable("no_base")
    # a mean pace covers the years that have figures, whichever clock is looked at
    yardstick = clock.now if case.by_report and course.mean is None else now.at
    verdict, within = _verdict(course, yardstick)
    required, actual = _due(course, yardstick), course.terms.read(now.value, now.at)
    gap = _signed(course, actual - required)
    gap_as_of = None if clock.now == now.at else _signed(course, actual - _due(course, clock.now))
    return Assessment(
        indicator=case.indicator, form=form, verdict=verdict,
        datum=now.period, elapsed=now.at, elapsed_as_of=clock.now,
        required=required, actual=actual, gap=gap, gap_as_of=None if gap_as_of == gap else gap_as_of,
        measure_unit=course.terms.unit, progress=_progress(course), schedule=course.share(yardstick),
        needed=course.needed, needed_unit=None if course.needed is None else course.terms.pace_unit,
        working=Working(course.inputs, course_steps(course, yardstick, verdict, within)),
        within_rounding=within, path=_path(course), series=_series(course),
        ends=_ends(course),
    )  # fmt: skip


def _ends(course: Course) -> Ends | None:
    """None for points a year, whose sum begins with nothing."""
    if course.mean is not None and not course.geometric:
        return None
    return Ends(course.start, course.now.value, course.goal, course.now.at, course.clock.years, course.bound)


def _verdict(course: Course, yardstick: Fraction) -> tuple[str, bool]:
    """The verdict, and whether only the rounding of the figure keeps it from being behind."""
    now = course.now
    due = course.goal if course.start is None else course.due(yardstick)
    if course.short(now.interval, due):
        return "behind", False
    within = now.value < due if course.bound == "ge" else now.value > due
    return ("met_early" if _met_early(course) else "on_track"), within


def _met_early(course: Course) -> bool:
    """Reached before the end, and where the end has come, before the last year and held since."""
    if course.start is None or course.kept_from_start or course.budget or not course.reaches(course.now.value):
        return False
    if course.now.at < course.years:
        return True
    since = course.now.at
    for point in reversed(course.points):
        if not course.reaches(point.value):
            break
        since = point.at
    return since <= course.years - 1


def _due(course: Course, elapsed: Fraction) -> Fraction:
    """What is required at t in the form's own terms."""
    if course.mean is not None:
        return course.mean
    due = course.goal if course.start is None else course.due(elapsed)
    return course.terms.read(due, elapsed)


def _signed(course: Course, difference: Fraction) -> Fraction:
    return difference if course.bound == "ge" else -difference


def _progress(course: Course) -> Fraction | None:
    if course.start is None or course.start == course.goal or course.kept_from_start or course.mean is not None:
        return None
    return (course.now.value - course.start) / (course.goal - course.start)


def _path(course: Course) -> tuple[tuple[Fraction, Fraction], ...]:
    """The required line at the end of each year and at each point that a schedule names."""
    if course.start is None or course.kept_from_start:
        return tuple((Fraction(t), _due(course, Fraction(t))) for t in (0, course.clock.years))
    if course.mean is not None:
        return tuple((Fraction(t), course.mean) for t in (0, course.clock.years))
    years = {Fraction(t) for t in range(course.clock.years + 1)} | {t for t, _share in course.clock.schedule}
    return tuple((t, course.terms.read(course.line(t), t)) for t in sorted(years) if t <= course.years)


def _series(course: Course) -> tuple[tuple[Fraction, Fraction], ...]:
    read = course.terms.drawn or course.terms.read
    points = [(p.at, read(p.value, p.at)) for p in course.points]
    if course.start is not None and course.mean is None:
        points.insert(0, (Fraction(0), course.terms.read(course.start, Fraction(0))))
    return tuple(points)
