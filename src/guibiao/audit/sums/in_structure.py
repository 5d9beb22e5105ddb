"""Sums that the order of a passage offers, whatever its words are: an amount and those behind it up to a stop.

Texts tell totals and parts in countless ways, but nearly always one behind the other, from a total or a stop to
another stop. So few sums are offered, and one that a slip of the pen would mend is hardly there by chance.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from guibiao.audit.figure import Figure, measure_of
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing.belonging import one_kind
from guibiao.audit.listing.stretch import depth
from guibiao.audit.listing.told_as_levels import label_of_level, name_in
from guibiao.audit.measures import PERCENT, POINTS
from guibiao.audit.sums.scaled import Scaled
from guibiao.expressions import expression

_CELLS = expression(r"[|\t]")
_NUMBERED = expression(r"\s*[（(]?\d{1,2}[）).．、]")
_PASSAGE = 1000  # characters of numbered items
_STOP = expression(r"[。；;\n]")
_AMONG = "其中"
_BRACKETED = expression(r"[（(][^（）()]*[）)]")
_ASIDE = expression(r"[（(][^（）()]*[）)]\s*\Z")
_NOUN = 2  # characters of a name that are alike
FEWEST, _MOST, _MOST_PARTS = 3, 40, 12
_NEAR = 2  # times that parts may come to of their total, or their total of them
_FARTHEST = 3  # amounts from a total to the first of its parts


class Offered(NamedTuple):
    """A sum by the places of its figures among those of its kind: a total, and parts from the first up to an end.

    `close`: nothing of their kind stands between the total and its parts.
    """

    total: int
    first: int
    end: int
    close: bool


def kinds_of_amounts(ledger: Ledger, explained: Callable[[Sequence[Figure]], bool]) -> Iterator[list[Figure]]:
    """The amounts of each paragraph outside tables that are told as levels and may be added up, kind by kind.

    Numbered items that follow one another are read as one paragraph; what is explained already is left out.
    """
    everything, at = ledger.numbers(0, len(ledger.text)), 0
    while at < len(everything):
        start, end = _passage(ledger, everything[at].start)
        told = ledger.numbers(start, end)
        at += len(told)
        if len(told) >= FEWEST and not _CELLS.search(ledger.text, start, end):
            for kind in _by_unit(told):
                if FEWEST <= len(kind) <= _MOST and not explained(kind):
                    levels = [f for f in kind if _is_level(ledger, f)]
                    if len(levels) >= FEWEST and not explained(levels):
                        yield levels


def _passage(ledger: Ledger, at: int) -> tuple[int, int]:
    """The bounds of a paragraph, with the numbered ones behind it where it is numbered itself."""
    start, end = ledger.paragraph(at)
    longest = start + _PASSAGE
    if _NUMBERED.match(ledger.text, start):
        while end < longest and (behind := _NUMBERED.match(ledger.text, end)):
            end = ledger.paragraph(behind.end())[1]
    return start, end


def _by_unit(told: Sequence[Figure]) -> list[list[Figure]]:
    kinds: dict[str, list[Figure]] = {}
    for figure in told:
        if figure.unit and figure.bound == "eq" and figure.value > 0 and measure_of(figure) == "level":
            if figure.unit not in kinds and figure.unit not in PERCENT and figure.unit not in POINTS:
                same = next((unit for unit in kinds if one_kind(figure.unit, unit)), None)
                kinds[figure.unit] = [] if same is None else kinds[same]
            kinds.get(figure.unit, []).append(figure)
    return list({id(kind): kind for kind in kinds.values()}.values())


def _is_level(ledger: Ledger, figure: Figure) -> bool:
    if label_of_level(ledger, figure) is None:
        return False
    return not depth(ledger.text, ledger.sentence(figure.start)[0], figure.start)


def sums_in_order(ledger: Ledger, kind: Sequence[Figure], scaled: Scaled) -> Iterator[Offered]:
    """The sums that amounts of one kind offer by their order, but for those far from their totals."""
    last, come_to = len(kind) - 1, scaled.come_to
    stops = [_STOP.search(ledger.text, a.end, b.start) is not None for a, b in pairwise(kind)]
    stops.append(True)  # behind each
    for total, size in enumerate(scaled.sizes):
        for first in range(total + 1, min(total + 1 + _FARTHEST, last)):
            if first == total + 1 or stops[first - 1]:
                for end in range(first + 2, min(first + _MOST_PARTS, len(kind)) + 1):
                    if stops[end - 1] and size <= _NEAR * (come_to[end] - come_to[first]) <= _NEAR * _NEAR * size:
                        yield Offered(total, first, end, first == total + 1)
        for first in range(max(total - _MOST_PARTS, 0), total - 1):
            near = size <= _NEAR * (come_to[total] - come_to[first]) <= _NEAR * _NEAR * size
            if near and (first == 0 or stops[first - 1]):
                yield Offered(total, first, total, close=True)


def is_borne_out(ledger: Ledger, total: Figure, parts: Sequence[Figure], within: Collection[int] = ()) -> bool:
    """Whether parts are called as their total is, or are listed in one breath.

    `within`: where figures start that are known to be parts of parts.
    """
    start, end = parts[0].end, parts[-1].start
    between = [f for f in ledger.numbers(start, end) if f.start not in within]
    if len(between) == len(ledger.numbers(start, end)) and _AMONG in _BRACKETED.sub("", ledger.text[start:end]):
        return False
    names = [_name(ledger, figure) for figure in (total, *parts)]
    if len(names[0]) >= _NOUN and all(name.endswith(names[0][-_NOUN:]) for name in names):
        return True
    in_one = ledger.sentence(start) == ledger.sentence(parts[-1].end)
    return in_one and len(parts) >= FEWEST and len(between) == len(parts) - 2


def _name(ledger: Ledger, figure: Figure) -> str:
    """The name of an amount, which may stand before a bracket: 地下水资源量（浅层）8.32亿立方米."""
    start = ledger.sentence(figure.start)[0]
    label = label_before(ledger.text, figure.start, start)
    if not label and (aside := _ASIDE.search(ledger.text, start, figure.start)):
        label = label_before(ledger.text, aside.start(), start)
    return name_in(label)
