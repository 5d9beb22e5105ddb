"""`Assessment`: progress, verdict, forecast and advice for one indicator, with every number behind them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from guibiao.plan import Indicator, Plan, Source


@dataclass(frozen=True, slots=True)
class Input:
    """A number that a result was computed from, in words, and where it was read."""

    name: str  # 基期值, 2021年增速, 目标 …, for people
    value: str  # as printed, with its unit
    period: str | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Working:
    """How a result came about: its inputs, and the computation step by step in words, with the numbers put in."""

    inputs: tuple[Input, ...] = ()
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Forecast:
    """The value at the plan's end by `method` from `n` yearly points; `others` are other methods' values.

    `probability` that the target is met, None with fewer points than can tell; `capped` says that the pace led past
    what a share can be (0 to 100%), so that the value stops there.
    """

    value: Fraction
    method: str
    n: int
    low: Fraction | None = None
    high: Fraction | None = None
    meets: bool | None = None
    others: dict[str, Fraction] = field(default_factory=dict)
    capped: bool = False
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """What to propose: keep, press (with the needed pace), adjust (to a value) or drop.

    `best` is the best year since the base. `retreat` names what the value is no better than, the `base` or the latest
    datum (`now`), "" where it is better: it can be reached then, but only as the original aim given up, so that the
    target is to be thought over anew.
    """

    action: str
    text: str
    value: Fraction | None = None
    needed: Fraction | None = None
    feasible: bool | None = None
    best: Fraction | None = None
    retreat: str = ""
    needed_after_estimates: Fraction | None = None
    feasible_after_estimates: bool | None = None


@dataclass(frozen=True, slots=True)
class ProposalCheck:
    """Somebody's proposal held against the pace that it needs from here."""

    value: Fraction | None
    needed: Fraction | None = None
    best: Fraction | None = None
    feasible: bool | None = None
    needed_after_estimates: Fraction | None = None
    feasible_after_estimates: bool | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A target that contradicts itself: what it states, and what its other half implies. `text` says so in words."""

    stated: Fraction
    implied: Fraction
    text: str


@dataclass(frozen=True, slots=True)
class Ends:
    """Base, latest value and goal on the line that a target runs on: levels, factors Π(1 + g), or sums from 0."""

    start: Fraction | None
    now: Fraction
    goal: Fraction
    elapsed: Fraction
    years: int
    bound: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """One indicator's result. Numbers are exact; `required`, `actual`, `gap` are in the form's own terms.

    `form` is the form by which it was judged (an `assigned` target's `as`); `measure_unit` the unit of required,
    actual and gap (%, 亿元, 个百分点 …). `reason` is the first that applies of target_not_assigned, target_not_set,
    no_data, definition_changed, no_base, too_few_data, part_not_assessable. `path` is the required line
    for a chart: (years since base, value) in the terms of `series`, and `series` the actual points in the same terms.
    """

    indicator: Indicator
    form: str
    verdict: str
    reason: str | None = None
    datum: str | None = None
    elapsed: Fraction | None = None
    elapsed_as_of: Fraction | None = None
    required: Fraction | None = None
    actual: Fraction | None = None
    gap: Fraction | None = None
    gap_as_of: Fraction | None = None
    measure_unit: str = ""
    progress: Fraction | None = None
    schedule: Fraction | None = None
    needed: Fraction | None = None
    needed_unit: str | None = None
    forecast: Forecast | None = None
    advice: Advice | None = None
    proposal: ProposalCheck | None = None
    working: Working = field(default_factory=Working)
    breaches: tuple[int, ...] = ()
    conflict: Conflict | None = None
    within_rounding: bool = False
    stand_in: str | None = None  # the upper plan whose number stands in for the own one
    parts: tuple[Assessment, ...] = ()
    path: tuple[tuple[Fraction, Fraction], ...] = ()
    series: tuple[tuple[Fraction, Fraction], ...] = ()
    ends: Ends | None = None  # for comparison with others' methods; None where the target has no line


@dataclass(frozen=True, slots=True)
class PlanAssessment:
    """All indicators of a plan at a date, in the plan's order."""

    plan: Plan
    as_of: date
    indicators: tuple[Assessment, ...]

    def count(self, verdict: str, category: str | None = None, nature: str | None = None) -> int:
        """How many indicators have a verdict, in all or in one class or nature."""
        return sum(
            a.verdict == verdict
            and (category is None or a.indicator.category == category)
            and (nature is None or a.indicator.nature == nature)
            for a in self.indicators
        )
