"""Targets made of parts: `composite`, `level_and_growth`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from guibiao.assess.case import Case, NotAssessable
from guibiao.assess.course import Course
from guibiao.assess.forms.level import Level
from guibiao.assess.model import Assessment, Conflict, Working
from guibiao.assess.words import difference_unit, figure, paced
from guibiao.messages import _
from guibiao.plan import Indicator, Target
from guibiao.quantity import decimals, rounded
from guibiao.quantity.growth import root


@dataclass(frozen=True, slots=True)
class Composite:
    """组合指标: the worst part decides; verdicts are never averaged."""

    name: str = "composite"

    def course(self, case: Case) -> None:
        """Each part has its own."""
        return

    def judge(self, case: Case, course: None) -> Assessment:
        """Raises NotAssessable (target_not_set) where there are no parts."""
        indicator = case.indicator
        if not indicator.parts:
            raise NotAssessable("target_not_set")
        parts = tuple(case.assess(_inherited(part, indicator)) for part in indicator.parts)
        verdict = _worst(parts, all(p.verdict == "met_early" for p in parts))
        return Assessment(
            indicator=indicator, form=self.name, verdict=verdict,
            reason="part_not_assessable" if verdict == "not_assessable" else None,
            elapsed_as_of=case.clock.now, working=Working((), (_parts_said(parts),)), parts=parts,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class LevelAndGrowth:
    """期末水平与年均增长: two parts; both must hold, the level alone decides whether it is met early."""

    name: str = "level_and_growth"

    def course(self, case: Case) -> Course | None:
        """The level's, None where the level cannot be assessed: the growth may be all the same."""
        try:
            return Level().course(case.with_target(_level(case.target)))
        except NotAssessable:
            return None

    def judge(self, case: Case, course: Course | None) -> Assessment:
        """Raises NotAssessable (target_not_set, no_data, definition_changed)."""
        level, growth = (case.half(part, case.of, case.evidence) for part in _halves(case))
        early = level.verdict == "met_early"
        verdict = "met_early" if early else _worst((level, growth), early=False)
        conflict = _conflict(case)
        told = level if level.datum is not None else growth
        said = (conflict.text,) if conflict else ()
        return replace(
            told, indicator=case.indicator, form=self.name, verdict=verdict,
            reason=_reason(level, growth) if verdict == "not_assessable" else None,
            forecast=None, advice=None, parts=(level, growth), conflict=conflict,
            working=Working(told.working.inputs, (*said, _parts_said((level, growth)))),
        )  # fmt: skip


def _worst(parts: Sequence[Assessment], early: bool) -> str:
    verdicts = {p.verdict for p in parts}
    worst = next((v for v in ("behind", "not_assessable") if v in verdicts), None)
    return worst or ("met_early" if early else "on_track")


def _reason(level: Assessment, growth: Assessment) -> str | None:
    """The reason that both share, as the data are the same; else that a part cannot be assessed."""
    return level.reason if level.reason == growth.reason else "part_not_assessable"


def _inherited(part: Indicator, whole: Indicator) -> Indicator:
    """A part is of the whole's class and nature where it does not say its own."""
    return replace(part, category=part.category or whole.category, nature=part.nature or whole.nature)


def _halves(case: Case) -> tuple[Indicator, Indicator]:
    """The two parts as indicators with the same figures."""
    indicator, target = case.indicator, case.target
    bare = replace(indicator, proposal=None, adjusted=(), stated=None, annual={}, parts=())
    pace = Target("mean_growth", target.growth, target.bound, source=target.source)
    if target.growth is None and target.change is not None:
        pace = replace(pace, form="mean_change", value=target.change)
    return (
        replace(
            bare,
            id="level",
            name=_("{name}（期末水平）").format(name=indicator.name),
            target=_level(target),
            upper=None,
        ),  # the whole says the upper plan's number
        replace(bare, id="growth", name=_("{name}（年均）").format(name=indicator.name), target=pace),
    )


def _level(target: Target) -> Target:
    return replace(target, form="level", growth=None, change=None)


def _conflict(case: Case) -> Conflict | None:
    """The target's two halves held against each other; real growth is not to be had from nominal levels."""
    base, target, years = case.evidence.base, case.target, case.clock.years
    if base is None or target.value is None or isinstance(target.value, bool):
        return None
    end = Fraction(target.value)
    if target.growth is not None:
        if case.of.real or base.value <= 0 or end < 0:
            return None
        return _contradiction(case, target.growth, (root(end / base.value, years) - 1) * 100, "%")
    if target.change is not None:
        return _contradiction(case, target.change, (end - base.value) / years, difference_unit(case.indicator.unit))
    return None


def _contradiction(case: Case, stated: Decimal, implied: Fraction, unit: str) -> Conflict | None:
    places = decimals(stated)
    if rounded(implied, places) == rounded(stated, places):
        return None
    assert case.evidence.base is not None  # without a base nothing is implied
    text = _("目标前后不一致：所列{stated}，而由基期{base}{unit}到期末{end}{unit}相当于{implied}").format(
        base=figure(case.evidence.base.value, 4), unit=case.indicator.unit, end=case.target.value,
        implied=paced(implied, unit, places + 1), stated=paced(stated, unit, places),
    )  # fmt: skip
    return Conflict(Fraction(stated), implied, text)


def _parts_said(parts: Sequence[Assessment]) -> str:
    words = {
        "met_early": _("提前实现"), "on_track": _("达到进度要求"), "behind": _("未达到进度要求"),
        "not_assessable": _("未能评估"),
    }  # fmt: skip
    said = (_("{name}{verdict}").format(name=p.indicator.name, verdict=words[p.verdict]) for p in parts)
    return _("各部分：{parts}").format(parts="；".join(said))
