"""Figures with the digits of others in another order, or with the point elsewhere: all that may be turned from others.

Few figures of a text are; so rules that look for turned digits look at these alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from guibiao.audit.figure import Cited, Figure, measure_of
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import comparable, factor
from guibiao.audit.misprint import swapped, telling_digits

_FEWEST = 2  # digits that can change places


def twins(ledger: Ledger) -> list[Figure]:
    """The levels of a document whose digits another one with another value has as well, in the order of the text."""
    same = ledger.once(_by_digits).values()
    found = [f for figures in same if len({f.value for f in figures}) > 1 for f in figures]
    return sorted(found, key=lambda f: f.start)


def cited_twins(ledger: Ledger) -> list[Cited]:
    """Those of them that were extracted."""
    return [f for f in ledger.once(twins) if isinstance(f, Cited)]


def long_ones(ledger: Ledger, fewest: int) -> list[Figure]:
    """The levels of a document that have so many digits or more, in the order of the text."""
    found: list[Figure] = []
    for digits, same in ledger.once(_by_digits).items():  # without their noughts, which may tell as well
        found += same if len(digits) >= fewest else [f for f in same if _has_digits(f, fewest)]
    return sorted(found, key=lambda f: f.start)


def told_twice(ledger: Ledger, fewest: int) -> Iterator[tuple[Figure, Figure]]:
    """Each level of so many digits with the last one before it that has the same value and unit."""
    for same in ledger.once(_by_digits).values():
        last: dict[tuple[Decimal, str], Figure] = {}
        for figure in same if len(same) > 1 and len(telling_digits(same[0].value)) >= fewest else ():
            if earlier := last.get((figure.value, figure.unit)):
                yield earlier, figure
            last[figure.value, figure.unit] = figure


def alike_in_digits(ledger: Ledger, fewest: int) -> Iterator[list[Figure]]:
    """The levels of so many digits that share them with one another, their noughts and the order aside."""
    for same in ledger.once(_by_digits).values():
        if len(same) > 1 and len(telling_digits(same[0].value)) >= fewest:
            yield same


def turned_in_other_units(ledger: Ledger, fewest: int) -> Iterator[tuple[Figure, Figure]]:
    """Levels of so many digits, each with one before it in another unit, of which it has two digits turned."""
    for same in ledger.once(_by_digits).values():
        if len({f.unit for f in same}) > 1 and len(telling_digits(same[0].value)) >= fewest:
            for earlier, figure in combinations(same, 2):
                if earlier.unit == figure.unit or not comparable(earlier.unit, figure.unit):
                    continue
                if swapped(figure.value, Fraction(earlier.value) * factor(earlier.unit, figure.unit)):
                    yield earlier, figure


def _has_digits(figure: Figure, fewest: int) -> bool:
    printed = str(figure.value)
    return len(printed) >= fewest and len(telling_digits(figure.value)) >= fewest


def _by_digits(ledger: Ledger) -> dict[str, list[Figure]]:
    """The levels of a document by their digits without noughts, in their order by size."""
    found: dict[str, list[Figure]] = defaultdict(list)
    for figure in ledger.numbers(0, len(ledger.text)):
        if len(telling_digits(figure.value)) >= _FEWEST and measure_of(figure) == "level":
            found["".join(sorted(str(figure.value))).strip("-.0")].append(figure)
    return found
