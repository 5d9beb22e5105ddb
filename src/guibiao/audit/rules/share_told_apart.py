"""`share`: a share before which its sentence tells no amount."""

from __future__ import annotations

from collections.abc import Iterator

from guibiao.audit.claims import held, recomputed
from guibiao.audit.finding import Finding
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.naming import SURE, closest_named
from guibiao.audit.shares import NAME, Share, ratio, shares_told
from guibiao.audit.shares.amounts import amounts_of_sentence_before, can_hold, is_amount
from guibiao.audit.shares.any_whole import is_generic, is_total
from guibiao.audit.shares.claimed import claim_of
from guibiao.audit.shares.part import SAID_AGAIN

__all__ = ["NAME", "check"]


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such share whose part and whole the text tells behind it, or in the sentence before."""
    for share in ledger.once(shares_told):
        if not share.parts and (finding := _told_behind(ledger, share) or _told_before(ledger, share)):
            yield finding


def _told_behind(ledger: Ledger, share: Share) -> Finding | None:
    """The finding for a share whose part and whole its sentence names only behind it."""
    after = [f for f in ledger.numbers(share.figure.end, ledger.sentence(share.start)[1]) if is_amount(f)]
    names = label_before(ledger.text, share.start, share.sentence), share.whole
    part, of = (next((f for s, f in closest_named(n, ledger, after) if s >= SURE), None) for n in names)
    if part is None or of is None or part is of or not can_hold(of, part):
        return None
    reading = ratio(part, of)
    return recomputed(ledger, claim_of(ledger, share, part), [reading]) if reading else None


def _told_before(ledger: Ledger, share: Share) -> Finding | None:
    """The finding for a share whose part the sentence before tells by its name, and whose whole is its total."""
    before = amounts_of_sentence_before(ledger, share.sentence)
    name = SAID_AGAIN.sub("", label_before(ledger.text, share.start, share.sentence))
    part = next((f for score, f in closest_named(name, ledger, before) if score >= SURE and len(name) > 1), None)
    if part is None:
        return None
    totals = [f for f in before if can_hold(f, part) and (not is_generic(share.whole) or is_total(ledger, f))]
    named = (
        totals if is_generic(share.whole) else [f for s, f in closest_named(share.whole, ledger, totals) if s >= SURE]
    )
    return held(ledger, claim_of(ledger, share, part), [r for w in named[:1] if (r := ratio(part, w))])
