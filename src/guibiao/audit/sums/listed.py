"""Every list of parts against the total before it, by what it is: 其中 need not tell all, 分为 does, two may be all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from guibiao.audit.complements import are_complements
from guibiao.audit.finding import Finding
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing import Listing, listings, pairs
from guibiao.audit.listing.belonging import is_sum
from guibiao.audit.sums.added import adds_up
from guibiao.audit.sums.all_listed import sum_of_all_listed
from guibiao.audit.sums.claimed import total_name
from guibiao.audit.sums.pair_listed import sum_of_pair
from guibiao.audit.sums.possible import is_told_to_overlap
from guibiao.audit.sums.some_listed import sum_of_some_listed
from guibiao.audit.sums.units import of_another_unit
from guibiao.expressions import expression

_TWICE = 2  # lists of the same names that add up, by which another one is known to be whole
_REST = expression("[，,。；;、]其[他它余]")
_IN_ALL, _BEHIND = expression("合计|共计|总计"), 6  # characters between parts and the total behind them


def sums_listed(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every total with a list of its parts, and for every pair that makes one up."""
    told = list(listings(ledger))
    whole = _wholly_told(told)
    for listing in told:
        if not is_told_to_overlap(ledger, listing) and not _is_of_other_total(ledger, listing):
            yield from _of_listing(ledger, replace(listing, complete=listing.complete or _names(listing) in whole))
    for pair in pairs(ledger):
        if not _is_of_other_total(ledger, pair):
            yield from sum_of_pair(ledger, pair)


def _is_of_other_total(ledger: Ledger, listing: Listing) -> bool:
    """Whether parts have a total of their own behind them, in their unit, or the total is itself like one of two.

    研究议题186个，办理建议94件、提案113件，合计207件; 税收收入675.8亿元，其中地方级税收…，非税收入…. What has a third
    behind them is no list of two: 地表水…，地下水…，其他水源….
    """
    last, total = listing.parts[-1], listing.totals[0]
    behind = ledger.numbers(last.end, last.end + _BEHIND)[:1] if total.unit != last.unit else []
    if any(_IN_ALL.search(ledger.text, last.end, f.start) and is_sum(f, listing.parts) for f in behind):
        return True
    if len(listing.parts) != len("甲乙"):
        return False
    name = total_name(ledger, total)
    if listing.labels[0].endswith(name) and are_complements((name, listing.labels[1])):
        return True
    rest = [f for f in ledger.numbers(last.end, ledger.sentence(last.start)[1]) if f.unit == last.unit][:1]
    return any(_REST.search(ledger.text, last.end, f.start) for f in rest)


def _wholly_told(told: Sequence[Listing]) -> set[frozenset[str]]:
    """Sets of names that are all of their totals: 其中省考核5项、市考核2项 adds up wherever they are told but once."""
    fitting: Counter[frozenset[str]] = Counter()
    failing: Counter[frozenset[str]] = Counter()
    often = Counter(map(_names, told))
    for listing in told:
        if len(names := _names(listing)) > 1 and often[names] >= _TWICE:
            fits = any(adds_up(total, listing.parts) for total in listing.totals)
            (fitting if fits else failing)[names] += 1
    return {names for names, n in fitting.items() if n > max(failing[names], _TWICE - 1)}


def _names(listing: Listing) -> frozenset[str]:
    return frozenset(listing.labels) if len(set(listing.labels)) == len(listing.parts) else frozenset()


def _of_listing(ledger: Ledger, listing: Listing) -> Iterator[Finding]:
    if listing.kind == "pair":
        yield from sum_of_pair(ledger, listing)
    elif misprinted := of_another_unit(ledger, listing):
        yield misprinted
    elif listing.complete:
        yield from sum_of_all_listed(ledger, listing)
    else:
        yield from sum_of_some_listed(ledger, listing)
