"""Numbers as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guibiao.quantity import read_number

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
