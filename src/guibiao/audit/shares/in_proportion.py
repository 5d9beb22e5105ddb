"""What share a part has by the shares of others of the same whole, whether the text tells that whole or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from msgspec.structs import replace

from guibiao.audit.figure import Figure, measure_of
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import alike, factor
from guibiao.audit.misprint import telling_digits
from guibiao.audit.precision import stands_for, times
from guibiao.audit.shares.any_whole import ALL_OF
from guibiao.audit.shares.ratio import ratio
from guibiao.audit.shares.share import BESIDE, Share, shares_told
from guibiao.audit.shares.wholes import NEARBY
from guibiao.quantity import Interval, decimals

_LOOSEST = Fraction(1, 8)  # of a whole: one that a share tells no better says nothing of others
_ALL = 100  # %
_TELLING = 2  # digits of a share that an amount hardly gives by chance
_SURELY = 2  # shares that agree on a whole, which then is theirs


class Known(NamedTuple):
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
    if not share.whole and len(known) < _SURELY:
        known = _beside(ledger, share, part, lines=True)
    others = _others_than(part, wholes)
    told = next((r for w in others if _are_of(share, known, w) and (r := ratio(part, w))), None)
    readings = _about(told, share.figure) if told else by_those(part, share.figure, known)
    return [r for r in readings if share.compared or r.possible.low <= _ALL]


def of_whole_of_others(
    ledger: Ledger, share: Share, part: Figure, wholes: Sequence[Figure], meant: Figure | None
) -> Reading | None:
    """The part's share of the whole of which another share of that name is just what it is said to be.

    The part bears the name that the share's words tell, or stands right before it, as the others' do. Of shares that
    call their whole by no name, only those of one sentence are of one whole. Against one that is `meant` by its name
    it takes two others to tell another.
    """
    if part is share.parts[0] and share.start - part.end > BESIDE:
        return None
    start, end = ledger.sentence(share.start)
    floor = ledger.reach(share.sentence)
    known = [
        k
        for k in _beside(ledger, share, part)
        if (share.named and k.share.start >= floor)
        or (start <= k.share.start < end and len(telling_digits(k.share.value)) >= _TELLING)
    ]
    told = [(n, r) for w in _others_than(part, wholes) if (n := _are_of(share, known, w)) and (r := ratio(part, w))]
    told = [t for t in told if meant is None or t[0] >= _SURELY or any(i.figure is meant for i in t[1].inputs)]
    told = [(n, r) for n, r in told if share.compared or r.possible.low <= _ALL]
    return max(told, key=lambda t: t[0])[1] if told else None


def has_share(ledger: Ledger, whole: Figure) -> bool:
    """Whether an amount is told with a share of its own, and is then no whole of others told beside it."""
    return whole.start in ledger.once(_shared)


def _shared(ledger: Ledger) -> frozenset[int]:
    """Where the amounts begin behind which a share of theirs stands."""
    told = (s for s in ledger.once(shares_told) if s.parts and s.start - s.parts[0].end <= BESIDE)
    return frozenset(s.parts[0].start for s in told)


def by_those(part: Figure, share: Figure, known: Sequence[Known]) -> list[Reading]:
    """The part's share of the whole on which others agree; none where they do not, or tell it too roughly."""
    possible = [k for k in known if stands_for(k.share).low > 0]  # 约1% may be nearly nothing
    close = [k for k in possible if (w := _whole(k, part)).high - w.low <= _LOOSEST * w.high]
    return _about(_by(part, close), share) if len(close) >= _SURELY and _common(close, part) else []


def _about(reading: Reading, share: Figure) -> list[Reading]:
    """A reading of a share that may have been made one unit of its last digit more or less, so that all add up."""
    place = Fraction(1, 10 ** decimals(share.value))
    return [replace(reading, bounds=reading.possible + Interval(-place, place))]


