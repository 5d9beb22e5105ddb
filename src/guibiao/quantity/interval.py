"""`Interval`: every value that a printed figure may stand for, carried exactly."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

Exact = Fraction | Decimal | int


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval [low, high] of exact numbers.

    >>> Interval(1, 2) + Interval(10, 20)
    Interval(low=Fraction(11, 1), high=Fraction(22, 1))
    """

    low: Fraction
    high: Fraction

    def __init__(self, low: Exact, high: Exact | None = None) -> None:
        start = low if type(low) is Fraction else Fraction(low)
        end = start if high is None else high if type(high) is Fraction else Fraction(high)
        object.__setattr__(self, "low", start)
        object.__setattr__(self, "high", end)
        if high is not None and start > end:
            raise ValueError(f"an interval runs upwards: {low} > {high}")

    def __add__(self, other: Interval | Exact) -> Interval:
        o = _interval(other)
        return _ordered(self.low + o.low, self.high + o.high)

    def __neg__(self) -> Interval:
        return _ordered(-self.high, -self.low)

    def __sub__(self, other: Interval | Exact) -> Interval:
        o = _interval(other)
        return _ordered(self.low - o.high, self.high - o.low)

    def __mul__(self, other: Interval | Exact) -> Interval:
        o = _interval(other)
        if self.low.numerator >= 0 and o.low.numerator >= 0:
            return _ordered(self.low * o.low, self.high * o.high)
        ends = (self.low * o.low, self.low * o.high, self.high * o.low, self.high * o.high)
        return Interval(min(ends), max(ends))

    def __truediv__(self, other: Interval | Exact) -> Interval:
        """Raises ZeroDivisionError where the divisor may be zero."""
        o = _interval(other)
        if o.low.numerator <= 0 <= o.high.numerator:
            raise ZeroDivisionError("the divisor may be zero")
        if self.low.numerator >= 0 and o.low.numerator > 0:
            return _ordered(self.low / o.high, self.high / o.low)
        return self * Interval(1 / o.high, 1 / o.low)

    def __contains__(self, value: Exact) -> bool:
        return self.low <= value <= self.high

    def meets(self, other: Interval) -> bool:
        """Whether the two have a value in common."""
        return self.low <= other.high and other.low <= self.high

    @property
    def middle(self) -> Fraction:
        """The value half-way."""
        return (self.low + self.high) / 2


def printed(figure: Decimal) -> Interval:
    """What a printed figure stands for: half a unit of its last digit to either side.

    >>> printed(Decimal("8.1"))
    Interval(low=Fraction(161, 20), high=Fraction(163, 20))
    """
    exponent = figure.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"not a number: {figure}")
    parts = 2 * 10 ** max(-exponent, 0)  # of 1, of which half a unit of the last digit is one
    above, below = figure.as_integer_ratio()
    middle = above * parts // below
    return _ordered(Fraction(middle - 1, parts), Fraction(middle + 1, parts))


def _ordered(low: Fraction, high: Fraction) -> Interval:
    """An interval of bounds known to be in their order, which is not asked again."""
    made = object.__new__(Interval)
    object.__setattr__(made, "low", low)
    object.__setattr__(made, "high", high)
    return made


def _interval(value: Interval | Exact) -> Interval:
    return value if isinstance(value, Interval) else Interval(value)
