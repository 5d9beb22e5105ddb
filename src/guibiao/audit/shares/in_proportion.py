"""What share a part has by the shares of others of the same whole."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from guibiao.audit.figure import Figure
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, alike, factor
from guibiao.audit.precision import stands_for, times
from guibiao.audit.shares.amounts import is_amount
from guibiao.audit.shares.any_whole import ALL_OF
from guibiao.audit.shares.share import BESIDE, CLAIM, Share
from guibiao.audit.shares.wholes import NEARBY


def in_proportion(ledger: Ledger, share: Share, part: Figure) -> Iterator[Reading]:
    """The part's share of what its neighbours are shares of, where the text tells theirs: 15.2亿元，占全市的83.7%."""
    floor = max(share.start - NEARBY, 0 if len(share.named) > 1 else ledger.reach(share.start))
    end = ledger.sentence(share.start)[1]
    for match in CLAIM.finditer(ledger.text, floor, end):
        if ALL_OF.sub("", match["whole"] or "") != ALL_OF.sub("", share.named):
            continue
        at = match.end()
        shares = [f for f in ledger.numbers(at, at + 2) if f.unit in PERCENT and f.start != share.figure.start]
        amounts = [f for f in ledger.numbers(max(floor, match.start() - BESIDE), at) if is_amount(f)][-1:]
        for known, other in zip(shares, amounts, strict=False):
            if other.start != part.start and alike(other.unit, part.unit) and other.value > 0 and known.value > 0:
                yield _by(part, other, known)


def _by(part: Figure, other: Figure, share: Figure) -> Reading:
    """What share a part has where another amount has one."""
    by = factor(part.unit, other.unit)
    value = Fraction(part.value) * by / Fraction(other.value) * Fraction(share.value)
    inputs = (Input(part, "part"), Input(other, "part"), Input(share, "share"))
    how = f"{part.value}{part.unit}÷（{other.value}{other.unit}÷{share.value}%）"
    return Reading(value, lambda: times(stands_for(part), by) / stands_for(other) * stands_for(share), inputs, how)
