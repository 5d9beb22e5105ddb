"""Members of a set of which each begins a sentence: 其中，第一产业增加值35.2亿元，…。第二产业…。第三产业…."""

from __future__ import annotations

from collections.abc import Sequence

from guibiao.audit.complements import is_whole
from guibiao.audit.figure import Figure
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing.belonging import one_kind, same_measure

_MOST = 4  # sentences behind the first member's


def others_behind(ledger: Ledger, first: Figure, label: str) -> Sequence[Figure]:
    """The members behind the first one that make up a whole with it, a sentence each in its paragraph; none else."""
    start, end = ledger.sentence(first.start)
    stop = ledger.paragraph(start)[1]
    found: list[Figure] = []
    labels = [label]
    while end < stop and len(found) < _MOST:
        start, end = ledger.sentence(end)
        told = next(iter(ledger.numbers(start, end)), None)
        if told is None or not one_kind(told.unit, first.unit) or not same_measure(told, first):
            return ()
        name = label_before(ledger.text, told.start, start)
        if name != ledger.text[start : told.start].strip():
            return ()
        found, labels = [*found, told], [*labels, name]
        if is_whole(labels):
            return found
    return ()
