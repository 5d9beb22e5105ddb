"""What several forms share: the inputs of a working, and what stands in the way of a comparison."""

from __future__ import annotations

from collections.abc import Sequence

from guibiao.assess.case import Case, NotAssessable
from guibiao.assess.evidence import Point
from guibiao.assess.model import Input
from guibiao.assess.words import figure, given
from guibiao.messages import _


def definition_holds(case: Case, points: Sequence[Point], since: int = 0) -> None:
    """Raise NotAssessable where the definition changed between the first figure used and the latest point.

    `since` counts the years from the base to the first figure that is compared or added: none for levels and growth,
    which are held against the base, one for yearly amounts.
    """
    changed = case.indicator.definition_changed
    last = case.clock.base + -(-points[-1].at // 1)  # the year in which t falls
    if changed is not None and case.clock.base + since < changed <= last:
        text = _("{year}年起统计口径改变，此后的数与此前的不能相比")
        raise NotAssessable("definition_changed", (text.format(year=changed),))


def base_input(case: Case) -> tuple[Input, ...]:
    """The base as an input, marked where it was derived."""
    base = case.evidence.base
    if base is None:
        return ()
    name = _("{year}年基期值（推算）") if base.working else _("{year}年基期值")
    source = base.used[0].source if base.used else case.indicator.source
    value = case.indicator.base if case.indicator.base is not None else figure(base.value, 4)
    return (given(name.format(year=case.clock.base), value, case.indicator.unit, str(case.clock.base), source),)


def base_notes(case: Case) -> tuple[str, ...]:
    """How a derived base came about."""
    base = case.evidence.base
    if base is None or not base.working:
        return ()
    text = _("基期值由文中数据推算：{working} = {value}{unit}")
    return (text.format(working=base.working, value=figure(base.value, 4), unit=case.indicator.unit),)


def target_input(case: Case, unit: str | None = None) -> Input:
    """The target's number as an input, with the direction it is meant in."""
    counted = case.indicator.unit if unit is None else unit
    meant = _("不低于") if case.bound == "ge" else _("不高于")
    return given(_("目标"), f"{meant}{case.number}", counted, source=case.target.source or case.indicator.source)
