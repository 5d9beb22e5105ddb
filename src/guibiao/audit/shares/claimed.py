"""How messages call a share, and the claim that it makes."""

from __future__ import annotations

from guibiao.audit.claims import Claim, indicator_of
from guibiao.audit.figure import Figure
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger, as_printed
from guibiao.audit.shares.share import NAME, Share
from guibiao.audit.subjects import threshold_of
from guibiao.messages import _


def claim_of(ledger: Ledger, share: Share, part: Figure) -> Claim:
    """The claim that a share makes of its part."""
    name = name_of(ledger, part, share.whole)
    threshold = threshold_of(ledger, share.figure)
    return Claim(NAME, share.figure, name, "%", threshold=threshold, by_name=not share.inline)


def name_of(ledger: Ledger, part: Figure, whole: str) -> str:
    """How a message calls a share."""
    return _("{part}占{whole}的比重").format(part=called(ledger, part), whole=as_printed(whole) or _("总数"))


def called(ledger: Ledger, figure: Figure) -> str:
    """What a figure is called: its indicator, else the words before it."""
    return indicator_of(figure) or label_in_sentence(ledger, figure)
