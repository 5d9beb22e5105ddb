"""Part-year flows after the latest datum: they decide nothing; where the share of past years is known they foretell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from guibiao.assess.case import Case, with_evidence
from guibiao.assess.known import is_flow
from guibiao.assess.words import figure, observed, when
from guibiao.messages import _
from guibiao.plan import Observation
from guibiao.quantity import Period, rounded


@dataclass(frozen=True, slots=True)
class Raised:
    """A flow of the first part of a year brought to the whole year: part ÷ its mean share of the year in `years`."""

    part: Observation
    share: Fraction
    years: tuple[int, ...]
    whole: Observation


def left_out(case: Case) -> tuple[Observation, ...]:
    """The actual part-year flows after the latest datum."""
    last = max((o.period.end for o in case.evidence.chosen), default=date.min)
    return tuple(
        o
        for o in case.indicator.observations
        if o.role == "actual" and o.period.is_part_of_year and last < o.period.end <= case.clock.as_of
        and is_flow(case.indicator, case.target, o, case.of)
    )  # fmt: skip


def raised(case: Case) -> Raised | None:
    """The latest of these amounts as a whole year's, by its mean share in the past years that have both figures."""
    levels = [o for o in left_out(case) if o.measure == "level"]
    amounts = [o for o in levels if (o.period.start.month, o.period.start.day) == (1, 1)]
    if not amounts:
        return None
    part = max(amounts, key=lambda o: o.period.end)
    shares = dict(_shares(part, case.indicator.observations))
    share = sum(shares.values(), Fraction(0)) / len(shares) if shares else Fraction(0)
    if share <= 0:
        return None
    places = max(0, -int(Decimal(part.value).as_tuple().exponent))
    value = rounded(Fraction(part.value) / share, places)
    return Raised(part, share, tuple(sorted(shares)), Observation(Period(str(part.period.year)), value))


def _shares(part: Observation, figures: Sequence[Observation]) -> dict[int, Fraction]:
    """The share of the same months in each past year, of the years whose both figures are known."""
    levels = [o for o in figures if o.role == "actual" and o.measure == "level" and o.period.year < part.period.year]
    wholes = {o.period.year: Fraction(o.value) for o in levels if o.period.is_year and o.value}
    same = (part.period.start.month, part.period.end.month, part.period.end.day)
    parts = {
        o.period.year: Fraction(o.value)
        for o in levels
        if o.period.is_part_of_year and (o.period.start.month, o.period.end.month, o.period.end.day) == same
    }
    return {year: parts[year] / whole for year, whole in wholes.items() if year in parts}


def with_raised(case: Case, found: Raised) -> Case:
    """The case with the raised figure as if it were known."""
    known = tuple(o for o in case.indicator.observations if o.period.end <= case.clock.as_of)
    year_end = date(found.whole.period.year, 12, 31)
    indicator = replace(case.indicator, observations=(*known, found.whole))
    return with_evidence(replace(case, indicator=indicator, clock=replace(case.clock, as_of=year_end)))


def part_year_said(case: Case) -> tuple[str, ...]:
    """What is to be said of them in the working."""
    flows = left_out(case)
    if not flows or case.indicator.parts:
        return ()
    unit = case.indicator.unit
    named = "，".join(f"{i.name}{i.value}" for i in (observed(o, unit) for o in flows))
    said = (_("{figures}：不足一年的流量只供参考，不作评价依据").format(figures=named),)
    found = raised(case)
    if found is None:
        return said
    text = _("{years}年同期平均占全年的{share}%，{period}的{part}{unit}折合全年约{whole}{unit}，只用于预计")
    return (*said, text.format(
        years="、".join(map(str, found.years)), share=figure(found.share * 100, 1), period=when(found.part.period),
        part=found.part.value, whole=found.whole.value, unit=unit,
    ))  # fmt: skip
