"""What to propose, and whether a proposal, the tool's own or somebody's, can be reached from here."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import ceil, floor

from guibiao.assess.case import Case
from guibiao.assess.course import Course
from guibiao.assess.forms import course_of
from guibiao.assess.model import Advice, Assessment, ProposalCheck
from guibiao.assess.reasons import cure
from guibiao.assess.words import figure, paced
from guibiao.messages import _
from guibiao.plan import Target
from guibiao.quantity import decimals, rounded
from guibiao.quantity.growth import power, root

_STANDING = ("floor", "ceiling", "yearly", "rank", "relative", "yes_no", "composite")  # no pace leads to their number
_LAST_DIGITS = Fraction(1, 10**15)  # a root is as good as exact; its last digits must not turn a rounding


def advise(judged: Assessment, case: Case, course: Course | None) -> Advice:
    """keep, press, adjust or drop, with the reason in words. A binding target is never loosened by advice alone."""
    if judged.verdict == "not_assessable":
        return _without_verdict(judged, case)
    if judged.verdict != "behind":
        return Advice("keep", _kept_text(judged), needed=judged.needed)
    growth = next((p for p in judged.parts if p.indicator.id == "growth"), None)
    if judged.form == "level_and_growth" and growth is not None and judged.parts[0].verdict != "behind":
        return growth.advice or _pressed(judged, None, None, case)
    if course is None or course.left <= 0 or course.needed is None or case.target.form in _STANDING:
        return _pressed(judged, None, None, case)
    asked = asked_pace(case, course, course)
    possible = feasible(course, course.needed, asked)
    if case.indicator.nature != "binding" and not _reached_before(course):
        adjusted = _adjusted(course, asked, case)
        if adjusted is not None:
            return adjusted
    return _pressed(judged, course, possible, case)


def checked_proposal(case: Case) -> ProposalCheck | None:
    """The plan's proposal held against the pace that it needs from here, and from after the estimates."""
    proposal = case.indicator.proposal
    if proposal is None:
        return None
    target = proposal.target
    if target is None or target.value is None or isinstance(target.value, bool):
        return ProposalCheck(value=None)
    value = Fraction(target.value)
    proposed = case.with_target(target)
    course = course_of(proposed)
    if course is None or course.left <= 0:
        return ProposalCheck(value=value)
    asked = asked_pace(case, course)
    later = _after_estimates(proposed, course)
    return ProposalCheck(
        value=value, needed=course.needed, best=course.best, feasible=feasible(course, course.needed, asked),
        needed_after_estimates=None if later is None else later.needed,
        feasible_after_estimates=None if later is None else feasible(course, later.needed, asked),
    )  # fmt: skip


def feasible(course: Course, needed: Fraction | None, asked: Fraction | None) -> bool | None:
    """Whether a pace exceeds neither the best year since the base nor the original target's pace.

    True once nothing is needed; None where neither of the two is known.
    """
    if needed is None:
        return True
    marks = [m for m in (course.best, asked) if m is not None]
    return not any(course.harder(needed, m) for m in marks) if marks else None


def asked_pace(case: Case, course: Course, in_force: Course | None = None) -> Fraction | None:
    """The pace that the original target asks, in the terms of `course`; None where it cannot be told.

    `in_force` is the course of the case's own target, where it is at hand.
    """
    target = case.indicator.target
    if target.form == "assigned":
        target = case.target
    if target.form == "level_and_growth" and course.geometric and target.growth is not None:
        target = Target("mean_growth", target.growth, target.bound)
    original = in_force if in_force is not None and target is case.target else course_of(case.with_target(target))
    if original is None:
        return None
    if original.geometric == course.geometric:
        return original.asked_pace
    if course.geometric:  # a level's line read as a yearly rate
        start, goal = original.start, original.goal
        return (root(goal / start, original.years) - 1) * 100 if start is not None and start > 0 <= goal else None
    if original.mean is not None and course.start is not None:  # a yearly rate read as the line of a level
        end = course.start * power(1 + original.mean / 100, original.years)
        return (end - course.start) / original.years
    return None


