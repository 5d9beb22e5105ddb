"""Which figure of a sum that does not come out is misprinted, where only so it would come out and that is no chance.

Two digits turned are thought of first. One wrong digit, or a point in a wrong place, would mend many more sums by
chance, so it must be so much the less likely.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from guibiao.audit.figure import Figure
from guibiao.audit.measures import is_count
from guibiao.audit.misprint import SURE_DIGITS
from guibiao.audit.sums.in_structure import Offered
from guibiao.audit.sums.scaled import Scaled

_NEAR = 2  # a sum by chance is taken to lie anywhere in this part of its total
_RARER = 10  # times that any other slip of the pen must be less likely to be chance than turned digits
_DIGITS = range(10)


class Misprint(NamedTuple):
    """A figure, by its place, with what it is most likely meant to be, and how often that would be found by chance."""

    at: int
    right: Decimal
    chance: float
    turned: bool


def misprint_in(
    kind: Sequence[Figure], scaled: Scaled, offer: Offered, suspects: Sequence[int], most: float
) -> Misprint | None:
    """The suspect with which put right the parts of a sum make up its total.

    `most`: how often that may be found by chance, of all sums that miss their totals.
    """
    slack = scaled.slack(offer.total, offer.first, offer.end)
    rate = _NEAR * slack / scaled.sizes[offer.total]  # of each value that is tried
    off = scaled.sizes[offer.total] - scaled.sum(offer.first, offer.end)
    digits = sum(scaled.digits[at] for at in suspects)
    turned_ones, others = digits - len(suspects), len(_DIGITS) * digits
    for written, many, worth in ((_turned, turned_ones, 1), (_written_otherwise, others, _RARER)):
        chance = rate * worth * many
        if chance <= most:
            for at in suspects:
                sign = 1 if at == offer.total else -1
                for by in written(kind[at], scaled, at):
                    if 2 * abs(off + sign * by) <= slack:
                        return Misprint(at, scaled.value(at, scaled.sizes[at] + by), chance, worth == 1)
    return None


def _turned(figure: Figure, scaled: Scaled, at: int) -> Iterator[int]:
    """What a figure changes by with two digits beside each other in each other's place."""
    digits = figure.value.as_tuple().digits
    if len(digits) < SURE_DIGITS - is_count(figure.unit):
        return
    worth = 9 * scaled.places[at]
    for i, (b, a) in enumerate(pairwise(reversed(digits))):
        if a != b and (b or i < len(digits) - 2):
            yield (b - a) * worth * 10**i


def _written_otherwise(figure: Figure, scaled: Scaled, at: int) -> Iterator[int]:
    """What it changes by with another digit in one place but the last, where others not told make the same difference.

    Or with its point elsewhere.
    """
    digits = figure.value.as_tuple().digits
    for i, digit in enumerate(digits[:-1]):
        worth = scaled.places[at] * 10 ** (len(digits) - 1 - i)
        for other in _DIGITS:
            if other != digit and (i or other):
                yield (other - digit) * worth
    yield 9 * scaled.sizes[at]
    yield -(9 * scaled.sizes[at] // 10)
