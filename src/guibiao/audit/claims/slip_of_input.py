"""Whether one slip of the pen in a figure that a claim follows from explains that the claim lies far off."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from guibiao.audit.claims.claim import Claim
from guibiao.audit.figure import Figure
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.measures import factor
from guibiao.audit.misprint import one_wrong, point_moved, telling_digits, turned
from guibiao.audit.precision import stands_for, times
from guibiao.quantity import Interval, growth_between

Slips = Callable[[Decimal], Iterable[Decimal]]  # from a printed figure to what it may have been
Room = tuple[float, float]

_GAP = "gap"
_SUMS = ("sum-of-parts", "change-of-levels", _GAP)
_RATIOS = ("share", "attainment", "multiple")
_ABOVE, _BELOW = ("part", "actual", "end"), ("whole", "target", "base", "count")  # the more they are, the more or less
_TELLING = 4  # digits of a figure of which one that is wrong explains little by chance
_ALL = 100  # %
_MOST_YEARS = 30
_LEFT_OUT = 1e-9  # of a value, by floats


def is_slip_of_input(claim: Claim, reading: Reading) -> bool:
    """Whether the claim holds with two digits of one input turned, one of many wrong, or its point elsewhere."""
    return is_given_with_slips(claim, reading, _rights)


def is_given_with_slips(claim: Claim, reading: Reading, slips: Slips) -> bool:
    """Whether the claim is what a reading may give with another value of one input."""
    low, high = about(stands_for(claim.figure))
    return any(least <= high and low <= most for least, most in given_with_slips(claim, reading, slips))


def about(meant: Interval) -> Room:
    """An interval as floats, wide enough to hold what these leave out."""
    low, high = float(meant.low), float(meant.high)
    left_out = _LEFT_OUT * max(abs(low), abs(high))
    return low - left_out, high + left_out


def given_with_slips(claim: Claim, reading: Reading, slips: Slips) -> Iterator[Room]:
    """What a reading may give with each of the values that each of its inputs may have been before one slip."""
    level, power = _with_change(claim, reading), _power(claim, reading)
    for used in dict.fromkeys(reading.inputs):
        rights = slips(used.figure.value)
        if level:
            yield from _grown(level, used, rights)
        elif claim.rule in _SUMS:
            yield from _moved(claim, reading, used, rights)
        elif power and used.figure.value:
            yield from _scaled(claim, reading, power, used, rights)


def _rights(printed: Decimal) -> Iterator[Decimal]:
    """What a figure may have been before a slip that is hardly chance."""
    yield from turned(printed, short=True)
    yield from point_moved(printed)
    if len(telling_digits(printed)) >= _TELLING:
        yield from one_wrong(printed)


def _moved(claim: Claim, reading: Reading, used: Input, rights: Iterable[Decimal]) -> Iterator[Room]:
    """What a sum or a distance may be; a distance is told from either side."""
    low, high = float(reading.possible.low), float(reading.possible.high)
    by, either = float(factor(used.figure.unit, claim.figure.unit)), claim.rule == _GAP
    for right in rights:
        off = float(right - used.figure.value) * by
        if either or used.role not in _BELOW:
            yield low + off, high + off
        if either or used.role not in _ABOVE:
            yield low - off, high - off


def _scaled(claim: Claim, reading: Reading, power: float, used: Input, rights: Iterable[Decimal]) -> Iterator[Room]:
    """What a ratio or a growth may be; either way where the part of the input does not tell."""
    whole, own = 0 if claim.rule in _RATIOS else _ALL, float(used.figure.value)
    low, high = float(reading.possible.low) + whole, float(reading.possible.high) + whole
    for right in map(float, filter(None, rights)):
        ratios = (right / own,) * (used.role not in _BELOW) + (own / right,) * (used.role not in _ABOVE)
        for scale in (ratio**power for ratio in ratios):
            yield low * scale - whole, high * scale - whole


def _with_change(claim: Claim, reading: Reading) -> tuple[Figure, Figure] | None:
    """The level and its change that a growth follows from: 产量45.6万吨，比上年增加0.9万吨，增长2.0%."""
    roles = [i.role for i in reading.inputs]
    if claim.rule != "growth-of-levels" or "change" not in roles or "end" not in roles:
        return None
    end, change = (reading.inputs[roles.index(role)].figure for role in ("end", "change"))
    return end, change


def _grown(level: tuple[Figure, Figure], used: Input, rights: Iterable[Decimal]) -> Iterator[Room]:
    """The growth of a level by its change, one of which is another one."""
    for right in rights:
        off = Fraction(right - used.figure.value)
        end, change = (stands_for(f) + (off if f is used.figure else 0) for f in level)
        change = times(change, factor(level[1].unit, level[0].unit))
        if (base := end - change).low > 0:
            growth = growth_between(base, end)
            yield float(growth.low), float(growth.high)


def _power(claim: Claim, reading: Reading) -> float:
    """The power of a level's ratio that a claim follows; nought where it follows none."""
    if claim.rule in _RATIOS or claim.rule == "growth-of-levels":
        return 1
    levels = [float(i.figure.value) for i in reading.inputs if i.role in ("base", "end")]
    if claim.rule != "cagr" or len(levels) != len("首尾") or min(levels) <= 0:
        return 0
    yearly = abs(math.log1p(max(float(reading.value) / _ALL, -1 + 1 / _ALL)))
    years = round(abs(math.log(levels[1] / levels[0])) / yearly) if yearly else 0
    return 1 / years if 0 < years <= _MOST_YEARS else 0
