"""Numbers as they are written: reading 1,097.0, １２．５, 八千; rounding; writing 十四."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Context, Decimal, Inexact
from fractions import Fraction
from functools import reduce

from guibiao.expressions import expression

_WIDE = str.maketrans("０１２３４５６７８９．，－＋", "0123456789.,-+")
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_GROUPS = {"万": 10**4, "亿": 10**8}
_PLAIN = expression(r"[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\Z", re.ASCII)
_LONGEST = 30  # digits; a longer run is noise, not a figure
_EXACT = Context(prec=4 * _LONGEST, traps=[Inexact])


def read_number(text: str) -> Decimal:
    """The figure that a text of digits or Chinese numerals writes, its printed decimals kept.

    Raises ValueError where the text is not one number.

    >>> read_number("1,097.0"), read_number("１２．５"), read_number("八千"), read_number("一万五千")
    (Decimal('1097.0'), Decimal('12.5'), Decimal('8000'), Decimal('15000'))
    """
    plain = text.translate(_WIDE).replace(" ", "")
    if len(plain) > _LONGEST:
        raise ValueError(f"not a figure: {text[:_LONGEST]}…")
    if _PLAIN.match(plain):
        return Decimal(plain.replace(",", "").replace("−", "-"))
    return Decimal(_chinese(plain))


def exact_sum(figures: Iterable[Decimal]) -> Decimal:
    """The sum of figures, exact however many digits they have."""
    return reduce(_EXACT.add, figures, Decimal(0))


def rounded(value: Fraction | Decimal | int, decimals: int) -> Decimal:
    """The value to a number of decimals, half up (四舍五入), never a negative zero, exact however large it is.

    >>> rounded(Fraction(-1, 8), 2), rounded(Fraction(-1, 1000), 1)
    (Decimal('-0.13'), Decimal('0.0'))
    """
    return Decimal(f"{_whole(value, decimals)}E{-decimals}")  # no context cuts this form to its precision


def shown(value: Fraction | Decimal | int, decimals: int) -> str:
    """The same as one writes it, with so many decimals.

    >>> shown(Fraction(-1, 8), 2), shown(Fraction(-1, 1000), 1), shown(Decimal("1250"), -2)
    ('-0.13', '0.0', '1300')
    """
    whole = _whole(value, decimals)
    if decimals <= 0:
        return str(whole * 10**-decimals)
    digits = str(abs(whole)).zfill(decimals + 1)
    return f"{'-' if whole < 0 else ''}{digits[:-decimals]}.{digits[-decimals:]}"


def _whole(value: Fraction | Decimal | int, decimals: int) -> int:
    """How many units of the last of so many decimals a value is, half up."""
    above, below = value.as_integer_ratio()
    if decimals >= 0:
        above *= 10**decimals
    else:
        below *= 10**-decimals
    digits = (2 * abs(above) + below) // (2 * below)
    return digits if above >= 0 else -digits


def decimals(figure: Decimal) -> int:
    """How many decimals a figure was printed with; none for one in whole tens.

    >>> decimals(Decimal("8.0")), decimals(Decimal("8")), decimals(Decimal("8E+1"))
    (1, 0, 0)
    """
    exponent = figure.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def chinese_number(number: int) -> str:
    """A number from 1 to 99 in Chinese numerals.

    >>> chinese_number(3), chinese_number(10), chinese_number(14), chinese_number(24)
    ('三', '十', '十四', '二十四')
    """
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    return ("" if tens == 0 else "十" if tens == 1 else digits[tens] + "十") + (digits[ones] if ones else "")


def _chinese(text: str) -> int:
    """The value of Chinese numerals: 二十三, 一千零五, 三亿二千万, 二〇二一, 百分之 left out."""
    if not text or any(c not in _DIGITS and c not in _TENS and c not in _GROUPS for c in text):
        raise ValueError(f"not a number: {text}")
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = section = digit = 0
    for c in text:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _TENS:
            section += (digit or 1) * _TENS[c]
            digit = 0
        else:
            carried = total if c == "亿" else 0  # 三万亿: the 亿 multiplies the 万 before it
            total += (carried + section + digit) * _GROUPS[c] - carried
            section = digit = 0
    return total + section + digit
