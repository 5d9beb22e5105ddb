"""`same-figure`: a figure told once more in another unit in the bracket right behind it: 6180万吨（1236亿斤）."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.finding import Finding
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, comparable, factor, is_count
from guibiao.audit.misprint import swapped
from guibiao.audit.retelling import as_told_before
from guibiao.expressions import expression
from guibiao.messages import _

NAME = "same-figure"
_IN_OTHER_UNIT = expression(r"[（(](?:约合?|合|折合|折|即|相当于)?(?=\d)")
_WIDEST = 24  # characters of a figure with its unit


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such figure that has two digits of the other in each other's place."""
    for match in ledger.scan(_IN_OTHER_UNIT, "（ ("):
        one = next((f for f in ledger.numbers(match.start() - _WIDEST, match.start()) if f.end == match.start()), None)
        other = next(iter(ledger.numbers(match.end(), match.end() + 1)), None)
        if one is None or other is None or ledger.text[other.end : other.end + 1] not in ("）", ")"):
            continue
        if is_count(one.unit) or one.unit in PERCENT or not other.unit or not comparable(one.unit, other.unit):
            continue
        by = factor(one.unit, other.unit)
        value = abs(Fraction(one.value)) * by
        slip = swapped(abs(other.value), value) or swapped(abs(one.value), abs(Fraction(other.value)) / by)
        if by != 1 and slip:
            caveat = _("两位数字可能写颠倒了，如另有所指则不算错")
            claim = Claim(NAME, other, label_in_sentence(ledger, one), other.unit, "warning", caveat)
            yield recomputed(ledger, claim, [as_told_before(one, other)])
