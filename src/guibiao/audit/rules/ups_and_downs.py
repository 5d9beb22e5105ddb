"""`count-of-items`: how many rose and how many fell (两升两降, 五增一降) against the growth that the sentence gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Cited, Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT
from guibiao.messages import _
from guibiao.quantity import Interval, read_number

NAME = "count-of-items"
_SAID = re.compile(r"(?<=(?P<up>[一两二三四五六七八九]))[升增涨](?P<down>[一两二三四五六七八九])[降减跌]")
_BEGINS = "升 增 涨"


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such count where the sentence, or the one behind it, gives growth for as many things."""
    for match in ledger.scan_all(_SAID, _BEGINS):
        up, down = int(read_number(match["up"])), int(read_number(match["down"]))
        for bounds in _sentences(ledger, match):
            grown = [f for f in ledger.within(*bounds) if f.unit in PERCENT and f.statement.measure == "growth"]
            if len(grown) == up + down:
                yield _counted(ledger, match, up, grown)
                break


def _sentences(ledger: Ledger, match: re.Match[str]) -> Iterator[tuple[int, int]]:
    start, end = ledger.sentence(match.start())
    yield start, match.start()
    yield match.end(), end
    if end < ledger.paragraph(match.start())[1]:
        yield ledger.sentence(end)


def _counted(ledger: Ledger, match: re.Match[str], up: int, grown: list[Cited]) -> Finding:
    rose = sum(f.value > 0 for f in grown)
    claim = Figure(start=match.start("up"), end=match.end(), value=Decimal(up), unit="项")
    reading = Reading(Fraction(rose), Interval(rose), (), _("增速为正的逐项清点"))
    name = ledger.text[match.start("up") : match.end()]
    return recomputed(ledger, Claim(NAME, claim, name, claim.unit), [reading])
