"""`Terms`: one assessment's numbers as they are printed, and how they stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from guibiao.assess import Assessment
from guibiao.messages import _
from guibiao.plan import Adjustment, Plan, Target
from guibiao.quantity import Period, decimals
from guibiao.report.phrases.figures import own_decimals, shown
from guibiao.report.phrases.naming import years_name
from guibiao.report.phrases.targets import falls, target_in_force
from guibiao.report.wording import Wording

PERCENT = frozenset({"%", "‰"})
_RATE_FORMS = frozenset({"mean_growth", "cumulative_change", "relative"})
_FINER = 2  # decimals added at most to tell two numbers apart
_FAR = Fraction(1, 2)  # short by more than half of what is required: 远低于
_KEPT = frozenset({"floor", "ceiling", "yearly", "relative", "rank"})


@dataclass(frozen=True, slots=True)
class Terms:
    """An assessment within its plan, with the target in force at the report's date."""

    assessment: Assessment
    plan: Plan
    as_of: date
    target: Target
    adjustment: Adjustment | None
    decimals: int
    key: str

    @classmethod
    def of(cls, assessment: Assessment, plan: Plan, as_of: date, whole: Assessment | None = None) -> Terms:
        """The terms of one assessment of a plan at a date. `whole` is what it is a half of (level_and_growth)."""
        target, adjustment = target_in_force(assessment.indicator, as_of)
        key = f"{whole.indicator.id}.{assessment.indicator.id}" if whole else assessment.indicator.id
        return cls(assessment, plan, as_of, target, adjustment, own_decimals(assessment, target), key)

    @property
    def datum(self) -> Period | None:
        """The period of the latest datum."""
        return Period(self.assessment.datum) if self.assessment.datum else None

    @property
    def at_end(self) -> bool:
        """Whether the datum stands at the plan's end, so that words change: 完成, 未完成."""
        return self.assessment.elapsed is not None and self.assessment.elapsed >= self.plan.years

    @property
    def span(self) -> str:
        """The plan's years up to the datum: 2021—2022年."""
        datum = self.datum
        return years_name(self.plan.base + 1, max(datum.year, self.plan.base + 1)) if datum else ""

    @property
    def next_year(self) -> int:
        """The year after the datum."""
        return min(self.plan.base + int(self.assessment.elapsed or 0) + 1, self.plan.period.year)

    def years_left(self, wording: Wording) -> str:
        """What is left of the plan after the datum: 2023—2025年, or from within a year on."""
        elapsed, last = self.assessment.elapsed or Fraction(0), self.plan.period.year
        if elapsed.denominator != 1:
            months = int(elapsed * 12)
            year, month = self.plan.base + 1 + months // 12, months % 12 + 1
            key = "needed.from_half" if month == 7 else "needed.from_month"
            return wording.say(key, year=year, month=month, end=last)
        return years_name(min(self.plan.base + int(elapsed) + 1, last), last)

    @property
    def rates(self) -> bool:
        """Whether required, actual and gap are rates in %."""
        return self.assessment.form in _RATE_FORMS

    @property
    def unit(self) -> str:
        """The unit of the indicator's level."""
        return self.assessment.indicator.unit

    @property
    def falls(self) -> bool:
        """Whether less is better."""
        return falls(self.assessment.indicator, self.target)

    @property
    def target_decimals(self) -> int:
        """The printed decimals of the target, in which proposals are worded."""
        value = self.target.value if self.target.value is not None else self._stand_in
        return decimals(value) if isinstance(value, Decimal) else self.decimals

    @property
    def kept(self) -> bool:
        """Whether the target is to be kept rather than reached by steps."""
        if self.assessment.form in _KEPT:
            return True
        value = self.target.value if self.target.value is not None else self._stand_in
        return (
            self.assessment.form in {"level", "reach_and_keep", "multiple"}
            and not self.at_end
            and isinstance(value, Decimal)
            and self.assessment.required == Fraction(value)
        )

    @property
    def distance(self) -> bool:
        """Whether what is needed is a distance to the target, not a pace."""
        return self.kept and self.assessment.form != "relative"

    @property
    def earlier_breaches(self) -> tuple[int, ...]:
        """The years in breach before the datum's own."""
        datum = self.datum
        return tuple(y for y in self.assessment.breaches if datum is None or y < datum.year)

    @property
    def relation(self) -> str:
        """How the actual stands to the required number: far_below, below, above or equal."""
        actual, required, gap = self.assessment.actual, self.assessment.required, self.assessment.gap
        if actual is None or required is None or actual == required:
            return "equal"
        if actual > required:
            return "above"
        far = gap is not None and gap < 0 and self.assessment.verdict == "behind" and required > 0
        return "far_below" if far and required - actual > _FAR * required else "below"

    @property
    def whole_due(self) -> bool:
        """Whether the target itself is required by now, and not a part of it."""
        return not self.at_end and self.assessment.required == Fraction(self._goal)

    def number(self, value: Fraction | Decimal | int, wording: Wording, field: str) -> str:
        """A number in the indicator's own decimals; `field` is what it is (`required`, `actual`, `needed`)."""
        return wording.cite(shown(value, self.decimals), f"{self.key}.{field}")

    def required_number(self, wording: Wording) -> str:
        """What is required, with more decimals where it would else be printed like the actual number that differs."""
        actual, required = self.assessment.actual or Fraction(0), self.assessment.required or Fraction(0)
        places = self.decimals
        while (
            places < self.decimals + _FINER and actual != required and shown(actual, places) == shown(required, places)
        ):
            places += 1
        return wording.cite(shown(required, places), f"{self.key}.required")

    def difference(self, value: Fraction, wording: Wording, field: str = "gap") -> str:
        """A gap without its sign, with its unit: 3.9个百分点, 2.70亿元."""
        unit = self.assessment.measure_unit
        figure = wording.cite(shown(abs(value), self.decimals), f"{self.key}.{field}")
        return figure + ("个百分点" if unit in {*PERCENT, _("个百分点")} or self.rates else unit)

    def rate(self, value: Fraction | Decimal, wording: Wording, field: str, places: int | None = None) -> str:
        """A rate in words: 增长4.1%, 下降21.8%, 持平."""
        figure = shown(value, self.decimals if places is None else places)
        case = "rising" if figure > 0 else "falling" if figure < 0 else "level"
        return wording.say(f"rate.{case}", value=wording.cite(abs(figure), f"{self.key}.{field}"))

    @property
    def _goal(self) -> Decimal:
        return self.target.value if isinstance(self.target.value, Decimal) else self._stand_in or Decimal(0)

    @property
    def _stand_in(self) -> Decimal | None:
        return self.target.stand_in.value if self.target.stand_in else None


def names(wording: Wording, listed: list[str], most: int = 12, more: str = "list.more") -> str:
    """Names one after the other; past `most` all are counted, in the words of `more`."""
    joined = wording.say("list.and").join(listed[:most])
    return joined + (wording.say(more, count=len(listed)) if len(listed) > most else "")
