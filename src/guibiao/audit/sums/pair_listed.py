"""Two that are all of a total told before them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import recomputed
from guibiao.audit.complements import is_whole
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing import Listing
from guibiao.audit.listing.slip import CLOSE, is_copied, is_one_slip
from guibiao.audit.listing.stretch import is_start
from guibiao.audit.misprint import SURE_DIGITS, SWAPPED, slip_in_sum, swapped, telling_digits
from guibiao.audit.sums.added import added, adds_up
from guibiao.audit.sums.claimed import claimed
from guibiao.audit.sums.explained import is_pair_misprinted


def sum_of_pair(ledger: Ledger, pair: Listing) -> Iterator[Finding]:
    """Two that are all of what the text told just before, where they come so near to it that they are meant to be."""
    total = next((t for t in pair.totals if adds_up(t, pair.parts)), None) or _turned(pair) or pair.totals[0]
    if is_start(ledger, ledger.sentence(total.start)[0], total):
        return  # 乡镇由23个调整为18个，新设街道2个
    reading = added(pair.parts, total.unit)
    last = pair.parts[-1].end
    behind = ledger.numbers(last, ledger.sentence(last)[1])
    if not adds_up(total, pair.parts) and any(f.unit == total.unit and f.value == reading.value for f in behind):
        return  # 监测361天，其中优125天、良205天，优良天数330天
    near = abs(reading.value - Fraction(total.value)) <= CLOSE * abs(Fraction(total.value))
    again = any(p.value == total.value and len(telling_digits(p.value)) >= SURE_DIGITS for p in pair.parts)
    copied = (again or is_copied(ledger, total)) and is_whole(pair.labels)
    claim = replace(claimed(ledger, total), sure=copied)
    if (
        near
        or copied
        or swapped(total.value, reading.value)
        or is_one_slip(total, pair.parts)
        or is_pair_misprinted(claim, pair.parts, reading)
    ):
        yield recomputed(ledger, claim, [reading])


def _turned(pair: Listing) -> Figure | None:
    """The total that two make up with two digits of one of the three in each other's place."""
    values = [p.value for p in pair.parts]
    alike = (t for t in pair.totals if all(p.unit == t.unit for p in pair.parts))
    return next((t for t in alike if slip_in_sum(t.value, values, SWAPPED)), None)
