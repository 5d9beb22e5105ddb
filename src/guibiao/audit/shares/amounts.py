"""The amounts of which there may be shares."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from guibiao.audit.claims import indicator_of
from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, POINTS, alike, factor, is_count

_NO_AMOUNTS = frozenset((*PERCENT, *POINTS, "‰", "", "个月", "成"))  # 前5个月; 近6成 is a share itself


def is_amount(figure: Figure) -> bool:
    """Whether a figure is so much or so many of something, no rate and no change."""
    if figure.unit in _NO_AMOUNTS:
        return False
    said = statement_of(figure)
    return said is None or said.measure == "level" or is_count(figure.unit)  # 滞后8项 is a count, not a fall


def amounts_of_sentence_before(ledger: Ledger, sentence: int) -> list[Figure]:
    """The amounts of the sentence before one that begins with 其中, the last first."""
    floor = max(ledger.sentence(max(sentence - 1, 0))[0], ledger.paragraph(sentence)[0])
    return [f for f in ledger.numbers(floor, sentence) if is_amount(f)][::-1]


def can_hold(whole: Figure, part: Figure) -> bool:
    """Whether a figure may be a whole of which another is a part, by its unit and name."""
    if not alike(whole.unit, part.unit) or whole.value <= 0 or whole.start == part.start:
        return False
    return not indicator_of(whole).startswith("占")  # an amount that is called by the share behind it


def holds_all(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a figure is larger than each of the parts."""
    return all(
        alike(whole.unit, p.unit) and Fraction(whole.value) * factor(whole.unit, p.unit) > p.value for p in parts
    )
