"""A printed figure stands for every value that prints so."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guibiao.quantity import Interval, printed

figures = (
    st.decimals(-10_000, 10_000, places=3) | st.decimals(-100, 100, places=1) | st.integers(-999, 999).map(Decimal)
)
ends = st.fractions(-1000, 1000, max_denominator=1000)
intervals = st.tuples(ends, ends).map(lambda pair: Interval(min(pair), max(pair)))


@given(figures, st.fractions(Fraction(-49, 100), Fraction(49, 100), max_denominator=10_000))
def test_whatever_rounds_to_the_figure_lies_in_its_interval(figure: Decimal, shift: Fraction) -> None:
    value = Fraction(figure) + shift * Fraction(10) ** figure.as_tuple().exponent
    rounded = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(figure, ROUND_HALF_EVEN)
    assert rounded == figure
    assert value in printed(figure)


def test_trailing_zeros_count() -> None:
    assert printed(Decimal("8.0")) == Interval(Decimal("7.95"), Decimal("8.05"))
    assert printed(Decimal(8)) == Interval(Decimal("7.5"), Decimal("8.5"))


def test_a_long_figure_stays_exact() -> None:
    figure = Decimal("12345678901234567890123456789.123456789")
    assert printed(figure).middle == Fraction(figure)
    assert printed(Decimal("1E+2")) == Interval(Decimal("99.5"), Decimal("100.5"))


@given(intervals, intervals, st.fractions(0, 1), st.fractions(0, 1))
def test_operations_hold_every_result_of_their_members(a: Interval, b: Interval, s: Fraction, t: Fraction) -> None:
    x, y = a.low + s * (a.high - a.low), b.low + t * (b.high - b.low)
    assert x + y in a + b
    assert x - y in a - b
    assert x * y in a * b
    if not b.low <= 0 <= b.high:
        assert x / y in a / b


def test_a_divisor_that_may_be_zero_is_refused() -> None:
    with pytest.raises(ZeroDivisionError):
        Interval(1) / Interval(-1, 1)


def test_an_interval_runs_upwards() -> None:
    with pytest.raises(ValueError, match="upwards"):
        Interval(2, 1)
