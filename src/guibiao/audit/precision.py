"""What a figure of a text may stand for: rounding, approximate words, and whole counts that are exact."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from guibiao.audit.figure import Figure
from guibiao.audit.measures import PERCENT, is_count
from guibiao.quantity import Interval, printed

APPROXIMATE = Fraction(1, 20)  # 约, 左右, 多, 余: a twentieth to either side, or one unit of the last digit that counts
MOST_POINTS = Fraction(2)  # of a rate: 10%左右 is not 6.2%
HALF_A_TENTH, _TENTHS = 5, "E+1"  # points, of a share told as 近七成, which is 65% to 75%
OPEN = Fraction(1, 4)  # 超过 and 以内 as inputs: up to a quarter beyond the figure named


def stands_for(figure: Figure) -> Interval:
    """Every value that the figure may stand for, in its own unit.

    A whole number of countable things is itself; any other figure is what rounds to it; 约 and 超过 widen it.
    """
    return _meant(str(figure.value), figure.unit, figure.bound)


@lru_cache(maxsize=1 << 13)  # rules ask for the same figures again and again
def _meant(digits: str, unit: str, bound: str) -> Interval:
    value = Decimal(digits)
    exact = is_count(unit) and value == value.to_integral_value()
    if unit in PERCENT and digits.endswith(_TENTHS) and bound == "eq":
        return Interval(Fraction(value) - HALF_A_TENTH, Fraction(value) + HALF_A_TENTH)
    rounded = Interval(value) if exact else printed(value)
    if bound == "approx":
        unit_of_last = min(last_digit(value), MOST_POINTS) if unit in PERCENT else last_digit(value)
        slack = max(abs(Fraction(value)) * APPROXIMATE, unit_of_last)
        return Interval(rounded.low - slack, rounded.high + slack)
    reach = abs(Fraction(value)) * OPEN
    if bound == "ge":
        return Interval(rounded.low, rounded.high + reach)
    if bound == "le":
        return Interval(rounded.low - reach, rounded.high)
    return rounded


def is_in_tenths(figure: Figure) -> bool:
    """Whether a share is told in tenths: 三成."""
    return figure.unit in PERCENT and str(figure.value).endswith(_TENTHS)


def times(interval: Interval, factor: Fraction) -> Interval:
    """An interval in another unit, or a share of it; `factor` is positive."""
    return interval if factor == 1 else Interval(interval.low * factor, interval.high * factor)


def last_digit(value: Decimal) -> Fraction:
    """One unit of the last digit that is not a trailing zero of a whole number: 400 has 100, 8.0 has 0.1."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < 0:
        return Fraction(10) ** exponent
    whole = abs(int(value))
    size = 1
    while whole and whole % 10 == 0:
        whole //= 10
        size *= 10
    return Fraction(size)
