"""How far a claim may lie off before it is thought to be of something else.

A figure that a slip of the pen explains, two digits swapped, one wrong, the point or the sign, may lie off as far as
that slip makes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from msgspec.structs import replace

from guibiao.audit.claims.claim import Claim
from guibiao.audit.claims.slip_of_input import is_slip_of_input
from guibiao.audit.claims.tenfold import tenfold
from guibiao.audit.figure import Figure
from guibiao.audit.judgement import FITTING, Reading, judge
from guibiao.audit.measures import PERCENT, factor
from guibiao.audit.misprint import SURE_DIGITS, one_digit, swapped, turned
from guibiao.audit.precision import is_in_tenths
from guibiao.quantity import printed

_NEAR = Fraction(1, 10)  # of a value: what rounding leaves open so far tells which digits are meant
_OTHER_SIZE = 6  # times as much as a share that a slip of digits makes of it at most


class _Bounds(NamedTuple):
    """How far a figure lies off at most, as a share of the larger of the two, unless a slip of the pen explains it.

    One wrong digit explains it in a figure of so many digits.
    """

    farthest: Fraction
    digits: int = 1


_SHARE, _SUM, _GROWTH = "share", "sum-of-parts", "growth-of-levels"
_OF_LEVELS = (_GROWTH, "cagr")
_ANOTHER_BASE = Fraction(1, 10)  # of a growth
# A figure of these rules that is farther off is more often of something else, by passages nobody had looked at.
_BOUNDS = {
    _SUM: _Bounds(Fraction(3, 10)),
    "change-of-levels": _Bounds(Fraction(1, 4)),
    "gap": _Bounds(Fraction(1, 10)),
    "cagr": _Bounds(Fraction(2, 3)),
    _GROWTH: _Bounds(Fraction(3, 4)),
    "multiple": _Bounds(Fraction(3, 4)),
    _SHARE: _Bounds(Fraction(1, 10), SURE_DIGITS),
}


def is_far_off(claim: Claim, readings: Sequence[Reading]) -> bool:
    """Whether a claim differs so much from each of the readings that no slip explains it."""
    bounds = _bounds(claim)
    return bounds is not None and all(_is_far_off(claim, reading, bounds) for reading in readings)


def is_of_another_size(claim: Claim, reading: Reading) -> bool:
    """Whether a share would be so many times as much or as little that its inputs must be of something else.

    A slip of the point or of a unit is a power of ten; a growth may follow from a level with such a slip.
    """
    value, claimed = abs(reading.value), abs(Fraction(claim.figure.value))
    if (
        claim.unit not in PERCENT
        or claim.sure
        or not claimed
        or claimed / _OTHER_SIZE <= value <= claimed * _OTHER_SIZE
    ):
        return False
    return not (tenfold(claim, reading) or (claim.rule in _OF_LEVELS and is_slip_of_input(claim, reading)))


def _bounds(claim: Claim) -> _Bounds | None:
    """How far off a claim may lie; a share as far as it likes where its words tell the whole."""
    if claim.sure:
        return None
    return _BOUNDS.get(claim.rule) if claim.by_name or claim.rule != _SHARE else None


def _is_far_off(claim: Claim, reading: Reading, bounds: _Bounds) -> bool:
    """Whether a claim differs so much from a reading that no slip explains it."""
    value, claimed = reading.value, Fraction(claim.figure.value)
    if abs(claimed - value) <= bounds.farthest * max(abs(value), abs(claimed)):
        return False
    other_sign = replace(claim.figure, value=-claim.figure.value)
    if judge(other_sign, reading) in FITTING or tenfold(claim, reading) or is_slip_of_input(claim, reading):
        return False
    if value * claimed < 0:  # a change with the other sign gives nearly the same growth from another base
        return claim.rule != _GROWTH or abs(value + claimed) > _ANOTHER_BASE * abs(claimed)
    telling = len(claim.figure.value.as_tuple().digits) >= bounds.digits or is_in_tenths(claim.figure)
    if _is_swapped(claim.figure, reading) or (telling and one_digit(claim.figure.value, value)):
        return False
    return not any(_is_turned(i.figure, claim, value) for i in reading.inputs)


def _is_swapped(figure: Figure, reading: Reading) -> bool:
    """Whether a figure is what it is recomputed to be, or might be, with two digits in each other's place."""
    if swapped(figure.value, reading.value, short=True):
        return True
    near = reading.possible.high - reading.possible.low <= _NEAR * abs(reading.value)
    return near and any(printed(value).meets(reading.possible) for value in turned(figure.value, short=True))


def _is_turned(figure: Figure, claim: Claim, value: Fraction) -> bool:
    """Whether two digits of an input in each other's place explain what a claim is off from the value it gives."""
    own, claimed = Fraction(figure.value), Fraction(claim.figure.value)
    if claim.rule == _SHARE:
        rights = [own * claimed / value, own * value / claimed] if value and claimed else []
    else:
        off = (claimed - value) * factor(claim.figure.unit, figure.unit)
        rights = [own + off, own - off]
    return any(swapped(figure.value, right, short=True) for right in rights)
