"""The one slip of the pen but for which a list that need not be all of its total would be all."""

from __future__ import annotations

from collections.abc import Sequence

from guibiao.audit.figure import Figure
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing import Listing
from guibiao.audit.listing.in_one_breath import LISTED
from guibiao.audit.listing.slip import is_one_slip
from guibiao.audit.measures import is_count
from guibiao.audit.misprint import SWAPPED_SHORT, slip_in_sum
from guibiao.audit.sums.chance import is_hardly_chance
from guibiao.audit.sums.overlapping import may_overlap, of_many_kinds
from guibiao.expressions import expression

_CHANCE = 1 / 20  # of all differences that two digits turned may explain where clauses part what is listed
_IN_TIME, _LATE = (
    expression("(?:超|快于|高于|领先|按|达到?|符合)[^，,。；;\\d]{0,4}(?:序时|时序)"),
    expression("滞后|落后|慢于|未|低于|缓慢|不及|其余|其他|剩余"),
)


def all_but_for_one_slip(ledger: Ledger, listing: Listing, first: Sequence[Figure]) -> Sequence[Figure]:
    """The parts that would be all of a total but for one slip: those told in the first clause, or all; or none."""
    total = listing.totals[0]
    if _leaves_out_late_ones(ledger, listing):
        return ()
    if len(first) == len(listing.parts) > 1 and (is_one_slip(total, first) or _is_turned_pair(ledger, listing)):
        return first
    if of_many_kinds(listing.labels):
        return ()
    values = [p.value for p in listing.parts if p.unit == total.unit]
    if len(values) == len(listing.parts) > 1 and max(values) > total.value and not may_overlap(listing.labels):
        return listing.parts if slip_in_sum(total.value, values, SWAPPED_SHORT) else ()
    if len(first) < len(listing.parts) == len(values):  # clauses that may have moved on: two digits turned tell
        some = (listing.parts, first) if len(first) > 1 else (listing.parts,)
        turned = (p for p in some if is_hardly_chance(total.value, [f.value for f in p], _CHANCE, other=False))
        return next(turned, ())
    return ()


def _is_turned_pair(ledger: Ledger, listing: Listing) -> bool:
    """Whether two that a total is told to comprise, in one breath, are all of it with two digits turned."""
    parts, total = listing.parts, listing.totals[0]
    if listing.kind != "comprising" or len(parts) != len("甲乙") or not is_count(total.unit):
        return False
    one_breath = LISTED.fullmatch(ledger.text, parts[0].end, parts[1].start) is not None
    return one_breath and slip_in_sum(total.value, [p.value for p in parts], SWAPPED_SHORT)


def _leaves_out_late_ones(ledger: Ledger, listing: Listing) -> bool:
    """Whether only items that keep pace are counted, so that late ones may be left: 7个超序时进度，26个按序时推进.

    Two digits turned are a slip all the same.
    """
    values = [p.value for p in listing.parts]
    total = listing.totals[0]
    told = ledger.text[listing.parts[0].end : ledger.sentence(listing.parts[-1].end)[1]]
    if sum(values) > total.value or not _IN_TIME.search(told) or _LATE.search(told):
        return False
    return not slip_in_sum(total.value, values, SWAPPED_SHORT)
