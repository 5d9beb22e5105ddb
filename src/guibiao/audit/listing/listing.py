"""`Listing`: a total and the parts that a text lists under it."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from guibiao.audit.figure import Figure
from guibiao.audit.measures import factor


class Listing(Struct, frozen=True, gc=False):
    """`parts` of one of `totals`, the likeliest first; `complete` where the wording says that nothing is left out."""

    totals: tuple[Figure, ...]
    parts: tuple[Figure, ...]
    labels: tuple[str, ...]
    complete: bool
    cue: str
    kind: str  # bracket, bare, colon, among, divided, comprising: how the list is opened


def adds_up(listing: Listing) -> bool:
    """Whether the parts as printed make up the total exactly."""
    total = listing.totals[0]
    added = sum((Fraction(p.value) * factor(p.unit, total.unit) for p in listing.parts), Fraction(0))
    return len(listing.parts) > 1 and added == Fraction(total.value)
