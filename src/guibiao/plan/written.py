"""Figures, periods and dates as people write and paste them: 12％, １２．５, 3.2万, 2023年上半年, 2024/3/28."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from guibiao.expressions import expression
from guibiao.quantity import Period, read_number

FIRST_YEAR, LAST_YEAR = 1950, 2099  # a year outside is a slip of the keyboard, not a plan
PERCENT_UNITS = ("%", "个百分点", "百分点")
_WIDE = str.maketrans("０１２３４５６７８９．，－＋−％（）：／　", "0123456789.,-+-%():/ ")
_POWERS = {"": 0, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "百亿": 10, "千亿": 11, "万亿": 12}
_FIGURE = expression(r"([-+]?[\d,]*\.?\d+)\s*(.*)\Z", re.ASCII | re.DOTALL)
_SCALED_UNIT = expression(r"(万亿|千亿|百亿|亿|千万|百万|十万|万)?(.*)\Z", re.DOTALL)  # 千克, 千瓦 are units whole
_RANGE = expression(
    r"(?P<low>[-+]?[\d,.]+[^\d~～—–至到-]{0,6}?)\s*(?:[-~～—–至到]|——|--)\s*(?P<high>[-+]?[\d,.]+[^\d]{0,6})\Z",
    re.ASCII,
)
_APPROXIMATE = expression(r"^(?:大约|大概|约|近)|(?:左右|上下)$")
_BOUNDS = (  # what stands before or behind a figure, and what it makes of it
    ("ge", expression(r"^(?:≥|>=|>|不低于|不少于|不小于|高于|超过|大于)|(?:及?以上)$")),
    ("le", expression(r"^(?:≤|<=|<|不高于|不超过|不多于|不大于|低于|少于|小于|不到|不足)|(?:及?以[内下])$")),
    ("approx", _APPROXIMATE),
)
_YEAR = r"(\d{4})\s*年?"
_PERIODS = (  # pattern and the period it stands for
    (expression(rf"{_YEAR}\Z"), "{0}"),
    (expression(rf"{_YEAR}\s*(?:上半年|H1)\Z", re.IGNORECASE), "{0}-H1"),
    (expression(rf"{_YEAR}\s*(?:下半年|H2)\Z", re.IGNORECASE), "{0}-H2"),
    (expression(rf"{_YEAR}\s*Q([1-4])\Z", re.IGNORECASE), "{0}-Q{1}"),
    (expression(rf"{_YEAR}\s*第?([1-4一二三四])季度\Z"), "{0}-Q{1}"),
    (expression(r"(\d{4})(?:\s*[年./-]\s*|\s+)(\d{1,2})月?\Z"), "{0}-{1:>02}"),
    (expression(r"(\d{4})(\d\d)月?\Z"), "{0}-{1}"),
    (expression(rf"{_YEAR}[-/.]?(\d{{1,2}})[-/.月](\d{{1,2}})日?\Z"), "{0}-{1:>02}-{2:>02}"),
    (expression(r"(\d{4})([01]\d)([0-3]\d)\Z"), "{0}-{1}-{2}"),
    (expression(rf"{_YEAR}[-/.]?1月?\s*[-—–~～至]\s*(\d{{1,2}})月\Z"), "{0}-01/{0}-{1:>02}"),
    (expression(rf"{_YEAR}\s*前([二三])季度\Z"), "{0}-Q1/{0}-Q{1}"),
    (expression(rf"{_YEAR}\s*[-—–~～至]\s*(\d{{4}})\s*年?\Z"), "{0}/{1}"),
)
_QUARTERS = str.maketrans("一二三四", "1234")


def read_figure(text: str, unit: str) -> Decimal:
    """A figure counted in `unit`, its printed digits kept. A unit or 万, 亿 written behind it is turned into `unit`.

    Raises ValueError where the text is no figure, or one in another unit.

    >>> read_figure("12％", "%"), read_figure("3.2万", "人"), read_figure("320万元", "亿元")
    (Decimal('12'), Decimal('32000'), Decimal('0.0320'))
    """
    plain = text.translate(_WIDE).strip()
    match = _FIGURE.match(plain)
    if match is None:
        return read_number(plain)
    digits, tail = match[1], match[2].replace(" ", "")
    number = read_number(digits)
    if not tail or tail == unit:
        return number
    if tail in PERCENT_UNITS:
        if unit and unit not in PERCENT_UNITS:
            raise ValueError(f"% where {unit} belongs")
        return number
    if unit in PERCENT_UNITS:
        raise ValueError(f"{tail} where {unit} belongs")
    return _in_unit(number, tail, unit)


def read_said(text: str, unit: str) -> tuple[tuple[str, Decimal], ...]:
    """A figure with the bound that the words about it give it: eq, ge, le or approx; a range is its two bounds.

    Raises ValueError where the text is no figure, or one in another unit.

    >>> read_said("约3.2万人", "人"), read_said("5.5%—6%左右", "%")
    ((('approx', Decimal('32000')),), (('ge', Decimal('5.5')), ('le', Decimal('6'))))
    """
    plain = text.translate(_WIDE).strip()
    match = _RANGE.match(_APPROXIMATE.sub("", plain))
    if match is not None:
        low, high = match["low"], match["high"]
        tail = _FIGURE.match(high)
        assert tail is not None  # the range's pattern asks for a digit
        bare = _FIGURE.match(low)
        ends = read_figure(low if bare and bare[2].strip() else low + tail[2], unit), read_figure(high, unit)
        if ends[0] > ends[1]:
            raise ValueError(f"a range runs upwards: {text}")
        return ("ge", ends[0]), ("le", ends[1])
    for bound, words in _BOUNDS:
        bare_text = words.sub("", plain, count=1)
        if bare_text != plain:
            return ((bound, read_figure(bare_text, unit)),)
    return (("eq", read_figure(plain, unit)),)


def read_share(text: str) -> Decimal:
    """A share between 0 and 1: 0.6 or 60%. Raises ValueError otherwise."""
    plain = text.translate(_WIDE).strip()
    share = read_number(plain.removesuffix("%"))
    if plain.endswith("%"):
        share = share.scaleb(-2)
    if not 0 <= share <= 1:
        raise ValueError(f"no share: {text}")
    return share


def read_count(text: str) -> int:
    """A whole number of at least 0. Raises ValueError otherwise."""
    number = read_figure(text, "")
    if number != int(number) or number < 0:
        raise ValueError(f"no count: {text}")
    return int(number)


def read_year(text: str) -> int:
    """A year: 2021, 2021年. Raises ValueError otherwise."""
    period = read_period(text)
    if not period.is_year or period.is_span:
        raise ValueError(f"no year: {text}")
    return period.year


def read_period(text: str) -> Period:
    """A period in the plan's notation or as people write it. Raises ValueError for what is none, or out of all reason.

    >>> str(read_period("2023-H1")), str(read_period("2023年上半年")), str(read_period("2023年1—6月"))
    ('2023-H1', '2023-H1', '2023-01/2023-06')
    """
    period = _period(text.translate(_WIDE).strip())
    if not FIRST_YEAR <= period.start.year <= period.end.year <= LAST_YEAR:
        raise ValueError(f"a year out of all reason: {text}")
    return period


def read_date(text: str) -> date:
    """A day: 2024-03-28, 2024/3/28, 2024年3月28日. Raises ValueError otherwise."""
    period = read_period(text)
    if period.start != period.end:
        raise ValueError(f"not a day: {text}")
    return period.start


def _in_unit(number: Decimal, tail: str, unit: str) -> Decimal:
    """The number with 万, 亿 or a unit of the same kind behind it, counted in `unit`."""
    written_power, written_unit = _split_unit(tail)
    power, bare_unit = _split_unit(unit)
    if written_unit not in ("", bare_unit):
        raise ValueError(f"{tail} where {unit} belongs")
    return Decimal(format(number.scaleb(written_power - power), "f"))


def _split_unit(unit: str) -> tuple[int, str]:
    """万人 is 4 tens of 人."""
    match = _SCALED_UNIT.match(unit)
    assert match is not None  # the pattern matches every text
    return _POWERS[match[1] or ""], match[2]


def _period(text: str) -> Period:
    try:
        return Period(text)
    except ValueError:
        for pattern, notation in _PERIODS:
            if match := pattern.match(text):
                return Period(notation.format(*(g.translate(_QUARTERS) for g in match.groups())))
        raise
