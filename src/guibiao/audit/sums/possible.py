"""Amounts that no word tells to be all of a total, and lists that are told to overlap."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from guibiao.audit.claims import recomputed
from guibiao.audit.complements import is_whole
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import FITTING, Reading, judge
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing import Listing, named_alike, records, rows
from guibiao.audit.listing.slip import is_one_slip
from guibiao.audit.measures import comparable
from guibiao.audit.misprint import SWAPPED_SHORT, slip_in_sum
from guibiao.audit.sums.added import added
from guibiao.audit.sums.claimed import all_but_for_a_slip, claimed
from guibiao.expressions import expression

_OVERLAPPING = expression(
    r"(?:剔除|扣除|存在|有|含|去除|不含)[^，,。；;\d]{0,6}(?:重复|交叉|重叠)|(?:重复|交叉|重叠)[^，,。；;\d]{0,4}(?:计算|统计|申报)"
    r"|重复[^，,。；;]{0,10}(?:剔除|扣除|去除)|部分[^，,。；;\d]{0,8}(?:列入|计入|纳入)"
)
_AT_LEAST = expression(r"\d[^\d，、]{0,6}以上|(?:超过?|突破|达到?|大于)\d[^\d]*\Z")
_FAR = Fraction(3, 10)  # of the sum
_OVERLAP_NEAR = 30  # characters


def sums_of_possible_parts(ledger: Ledger) -> Iterator[Finding]:
    """A finding for amounts that are all of a total, or would be but for one slip."""
    for row in rows(ledger):
        yield from _of_possible_parts(ledger, row)
    for listing in records(ledger):
        total, reading = listing.totals[0], added(listing.parts, listing.totals[0].unit)
        values = [p.value for p in listing.parts]  # another measure of them adds up, so these are known to be all
        slip = is_one_slip(total, listing.parts) or slip_in_sum(total.value, values, SWAPPED_SHORT)
        if judge(total, reading) in FITTING or slip:
            yield recomputed(ledger, claimed(ledger, total), [reading])
    for listing in named_alike(ledger):
        yield from _of_possible_parts(ledger, listing)


def _of_possible_parts(ledger: Ledger, listing: Listing) -> Iterator[Finding]:
    """Of amounts that no word tells to be all of a total: that they are, or would be but for one slip."""
    total = listing.totals[0]
    if is_told_to_overlap(ledger, listing):
        return
    reading = _with_smaller(ledger, listing) or added(listing.parts, total.unit)
    is_all = listing.kind == "row" and is_whole(listing.labels) and _is_near(total, reading)
    if is_all or judge(total, reading) in FITTING:
        yield recomputed(ledger, claimed(ledger, total), [reading])
    elif not _are_scattered(ledger, listing) and is_one_slip(total, listing.parts):
        yield all_but_for_a_slip(ledger, total, reading)


def _with_smaller(ledger: Ledger, listing: Listing) -> Reading | None:
    """The sum with the part that is told right behind in a smaller unit, if it fits: 93.67亿吨，民航…735.38万吨."""
    total, last = listing.totals[0], listing.parts[-1]
    behind = ledger.numbers(last.end, ledger.sentence(last.end)[1])[:1]
    behind = [f for f in behind if f.unit != last.unit and comparable(f.unit, last.unit)]
    reading = added([*listing.parts, *behind], total.unit) if behind else None
    return reading if reading and judge(total, reading) in FITTING else None


def _is_near(total: Figure, reading: Reading) -> bool:
    """Whether a sum is so near to a total that parts which are all of something are all of it."""
    return abs(reading.value - Fraction(total.value)) <= _FAR * reading.value


def _are_scattered(ledger: Ledger, listing: Listing) -> bool:
    """Whether parts stand in three sentences or more, where alike names are of things that nobody adds up."""
    return len({ledger.sentence(part.start) for part in listing.parts}) > len("甲乙")


def is_told_to_overlap(ledger: Ledger, listing: Listing) -> bool:
    """Whether words say that parts overlap: 省级18个、市级42个（已剔除重复）; 10万元以上186个、50万元以上42个."""
    if sum(_AT_LEAST.search(label) is not None for label in listing.labels) > 1:
        return True
    start = listing.parts[0].end
    end = min(ledger.sentence(start)[1], listing.parts[-1].end + _OVERLAP_NEAR)
    return _OVERLAPPING.search(ledger.text, start, end) is not None
