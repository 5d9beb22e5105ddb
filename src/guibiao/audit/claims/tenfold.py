"""Whether a claim is what it should be times a power of ten: a point shifted, or a unit taken for another."""

from __future__ import annotations

from fractions import Fraction

from guibiao.audit.claims.claim import Claim
from guibiao.audit.judgement import Reading
from guibiao.quantity import printed

_POWERS = (10, 100, 1000, 10000)


def tenfold(claim: Claim, reading: Reading) -> Fraction | None:
    """The power of ten, or the part of one, that a claim is of what it should be; nothing where it is none."""
    if 0 in reading.possible:
        return None
    claimed, right = printed(claim.figure.value), reading.possible
    for times in _POWERS:
        if claimed.low <= right.high * times and right.low * times <= claimed.high:
            return Fraction(times)
        if claimed.low * times <= right.high and right.low <= claimed.high * times:
            return Fraction(1, times)
    return None
