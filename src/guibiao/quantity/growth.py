"""The formulas of growth, over intervals. Rates go in and come out in percent.

Sources: geometric mean of growth factors (平均发展速度, 水平法) as in the statistical yearbooks' explanatory notes.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from math import prod

from guibiao.quantity.interval import Interval

ABSURD = Fraction(-100)  # a quantity that is never negative cannot fall by more than all of it
_DIGITS = 40  # far past any printed figure, so that a root is as good as exact
_SHORT = 15  # decimals
_LAST_SHORT, _NEARLY = Decimal(1).scaleb(-_SHORT), Decimal(1).scaleb(-_DIGITS + _SHORT)


def product_of_growth(rates: Sequence[Interval]) -> Interval:
    """Π(1 + gᵢ): the factor that yearly rates (%) compound to.

    >>> product_of_growth([Interval(10), Interval(10)]).low
    Fraction(121, 100)
    """
    low = prod((_factor(r.low) for r in rates), start=Fraction(1))
    if all(r.low is r.high for r in rates):  # of exact rates both bounds are one
        return Interval(low)
    return Interval(low, prod((_factor(r.high) for r in rates), start=Fraction(1)))


def mean_growth(rates: Sequence[Interval]) -> Interval:
    """Π(1 + gᵢ)^(1/n) − 1 in %: the mean of n yearly rates (%).

    >>> round(mean_growth([Interval(Decimal("8.1")), Interval(Decimal("0.3"))]).low, 2)
    Fraction(413, 100)
    """
    if not rates:
        raise ValueError("the mean of no rates")
    total = product_of_growth(rates)
    return Interval(_rate(root(total.low, len(rates))), _rate(root(total.high, len(rates))))


def growth_between(before: Interval, after: Interval) -> Interval:
    """(after / before − 1) in %. Raises ZeroDivisionError where `before` may be zero."""
    return (after / before - 1) * 100


def compound_growth(base: Interval, end: Interval, years: Fraction | int) -> Interval:
    """(end / base)^(1/years) − 1 in %: mean growth from two levels of one sign."""
    ratio = end / base
    if ratio.low < 0:
        raise ValueError("no mean growth between levels of different sign")
    return Interval(_rate(root(ratio.low, years)), _rate(root(ratio.high, years)))


def needed_growth(target: Fraction, years: Fraction | int, reached: Fraction, elapsed: Fraction | int) -> Fraction:
    """((1 + g)^T / reached)^(1/(T − t)) − 1 in %: the pace that still brings the mean over T years to g.

    `target` is g in %, `years` T, `reached` the factor Π(1 + gᵢ) so far, `elapsed` t < T.
    """
    left = Fraction(years) - Fraction(elapsed)
    if left <= 0:
        raise ValueError("no years are left")
    return _rate(root(power(_factor(target), years) / reached, left))


@lru_cache(maxsize=4096)
def power(base: Fraction, exponent: Fraction | int) -> Fraction:
    """base^exponent for base ≥ 0: exact for whole exponents and where it ends within 15 decimals, else to 40 digits.

    >>> root(Fraction(105, 100) ** 3, 3)
    Fraction(21, 20)
    """
    exponent = Fraction(exponent)
    if exponent.denominator == 1:
        return Fraction(base) ** exponent.numerator
    if base < 0:
        raise ValueError("a broken power of a negative number")
    if base == 0:
        return Fraction(0)
    with localcontext() as context:
        context.prec = _DIGITS
        raised = Decimal(base.numerator) / Decimal(base.denominator)
        power_to_digits = raised ** (Decimal(exponent.numerator) / Decimal(exponent.denominator))
        if power_to_digits.adjusted() < _DIGITS - _SHORT:
            short = power_to_digits.quantize(_LAST_SHORT)
            if abs(power_to_digits - short) < _NEARLY:  # the last digits are the computation's, not the value's
                return Fraction(short)
        return Fraction(power_to_digits)


def root(value: Fraction, degree: Fraction | int) -> Fraction:
    """value^(1/degree) for value ≥ 0."""
    return power(value, 1 / Fraction(degree))


def _factor(rate: Fraction) -> Fraction:
    if rate < ABSURD:
        raise ValueError(f"a fall by more than all: {float(rate)}%")
    return 1 + rate / 100


def _rate(factor: Fraction) -> Fraction:
    return (factor - 1) * 100
