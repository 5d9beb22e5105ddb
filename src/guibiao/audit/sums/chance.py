"""How likely one slip of the pen would make up for a difference by chance, where no word says that parts are all.

Of figures with many digits few values are one slip away from any given one: 全州生产总值3543.93 above nine industries
that come to 3453.93 is a slip. Of small ones many are.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from guibiao.audit.misprint import FARTHEST, ONE_DIGIT, SURE_DIGITS, SWAPPED, slip_in_sum
from guibiao.quantity import decimals

_NEAR = 2  # a sum by chance is taken to lie anywhere in this part of its total
_OTHERS = 20  # values that one wrong, lost or added digit makes of a figure, for each of its digits


def is_hardly_chance(total: Decimal, parts: Sequence[Decimal], most: float, *, other: bool = True) -> bool:
    """Whether one slip explains that parts miss their total, and less than `most` of all differences would do so.

    Two digits swapped are thought of first; one wrong digit with `other`.
    """
    figures = (total, *parts)
    scale = max(map(decimals, figures))
    room = float(abs(total)) * 10**scale / _NEAR
    if not room:
        return False
    digits = [f.as_tuple().digits for f in figures]
    if sum(map(_swaps, digits)) < most * room and slip_in_sum(total, parts, SWAPPED):
        return True
    return other and _OTHERS * sum(map(len, digits)) < most * room and slip_in_sum(total, parts, ONE_DIGIT)


def _swaps(digits: Sequence[int]) -> int:
    """How many other values two digits of a figure make in each other's place."""
    if len(digits) < SURE_DIGITS:
        return 0
    return sum(a != b for apart in range(1, FARTHEST + 1) for a, b in zip(digits, digits[apart:], strict=False))
