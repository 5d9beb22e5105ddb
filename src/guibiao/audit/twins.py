"""Figures with the digits of others in another order, or with the point elsewhere: all that may be turned from others.

Few figures of a text are; so rules that look for turned digits look at these alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from guibiao.audit.figure import Figure, measure_of
from guibiao.audit.ledger import Ledger
from guibiao.audit.misprint import telling_digits

_FEWEST = 2  # digits that can change places


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


def _by_digits(ledger: Ledger) -> dict[str, list[Figure]]:
    """The levels of a document by their digits without noughts, in their order by size."""
    found: dict[str, list[Figure]] = defaultdict(list)
    for figure in ledger.numbers(0, len(ledger.text)):
        if measure_of(figure) == "level" and len(digits := telling_digits(figure.value)) >= _FEWEST:
            found["".join(sorted(digits)).lstrip("0")].append(figure)
    return found
