"""Figures of another source in the plan's own unit, with what they stood for as they were printed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from guibiao.quantity import Interval, printed
from guibiao.vocabulary import vocabulary

_AMOUNTS = ("level", "change")  # measures that are counted in the indicator's unit


class Conversion:
    """From the unit in which a source counts to the plan's; `factor` is None where the two are of different kinds."""

    def __init__(self, told: str, own: str) -> None:
        self.factor = Fraction(1) if not told or not own or told == own else _factor(told, own)

    def fits(self, measure: str) -> bool:
        """Whether figures of a measure can be told in the plan's unit."""
        return self.factor is not None or measure not in _AMOUNTS

    def value(self, value: Decimal, measure: str = "level") -> Decimal:
        """The figure in the plan's unit, with no more digits than it was printed with and one."""
        factor = self._of(measure)
        if factor == 1:
            return value
        power = _power_of_ten(factor)
        if power is not None:
            return Decimal(format(value.scaleb(power), "f"))
        exact = value * factor.numerator / factor.denominator
        return Decimal(format(_rounded(exact, len(value.as_tuple().digits) + 1), "f"))

    def interval(self, value: Decimal, measure: str = "level") -> Interval:
        """What the printed figure stands for, in the plan's unit: 0.37万 is 3650 to 3750."""
        return printed(value) * self._of(measure)

    def _of(self, measure: str) -> Fraction:
        assert self.fits(measure)  # the caller asked
        return self.factor if measure in _AMOUNTS and self.factor is not None else Fraction(1)


def _factor(told: str, own: str) -> Fraction | None:
    a, b = vocabulary().unit(told), vocabulary().unit(own)
    return a.to(b) if a is not None and b is not None and a.family == b.family else None


def _power_of_ten(factor: Fraction) -> int | None:
    """The exponent of a power of ten, None of any other number."""
    number = factor.numerator if factor.denominator == 1 else factor.denominator if factor.numerator == 1 else 0
    text = str(number)
    if text[:1] != "1" or text.strip("0") != "1":
        return None
    return len(text) - 1 if factor.denominator == 1 else 1 - len(text)


def _rounded(value: Decimal, digits: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(value.adjusted() - digits + 1)) if value else value
