"""`share`: days as a share of the year: 优良天数328天，占全年的89.9%."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.shares import NAME, shares_told
from guibiao.audit.shares.claimed import name_of
from guibiao.quantity import Interval

__all__ = ["NAME", "check"]

_SHORT, _LONG = 365, 366  # days


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such share."""
    for share in ledger.once(shares_told):
        if share.of_days and not share.behind:
            claim = Claim(NAME, share.figure, name_of(ledger, share.parts[0], share.whole), "%")
            yield recomputed(ledger, claim, [_of_days(share.parts[0])])


def _of_days(part: Figure) -> Reading:
    """Days as a share of the year's; of which year is not asked, since 365 and 366 give nearly the same."""
    value = Fraction(part.value) * 100 / _SHORT
    possible = Interval(Fraction(part.value) * 100 / _LONG, value)
    return Reading(value, possible, (Input(part, "part"),), f"{part.value}÷{_SHORT}")
