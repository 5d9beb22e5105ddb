"""Whether one slip of the pen in a figure that a claim follows from explains that the claim lies far off."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from guibiao.audit.claims.claim import Claim
from guibiao.audit.figure import Figure
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.measures import factor
from guibiao.audit.misprint import one_wrong, point_moved, telling_digits, turned
from guibiao.audit.precision import stands_for, times
from guibiao.quantity import Interval, growth_between

Slips = Callable[[Decimal], Iterable[Decimal]]  # from a printed figure to what it may have been

_GAP = "gap"
_SUMS = ("sum-of-parts", "change-of-levels", _GAP)
_RATIOS = ("share", "attainment", "multiple")
_ABOVE, _BELOW = ("part", "actual", "end"), ("whole", "target", "base", "count")  # the more they are, the more or less
_TELLING = 4  # digits of a figure of which one that is wrong explains little by chance
_ALL = 100  # %
_MOST_YEARS = 30


class _Relation(NamedTuple):
    """How a claim follows from its inputs: from a level and its change, or by a power of a level's ratio."""

    level: tuple[Figure, Figure] | None
    power: float


def is_slip_of_input(claim: Claim, reading: Reading) -> bool:
    """Whether the claim holds with two digits of one input turned, one of many wrong, or its point elsewhere."""
    meant = stands_for(claim.figure)
    return any(map(meant.meets, given_with_slips(claim, reading, _rights)))


def given_with_slips(claim: Claim, reading: Reading, slips: Slips) -> Iterator[Interval]:
    """What a reading may give with each of the values that each of its inputs may have been before one slip."""
    relation = _Relation(_with_change(claim, reading), _power(claim, reading))
    for used in dict.fromkeys(reading.inputs):
        for right in slips(used.figure.value):
            yield from _with(claim, reading, relation, used, Fraction(right))


def _rights(printed: Decimal) -> Iterator[Decimal]:
    """What a figure may have been before a slip that is hardly chance."""
    yield from turned(printed, short=True)
    yield from point_moved(printed)
    if len(telling_digits(printed)) >= _TELLING:
        yield from one_wrong(printed)


def _with(claim: Claim, reading: Reading, relation: _Relation, used: Input, right: Fraction) -> Iterator[Interval]:
    """What a reading may give with another value of one input; either way where its part does not tell."""
    own = Fraction(used.figure.value)
    more, less = used.role not in _BELOW, used.role not in _ABOVE
    if relation.level:
        yield from _grown(relation.level, used, right - own)
    elif claim.rule in _SUMS:
        off = (right - own) * factor(used.figure.unit, claim.figure.unit)
        either = claim.rule == _GAP  # told from either side
        if more or either:
            yield reading.possible + off
        if less or either:
            yield reading.possible - off
    elif own and right and (power := relation.power):
        whole = 0 if claim.rule in _RATIOS else _ALL
        for ratio in (right / own,) * more + (own / right,) * less:
            scale = ratio if power == 1 else Fraction(float(ratio) ** power)
            yield (reading.possible + whole) * scale - whole


def _with_change(claim: Claim, reading: Reading) -> tuple[Figure, Figure] | None:
    """The level and its change that a growth follows from: 产量45.6万吨，比上年增加0.9万吨，增长2.0%."""
    roles = [i.role for i in reading.inputs]
    if claim.rule != "growth-of-levels" or "change" not in roles or "end" not in roles:
        return None
    end, change = (reading.inputs[roles.index(role)].figure for role in ("end", "change"))
    return end, change


def _grown(level: tuple[Figure, Figure], used: Input, off: Fraction) -> Iterator[Interval]:
    """The growth of a level by its change, one of which is another one by so much."""
    end, change = (stands_for(f) + (off if f is used.figure else 0) for f in level)
    change = times(change, factor(level[1].unit, level[0].unit))
    if (base := end - change).low > 0:
        yield growth_between(base, end)


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
