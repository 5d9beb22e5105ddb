"""`count-of-items`: a tally of outcomes (达到目标3项，未达到2项) against the column of a table that says each one's.

The table has as many rows as the tally has items, and every row says plainly whether it is met.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.rules.outcomes import called
from guibiao.audit.rules.table_verdicts import said_met
from guibiao.audit.tally import tallies
from guibiao.messages import _
from guibiao.quantity import Interval

NAME = "count-of-items"
_FEWEST = 3  # rows


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every count of met or unmet items in a tally that just one table goes through."""
    listed = [said for table in ledger.document.tables if len(said := said_met(table)) >= _FEWEST]
    for tally in ledger.once(tallies) if listed else ():
        same = [said for said in listed if len(said) == tally.total.value]
        if len(same) != 1 or any(met is None for _cell, met in same[0]):
            continue
        for outcome in ("met", "unmet"):
            figure = tally.counts.get(outcome)
            if figure is not None:
                cells = tuple(Input(cell, "item") for cell, met in same[0] if met == (outcome == "met"))
                reading = Reading(Fraction(len(cells)), Interval(len(cells)), cells, _("表中所列逐行清点"))
                claim = Claim(NAME, figure, called(ledger, figure), figure.unit, "warning")
                yield recomputed(ledger, claim, [reading])