def _reached_before(course: Course) -> bool:
    """Whether the pace needed has been gone in a year since the base."""
    return course.needed is not None and course.best is not None and not course.harder(course.needed, course.best)


def _adjusted(course: Course, asked: Fraction | None, case: Case) -> Advice | None:
    """The value that the remaining years reach at a pace seen before and no higher than the original one.

    None where that is no easier than the target, or no pace is known.
    """
    if course.best is None:
        return None
    pace = course.best if asked is None or not course.harder(course.best, asked) else asked
    reached = course.terms.asked(course.after(course.now.value, pace, course.left))
    value = _easier(reached, course)
    target = course.terms.asked(course.goal)
    if not (value < target if course.bound == "ge" else value > target):
        return None
    proposed = case.with_target(_with_value(case.target, value, course))
    changed = course_of(proposed) or course
    possible, retreat = feasible(course, changed.needed, asked), _retreats(changed)
    said = _out_of_reach(course, case) + _instead(value, reached, changed, case, retreat)
    later = None if retreat else _after_estimates(proposed, changed)
    stricter_is_possible = None
    if later is not None and later.needed is not None:
        stricter_is_possible = feasible(course, later.needed, asked)
        stricter = _("；计入预计数后，达到调整值今后需{needed}")
        said += stricter.format(needed=_yearly(later.needed, course, case))
        if not stricter_is_possible:
            said += _("，仍偏高，宜从低考虑")
    return Advice(
        "adjust", said, value=value, needed=changed.needed, feasible=possible, best=course.best, retreat=retreat,
        needed_after_estimates=None if later is None else later.needed, feasible_after_estimates=stricter_is_possible,
    )  # fmt: skip


def _retreats(course: Course) -> str:
    """Whether a proposed goal asks for nothing: `base` where the base meets it, `now` where the latest datum does."""
    if course.kept_from_start:
        return "base"
    return "now" if course.needed is None else ""


def _out_of_reach(course: Course, case: Case) -> str:
    """That the original target asks more than the best year since the base."""
    text = _("按原目标今后需{needed}，而基期以来最好年份为{best}，难以完成。")
    return text.format(needed=_yearly(course.needed or 0, course, case), best=_yearly(course.best or 0, course, case))


def _instead(value: Fraction, reached: Fraction, changed: Course, case: Case, retreat: str) -> str:
    """The value to adjust to, and the pace that it needs; of a retreat, that it is no target at all.

    `reached` is the value before it was rounded: where only the rounding leaves nothing, that is said.
    """
    if retreat:
        text = _("按今后可达到的进度推算只能做到{value}，没有好于{level}，不宜直接作为目标，建议重新论证")
        level, mark = (_("基期水平"), changed.start) if retreat == "base" else (_("目前水平"), changed.now.value)
        of_mark = None if mark is None else changed.terms.asked(mark)
        if of_mark is not None and (reached > of_mark if changed.bound == "ge" else reached < of_mark):
            text = _("按今后可达到的进度推算约为{reached}，按原目标的位数取整为{value}，没有好于{level}，建议重新论证")
        return text.format(
            value=_goal(value, changed, case),
            level=level,
            reached=_goal(Fraction(rounded(reached, 2)), changed, case),
        )
    text = _("建议调整为{value}，调整后今后需{needed}")
    return text.format(value=_goal(value, changed, case), needed=_yearly(changed.needed or 0, changed, case))


def _goal(value: Fraction, course: Course, case: Case) -> str:
    """A target's value in words, with what it is counted in: 年均增长6.4%, 累计下降12%, 50.6亿元."""
    if course.mean is not None:
        return paced(value, course.terms.unit, 4)
    if case.target.form == "cumulative_change":
        text = _("累计增长{size}%") if value >= 0 else _("累计下降{size}%")
        return text.format(size=figure(abs(value)))
    counted = _("倍") if case.target.form == "multiple" else course.terms.unit
    return f"{figure(value)}{counted}"


def _yearly(pace: Fraction | int, course: Course, case: Case) -> str:
    """A pace in words; of a total, what is to be done a year."""
    return _each_year(pace, course.terms.pace_unit, case.target.form == "cumulative")


