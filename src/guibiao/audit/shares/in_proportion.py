"""What share a part has by the shares of others of the same whole, whether the text tells that whole or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from msgspec.structs import replace

from guibiao.audit.figure import Figure
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import alike, factor
from guibiao.audit.precision import stands_for, times
from guibiao.audit.shares.any_whole import ALL_OF
from guibiao.audit.shares.ratio import ratio
from guibiao.audit.shares.share import BESIDE, Share, shares_told
from guibiao.audit.shares.wholes import NEARBY
from guibiao.quantity import Interval, decimals

_LOOSEST = Fraction(1, 8)  # of a whole: one that a share tells no better says nothing of others
_ALL = 100  # %
_SURELY = 2  # shares that agree on a whole, which then is theirs


class _Known(NamedTuple):
    """A share with the amount right before it."""

    amount: Figure
    share: Figure


def in_proportion(ledger: Ledger, share: Share, part: Figure) -> Iterator[Reading]:
    """The part's share of what its neighbours are shares of, where the text tells theirs: 15.2亿元，占全市的83.7%."""
    return (_by(part, [known]) for known in _beside(ledger, share, part))


def by_the_others(ledger: Ledger, share: Share, part: Figure, wholes: Sequence[Figure]) -> list[Reading]:
    """The part's share of what others of its name are shares of, where that is certain.

    It is certain where two of them agree on it, or where the text tells it: an amount of which another share is just
    what it is said to be. Off by one unit of its last digit a share may be made so that all add up.
    """
    known = _beside(ledger, share, part)
    reading = next((r for w in wholes if any(_is_of(k, w) for k in known) and (r := ratio(part, w))), None)
    if reading is None:
        close = [k for k in known if (w := _whole(k, part)).high - w.low <= _LOOSEST * w.high]
        reading = _by(part, close) if len(close) >= _SURELY and _common(close, part) else None
    if reading is None or (reading.possible.low > _ALL and not share.compared):
        return []
    place = Fraction(1, 10 ** decimals(share.figure.value))
    return [replace(reading, bounds=reading.possible + Interval(-place, place))]


def _beside(ledger: Ledger, share: Share, part: Figure) -> list[_Known]:
    """The other shares of the same name near a share; of one without a name, those of its paragraph."""
    floor = max(share.start - NEARBY, 0) if share.whole else ledger.reach(share.start)
    end = ledger.sentence(share.start)[1]
    others = (s for s in ledger.once(_by_name)[_name(share)] if floor <= s.start < end and s is not share)
    known = (_Known(s.parts[0], s.figure) for s in others if s.start - s.parts[0].end <= BESIDE)
    return [k for k in known if k.amount.start != part.start and alike(k.amount.unit, part.unit) and k.amount.value > 0]


def _by_name(ledger: Ledger) -> defaultdict[str, list[Share]]:
    """The shares behind an amount by what they call their whole, but for those that tell it."""
    named: defaultdict[str, list[Share]] = defaultdict(list)
    for share in ledger.once(shares_told):
        if share.parts and share.figure.value > 0 and not share.inline and not share.behind:
            named[_name(share)].append(share)
    return named


def _name(share: Share) -> str:
    return ALL_OF.sub("", share.whole)


def _is_of(known: _Known, whole: Figure) -> bool:
    """Whether an amount is just the share of a whole that it is said to be."""
    if whole.start == known.amount.start or not alike(whole.unit, known.amount.unit):
        return False
    reading = ratio(known.amount, whole)
    return reading is not None and reading.value in stands_for(known.share)


def _whole(known: _Known, part: Figure) -> Interval:
    """What an amount is so large a share of, in a part's unit."""
    amount = times(stands_for(known.amount), 100 * factor(known.amount.unit, part.unit))
    return amount / stands_for(known.share)


def _common(known: Sequence[_Known], part: Figure) -> Interval | None:
    """The whole on which all agree, if they do."""
    wholes = [_whole(k, part) for k in known]
    low, high = max(w.low for w in wholes), min(w.high for w in wholes)
    return Interval(low, high) if 0 < low <= high else None


def _by(part: Figure, known: Sequence[_Known]) -> Reading:
    """What share a part has where other amounts have theirs."""
    amount, share = known[0]
    by = factor(part.unit, amount.unit)
    value = Fraction(part.value) * by / Fraction(amount.value) * Fraction(share.value)
    inputs = [Input(part, "part"), *(i for k in known for i in (Input(k.amount, "part"), Input(k.share, "share")))]
    how = f"{part.value}{part.unit}÷（{amount.value}{amount.unit}÷{share.value}%）"

    def bounds() -> Interval:
        return times(stands_for(part), Fraction(100)) / (_common(known, part) or _whole(known[0], part))

    return Reading(value, bounds, tuple(inputs), how)
