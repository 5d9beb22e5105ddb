"""`share`: a share whose part is told right behind it: 投资286.4亿元，其中工业占34.4%，为98.6亿元."""

from __future__ import annotations

from collections.abc import Iterator

from guibiao.audit.claims import held
from guibiao.audit.finding import Finding
from guibiao.audit.ledger import Ledger
from guibiao.audit.shares import NAME, ratio, shares_told
from guibiao.audit.shares.claimed import claim_of

__all__ = ["NAME", "check"]


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such share, of the one amount before it."""
    for share in ledger.once(shares_told):
        if share.behind and (reading := ratio(share.behind, share.parts[0])):
            finding = held(ledger, claim_of(ledger, share, share.behind), [reading])
            if finding:
                yield finding
