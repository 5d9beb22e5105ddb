"""Whether one slip of the pen explains how far a listed total lies off the parts that its words tell to be all."""

from __future__ import annotations

from collections.abc import Sequence

from guibiao.audit.claims import Claim
from guibiao.audit.claims.slip_of_input import is_slip_of_input
from guibiao.audit.claims.tenfold import tenfold
from guibiao.audit.figure import Figure
from guibiao.audit.judgement import Reading
from guibiao.audit.listing import Listing
from guibiao.audit.listing.slip import point_moved
from guibiao.audit.measures import is_count
from guibiao.audit.misprint import SURE_DIGITS, SWAPPED_SHORT, one_digit, slip_in_sum, swapped, telling_digits


def is_misprinted(claim: Claim, listing: Listing, reading: Reading) -> bool:
    """Whether a total so far from its parts is their sum but for one slip, in itself or in one of them."""
    total, telling = claim.figure.value, len(telling_digits(claim.figure.value))
    if listing.kind == "divided" and swapped(total, reading.value, short=True):
        return True
    several = listing.kind == "comprising" and is_count(claim.figure.unit) and len(listing.parts) > len("甲乙")
    if several and slip_in_sum(total, [p.value for p in listing.parts], SWAPPED_SHORT):
        return True
    if telling < SURE_DIGITS:
        return False
    if tenfold(claim, reading):
        return True
    if len(listing.parts) == 1:
        return False
    return (telling > SURE_DIGITS and one_digit(total, reading.value)) or is_slip_of_input(claim, reading)


def is_pair_misprinted(claim: Claim, parts: Sequence[Figure], reading: Reading) -> bool:
    """Whether two make up a total but for its point, or that of one of them, or for one digit where there are many."""
    total, telling = claim.figure, len(telling_digits(claim.figure.value))
    if telling < SURE_DIGITS or any(p.unit != total.unit for p in parts):
        return False
    if point_moved(total, parts) or tenfold(claim, reading):
        return True
    return telling > SURE_DIGITS and slip_in_sum(total.value, [p.value for p in parts])
