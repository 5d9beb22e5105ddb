"""What if: a plan's assessment as it is beside that with figures and targets supposed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from guibiao.assess.assessing import assess_plan, latest_figure
from guibiao.assess.model import Assessment, PlanAssessment
from guibiao.assess.supposing import last_day, supposed
from guibiao.plan import Plan


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The same plan at the same date, as it is and as supposed."""

    name: str
    settings: Mapping[str, Decimal]
    before: PlanAssessment
    after: PlanAssessment

    @property
    def changed(self) -> Iterator[tuple[Assessment, Assessment]]:
        """The indicators, and parts by themselves, whose results differ, before and after."""
        pairs = zip(self.before.indicators, self.after.indicators, strict=True)
        return ((b, a) for b, a in pairs if _result(b) != _result(a))


def what_if(
    plan: Plan, name: str, settings: Mapping[str, Decimal], as_of: date | None = None, yardstick: str = "datum"
) -> WhatIf:
    """The plan assessed with and without the settings, both at the later of `as_of` and the last period that is set.

    Raises InputErrors for settings that name what is not there, and what `assess_plan` raises.
    """
    changed = supposed(plan, settings)
    day = max(last_day(settings), latest_figure(plan) if as_of is None else as_of)
    return WhatIf(name, settings, assess_plan(plan, day, yardstick), assess_plan(changed, day, yardstick))


def _result(a: Assessment) -> tuple[object, ...]:
    """What the assessment says, without what it was said of."""
    parts: Sequence[object] = [_result(p) for p in a.parts]
    return (a.verdict, a.reason, a.required, a.actual, a.gap, a.needed, a.forecast, a.advice, a.proposal, *parts)
