"""From a plan to its assessment: each indicator is judged by the form of its target in force."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from guibiao.assess.advice import advise, checked_proposal
from guibiao.assess.beside import beside
from guibiao.assess.case import Case, NotAssessable
from guibiao.assess.clock import clock_of
from guibiao.assess.course import Course
from guibiao.assess.evidence import Evidence, gather
from guibiao.assess.forecast import forecast
from guibiao.assess.forms import FORMS
from guibiao.assess.known import Known, known
from guibiao.assess.model import Assessment, PlanAssessment, Working
from guibiao.assess.part_year import part_year_said
from guibiao.assess.reasons import cure
from guibiao.assess.words import observed
from guibiao.errors import InputError
from guibiao.messages import _
from guibiao.plan import Indicator, Plan, Target

YARDSTICKS = ("datum", "as-of")
LATEST = 10  # years after a plan's end at which one still looks back on it; a later date is a slip


def assess_plan(plan: Plan, as_of: date | None = None, yardstick: str = "datum") -> PlanAssessment:
    """Every indicator of a plan as it stood on `as_of`, in the plan's order.

    `as_of` is by default the end of the latest period with an actual figure, of the base year where there is none.
    `yardstick` is the clock that a verdict is held against: the `datum`'s own, or `as-of`, the report's.
    Figures of later than `as_of` are left out. Raises InputError for a yardstick, date or plan that cannot be used.
    """
    day = latest_figure(plan) if as_of is None else as_of
    found = _in_plan(plan, day, yardstick)
    return PlanAssessment(plan, day, tuple(found(i) for i in plan.indicators))


def assess_indicator(indicator: Indicator, plan: Plan, as_of: date, yardstick: str = "datum") -> Assessment:
    """One indicator, or a part of one, as `assess_plan` does."""
    return _in_plan(plan, as_of, yardstick)(indicator)


def _in_plan(plan: Plan, as_of: date, yardstick: str) -> Callable[[Indicator], Assessment]:
    """What assesses an indicator of the plan."""
    if yardstick not in YARDSTICKS:
        raise InputError(_("不认识的进度尺度：{name}").format(name=yardstick), cure=_("请用 datum 或 as-of"))
    if plan.years <= 0:
        raise InputError(_("规划期必须在基期之后"), plan.name, _("请检查 base 和 period"))
    first, last = date(plan.base, 1, 1), date(plan.base + plan.years + LATEST, 12, 31)
    if not first <= as_of <= last:
        what = _("评估时点 {date} 离规划期太远").format(date=as_of.isoformat())
        cure = _("请写 {first} 至 {last} 之间的日期").format(first=first.isoformat(), last=last.isoformat())
        raise InputError(what, plan.name, cure)
    clock, peers = clock_of(plan, as_of), {i.id: i for i in _every(plan.indicators)}
    gathered: dict[str, Evidence] = {}

    def assess(indicator: Indicator) -> Assessment:
        of = known(indicator)
        return half(indicator, of, gather(indicator, target_in_force(indicator, as_of), clock, of))

    def half(indicator: Indicator, of: Known, evidence: Evidence) -> Assessment:
        return _assessed(
            Case(
                indicator=indicator, target=target_in_force(indicator, as_of), clock=clock,
                by_report=yardstick == "as-of", of=of, evidence=evidence, peers=peers, gathered=gathered,
                assess=assess, half=half,
            )
        )  # fmt: skip

    return assess


def latest_figure(plan: Plan) -> date:
    """The end of the latest period within the plan that has an actual figure, else of the base year."""
    ends = [
        o.period.end
        for i in _every(plan.indicators)
        for o in i.observations
        if o.role == "actual" and o.period.end <= plan.period.end
    ]
    return max(ends, default=date(plan.base, 12, 31))


def _every(indicators: Iterable[Indicator]) -> Iterator[Indicator]:
    """The indicators and all parts below them."""
    for indicator in indicators:
        yield indicator
        yield from _every(indicator.parts)


def target_in_force(indicator: Indicator, as_of: date) -> Target:
    """The target as last adjusted by `as_of`."""
    adjusted = [a for a in indicator.adjusted if a.on <= as_of]
    return max(adjusted, key=lambda a: a.on).target if adjusted else indicator.target


def _assessed(case: Case) -> Assessment:
    target, stood_for = case.target, None
    form = target.form
    try:
        if form == "assigned":
            target, stood_for = handed_down(target)
            form = target.form
            case = case.with_target(target)
        course = FORMS[form].course(case)
        judged = FORMS[form].judge(case, course)
    except NotAssessable as shortfall:
        return _not_assessed(case, form, shortfall)
    judged = _told(judged, (*beside(case), *_doubled(case), *part_year_said(case)))
    if stood_for is not None:
        judged = _told(replace(judged, stand_in=stood_for), _stand_in(stood_for))
    return _looked_ahead(case, course, judged)


def handed_down(target: Target) -> tuple[Target, str | None]:
    """The target that an assigned one stands for, and whose number stands in where its own has not come.

    Raises NotAssessable (target_not_assigned).
    """
    form = target.judged_as or "level"
    if target.value is not None or target.values or form in ("relative", "composite"):
        return replace(target, form=form), None
    if target.stand_in is None:
        raise NotAssessable("target_not_assigned")
    return replace(target, form=form, value=target.stand_in.value), target.stand_in.origin or _("上级规划")


def _looked_ahead(case: Case, course: Course | None, judged: Assessment) -> Assessment:
    """The assessment with forecast, advice and the check of a proposal."""
    seen = None
    if course is not None and judged.verdict != "not_assessable":
        seen = forecast(course, case, judged.parts)
    ahead = replace(judged, forecast=seen, proposal=checked_proposal(case))
    return replace(ahead, advice=advise(ahead, case, course))


def _not_assessed(case: Case, form: str, shortfall: NotAssessable) -> Assessment:
    """An assessment without a verdict: the reason and what would cure it."""
    seen = tuple(observed(o, case.indicator.unit) for o in case.evidence.chosen)
    said = _("评价：未能评估。{cure}").format(cure=cure(shortfall.reason))
    judged = Assessment(
        indicator=case.indicator, form=(case.target.judged_as or form) if form == "assigned" else form,
        verdict="not_assessable", reason=shortfall.reason, elapsed_as_of=case.clock.now,
        proposal=checked_proposal(case),
        working=Working(seen, (*beside(case), *_doubled(case), *part_year_said(case), *shortfall.steps, said)),
    )  # fmt: skip
    return replace(judged, advice=advise(judged, case, None))


def _doubled(case: Case) -> tuple[str, ...]:
    """The actual figures that another source gives otherwise; the one listed last is used."""
    used = {(o.measure, o.period.text): o for o in case.evidence.chosen}
    text = _("{name}另有来源写作{value}，按所列最后一个计算")
    return tuple(
        text.format(name=observed(o, case.indicator.unit).name, value=observed(o, case.indicator.unit).value)
        for o in case.indicator.observations
        if o.role == "actual" and (other := used.get((o.measure, o.period.text))) is not None and other.value != o.value
    )


def _stand_in(origin: str) -> tuple[str, ...]:
    return (_("上级尚未下达本级目标，以{origin}的数代替，评价以此为前提").format(origin=origin),)


def _told(judged: Assessment, said: tuple[str, ...]) -> Assessment:
    """The assessment with something said before its steps."""
    return replace(judged, working=replace(judged.working, steps=(*said, *judged.working.steps)))
