"""What the words between figures tell of how one may follow from another."""

from __future__ import annotations

from guibiao.audit.figure import Figure, measure_of
from guibiao.audit.ledger import Ledger
from guibiao.expressions import expression

# 提高|2.4亿元, not 提高到|81.9亿元
_CHANGED = expression(r"(?:[增减扩缩多少]|提高|降低|下降|上升|回落|收窄|落后|领先)(?![\u4e00-\u9fff]?[到至])")
_IN_TURN = "分别"
NEAR = 6  # characters before a figure that say whether it is a change


def label(ledger: Ledger, last: Figure, figure: Figure) -> str:
    """The words from the last amount to a figure."""
    return ledger.text[last.end : figure.start]


def in_turn(ledger: Ledger, last: Figure, figure: Figure) -> bool:
    """Whether several figures are told of several things: which is whose, neighbours do not tell."""
    return _IN_TURN in label(ledger, last, figure)


def is_change(ledger: Ledger, figure: Figure) -> bool:
    """Whether a figure is told as what something changed by: 提高2.4亿元."""
    changed = _CHANGED.search(ledger.text, max(figure.start - NEAR, 0), figure.start)
    return bool(changed) or measure_of(figure) == "change"
