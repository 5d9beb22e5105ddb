"""Numbers as people write them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guibiao.quantity import read_number, rounded

DIGITS = "零一二三四五六七八九"


def in_chinese(n: int) -> str:
    """The ordinary writing of 1 … 99,999,999, as a person would put it."""
    if n >= 10_000:
        rest = n % 10_000
        return in_chinese(n // 10_000) + "万" + (("零" if rest < 1000 else "") + in_chinese(rest) if rest else "")
    out, zero = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = n // size % 10
        if digit:
            out += ("零" if zero and out else "") + DIGITS[digit] + name
        zero = digit == 0
    return out


@given(st.integers(1, 99_999_999))
def test_chinese_numerals_read_back(n: int) -> None:
    assert read_number(in_chinese(n)) == n


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,097.0", "1097.0"),
        ("１２．５", "12.5"),
        ("-3.4", "-3.4"),
        ("二〇二一", "2021"),
        ("两百", "200"),
        ("三万亿", "3000000000000"),
        ("1 097", "1097"),
    ],
)
def test_writings(text: str, value: str) -> None:
    assert str(read_number(text)) == value


@pytest.mark.parametrize("text", ["", "约8", "8%", "1,09", "1.2.3", "9" * 10_000, "1e400", "百x"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a"):
        read_number(text)


@given(st.fractions() | st.integers(10**80, 10**120).map(Fraction), st.integers(-3, 12))
def test_rounding_is_exact_however_large_the_number(value: Fraction, decimals: int) -> None:
    result = rounded(value, decimals)
    step = Fraction(10) ** -decimals
    assert result.as_tuple().exponent == -decimals
    assert abs(Fraction(result) - value) <= step / 2
    assert (
        abs(Fraction(result)) >= abs(value) or abs(Fraction(result) - value) != step / 2
    )  # a half goes away from zero


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [("2.5", 0, "3"), ("-2.5", 0, "-3"), ("-0.04", 1, "0.0"), ("1234.565", 2, "1234.57"), ("0", 2, "0.00")],
)
def test_rounding_half_up(value: str, decimals: int, printed: str) -> None:
    assert str(rounded(Decimal(value), decimals)) == printed
