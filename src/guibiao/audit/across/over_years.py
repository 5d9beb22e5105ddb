"""`sum-of-parts` across documents: what was done in some years against each year's own: 三年累计51个 of 16, 18, 17."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from guibiao.audit.across.account import Account, Kept
from guibiao.audit.across.chronicle import Chronicle, key_of
from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.finding import Finding
from guibiao.audit.ledger import in_whole_years, period_of
from guibiao.audit.misprint import one_digit, swapped
from guibiao.audit.subjects import named
from guibiao.audit.sums import added
from guibiao.messages import _

NAME = "sum-of-parts"
_MOST = 5  # years
_REVISED = Fraction(3, 100)  # of a sum: so little may be what was counted later


def check(chronicle: Chronicle) -> Iterator[Finding]:
    """A finding for everything added up over years of which each year's own is told, in one document or another."""
    for at, account in enumerate(chronicle.accounts):
        for figure in account.figures:
            if figure.added and in_whole_years(period_of(figure.statement.period)):
                yield from _of_years(chronicle, at, account, figure)


def _of_years(chronicle: Chronicle, at: int, account: Account, figure: Kept) -> Iterator[Finding]:
    span = period_of(figure.statement.period)
    if span.years > _MOST or (account.reviews and span.end.year > account.reviews):
        return
    parts = []
    for year in range(span.start.year, span.end.year + 1):
        told = _of_year(chronicle, at, figure, year)
        if told is None:
            return
        parts.append(told)
    if {p.doc for p in parts} == {figure.doc}:
        return  # all in one document, which is audited by itself
    reading = added(parts, figure.unit, _("{sum}相加").format(sum="+".join(f"{p.value}（《{p.doc}》）" for p in parts)))
    slip = one_digit(figure.value, reading.value) or swapped(figure.value, reading.value, short=True)
    slip &= abs(Fraction(figure.value) - reading.value) > _REVISED * reading.value
    caveat = _("上年数后来有修订或口径有调整则不算错，请核对")
    claim = Claim(NAME, figure, named(figure.statement), figure.unit, "warning" if slip else "note", caveat)
    yield recomputed(account, claim, [reading])


def _of_year(chronicle: Chronicle, at: int, figure: Kept, year: int) -> Kept | None:
    """What was done in one year, where its own document and those that look back on that year tell the same."""
    key = key_of(figure, period=str(year))
    of_year = {a.name for a in chronicle.accounts if a.reviews == year and a.kind != "evaluation"} | {figure.doc}
    told = [f for f in [*chronicle.within(at, key), *chronicle.elsewhere(at, key)] if f.unit == figure.unit]
    told = [f for f in told if f.doc in of_year and not f.added]
    return told[0] if len({f.value for f in told}) == 1 and told[0].bound == "eq" else None