def _beside(ledger: Ledger, share: Share, part: Figure, *, lines: bool = False) -> list[Known]:
    """The other shares of the same name near a share; of one without a name, those of its paragraph.

    `lines`: of the paragraphs near it as well, as of a list of which each line tells one.
    """
    floor = max(share.start - NEARBY, 0) if share.whole or lines else ledger.reach(share.start)
    end = share.start + NEARBY if lines else min(ledger.paragraph(share.start)[1], share.start + NEARBY)
    named = ledger.once(_by_name)
    told = (s for name in _names(share) for s in named[name])
    others = (s for s in told if floor <= s.start < end and s is not share)
    known = (Known(s.parts[0], s.figure) for s in others if s.start - s.parts[0].end <= BESIDE)
    return [k for k in known if k.amount.start != part.start and _is_like(k.amount, part)]


def _is_like(amount: Figure, part: Figure) -> bool:
    """Whether two amounts may be parts of one whole: what there is and what it changed by are not."""
    changes = [measure_of(f) == "change" for f in (amount, part)]
    return alike(amount.unit, part.unit) and amount.value > 0 and part.value > 0 and changes[0] == changes[1]


def _by_name(ledger: Ledger) -> defaultdict[str, list[Share]]:
    """The shares behind an amount by what they call their whole, but for those that tell it."""
    named: defaultdict[str, list[Share]] = defaultdict(list)
    for share in ledger.once(shares_told):
        if share.parts and stands_for(share.figure).low > 0 and not share.inline and not share.behind:
            for name in _names(share):
                named[name].append(share)
    return named


def _names(share: Share) -> tuple[str, ...]:
    """What a share calls its whole; nothing as well where only the words around it do: 在所有提案中，经济类占53.7%."""
    name = ALL_OF.sub("", share.whole)
    return (name,) if share.named or share.compared or not name else (name, "")


def _is_of(known: Known, whole: Figure) -> bool:
    """Whether an amount is just the share of a whole that it is said to be."""
    if whole.start == known.amount.start or not alike(whole.unit, known.amount.unit):
        return False
    reading = ratio(known.amount, whole)
    return reading is not None and reading.value in stands_for(known.share)


def _others_than(part: Figure, wholes: Sequence[Figure]) -> list[Figure]:
    """The wholes that are not just the part: a whole that is told again is no part of itself."""
    return [w for w in wholes if (w.value, w.unit) != (part.value, part.unit)]


def _are_of(share: Share, known: Sequence[Known], whole: Figure) -> int:
    """How many amounts are just the shares of a whole that they are said to be, if they are enough to tell it.

    What is compared may each be so with another: 中位数是平均数的86.8%，城镇中位数是平均数的91.5%.
    """
    many = sum(_is_of(k, whole) for k in known)
    return many if many >= (_SURELY if share.compared else 1) else 0


def _whole(known: Known, part: Figure) -> Interval:
    """What an amount is so large a share of, in a part's unit."""
    amount = times(stands_for(known.amount), 100 * factor(known.amount.unit, part.unit))
    return amount / stands_for(known.share)


def _common(known: Sequence[Known], part: Figure) -> Interval | None:
    """The whole on which all agree, if they do."""
    wholes = [_whole(k, part) for k in known]
    low, high = max(w.low for w in wholes), min(w.high for w in wholes)
    return Interval(low, high) if 0 < low <= high else None


def _by(part: Figure, known: Sequence[Known]) -> Reading:
    """What share a part has where other amounts have theirs."""
    amount, share = known[0]
    by = factor(part.unit, amount.unit)
    value = Fraction(part.value) * by / Fraction(amount.value) * Fraction(share.value)
    inputs = [Input(part, "part"), *(i for k in known for i in (Input(k.amount, "part"), Input(k.share, "share")))]
    how = f"{part.value}{part.unit}÷（{amount.value}{amount.unit}÷{share.value}%）"

    def bounds() -> Interval:
        return times(stands_for(part), Fraction(100)) / (_common(known, part) or _whole(known[0], part))

    return Reading(value, bounds, tuple(inputs), how)
