"""A total and its parts, one of them in a wrong unit: 还本付息9600亿元，其中还本6100万元、付息3500万元."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing import Listing
from guibiao.audit.measures import comparable, factor
from guibiao.audit.precision import stands_for, times
from guibiao.audit.sums.added import added
from guibiao.audit.sums.claimed import claimed
from guibiao.messages import _

_FEWEST = 2  # parts
_KIND = 2  # characters at the end of a name that say what an amount is


def of_another_unit(ledger: Ledger, listing: Listing) -> Finding | None:
    """The finding where the numbers add up as printed, but one of them is in another unit than all others.

    Or where a part told in one breath with others in the total's unit is in a larger one, and larger than the total.
    """
    parts, total = listing.parts, listing.totals[0]
    if len(parts) < _FEWEST or all(p.unit == total.unit for p in parts) or not _are_comparable(total, parts):
        return None
    fits = sum(Fraction(p.value) for p in parts) == Fraction(total.value)
    odd = [p for p in parts if p.unit != total.unit]
    if fits and len(odd) == len(parts) and len({p.unit for p in parts}) == 1:
        return recomputed(ledger, claimed(ledger, total), [added(parts, total.unit)])
    if len(odd) > 1 or Fraction(odd[0].value) * factor(odd[0].unit, total.unit) <= Fraction(total.value):
        return None
    if fits:
        return recomputed(ledger, claimed(ledger, odd[0]), [_rest(total, odd[0], parts)])
    if len(parts) > _FEWEST and _are_alike(listing):
        claim = replace(claimed(ledger, odd[0]), severity="warning", caveat=_("其中的一部分大于总数"), sure=True)
        return recomputed(ledger, claim, [_rest(total, odd[0], parts)])
    return None


def _are_comparable(total: Figure, parts: Sequence[Figure]) -> bool:
    return all(comparable(p.unit, total.unit) for p in parts)


def _are_alike(listing: Listing) -> bool:
    """Whether the names of all parts end alike: 早稻产量, 晚稻产量, 旱粮产量."""
    return len({label[-_KIND:] for label in listing.labels}) == 1


def _rest(total: Figure, part: Figure, parts: Sequence[Figure]) -> Reading:
    """What the other parts leave of a total for one."""
    others, unit = [p for p in parts if p is not part], part.unit
    value = (Fraction(total.value) - sum(Fraction(p.value) for p in others)) * factor(total.unit, unit)
    possible = stands_for(total)
    for other in others:
        possible = possible - stands_for(other)
    how = "−".join(f"{f.value}{f.unit}" for f in (total, *others))
    inputs = (Input(total, "whole"), *(Input(p, "part") for p in others))
    return Reading(value, times(possible, factor(total.unit, unit)), inputs, how)
