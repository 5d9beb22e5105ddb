"""The words that lead up to a figure, and the part of its sentence that it stands in."""

from __future__ import annotations

import re
from bisect import bisect_left

from guibiao.audit.figure import Figure
from guibiao.audit.ledger import Ledger
from guibiao.expressions import expression

MARK = expression(r"[，,、；;：:。！？\n（()）]")  # what parts the words before a figure from others
_PARTS = "； ;"
_UP_TO_MARK = expression(f".*{MARK.pattern}", re.DOTALL)


def label_before(text: str, figure_start: int, floor: int) -> str:
    """The words that lead up to a figure, from the last separator before it."""
    found = _UP_TO_MARK.match(text, floor, figure_start)
    return text[found.end() if found else floor : figure_start].strip()


def own_part(ledger: Ledger, figure: Figure) -> tuple[int, int]:
    """The part of its sentence between semicolons that a figure stands in."""
    (start, end), marks = ledger.sentence(figure.start), ledger.once(_marks)
    at = bisect_left(marks, figure.start)
    first = marks[at - 1] + 1 if at else 0
    last = marks[at] if at < len(marks) else end
    return max(first, start), min(last, end)


def _marks(ledger: Ledger) -> list[int]:
    return list(ledger.where(_PARTS))


def label_in_sentence(ledger: Ledger, figure: Figure) -> str:
    """The words that lead up to a figure, from the last separator before it in its sentence."""
    return label_before(ledger.text, figure.start, ledger.sentence(figure.start)[0])
