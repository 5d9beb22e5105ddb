"""Whether one slip of the pen explains a difference: two digits near each other swapped, or one digit for another.

Where a text does not say for certain that figures belong together, that they would if one digit were another one
does. Two digits that changed places are hardly ever chance; one other digit is often.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, pairwise
from typing import NamedTuple

from guibiao.quantity import decimals, shown

FARTHEST = 2  # places between two digits that change places
SURE_DIGITS = 3  # digits by which a slip is told from chance


_POWERS = (Decimal("0.01"), Decimal("0.1"), Decimal(10), Decimal(100))


class Slips(NamedTuple):
    """Which slips are thought of besides two digits swapped in a figure of `SURE_DIGITS`."""

    short: bool  # in a figure of two digits as well
    other: bool  # one digit wrong, lost or too many


SWAPPED = Slips(short=False, other=False)
SWAPPED_SHORT = Slips(short=True, other=False)
ONE_DIGIT = Slips(short=False, other=True)
ANY = Slips(short=True, other=True)


def swapped(printed: Decimal, right: Fraction, *, short: bool = False) -> bool:
    """Whether a figure is the right one with two digits near each other in each other's place: 52.4 for 25.4.

    Two digits alone tell little; with `short` they are enough.
    """
    if not _may_be_swapped(printed, right):
        return False
    a, b = _digits(printed, right)
    if len(a) < SURE_DIGITS - short or (a[0] == "0") != (b[0] == "0"):  # 2.0 and 0.2 are of another size
        return False
    differing = [i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    if len(a) != len(b) or len(differing) != 2:
        return False
    i, j = differing
    return j - i <= FARTHEST and a[i] == b[j] and a[j] == b[i]


def telling_digits(printed: Decimal) -> str:
    """The digits of a figure without its sign, its point and the noughts at its ends, which tell little."""
    return str(printed).replace(".", "").strip("0-")


def turned(printed: Decimal, *, short: bool = False) -> Iterator[Decimal]:
    """The values that a figure has with two digits that stand beside each other in each other's place.

    Two digits alone tell little; with `short` they are enough.
    """
    digits = printed.as_tuple().digits
    if len(digits) < SURE_DIGITS - short:
        return
    for i, (a, b) in enumerate(pairwise(digits)):
        if a != b and (i or b):
            yield _of_digits((*digits[:i], b, a, *digits[i + 2 :]), printed)


def point_moved(printed: Decimal) -> Iterator[Decimal]:
    """The values that a figure has with its point elsewhere; one digit alone tells nothing."""
    if len(telling_digits(printed)) > 1:
        yield from (printed * times for times in _POWERS)


def one_digit(printed: Decimal, right: Fraction) -> bool:
    """Whether a figure is the right one but for one digit, wrong, lost or too many: 62.83 or 160.83 for 60.83."""
    a, b = _digits(printed, right)
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    short, long = sorted((a, b), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def one_wrong(printed: Decimal) -> Iterator[Decimal]:
    """The values that a figure has with another digit in one place."""
    digits = printed.as_tuple().digits
    for i, digit in enumerate(digits):
        for other in range(1 if i == 0 else 0, 10):
            if other != digit:
                yield _of_digits((*digits[:i], other, *digits[i + 1 :]), printed)


def in_other_order(printed: Decimal) -> Iterator[Decimal]:
    """The values that a figure has with its digits in another order.

    Two that are near each other in each other's place, or one of many told too soon or too late: 3785 for 3578.
    """
    digits = printed.as_tuple().digits
    for i, j in combinations(range(len(digits)), 2):
        orders = (
            [(*digits[:i], digits[j], *digits[i + 1 : j], digits[i], *digits[j + 1 :])] if j - i <= FARTHEST else []
        )
        if j - i > 1 and len(digits) > SURE_DIGITS:
            orders.append((*digits[:i], *digits[i + 1 : j + 1], digits[i], *digits[j + 1 :]))
            orders.append((*digits[:i], digits[j], *digits[i:j], *digits[j + 1 :]))
        yield from (_of_digits(order, printed) for order in orders if order != digits and (order[0] or not digits[0]))


def digits_lost(printed: Decimal) -> Iterator[Decimal]:
    """The values that a figure has without one of its digits, or with one of them twice."""
    digits = printed.as_tuple().digits
    for i, digit in enumerate(digits):
        if len(digits) > max(decimals(printed), 1) and (i or digits[1]):
            yield _of_digits((*digits[:i], *digits[i + 1 :]), printed)
        yield _of_digits((*digits[:i], digit, *digits[i:]), printed)


def _of_digits(digits: Sequence[int], like: Decimal) -> Decimal:
    """Digits with the point and the sign of a figure."""
    return Decimal((like.is_signed(), tuple(digits), -decimals(like)))


def _may_be_swapped(printed: Decimal, right: Fraction) -> bool:
    """Whether the two differ by a multiple of nine in their last digit, as all do that have the same digits."""
    scale: int = 10 ** decimals(printed)
    (above, below), (over, under) = printed.as_integer_ratio(), right.as_integer_ratio()
    apart = abs(above) * scale // below - (2 * abs(over) * scale + under) // (2 * under)
    return apart != 0 and apart % 9 == 0


def _digits(printed: Decimal, right: Fraction) -> tuple[str, str]:
    """The digits of both, the right one rounded as the other is printed."""
    places = decimals(printed)
    a, b = (shown(abs(v), places).replace(".", "") for v in (Fraction(printed), right))
    return a, b


def slip_in_sum(
    total: Decimal, parts: Sequence[Decimal], slips: Slips = ONE_DIGIT, by: Sequence[Fraction] | None = None
) -> bool:
    """Whether one slip of the pen, in a total or in one of its parts, explains that they differ.

    `by`: what each part is multiplied with to be in the total's unit, where that is not the parts' own.
    """
    scales = [Fraction(1)] * len(parts) if by is None else by
    scaled = list(zip(map(Fraction, parts), scales, strict=True))
    off = Fraction(total) - sum(part * scale for part, scale in scaled)
    rights = [Fraction(total) - off, *(part + off / scale for part, scale in scaled)]
    return any(
        swapped(printed, right, short=slips.short) or (slips.other and one_digit(printed, right))
        for printed, right in zip((total, *parts), rights, strict=True)
        if (right > 0) == (printed > 0)  # no slip makes a minus
    )