def _each_year(pace: Fraction | int, unit: str, total: bool) -> str:
    if not total:
        return paced(pace, unit)
    return _("每年完成{size}{unit}").format(size=figure(pace, 2), unit=unit)


def _easier(value: Fraction, course: Course) -> Fraction:
    """The value rounded to the target's printed decimals, towards the easier side."""
    exponent = course.terms.printed.as_tuple().exponent
    scale = 10 ** max(0, -exponent) if isinstance(exponent, int) else 1
    if course.bound == "ge":
        return Fraction(floor(value * scale + _LAST_DIGITS), scale)
    return Fraction(ceil(value * scale - _LAST_DIGITS), scale)


def _with_value(target: Target, value: Fraction, course: Course) -> Target:
    """The target with another number, printed like its own."""
    form = "level" if target.form == "level_and_growth" else target.form
    return replace(target, form=form, value=rounded(value, decimals(course.terms.printed)), growth=None, change=None)


def _after_estimates(case: Case, course: Course) -> Course | None:
    """The course with the estimates of later years as figures; None where there are none."""
    if not any(o.role == "estimate" for o in case.indicator.observations):
        return None
    later = course_of(case.with_estimates())
    return later if later is not None and course.now.at < later.now.at < later.years else None


def _kept_text(judged: Assessment) -> str:
    if judged.verdict == "met_early":
        return _("已提前实现，建议保持目标不变，巩固成果")
    if judged.elapsed is not None and judged.elapsed_as_of is not None and judged.breaches:
        years = "、".join(map(str, judged.breaches))
        return _("目前达到要求，但{years}年曾未达到；建议保持目标不变，防止反复").format(years=years)
    return _("达到进度要求，建议保持目标不变")


def _pressed(judged: Assessment, course: Course | None, possible: bool | None, case: Case) -> Advice:
    """Hold to the target and press on; for a binding one the procedure of a change is named."""
    if judged.parts and judged.form == "composite":
        names = "、".join(p.indicator.name for p in judged.parts if p.verdict == "behind")
        said = _("{names}未达到要求，建议保持目标不变，加大力度").format(names=names)
    elif judged.needed is not None and judged.form not in _STANDING:
        text = _("未达到进度要求，建议保持目标不变，加大力度，今后需{needed}")
        total = judged.form == "cumulative"
        said = text.format(needed=_each_year(judged.needed, judged.needed_unit or "", total))
        if course is not None and possible is False and course.best is not None and not _reached_before(course):
            best = _("（基期以来最好年份为{best}，难度较大）")
            said += best.format(best=_each_year(course.best, judged.needed_unit or "", total))
    elif judged.elapsed is not None and judged.elapsed >= case.clock.years:
        said = _("规划期已满而未完成，建议在总结评估中说明原因，并提出今后的安排")
    else:
        said = _("未达到要求，建议保持目标不变，加大力度")
    if case.indicator.nature == "binding":
        said += "。" + _("该指标为约束性指标，确需调整的，应以上级下达的数为准，并按程序报本级人大常委会批准")
    best_year = None if course is None else course.best
    return Advice("press", said, needed=judged.needed, feasible=possible, best=best_year)


def _without_verdict(judged: Assessment, case: Case) -> Advice:
    """Drop where nothing will come: somebody says so, or half of the plan has gone without a figure."""
    reason = judged.reason or ""
    binding = case.indicator.nature == "binding"
    dropped = case.indicator.proposal is not None and case.indicator.proposal.action == "drop"
    overdue = reason == "no_data" and case.clock.now * 2 >= case.clock.years
    unmeasured = reason in ("target_not_assigned", "target_not_set") and not case.evidence.chosen
    if dropped or overdue or (unmeasured and case.clock.now * 2 >= case.clock.years and not judged.parts):
        if binding:
            said = _("该指标为约束性指标，取消须报上级同意，并按程序报本级人大常委会批准")
            return Advice("keep", cure(reason) + "。" + said)
        said = _("目标或统计数据至今没有，建议取消该指标；如予保留，须先解决：{cure}")
        return Advice("drop", said.format(cure=cure(reason).replace("；", "，")))
    return Advice("keep", cure(reason))
