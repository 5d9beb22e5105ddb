"""`sum-of-parts`: parts that a text lists against the total that it states, down through the brackets.

28 + 12 + 75 + 3 + 4 = 122. A list after 其中 need not be complete: there only a sum beyond the total is questioned.
Yearly amounts are the parts of what a text adds up over years (2021-2022年累计).
"""

from __future__ import annotations

from collections.abc import Iterator

from guibiao.audit.finding import Finding
from guibiao.audit.judgement import FITTING
from guibiao.audit.ledger import Ledger
from guibiao.audit.sums import (
    NAME,
    rest_of_total,
    sums_behind,
    sums_by_periods,
    sums_counted_twice,
    sums_listed,
    sums_of_industries,
    sums_of_possible_parts,
    sums_of_quarters,
    sums_over_years,
    sums_with_shares,
    what_is_left,
)

__all__ = ["NAME", "check"]
_WAYS = (
    sums_listed,
    sums_of_possible_parts,
    sums_of_industries,
    sums_behind,
    what_is_left,
    sums_over_years,
    sums_by_periods,
    sums_of_quarters,
    sums_counted_twice,
    rest_of_total,
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every total with its parts, and for every sum over years.

    What may be the parts of a total is no slip where the total is told to be made up of others, and is.
    """
    found = [finding for way in _WAYS for finding in way(ledger)]
    fitting = [f for f in found if f.verdict in FITTING]
    held, made_up = {f.spans[0].start for f in fitting}, {_parts(f) for f in fitting}
    for finding in found:
        if finding.severity == "warning" and (finding.spans[0].start in held or _parts(finding) in made_up):
            continue
        if finding.verdict != "fails" or not any(_has_all(f, finding) for f in fitting):
            yield finding
    yield from sums_with_shares(ledger)


def _has_all(whole: Finding, some: Finding) -> bool:
    """Whether a total is made up of the parts of another finding and of more: three quarters are not all of a year."""
    return whole.spans[0].start == some.spans[0].start and _parts(some) < _parts(whole)


def _parts(finding: Finding) -> frozenset[int]:
    """Where the parts of a sum begin: those that make up one total are not all but for a slip of another."""
    return frozenset(span.start for span in finding.spans[1:])
