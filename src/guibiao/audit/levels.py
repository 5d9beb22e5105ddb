"""Levels of one subject by period: stated in the text, or one step away from what it states."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from guibiao.audit.figure import Cited, Figure
from guibiao.audit.judgement import Input
from guibiao.audit.ledger import Ledger, nearest, period_of
from guibiao.audit.measures import PERCENT, POINTS
from guibiao.audit.precision import stands_for, times
from guibiao.expressions import expression
from guibiao.extract import Statement
from guibiao.messages import _
from guibiao.quantity import Interval, decimals, shown

_YEAR = expression(r"\d{4}")
_APART = Fraction(3, 2)  # times that levels of one thing and time in two places hardly differ by
_MOST = 3  # where a text states a level more than once, so many of the closest are tried


class Level(Struct, frozen=True, gc=False):
    """A level in `unit`: its value as printed, what it may be, and the figures that it was taken from."""

    value: Fraction
    possible: Interval
    unit: str
    inputs: tuple[Input, ...]
    stated: bool = True

    def words(self) -> str:
        """The level as a message quotes it."""
        quoted = _("、").join(f"{i.figure.value}{i.figure.unit}" for i in self.inputs)
        if self.stated:
            return quoted
        value = shown(self.value, decimals(self.inputs[0].figure.value)) + self.unit
        return _("{value}（由{quoted}推得）").format(value=value, quoted=quoted)


def levels(ledger: Ledger, about: Cited, period: str, role: str, *, derive: bool = False) -> list[Level]:
    """The levels of a figure's subject in a period, the closest to the figure first.

    With `derive` a level that is not stated is worked out from a later one and its growth or change since.
    """
    found = ledger.stated(about.statement, "level", facts=True, period=period)
    found = [f for f in found if f.bound == "eq"] or found  # 突破2万元大关、达到20762元
    stated = [level_of(f, role) for f in nearest(found, about.start)[:_MOST]]
    if stated or not derive:
        return stated
    return list(_one_step_back(ledger, about, period, role))


def level_of(figure: Figure, role: str) -> Level:
    """A stated level."""
    return Level(Fraction(figure.value), stands_for(figure), figure.unit, (Input(figure, role),))


@lru_cache(maxsize=4096)
def year_before(period: str) -> str | None:
    """The same period a year earlier (2023-H1 → 2022-H1), or None for a span of years."""
    if len(set(_YEAR.findall(period))) != 1:
        return None
    return _YEAR.sub(lambda m: str(int(m.group()) - 1), period)


Frame = tuple[str, str, int]  # the base's period, the end's, and the years between them


def span_of(period: str) -> Frame:
    """What a span of years means: 2021/2025 goes from the end of 2020 over five years."""
    span = period_of(period)
    return str(span.start.year - 1), str(span.end.year), span.years


def span_from_first(period: str) -> Frame:
    """What some texts mean by it: from the first year named, so that 2015—2020年 is five years."""
    span = period_of(period)
    return str(span.start.year), str(span.end.year), span.years - 1


def _one_step_back(ledger: Ledger, about: Cited, period: str, role: str) -> Iterator[Level]:
    """The level of a period, from a later one and what it grew or changed by since."""
    for rate in _since(ledger, about, "growth", period):
        factor = times(stands_for(rate), Fraction(1, 100)) + 1
        if rate.unit in PERCENT and factor.low > 0:
            for end in _one_thing(ledger, levels(ledger, about, rate.statement.period, role)):
                value = end.value / (1 + Fraction(rate.value) / 100)
                yield Level(value, end.possible / factor, end.unit, (*end.inputs, Input(rate, "rate")), stated=False)
    for change in _since(ledger, about, "change", period):
        for end in _one_thing(ledger, levels(ledger, about, change.statement.period, role)):
            if change.unit == end.unit or (change.unit in POINTS and end.unit in PERCENT):
                value = end.value - Fraction(change.value)
                inputs = (*end.inputs, Input(change, "change"))
                yield Level(value, end.possible - stands_for(change), end.unit, inputs, stated=False)


def _one_thing(ledger: Ledger, found: list[Level]) -> list[Level]:
    """The same levels, or none where they are several things'.

    三项指标分别为45.2%、90.9%和86.7%; what is told of several areas in turn lies far apart.
    """
    told: dict[tuple[int, int], set[Fraction]] = {}
    for level in found:
        told.setdefault(ledger.sentence(level.inputs[0].figure.start), set()).add(level.value)
    if any(len(values) > 1 for values in told.values()):
        return []
    one, other = (pick(found, key=lambda level: abs(level.value)) for pick in (min, max)) if found else (None, None)
    return [] if one and other and one.unit == other.unit and abs(other.value) > _APART * abs(one.value) else found


def _since(ledger: Ledger, about: Cited, measure: str, period: str) -> list[Cited]:
    """The growth or change of a subject that the text counts from a period, but for the figure itself.

    None for a figure of that kind from that very period: the others are the same figure, or of another thing.
    """
    said = about.statement
    if (measure, period) == (said.measure, _told_since(said)):
        return []
    stated = [c for c in ledger.stated(said, measure, facts=True) if c.start != about.start]
    return [c for c in stated if _told_since(c.statement) == period]


def _told_since(said: Statement) -> str | None:
    """The period from which a growth or change is counted."""
    return said.base or year_before(said.period)
