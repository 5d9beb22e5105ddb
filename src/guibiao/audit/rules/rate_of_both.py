"""`share`: a rate named after two things done, each by one character: 调解211件、撤诉97件，调撤率70%."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from guibiao.audit.claims import Claim, held
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, alike, factor
from guibiao.audit.precision import stands_for, times
from guibiao.audit.shares import NAME
from guibiao.audit.shares.amounts import is_amount
from guibiao.expressions import expression
from guibiao.quantity import Interval

__all__ = ["NAME", "check"]

_NAMES = "调撤率 撤调率 改发率 发改率"
_CLAUSE = expression(r"[，,。；;、：:（(]")
_LONG = len("调撤率")
_BACK = 200  # characters before the rate in which its parts stand


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such rate before which its sentence tells both parts and what they are of."""
    for at in ledger.where(_NAMES):
        yield from _of_rate(ledger, at, ledger.text[at : at + _LONG])


def _of_rate(ledger: Ledger, at: int, name: str) -> Iterator[Finding]:
    start, end = ledger.sentence(at)
    figure = next(iter(ledger.numbers(at, min(end, at + len(name) + 8))), None)
    if figure is None or figure.unit not in PERCENT or label_before(ledger.text, figure.start, at)[: len(name)] != name:
        return
    before = [f for f in ledger.numbers(max(start, at - _BACK), at) if is_amount(f)]
    one, two = (next((f for f in reversed(before) if c in _words(ledger, f, start)), None) for c in name[:2])
    if one is None or two is None or one is two or not alike(one.unit, two.unit):
        return
    first = min(one.start, two.start)
    wholes = [f for f in before if f.start < first and alike(f.unit, one.unit) and f.value >= one.value + two.value]
    claim = Claim(NAME, figure, name, "%")
    readings = [_of_both(one, two, w) for w in wholes[::-1]]
    finding = held(ledger, claim, readings[:1], readings[1:])
    yield from [finding] if finding else []


def _words(ledger: Ledger, figure: Figure, floor: int) -> str:
    return _CLAUSE.split(label_before(ledger.text, figure.start, floor))[-1]


def _of_both(one: Figure, two: Figure, whole: Figure) -> Reading:
    """Two parts together as a share of a whole."""
    by = 100 * factor(one.unit, whole.unit)
    meant = stands_for(whole)
    possible = times(stands_for(one) + stands_for(two), by)
    return Reading(
        (Fraction(one.value) + Fraction(two.value)) * by / Fraction(whole.value),
        Interval(possible.low / meant.high, possible.high / meant.low),
        (Input(one, "part"), Input(two, "part"), Input(whole, "whole")),
        f"（{one.value}+{two.value}）÷{whole.value}",
    )
