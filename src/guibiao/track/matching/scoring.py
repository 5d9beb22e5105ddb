"""How alike two names are: the weight of what they share against the weight of what only one of them has.

Weights are rarities (inverse document frequency) over all names compared, so that 污水处理厂 tells little where every
second name has it. A name may leave out what the other has (云河县青山镇中心小学 and 青山小学); where both have what
the other lacks, they are two things: the smaller of the two rests counts several times as much as the larger.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from guibiao.track.matching.names import Name
from guibiao.track.matching.words import words

BOTH_DIFFER = 1.25  # weight of the smaller rest
ONE_HAS_MORE = 0.30  # weight of the larger
SHORTEST = 3  # characters of a name that may be another with something left out


class Rarity:
    """The weight of every pair of characters over the names given."""

    def __init__(self, names: Iterable[Name]) -> None:
        counts = Counter(gram for name in names for gram in name.grams)
        total = 1 + max(counts.values(), default=0) * 2
        self._weights = {gram: log(1 + total / n) for gram, n in counts.items()}
        self.counts = counts
        self._unknown = log(1 + total)

    def weight(self, grams: Iterable[str]) -> float:
        """The weight of pairs, summed in the order of the pairs so that nothing depends on hashing."""
        return sum(self._weights.get(gram, self._unknown) for gram in sorted(grams))


@dataclass(frozen=True, slots=True)
class Likeness:
    """A score from 0 to 1, and the kinds of hard evidence that speak against the pair."""

    score: float
    conflicts: tuple[str, ...] = ()


def likeness(one: Name, other: Name, rarity: Rarity) -> Likeness:
    """How alike two names are, an enumeration by that of its parts which fits best."""
    pairs = ((a, b) for a in (one, *one.parts) for b in (other, *other.parts))
    return max((_of_pair(a, b, rarity) for a, b in pairs), key=lambda found: found.score)


def _leaves_out(short: str, long: str) -> bool:
    """Whether the shorter is the longer with characters left out: 白鹭小学 of 白鹭中心小学."""
    rest = iter(long)
    return len(short) >= SHORTEST and all(character in rest for character in short)


def conflicts(one: Name, other: Name) -> tuple[str, ...]:
    """The kinds of evidence of which both names have some and share none."""
    return tuple(
        kind for kind, values in one.evidence.items() if kind in other.evidence and not values & other.evidence[kind]
    )


def _of_pair(one: Name, other: Name, rarity: Rarity) -> Likeness:
    shared = rarity.weight(one.grams & other.grams)
    if not shared:
        return Likeness(0.0)
    rests = sorted(1 - shared / rarity.weight(name.grams) for name in (one, other))
    if _leaves_out(*sorted((one.plain, other.plain), key=len)):
        rests[0] = 0.0  # the pair of characters where something was left out is no difference of its own
    score = max(1 - BOTH_DIFFER * rests[0] - ONE_HAS_MORE * rests[1], 0.0)
    against, limits = conflicts(one, other), words()
    if against:
        score *= limits.conflict
    elif any((counter in one.evidence) != (counter in other.evidence) for counter in limits.phase_counters):
        score *= limits.one_sided
    return Likeness(score, against)
