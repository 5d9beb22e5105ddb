"""How others would judge the same figures, each by its own published formula and under its own name.

Eurostat: Sustainable development in the European Union, monitoring report on progress towards the SDGs in an EU
context, annex on the method (since the 2017 edition): the ratio of the actual to the required compound annual growth
rate, 95 %, 60 % and 0 %; without a target the growth rate itself, 1 %, 0 % and −1 %.
Open SDG: Progress measurement methodology (docs/progress-methodology.md of open-sdg/open-sdg) as sdg-build's
ProgressMeasure computes it: the same ratio with the sign of the wanted direction, a zero replaced by 0.001; without a
target 1.5 %, 0.5 % and 0 %.
UN ESCAP: Asia and the Pacific SDG Progress Report, technical notes: Current Status Index, the way made since the base
of the way to the target, times 10.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from guibiao.assess.known import known
from guibiao.assess.model import Assessment
from guibiao.assess.words import figure
from guibiao.messages import _
from guibiao.plan import Indicator

METHODS = ("eurostat", "open_sdg", "escap")
_NO_TARGET = ("target_not_assigned", "target_not_set")
_STAND_IN = 0.001  # what Open SDG computes with where a base or target is zero


@dataclass(frozen=True, slots=True)
class Comparison:
    """One method's `value` and `category`, and the formula with the numbers put in; `why_not` where it has none."""

    method: str
    value: float | None
    category: str | None
    working: str
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class _Ends:
    """Base, latest and target value (None: no target) with their years; `wanted` is 1 for up, −1 for down."""

    start: float
    now: float
    goal: float | None
    elapsed: float
    years: float
    wanted: int


def compared(assessment: Assessment) -> tuple[Comparison, ...]:
    """The three methods on one indicator, in the order of METHODS."""
    ends = _ends(assessment)
    if ends is None:
        why = _("没有从基期到目标的两个数")
        return tuple(Comparison(method, None, None, "", why) for method in METHODS)
    return tuple(map(_unsigned_nought, (_eurostat(ends), _open_sdg(ends), _escap(ends))))


def method_title(method: str) -> str:
    """The name under which a method is shown."""
    return {"eurostat": _("欧盟统计局"), "open_sdg": "Open SDG", "escap": _("亚太经社会现状指数")}[method]


def _ends(a: Assessment) -> _Ends | None:
    if a.ends is not None and a.ends.start is not None and a.ends.elapsed > 0:
        e = a.ends
        return _Ends(float(a.ends.start), float(e.now), float(e.goal), float(e.elapsed), float(e.years),
                     1 if e.bound == "ge" else -1)  # fmt: skip
    return _without_target(a.indicator) if a.reason in _NO_TARGET else None


def _without_target(indicator: Indicator) -> _Ends | None:
    """The first and the last yearly level of an indicator that has no target."""
    levels = {
        o.period.year: float(o.value)
        for o in indicator.observations
        if o.role == "actual" and o.measure == "level" and o.period.is_year and not isinstance(o.value, bool)
    }
    if len(levels) < 2:
        return None
    first, last = min(levels), max(levels)
    falls = (indicator.direction or known(indicator).direction) == "down"
    return _Ends(levels[first], levels[last], None, last - first, 0, -1 if falls else 1)


def _eurostat(e: _Ends) -> Comparison:
    if e.start <= 0 or e.now <= 0 or (e.goal is not None and e.goal <= 0):
        return Comparison("eurostat", None, None, "", _("数值为零或为负，没有年均增长率"))
    actual = _cagr(e.now, e.start, e.elapsed)
    if e.goal is None:
        rate = e.wanted * actual
        steps = ((0.01, _("显著进展")), (0.0, _("中等进展")), (-0.01, _("中等背离")))
        return Comparison("eurostat", rate, _category(rate, steps, _("显著背离")), _rate_said(e, actual))
    asked = _cagr(e.goal, e.start, e.years)
    if not asked:
        return Comparison("eurostat", None, None, "", _("目标等于基期值，要求的增长率为零"))
    steps = ((0.95, _("显著进展")), (0.6, _("中等进展")), (0.0, _("进展不足")))
    value = actual / asked
    return Comparison("eurostat", value, _category(value, steps, _("背离目标")), _ratio_said(e, actual, asked, value))


