"""`shares-to-100`: shares that make up a whole. 10.4:47.7:41.9 adds up to 100; 煤炭占52.3%，石油占13.6%，其他占34.1%.

A list that need not be complete cannot be more than all; where it falls short of all, only the words (其他, 男性…女性…,
三次产业) or a slip of the pen tell that it was meant to be all.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.hundred import are_all, ratios_of_shares, runs
from guibiao.audit.judgement import Reading
from guibiao.audit.ledger import Ledger
from guibiao.messages import _
from guibiao.quantity import Interval, decimals, printed, shown

NAME = "shares-to-100"


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every ratio of percentages, and every run of shares that may make up a whole."""
    for bounds, terms in ratios_of_shares(ledger):
        yield _of_terms(ledger, bounds, terms)
    for run in runs(ledger):
        if are_all(ledger, run):
            yield _of_terms(ledger, (run.shares[0].start, run.shares[-1].end), [f.value for f in run.shares])


def _of_terms(ledger: Ledger, bounds: tuple[int, int], terms: list[Decimal]) -> Finding:
    places = max(map(decimals, terms))
    whole = Decimal(100).quantize(Decimal(1).scaleb(-places))
    figure = Figure(start=bounds[0], end=bounds[1], value=whole, unit="%")
    value = sum(map(Fraction, terms), Fraction(0))
    how = _("{sum}相加").format(sum="+".join(map(str, terms)))
    reading = Reading(value, sum(map(printed, terms), Interval(0)), (), how)
    finding = recomputed(ledger, Claim(NAME, figure, _("各部分占比之和"), "%"), [reading])
    if finding.verdict != "fails":
        return finding
    message = _("各部分占比应合计100%，{how}为{value}%，其中有一个数写错。").format(how=how, value=shown(value, places))
    return replace(finding, message=message)
