"""Years in Chinese numerals: 二〇〇八年 read as 2008年, sign for sign, so that every offset stays."""

from __future__ import annotations

from guibiao.expressions import expression

_ZERO = "〇○零0Oo"
_SIGNS = f"{_ZERO}一二三四五六七八九"
_ARABIC = str.maketrans(_SIGNS, "000000123456789")
# Each begins with one character, which is found many times as fast as one of two.
_YEARS = tuple(expression(rf"{century}[{_SIGNS}]{{2}}(?=年)") for century in (f"二[{_ZERO}]", "一九"))


def with_arabic_years(text: str) -> str:
    """The same text with its years in digits; as long as before.

    >>> with_arabic_years("二〇〇八年工作回顾和二00九年安排")
    '2008年工作回顾和2009年安排'
    """
    for years in _YEARS:
        text = years.sub(lambda match: match[0].translate(_ARABIC), text)
    return text
