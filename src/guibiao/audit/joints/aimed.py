"""Whether what a joint leads to is a target."""

from __future__ import annotations

from guibiao.audit.figure import Cited
from guibiao.audit.joints.joint import Joint
from guibiao.audit.ledger import Ledger, is_goal, period_of


def aims(ledger: Ledger, figure: Cited, joint: Joint | None) -> bool:
    """Whether an average is a pace asked for: a target itself, or one that leads to a target."""
    if joint is not None:
        return figure.statement.role == "target" or aims_at(ledger, joint) or _is_foreseen(ledger, figure)
    return is_goal(ledger, figure)


def _is_foreseen(ledger: Ledger, figure: Cited) -> bool:
    """Whether an average is what is expected of years to come: 预计2025年达到41亿元，年均增长10%."""
    said, reviews = figure.statement, ledger.document.reviews
    return said.role == "estimate" and (reviews is None or period_of(said.period).year > reviews + 1)


def aims_at(ledger: Ledger, joint: Joint) -> bool:
    """Whether the end of a joint is a target, or foreseen."""
    end = joint.end.inputs[0].figure
    return is_goal(ledger, end) or (isinstance(end, Cited) and _is_foreseen(ledger, end))
