"""Amounts of one kind as whole numbers of one unit, with which many sums are tried at little cost."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate
from math import lcm

from guibiao.audit.figure import Figure
from guibiao.audit.measures import factor, is_count
from guibiao.quantity import decimals


class Scaled:
    """The `sizes` and numbers of `digits` of figures; `places`: what one in the last digit of each is.

    `widths`: how far each is rounded.
    """

    def __init__(self, figures: Sequence[Figure]) -> None:
        by = [factor(f.unit, figures[0].unit) for f in figures]  # of units that are only alike, one
        each = [decimals(f.value) for f in figures]
        fine, whole = max(each), lcm(*(b.denominator for b in by))
        self.places: list[int] = [
            b.numerator * (whole // b.denominator) * 10 ** (fine - d) for b, d in zip(by, each, strict=True)
        ]
        self.sizes: list[int] = [
            int(f.value.scaleb(d)) * place for f, d, place in zip(figures, each, self.places, strict=True)
        ]
        self._decimals = each
        self.digits = [len(f.value.as_tuple().digits) for f in figures]
        exact = (d == 0 and is_count(f.unit) for f, d in zip(figures, each, strict=True))
        self.widths = [0 if e else place for e, place in zip(exact, self.places, strict=True)]
        self.come_to: list[int] = [0, *accumulate(self.sizes)]  # up to each
        self._slacks: list[int] = [0, *accumulate(self.widths)]

    def value(self, at: int, size: int) -> Decimal:
        """The value of which a figure has a size."""
        return (Decimal(size) / self.places[at]).scaleb(-self._decimals[at])

    def sum(self, first: int, end: int) -> int:
        """What the figures from the first up to an end come to."""
        return self.come_to[end] - self.come_to[first]

    def slack(self, total: int, first: int, end: int) -> int:
        """How far a total and its parts may lie apart, both ways together, by their rounding."""
        return max(self.widths[total] + self._slacks[end] - self._slacks[first], self.places[total])
