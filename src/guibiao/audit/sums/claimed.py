"""What a text says that parts come to, as a claim to be judged."""

from __future__ import annotations

from guibiao.audit.claims import Claim
from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.subjects import threshold_of
from guibiao.messages import _

NAME = "sum-of-parts"


def claimed(ledger: Ledger, total: Figure) -> Claim:
    return Claim(NAME, total, total_name(ledger, total), total.unit, threshold=threshold_of(ledger, total))


def total_name(ledger: Ledger, total: Figure) -> str:
    """How a message calls a total: its indicator, else the words before it."""
    said = statement_of(total)
    if said:
        return said.indicator.lstrip("、，")
    return label_in_sentence(ledger, total) or _("总数")
