"""The base year's level where the text only implies it, with its working."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from guibiao.extract import Statement
from guibiao.messages import _
from guibiao.plan.drafting.figures import Figures
from guibiao.plan.drafting.passage import Passage
from guibiao.plan.drafting.targets import Goals
from guibiao.plan.drafting.wording import wording
from guibiao.plan.model import Observation
from guibiao.quantity import Period, rounded
from guibiao.vocabulary import vocabulary


def implied_base(passage: Passage, name: str, figures: Figures, goals: Goals) -> tuple[Decimal, str] | None:
    """The base year's level that the figures imply, and the working in words; the surest way first."""
    ways = (
        *_since_base(passage, figures),
        *_first_year(passage, name, figures),
        *_mean_pace(passage, figures),
        *_target_pace(passage, goals),
    )
    return next(iter(ways), None)


def _since_base(passage: Passage, figures: Figures) -> Iterator[tuple[Decimal, str]]:
    """From a level and its change, or relative change, since the base year."""
    for s in passage.statements:
        if s.base != str(passage.base) or s.measure not in ("change", "growth"):
            continue
        level = _level(figures, Period(s.period).end.year) if s.role != "target" else None
        own = _number(level) if level else _target_level(passage, s)
        if own is not None and s.measure == "change":
            yield _less(own, s.value)
        elif own is not None:
            yield _divided(own, s.value)


def _first_year(passage: Passage, name: str, figures: Figures) -> Iterator[tuple[Decimal, str]]:
    """From the first year's level and its change or growth (not where growth is told at constant prices)."""
    year = passage.base + 1
    level = _level(figures, year)
    if level is None:
        return
    change, growth = (_rate(figures, year, m) for m in ("change", "growth"))
    if change is not None:
        yield _less(_number(level), change)
    elif growth is not None and not _is_real(name):
        yield _divided(_number(level), growth)


def _mean_pace(passage: Passage, figures: Figures) -> Iterator[tuple[Decimal, str]]:
    """From a level and the mean change or growth up to its year."""
    for o in figures.observations:
        if o.measure not in ("change_avg", "growth_avg") or o.period.start.year != passage.base + 1:
            continue
        level = _level(figures, o.period.end.year)
        if level is None:
            continue
        years = Decimal(o.period.elapsed_since(passage.base).numerator) / o.period.elapsed_since(
            passage.base).denominator  # fmt: skip
        work = _less if o.measure == "change_avg" else _divided
        yield work(_number(level), _number(o), years)


def _target_pace(passage: Passage, goals: Goals) -> Iterator[tuple[Decimal, str]]:
    """From the target's own level and yearly change."""
    if goals.level and goals.change:
        yield _less(goals.level.value, goals.change.value, passage.span.end.year - passage.base)


def _less(level: Decimal, change: Decimal, years: Decimal | int = 1) -> tuple[Decimal, str]:
    base = _rounded(level - change * years, level)
    step = f"{abs(change)}" if years == 1 else f"{_plain(years)}×{abs(change)}"
    return base, f"{level}{'−' if change >= 0 else '+'}{step}={base}"


def _divided(level: Decimal, rate: Decimal, years: Decimal | int = 1) -> tuple[Decimal, str]:
    factor = (1 + rate / 100) ** years
    base = _rounded(level / factor, level)
    power = "" if years == 1 else f"^{_plain(years)}"
    return base, f"{level}÷(1{'+' if rate >= 0 else '−'}{abs(rate)}%){power}={base}"


def _rounded(value: Decimal, like: Decimal) -> Decimal:
    """To the decimals of the level that it was derived from."""
    exponent = like.as_tuple().exponent
    return rounded(value, -exponent if isinstance(exponent, int) else 0)


def _plain(number: Decimal | int) -> str:
    return f"{Decimal(number).normalize():f}"


def _level(figures: Figures, year: int) -> Observation | None:
    """The latest actual level within a year, the whole year's before a part's."""
    found = [o for o in figures.observations if o.measure == "level" and o.role == "actual" and o.period.year == year]
    return min(found, key=lambda o: not o.period.is_year, default=None)


def _rate(figures: Figures, year: int, measure: str) -> Decimal | None:
    return next((_number(o) for o in figures.observations
                 if o.measure == measure and o.period.is_year and o.period.year == year), None)  # fmt: skip


def _target_level(passage: Passage, statement: Statement) -> Decimal | None:
    return next((s.value for s in passage.statements
                 if s.role == "target" and s.measure == "level" and s.period == statement.period), None)  # fmt: skip


def _number(observation: Observation) -> Decimal:
    return Decimal(observation.value)


def _is_real(name: str) -> bool:
    """Whether growth is told at constant prices while levels are nominal, by the registry or by the name."""
    entry = vocabulary().indicator(name)
    return entry.valued == "real" if entry is not None else wording().real_growth.search(name) is not None


def working_note(working: str) -> str:
    """How a derived base is told."""
    return _("基期值由文本推得：{working}").format(working=working)