def _open_sdg(e: _Ends) -> Comparison:
    start = e.start or _STAND_IN
    if e.elapsed < 1:
        return Comparison("open_sdg", None, None, "", _("不足一年"))
    if start * e.now < 0 or e.now == 0 or (e.goal is not None and start * (e.goal or _STAND_IN) < 0):
        return Comparison("open_sdg", None, None, "", _("基期与现值不同号，没有年均增长率"))
    sign = -1 if start < 0 else 1
    actual = _cagr(e.now, start, e.elapsed)
    if e.goal is None:
        rate = sign * e.wanted * actual
        steps = ((0.015, _("符合进度")), (0.005, _("有进展，须加快")), (0.0, _("进展有限")))
        return Comparison("open_sdg", rate, _category(rate, steps, _("恶化")), _rate_said(e, actual))
    goal = e.goal or _STAND_IN
    reached = e.now >= goal if e.wanted > 0 else e.now <= goal
    asked = _cagr(goal, start, e.years)
    value = sign * e.wanted * actual / abs(asked) if asked else None
    said = "" if value is None else _ratio_said(e, actual, asked, value)
    if reached:
        return Comparison("open_sdg", value, _("目标已实现"), said)
    if value is None:
        return Comparison("open_sdg", None, None, "", _("目标等于基期值，要求的增长率为零"))
    steps = ((0.95, _("符合进度")), (0.6, _("有进展，须加快")), (0.0, _("进展有限")))
    return Comparison("open_sdg", value, _category(value, steps, _("恶化")), said)


def _escap(e: _Ends) -> Comparison:
    if e.goal is None:
        return Comparison("escap", None, None, "", _("没有目标值"))
    if e.goal == e.start:
        return Comparison("escap", None, None, "", _("目标等于基期值"))
    value = 10 * (e.now - e.start) / (e.goal - e.start)
    due = 10 * e.elapsed / e.years
    steps = ((10.0, _("已达到目标值")), (due, _("不慢于时间进度")), (0.0, _("慢于时间进度")))
    text = _("10 ×（{now} − {start}）÷（{goal} − {start}）= {value}，时间进度 {due}")
    said = text.format(now=_shown(e.now), start=_shown(e.start), goal=_shown(e.goal), value=_shown(value, 2),
                       due=_shown(due, 2))  # fmt: skip
    return Comparison("escap", value, _category(value, steps, _("倒退")), said)


def _unsigned_nought(comparison: Comparison) -> Comparison:
    """Where nothing moved a falling target's ratio is −0, which nobody should read."""
    return replace(comparison, value=0.0) if comparison.value == 0 else comparison


def _cagr(end: float, start: float, years: float) -> float:
    return float((end / start) ** (1 / years) - 1)


def _category(value: float, steps: tuple[tuple[float, str], ...], below: str) -> str:
    """The first step that the value reaches."""
    close = 1e-12  # a root's last digits must not turn a step
    return next((name for mark, name in steps if value >= mark - close), below)


def _rate_said(e: _Ends, actual: float) -> str:
    text = _("（{now} ÷ {start}）^(1/{years}) − 1 = {rate}%")
    return text.format(now=_shown(e.now), start=_shown(e.start), years=_shown(e.elapsed), rate=_shown(actual * 100, 2))


def _ratio_said(e: _Ends, actual: float, asked: float, value: float) -> str:
    text = _("实际年均 {actual}% ÷ 要求年均 {asked}% = {ratio}")
    return text.format(actual=_shown(actual * 100, 2), asked=_shown(asked * 100, 2), ratio=_shown(value, 2))


def _shown(value: float, places: int = 4) -> str:
    return figure(Fraction(value).limit_denominator(10**12), places)
