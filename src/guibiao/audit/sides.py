"""Words that say on which side of nought a difference or a growth lies: 增速放缓, 快于全省, 实现正增长."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.precision import stands_for, times
from guibiao.messages import _
from guibiao.quantity import Interval, decimals

NAME = "verdict"


def on_side(
    ledger: Ledger,
    at: tuple[int, int],
    reading: Reading,
    unit: str,
    *,
    above: bool,
    words: str = "",
    severity: str = "warning",
) -> Finding:
    """The finding for words between two offsets that say that a reading in `unit` is not below nought, or not `above`.

    `words` is how the message calls them where it does not quote them as they stand.
    """
    start, end = at
    nought = Figure(start=start, end=end, value=Decimal(0), unit="个", bound="ge" if above else "le")  # exactly
    return recomputed(ledger, Claim(NAME, nought, words or ledger.text[start:end], unit, severity), [reading])


def apart(first: Figure, second: Figure, by: Fraction = Fraction(1)) -> Interval:
    """By how much the first of two figures may be above the second, of which one unit is `by` units of the first.

    Rounding alike keeps an order: of two figures with as many decimals the greater one is the greater in truth.
    """
    alike = by == 1 and decimals(first.value) == decimals(second.value)
    if alike and first.bound == second.bound == "eq":
        return Interval(first.value) - Interval(second.value)
    return stands_for(first) - times(stands_for(second), by)


def said_otherwise(finding: Finding, words: str, how: str) -> Finding:
    """The finding with a message that quotes the words and the figures that bear them out, or do not."""
    said = (
        _("文中说“{words}”，而{how}与此相反，请核对。")
        if finding.verdict == "fails"
        else _("文中说“{words}”，与{how}相符。")
    )
    return replace(finding, message=said.format(words=words, how=how))
