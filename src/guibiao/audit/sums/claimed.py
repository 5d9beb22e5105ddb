"""What a text says that parts come to, as a claim to be judged."""

from __future__ import annotations

from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.claims.chance import chance_of_slip
from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Reading
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.subjects import threshold_of
from guibiao.messages import _

NAME = "sum-of-parts"
_CHANCE = 0.12  # of sums one wrong digit off their totals by more chance as many leave some out as are misprinted


def claimed(ledger: Ledger, total: Figure) -> Claim:
    """That a total is what its parts come to; where no slip makes it so, they may be of another one, or not all."""
    name, threshold = total_name(ledger, total), threshold_of(ledger, total)
    return Claim(NAME, total, name, total.unit, threshold=threshold, by_slip=True)


def all_but_for_a_slip(ledger: Ledger, total: Figure, sum_: Reading, *, partial: bool = True) -> Finding:
    """The finding for parts that need not be all of a total, but would be with one slip of the pen put right.

    Where they come to less and one wrong digit may be chance, another part is as likely left out if they are `partial`.
    """
    caveat = _("改动一个数字即相符（如各部分没有列全则不算错）")
    claim = replace(claimed(ledger, total), severity="warning", caveat=caveat, sure=True)
    lacks = partial and sum_.value < total.value and chance_of_slip(claim, [sum_], other=False)[0] is None
    if lacks and chance_of_slip(claim, [sum_], other=True)[1] >= _CHANCE:
        claim = replace(claim, severity="note")
    return recomputed(ledger, claim, [sum_])


def total_name(ledger: Ledger, total: Figure) -> str:
    """How a message calls a total: its indicator, else the words before it."""
    said = statement_of(total)
    if said:
        return said.indicator.lstrip("、，")
    return label_in_sentence(ledger, total) or _("总数")
