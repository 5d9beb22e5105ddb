"""A figure as the difference of two beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.ledger import Ledger
from guibiao.audit.levels import level_of
from guibiao.audit.neighbours.guess import Guess
from guibiao.audit.neighbours.words import in_turn, is_change
from guibiao.audit.rules.change_of_levels import difference


def differences(ledger: Ledger, figure: Figure, before: Sequence[Figure], after: Sequence[Figure]) -> Iterator[Guess]:
    """The last figure less the one before it, or less the one that follows."""
    if not before or _starts_elsewhere(figure, before[1:2]) or in_turn(ledger, before[0], figure):
        return
    borne_out = is_change(ledger, figure)
    for other in (*before[1:], *after):
        for base, end in ((other, before[0]), (before[0], other)):
            reading = difference(level_of(base, "base"), level_of(end, "end"), figure.unit, 1)
            if reading is not None:
                yield Guess("change-of-levels", reading, borne_out)


def _starts_elsewhere(figure: Figure, base: Sequence[Figure]) -> bool:
    """Whether a change says from when it is, and the figure before is of another time."""
    own, other = statement_of(figure), statement_of(base[0]) if base else None
    return bool(own and own.base and other and other.period != own.base)
