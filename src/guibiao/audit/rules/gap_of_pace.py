"""`gap`: how far a yearly change in points is from the yearly change that is the target."""

from __future__ import annotations

from collections.abc import Iterator

from guibiao.audit.claims import held
from guibiao.audit.finding import Finding
from guibiao.audit.gaps import NAME, gaps
from guibiao.audit.gaps.difference import difference
from guibiao.audit.gaps.held_apart import claim_of
from guibiao.audit.ledger import Ledger, nearest

__all__ = ["NAME", "check"]


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every gap from a target right behind a yearly change whose target the text states before."""
    for gap in ledger.once(gaps):
        if gap.pace is None or not gap.of_target:
            continue
        said = gap.pace.statement
        stated = ledger.stated(said, said.measure, facts=False)
        targets = nearest([t for t in stated if t.start < gap.start], gap.start)[:1]
        finding = held(
            ledger, claim_of(gap, gap.pace), [difference(gap.pace, target, gap.figure, gap.sign) for target in targets]
        )
        if finding:
            yield finding
