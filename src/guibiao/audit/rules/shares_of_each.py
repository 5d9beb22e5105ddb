"""`share`: shares told in turn of amounts of different kinds, each of its own whole.

发生火灾22.4万起、亡1061人，分别占总数的35.2%、73.6%: the wholes stand in a row of the same units before, which is
meant where all but one of the shares are of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import FITTING, Reading, judge
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, alike
from guibiao.audit.shares import NAME, ratio
from guibiao.audit.shares.amounts import is_amount
from guibiao.audit.shares.claimed import name_of
from guibiao.expressions import expression

__all__ = ["NAME", "check"]

_CLAIM = expression(
    r"(?:分别|依次|各)[^，,。；;\d%占]{0,3}占[^，,。；;\d%％]{0,24}?(?:为|达到?)?(?=\d+(?:\.\d+)?\s?[%％])"
)
_AND = expression(r"\s*[、，,和及与]\s*")
_PARTS = 160  # characters before the shares in which their parts stand
_WHOLES = 1600  # and in which the wholes do
_MOST = 8  # shares in turn


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every share of such a list, where one row of wholes fits the others."""
    for match in ledger.scan(_CLAIM, "分别 依次 各"):
        shares = list(_listed(ledger, match.end()))
        parts = _parts(ledger, match.start(), len(shares)) if len(shares) > 1 else []
        if len(parts) == len(shares) and not all(alike(p.unit, parts[0].unit) for p in parts):
            yield from _of_row(ledger, shares, parts)


def _listed(ledger: Ledger, at: int) -> Iterator[Figure]:
    """The percentages that follow one another from an offset."""
    for figure in islice(ledger.numbers(at, ledger.sentence(at)[1]), _MOST):
        if figure.unit not in PERCENT or (figure.start > at and not _AND.fullmatch(ledger.text, at, figure.start)):
            return
        yield figure
        at = figure.end


def _parts(ledger: Ledger, at: int, many: int) -> list[Figure]:
    """The last amounts before the shares in their sentence, as many as there are shares."""
    start = max(ledger.sentence(at)[0], at - _PARTS)
    return [f for f in ledger.numbers(start, at) if is_amount(f)][-many:]


def _of_row(ledger: Ledger, shares: Sequence[Figure], parts: Sequence[Figure]) -> Iterator[Finding]:
    for row in _rows(ledger, parts):
        readings = [r for part, whole in zip(parts, row, strict=True) if (r := ratio(part, whole))]
        if len(readings) == len(shares) and _are_borne_out(shares, readings):
            for share, part, reading in zip(shares, parts, readings, strict=True):
                yield recomputed(ledger, Claim(NAME, share, name_of(ledger, part, ""), "%"), [reading])
            return


def _rows(ledger: Ledger, parts: Sequence[Figure]) -> Iterator[Sequence[Figure]]:
    """The rows of amounts in the parts' units before them, none of them smaller than its part, the nearest first."""
    end = parts[0].start
    told = [f for f in ledger.numbers(max(end - _WHOLES, 0), end) if is_amount(f)]
    for i in range(len(told) - len(parts), -1, -1):
        row = told[i : i + len(parts)]
        if ledger.sentence(row[0].start) == ledger.sentence(row[-1].start) and all(
            alike(w.unit, p.unit) and w.value > 0 for w, p in zip(row, parts, strict=True)
        ):
            yield row


def _are_borne_out(shares: Sequence[Figure], readings: Sequence[Reading]) -> bool:
    fitting = sum(judge(s, r) in FITTING for s, r in zip(shares, readings, strict=True))
    return fitting >= max(len(shares) - 1, 1)
