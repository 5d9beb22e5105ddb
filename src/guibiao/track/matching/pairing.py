"""Reported names to planned ones: which are one thing, which a person has to decide on, which have no partner.

One planned project may be reported as several (its phases), several as one (merged); so a name may be in many pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from guibiao.track.matching.names import Name, read_name
from guibiao.track.matching.scoring import Likeness, Rarity, likeness
from guibiao.track.matching.words import words

CANDIDATES = 12  # most names that one is compared with in full
MOST_COMMON = 300  # a pair of characters that more names have finds no candidates
RAREST = 10  # pairs of a name by which candidates are found


@dataclass(frozen=True, slots=True)
class Match:
    """A planned and a reported name by their places in the lists, the score, and whether it is sure.

    What is not sure is for a person; `conflicts` are the kinds of evidence that speak against it: 期, place, side,
    year, road, or the family of a unit.
    """

    planned: int
    reported: int
    score: float
    sure: bool
    conflicts: tuple[str, ...] = ()


def match_names(planned: Sequence[str], reported: Sequence[str]) -> list[Match]:
    """The pairs that are one thing for sure or may be, by planned name and falling score.

    Time grows with the number of names times the names that share a rare pair of characters, not with their product.
    """
    left, right = [read_name(n) for n in planned], [read_name(n) for n in reported]
    rarity = Rarity([*left, *right])
    scored = {
        (i, j): found
        for i, j in _candidates(left, right, rarity)
        if (found := likeness(left[i], right[j], rarity)).score >= words().decide
    }
    return _decided(scored)


def _candidates(left: Sequence[Name], right: Sequence[Name], rarity: Rarity) -> list[tuple[int, int]]:
    """For every planned name the reported ones with the most weight in common, and the other way round."""
    found = {(i, j) for i, best in enumerate(_nearest(left, right, rarity)) for j in best}
    found |= {(i, j) for j, best in enumerate(_nearest(right, left, rarity)) for i in best}
    return sorted(found)


def _nearest(names: Sequence[Name], others: Sequence[Name], rarity: Rarity) -> list[list[int]]:
    where: dict[str, list[int]] = defaultdict(list)
    for at, other in enumerate(others):
        for gram in other.grams:
            where[gram].append(at)
    return [_nearest_to(name, where, rarity) for name in names]


def _nearest_to(name: Name, where: dict[str, list[int]], rarity: Rarity) -> list[int]:
    shared: dict[int, float] = defaultdict(float)
    known = sorted((gram for gram in name.grams if gram in where), key=lambda g: (rarity.counts[g], g))
    for gram in known[:RAREST]:
        if len(where[gram]) <= MOST_COMMON:
            weight = rarity.weight((gram,))
            for at in where[gram]:
                shared[at] += weight
    return sorted(shared, key=lambda at: (-shared[at], at))[:CANDIDATES]


def _decided(scored: dict[tuple[int, int], Likeness]) -> list[Match]:
    """A pair is sure from its score on, unless a name of it has a partner that fits clearly better."""
    best_left: dict[int, float] = defaultdict(float)
    best_right: dict[int, float] = defaultdict(float)
    for (i, j), found in scored.items():
        best_left[i], best_right[j] = max(best_left[i], found.score), max(best_right[j], found.score)
    limits = words()
    matches = [
        Match(
            i, j, round(found.score, 4),
            sure=found.score >= limits.sure and not found.conflicts
            and found.score >= max(best_left[i], best_right[j]) - limits.rival,
            conflicts=found.conflicts,
        )
        for (i, j), found in scored.items()
    ]  # fmt: skip
    return sorted(matches, key=lambda m: (m.planned, -m.score, m.reported))
