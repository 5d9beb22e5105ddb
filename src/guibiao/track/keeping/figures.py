"""A target's number against the fact that answers it: both as what their printed digits stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from guibiao.extract import Statement
from guibiao.quantity import Interval, Period, Unit, printed
from guibiao.track.keeping.model import Figure
from guibiao.vocabulary import vocabulary

ABOUT = Fraction(1, 20)  # 左右: the share of a target to either side that still keeps it
FAR = Fraction(10**12)  # beyond any figure: where a fact is open


def answers(goal: Statement, facts: Sequence[Statement], year: int) -> Iterator[Statement]:
    """The facts that are about the same indicator, region, measure and time as a target, the best first.

    Of what is due by the last year that the document knows of, only the figures of that time answer; of what is due
    later, the latest figures tell how far it has come.
    """
    due = Period(goal.period)
    fitting = [f for f in facts if _same_thing(goal, f) and _same_time(due, Period(f.period), goal.measure, year)]
    return iter(sorted(fitting, key=lambda f: (-Period(f.period).end.toordinal(), f.role != "actual", f.clean_start)))


def comparable_facts(goal: Statement, facts: Sequence[Statement], year: int) -> Iterator[int]:
    """The places of the facts that could answer a target by measure, unit, region and time, whatever they are called.

    Two names that the vocabulary knows as different indicators are never compared.
    """
    due = Period(goal.period)
    for place, fact in enumerate(facts):
        known_apart = goal.code and fact.code and goal.code != fact.code
        if (
            not known_apart
            and _fits(goal, fact)
            and _counted_alike(goal.unit, fact.unit)
            and _same_time(due, Period(fact.period), goal.measure, year)
        ):
            yield place


def same_kind(goal: Statement | Figure, fact: Statement | Figure) -> bool:
    """Whether two figures can be held against each other: units of one family."""
    return _unit(goal.unit).family == _unit(fact.unit).family


def verdict(goal: Figure, fact: Figure, code: str | None) -> str:
    """kept, exceeded or short; unclear where the fact is only known from the wrong side (超过5% of 6%).

    A fact stands for every value that rounds to it; a target is meant exactly. Of 左右 a share to either side keeps it.
    """
    factor, meant = _unit(goal.unit).to(_unit(fact.unit)), _meant(fact)
    ends = [Fraction(v) * factor for v in (goal.value, goal.value_max) if v is not None]
    slack = abs(ends[0]) * ABOUT if goal.bound == "approx" else Fraction(0)
    asked = Interval(min(ends) - slack, max(ends) + slack)
    return _judged(asked, meant) if _is_floor(goal, code) else _judged(-asked, -meant)


def _judged(asked: Interval, fact: Interval) -> str:
    if fact.low > asked.high:
        return "exceeded"
    if fact.high < asked.low:
        return "short"
    is_open = fact.low == -FAR or fact.high == FAR
    return "unclear" if is_open and fact.low < asked.low else "kept"


def _is_floor(goal: Figure, code: str | None) -> bool:
    """Whether more is better: as the bound says (下降3%以上 is at least 3% down), else as the indicator is meant."""
    if goal.bound in ("ge", "le"):
        return (goal.bound == "ge") == (goal.value >= 0)
    entry = vocabulary().indicator(code) if code else None
    return goal.value >= 0 and (entry is None or entry.direction == "up")


def _meant(fact: Figure) -> Interval:
    """Every value that a fact may stand for; 以上 and 突破 begin at the figure itself and have no end."""
    value = Fraction(fact.value)
    if fact.bound == "ge":
        return Interval(value, FAR)
    if fact.bound == "le":
        return Interval(-FAR, value)
    return Interval(value) if _is_count(fact) else printed(fact.value)


def _is_count(fact: Figure) -> bool:
    return fact.unit in vocabulary().classifiers() and fact.value == fact.value.to_integral_value()


def _same_thing(goal: Statement, fact: Statement) -> bool:
    named_alike = goal.code == fact.code if goal.code else goal.indicator == fact.indicator
    return named_alike and _fits(goal, fact)


def _fits(goal: Statement, fact: Statement) -> bool:
    of_one_area = not goal.region or not fact.region or goal.region == fact.region
    return goal.measure == fact.measure and same_kind(goal, fact) and of_one_area


def _counted_alike(unit: str, other: str) -> bool:
    """Whether two units may count the same things: 家 are no 个, but 个 and 项 are."""
    counts = vocabulary().classifiers()
    return unit == other or {unit, other} <= {"个", "项"} or unit not in counts or other not in counts


def _same_time(due: Period, told: Period, measure: str, year: int) -> bool:
    if due.end.year <= year:
        return told.end == due.end and (told.start == due.start or (measure == "level" and told.is_year))
    if measure in ("growth", "change"):
        return False  # growth of another year answers nothing
    return told.end < due.end and not told.is_part_of_year


@lru_cache(maxsize=1024)
def _unit(name: str) -> Unit:
    return vocabulary().unit(name) or Unit(name, f"unknown:{name}")
