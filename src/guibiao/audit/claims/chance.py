"""How likely it is by chance that one slip of the pen explains a claim that lies far off what others give.

A slip explains nearly every pair of short figures: of 46 items and 33 done, one wrong digit leaves anything from 7 to
16. What tells is how much of the room around a claim its slips fill. In texts that are right hardly one figure in ten
that is recomputed from the wrong ones is explained so, of slips of the pen nine in ten are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from guibiao.audit.claims.claim import Claim
from guibiao.audit.claims.slip_of_input import Room, Slips, about, given_with_slips, is_given_with_slips
from guibiao.audit.judgement import Reading
from guibiao.audit.misprint import digits_lost, in_other_order, one_wrong, point_moved
from guibiao.audit.precision import stands_for
from guibiao.quantity import decimals

_AROUND = 2  # times as much or as little as a claim is the room in which its slips are counted


def chance_of_slip(claim: Claim, readings: Iterable[Reading], *, other: bool) -> tuple[Reading | None, float]:
    """The first reading from which one slip leads to a claim, and how likely some slip of any does by chance.

    Digits in another order are thought of first: there are few, and they explain little by chance. With `other`, then
    of digits wrong, lost or too many.
    """
    tried = list(readings)
    for kind in (_in_other_places, _in_other_digits) if other else (_in_other_places,):
        explained = next((r for r in tried if _explains(claim, r, kind)), None)
        if explained:
            unlikely = 1.0
            for reading in tried:
                unlikely *= 1 - _filled(claim, reading, kind)
            return explained, 1 - unlikely
    return None, 1.0


def _in_other_places(figure: Decimal) -> Iterator[Decimal]:
    """What a figure is with its digits in another order, or its point elsewhere."""
    yield from in_other_order(figure)
    yield from point_moved(figure)


def _in_other_digits(figure: Decimal) -> Iterator[Decimal]:
    """What a figure is with any slip."""
    yield from _in_other_places(figure)
    yield from one_wrong(figure)
    yield from digits_lost(figure)


def _explains(claim: Claim, reading: Reading, slips: Slips) -> bool:
    if 0 not in reading.possible:  # of nought a slip would be anything small
        low, high = about(reading.possible)
        rights = ((float(value), 10.0 ** -decimals(value) / 2) for value in slips(claim.figure.value))
        if any(low - half <= right <= high + half for right, half in rights):
            return True
    return is_given_with_slips(claim, reading, slips)


def _filled(claim: Claim, reading: Reading, slips: Slips) -> float:
    """The part of the room around a claim that slips of a reading fill."""
    meant, size = stands_for(claim.figure), abs(float(claim.figure.value))
    around = (size / _AROUND, size * _AROUND) if claim.figure.value > 0 else (-size * _AROUND, -size / _AROUND)
    wide = float(meant.high - meant.low) / 2 or 10.0 ** -decimals(claim.figure.value) / 2
    places = decimals(claim.figure.value)
    right = Decimal(round(reading.value * 10**places)).scaleb(-places)
    loose = wide + float(reading.possible.high - reading.possible.low) / 2
    rooms = [(float(v) - loose, float(v) + loose) for v in slips(right)]
    rooms += [(low - wide, high + wide) for low, high in given_with_slips(claim, reading, slips)]
    return _covered(rooms, around) / (around[1] - around[0]) if size else 1.0


def _covered(rooms: Iterable[Room], around: Room) -> float:
    """How much of a room others cover together."""
    total, reached = 0.0, around[0]
    for low, high in sorted(rooms):
        first, last = max(low, reached), min(high, around[1])
        if last > first:
            total, reached = total + last - first, last
    return total
