"""Slips of the pen by which one share of all is not the right one."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from guibiao.audit.figure import Figure
from guibiao.audit.hundred.bounds import WHOLE
from guibiao.audit.ledger import Ledger
from guibiao.audit.misprint import one_digit, swapped, telling_digits

_POINTS = (Fraction(1, 100), Fraction(1, 10), Fraction(10), Fraction(100))
_COPIED_FROM = 120  # characters before a share in which stands what was written again for it


def is_slip_of(value: Decimal, right: Fraction) -> bool:
    """Whether two digits swapped or one wrong one make a share of the right one."""
    return right > 0 and (swapped(value, right, short=True) or one_digit(value, right))


def is_moved(value: Decimal, right: Fraction, slack: Fraction | int = 0) -> bool:
    """Whether a share is just the right one with its point elsewhere: 285 or 2.85 for 28.5."""
    if len(telling_digits(value)) < len("两位") or not 0 < right < WHOLE:
        return False
    return any(abs(Fraction(value) * times - right) <= slack for times in _POINTS)


def is_mistaken(ledger: Ledger, figure: Figure, right: Fraction) -> bool:
    """Whether one slip explains that a share is not the right one: of its digits or point, or a rate told again."""
    if is_slip_of(figure.value, right) or is_moved(figure.value, right):
        return True
    before = ledger.numbers(max(figure.start - _COPIED_FROM, 0), figure.start)
    again = any(f.value == figure.value and f.unit == figure.unit for f in before)
    return 0 < right < WHOLE and again and len(telling_digits(figure.value)) > 1
