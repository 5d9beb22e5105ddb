"""How far rows are from a pattern, and whether enough of them bear it out for the others to be slips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log10
from typing import NamedTuple

from guibiao.audit.tables.patterns.column import FEWEST, Column

SURE = 6.0  # orders of magnitude by which chance is ruled out
NAMED = 3.5  # the same where a head names the pattern
MOST_BROKEN = 6  # rows to one that breaks the pattern


class Row(NamedTuple):
    """How far a row is from fitting, how far rounding lets it be, how fine its figures are, as shares of the claim."""

    number: int
    far: float
    allowed: float
    fine: float

    def broken(self) -> bool:
        return self.far > self.allowed * (1 + 1e-9)

    def proof(self) -> float:
        """Orders of magnitude by which chance is ruled out."""
        exact = self.far <= self.fine / 2 * (1 + 1e-9)
        return max(-log10(max(self.fine if exact else 2 * self.allowed, 1e-6)), 0.0)


def shared(columns: Sequence[Column]) -> Iterator[int]:
    """The rows in which all of some columns have a number."""
    return (row for row in columns[0].near if all(row in c.near for c in columns[1:]))


def positive(*columns: Column) -> Iterator[int]:
    """The rows in which all of some columns have a number above nought."""
    return (row for row in shared(columns) if all(c.near[row] > 0 for c in columns))


def unless_broken(rows: Iterator[Row], claim: Column) -> list[Row]:
    """The rows, or none as soon as more of them break a pattern than may: most patterns are none."""
    most, broken = max(len(claim.values) // MOST_BROKEN, 1), 0
    kept = []
    for row in rows:
        broken += row.broken()
        if broken > most:
            return []
        kept.append(row)
    return kept


def broken_of(rows: Sequence[Row], sure: float) -> tuple[int, ...]:
    """The rows that break a pattern, where enough others bear it out; none where they do not or none breaks it."""
    broken = tuple(row.number for row in rows if row.broken())
    proof = sum(row.proof() for row in rows if not row.broken())
    borne = proof >= sure and len(rows) - len(broken) >= FEWEST
    return broken if borne and len(broken) <= max(len(rows) // MOST_BROKEN, 1) else ()
