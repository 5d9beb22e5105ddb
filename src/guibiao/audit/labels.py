"""The words that lead up to a figure, and the part of its sentence that it stands in."""

from __future__ import annotations

import re

from guibiao.audit.figure import Figure
from guibiao.audit.ledger import Ledger
from guibiao.expressions import expression

MARK = expression(r"[，,、；;：:。！？\n（()）]")  # what parts the words before a figure from others
_PARTS = "；;"
_UP_TO_MARK = expression(f".*{MARK.pattern}", re.DOTALL)


def label_before(text: str, figure_start: int, floor: int) -> str:
    """The words that lead up to a figure, from the last separator before it."""
    found = _UP_TO_MARK.match(text, floor, figure_start)
    return text[found.end() if found else floor : figure_start].strip()


def own_part(ledger: Ledger, figure: Figure) -> tuple[int, int]:
    """The part of its sentence between semicolons that a figure stands in."""
    start, end = ledger.sentence(figure.start)
    first = max(ledger.text.rfind(mark, start, figure.start) for mark in _PARTS) + 1
    last = min((at for mark in _PARTS if (at := ledger.text.find(mark, figure.end, end)) >= 0), default=end)
    return max(first, start), last


def label_in_sentence(ledger: Ledger, figure: Figure) -> str:
    """The words that lead up to a figure, from the last separator before it in its sentence."""
    return label_before(ledger.text, figure.start, ledger.sentence(figure.start)[0])
