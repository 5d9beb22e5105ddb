"""The working of a verdict in words, with the numbers put in, as a person would write it on paper."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from guibiao.assess.course import Course
from guibiao.assess.words import figure, term, when
from guibiao.messages import _
from guibiao.quantity import Period


def course_steps(course: Course, yardstick: Fraction, verdict: str, within: bool) -> tuple[str, ...]:
    """The steps from the inputs to the verdict and the pace needed."""
    return (
        *course.notes,
        *_clocks(course),
        *_required(course, yardstick),
        *_actual(course, yardstick),
        verdict_said(verdict, course.now.at >= course.years, within),
        *_needed(course),
    )


def _clocks(course: Course) -> Iterator[str]:
    clock, now = course.clock, course.now
    text = _("数据截至{period}，规划期{years}年已过{elapsed}年")
    yield text.format(period=when(Period(now.period)), years=clock.years, elapsed=figure(now.at))
    if clock.now != now.at:
        day = when(Period(clock.as_of.isoformat()))
        yield _("评估时点{date}，规划期已过{elapsed}年").format(date=day, elapsed=figure(clock.now))


def _required(course: Course, yardstick: Fraction) -> Iterator[str]:
    unit = course.terms.unit
    if course.mean is not None:
        yield _("要求：年均{meant}{pace}{unit}").format(
            meant=_("不低于") if course.bound == "ge" else _("不高于"), pace=figure(course.mean), unit=unit
        )
        return
    goal = course.terms.read(course.goal, course.years)
    if course.start is None:
        yield _("没有基期值，按目标本身衡量：{goal}{unit}").format(goal=figure(goal), unit=unit)
        return
    if course.kept_from_start:
        yield _("基期已满足目标，要求一直保持：{goal}{unit}").format(goal=figure(goal), unit=unit)
        return
    if course.kept:
        yield _("目标已经达到过，此后要求保持：{goal}{unit}").format(goal=figure(goal), unit=unit)
        return
    share = course.share(yardstick)
    due = course.terms.read(course.line(yardstick), yardstick)
    values = {
        "start": term(course.start, 4), "goal": term(course.goal, 4), "share": figure(share * 100, 2),
        "due": figure(due), "unit": unit,
    }  # fmt: skip
    if course.geometric and course.start == 1 and unit == "%":
        yield _("进度要求：{goal}^{share}% − 1 = {due}{unit}").format(**values)
    elif course.geometric:
        factor = _("进度要求：{start} ×（{goal} ÷ {start}）^{share}%，即{due}{unit}")
        yield factor.format(**values)
    elif course.start == 0:
        yield _("进度要求：{goal} × {share}% = {due}{unit}").format(**values)
    else:
        yield _("进度要求：{start} +（{goal} − {start}）× {share}% = {due}{unit}").format(**values)


def _actual(course: Course, yardstick: Fraction) -> Iterator[str]:
    unit, now = course.terms.unit, course.now
    actual = course.terms.read(now.value, now.at)
    due = course.mean
    if due is None:
        due = course.terms.read(course.goal if course.start is None else course.due(yardstick), yardstick)
    values = {"actual": term(actual), "due": term(due), "gap": figure(actual - due), "unit": course.terms.gap_unit}
    yield _("实际：{actual}{unit}").format(actual=figure(actual), unit=unit)
    yield _("实际减要求：{actual} − {due} = {gap}{unit}").format(**values)
    if course.start is not None and course.mean is None and course.start != course.goal and not course.kept_from_start:
        made = (now.value - course.start) / (course.goal - course.start)
        went = _("已完成全程的{made}%，按进度应完成{share}%")
        back = _("比基期后退了全程的{made}%，按进度应完成{share}%")
        text = went if made >= 0 else back
        yield text.format(made=figure(abs(made) * 100, 1), share=figure(course.share(yardstick) * 100, 1))


def verdict_said(verdict: str, ended: bool, within: bool) -> str:
    """The verdict in words; at the plan's end it is done or not done."""
    said = {
        "met_early": _("评价：提前实现"),
        "on_track": _("评价：完成") if ended else _("评价：达到进度要求"),
        "behind": _("评价：未完成") if ended else _("评价：未达到进度要求"),
        "not_assessable": _("评价：未能评估"),
    }[verdict]
    return said + (_("（差距在数据四舍五入的范围之内，不判为滞后）") if within else "")


def _needed(course: Course) -> Iterator[str]:
    needed = course.needed
    if needed is None:
        return
    places = 5 if course.geometric and course.start == 1 else 4  # a factor as in the steps before
    values = {
        "goal": term(course.goal, places), "now": term(course.now.value, places), "left": figure(course.left),
        "needed": figure(needed), "unit": course.terms.pace_unit,
    }  # fmt: skip
    if course.geometric:
        yield _("今后每年需：（{goal} ÷ {now}）^(1/{left}) − 1 = {needed}%").format(**values)
    elif course.budget:
        yield _("今后每年至多：（{goal} − {now}）÷ {left} = {needed}{unit}").format(**values)
    else:
        yield _("今后每年需：（{goal} − {now}）÷ {left} = {needed}{unit}").format(**values)
