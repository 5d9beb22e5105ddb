"""Which figure of a sum that does not come out is misprinted, where only so it would come out and that is no chance.

Two digits turned are thought of first. One wrong digit, or a point in a wrong place, would mend many more sums by
chance, so it must be so much the less likely.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from guibiao.audit.figure import Figure
from guibiao.audit.measures import is_count
from guibiao.audit.misprint import turned
from guibiao.audit.sums.in_structure import Offered
from guibiao.audit.sums.scaled import Scaled
from guibiao.quantity import decimals

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
                for right, by in written(kind[at], scaled, at):
                    if 2 * abs(off + sign * by) <= slack:
                        return Misprint(at, right, chance, worth == 1)
    return None


def _turned(figure: Figure, scaled: Scaled, at: int) -> Iterator[tuple[Decimal, int]]:
    for right in turned(figure.value, short=is_count(figure.unit)):
        yield right, scaled.of(at, right) - scaled.sizes[at]


def _written_otherwise(figure: Figure, scaled: Scaled, at: int) -> Iterator[tuple[Decimal, int]]:
    """A figure with another digit in one place but the last, where others not told make the same difference."""
    digits, places = figure.value.as_tuple().digits, decimals(figure.value)
    for i, digit in enumerate(digits[:-1]):
        worth = scaled.places[at] * 10 ** (len(digits) - 1 - i)
        for other in _DIGITS:
            if other != digit and (i or other):
                yield Decimal((0, (*digits[:i], other, *digits[i + 1 :]), -places)), (other - digit) * worth
    yield figure.value.scaleb(1), 9 * scaled.sizes[at]
    yield figure.value.scaleb(-1), -(9 * scaled.sizes[at] // 10)
