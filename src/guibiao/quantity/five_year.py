"""The five-year plans by number: the fourteenth, “十四五”, is 2021/2025."""

from __future__ import annotations

from guibiao.quantity.number import chinese_number
from guibiao.quantity.period import Period

_SECOND = 2  # plans 1 and 2 ran from 1953; after a break of three years the third began in 1966


def five_year_plan(number: int) -> Period:
    """The years of the n-th five-year plan.

    >>> five_year_plan(14).text, five_year_plan(1).text
    ('2021/2025', '1953/1957')
    """
    first = 1953 + 5 * (number - 1) if number <= _SECOND else 1966 + 5 * (number - 3)
    return Period(f"{first}/{first + 4}")


def five_year_name(period: Period) -> str | None:
    """What the plan of these years is called, 十四五; None where they are no five-year plan's.

    >>> five_year_name(Period("2021/2025")), five_year_name(Period("2022/2024"))
    ('十四五', None)
    """
    number = (period.year - 1950) // 5 - 1
    if number <= _SECOND or five_year_plan(number) != period:
        return None
    return f"{chinese_number(number)}五"
