"""`Period`: a year, half, quarter, month or day, or a span of them, as an immutable value."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from guibiao.expressions import expression

_FORM = expression(r"(\d{4})(?:-(?:H([12])|Q([1-4])|(\d{2})(?:-(\d{2}))?))?\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """A period with both ends in, written as in the specification of statements.

    >>> Period("2023-H1").end, Period("2021/2025").years, Period("2023-Q2").first_month
    (datetime.date(2023, 6, 30), 5, 4)
    """

    text: str
    start: date
    end: date

    def __init__(self, text: str) -> None:
        """Raises ValueError for a text that is no period."""
        first, _, last = text.partition("/")
        start, end = _bounds(first)[0], _bounds(last or first)[1]
        if start > end:
            raise ValueError(f"a period runs forwards: {text}")
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "start", start)
        object.__setattr__(self, "end", end)

    def __str__(self) -> str:
        return self.text

    @property
    def year(self) -> int:
        """The year in which the period ends."""
        return self.end.year

    @property
    def years(self) -> int:
        """How many calendar years it touches."""
        return self.end.year - self.start.year + 1

    @property
    def first_month(self) -> int:
        """The month in which it starts."""
        return self.start.month

    @property
    def is_year(self) -> bool:
        """Whether it is one whole calendar year."""
        return self.start == date(self.year, 1, 1) and self.end == date(self.year, 12, 31)

    @property
    def is_span(self) -> bool:
        """Whether it was written as a span, first/last."""
        return "/" in self.text

    @property
    def is_part_of_year(self) -> bool:
        """Whether it is shorter than a year: a half, quarter, month, day, or a span within one year."""
        return not self.is_year and self.start.year == self.end.year

    def elapsed_since(self, base: int) -> Fraction:
        """Years from the end of the year `base` to the end of this period, counted in months.

        >>> Period("2022").elapsed_since(2020), Period("2023-06-30").elapsed_since(2020)
        (Fraction(2, 1), Fraction(5, 2))
        """
        whole_month = self.end.day == monthrange(self.end.year, self.end.month)[1]
        months = self.end.month if whole_month else self.end.month - 1
        return Fraction((self.end.year - base - 1) * 12 + months, 12)


def _bounds(text: str) -> tuple[date, date]:
    match = _FORM.match(text)
    if match is None:
        raise ValueError(f"not a period: {text}")
    year, half, quarter, month, day = (int(g) if g else 0 for g in match.groups())
    if day:
        return date(year, month, day), date(year, month, day)
    if half:
        return _months(year, half * 6 - 5, half * 6)
    if quarter:
        return _months(year, quarter * 3 - 2, quarter * 3)
    return _months(year, month or 1, month or 12)


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
