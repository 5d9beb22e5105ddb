"""Which computations a figure's unit and those of the figures beside it allow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guibiao.audit.figure import Figure, measure_of
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, POINTS, alike
from guibiao.audit.misprint import SURE_DIGITS
from guibiao.audit.neighbours.amounts import for_each, is_apart, is_enumerated, rest_of_first, sums_of_others
from guibiao.audit.neighbours.differences import differences
from guibiao.audit.neighbours.guess import Guess
from guibiao.audit.neighbours.rates import rates_told
from guibiao.audit.neighbours.words import is_change
from guibiao.quantity import decimals

_FEWEST_LIKE = 3  # amounts of one unit of which one may be the sum or the rest of others


def guesses(ledger: Ledger, numbers: Sequence[Figure], at: int) -> Iterator[Guess]:
    """The computations with which figure `at` of a sentence's `numbers` may be told from those beside it."""
    figure, before = numbers[at], numbers[:at][::-1]
    if figure.unit in POINTS:
        rates = [f for f in before if f.unit in PERCENT][:2]
        follows = [f for f in numbers[at + 1 : at + 2] if f.unit in PERCENT]
        yield from differences(ledger, figure, rates, follows)
    elif figure.unit in PERCENT:
        amounts = [f for f in before if f.unit not in PERCENT and f.unit not in POINTS and f.bound == "eq"]
        yield from rates_told(ledger, figure, before, amounts)
    elif measure_of(figure) == "level":
        if is_change(ledger, figure):
            same = [f for f in before if figure.unit and alike(f.unit, figure.unit)]
            yield from differences(ledger, figure, same[:2], [])
            return
        each = list(for_each(ledger, figure, before))
        if not each and not _is_sure(figure):
            return  # of so few digits only what the words bear out is told from chance
        if _has_like(figure, numbers):
            beside = [f for f in numbers if f is figure or not is_apart(ledger, f)]
            if _has_like(figure, beside) and not is_enumerated(ledger, beside):
                at = beside.index(figure)
                yield from sums_of_others(ledger, figure, beside[at + 1 :])
                yield from rest_of_first(figure, beside, at)
        yield from each
    elif measure_of(figure) == "change":
        told = [f for f in before if alike(f.unit, figure.unit)][:2]  # two of what things changed by have no change
        if not any(measure_of(f) == "change" for f in told):
            yield from differences(ledger, figure, told, [])


def _has_like(figure: Figure, beside: Sequence[Figure]) -> bool:
    """Whether so many amounts are in a figure's unit that it may be the sum or the rest of others."""
    return sum(f.unit == figure.unit for f in beside) >= _FEWEST_LIKE


def _is_sure(figure: Figure) -> bool:
    """Whether a figure has so many digits, a nought before its point among them, that two swapped are no chance."""
    return max(len(figure.value.as_tuple().digits), decimals(figure.value) + 1) >= SURE_DIGITS
