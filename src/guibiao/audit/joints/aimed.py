"""Whether what a joint leads to is a target."""

from __future__ import annotations

from guibiao.audit.figure import Cited
from guibiao.audit.joints.joint import Joint
from guibiao.audit.ledger import Ledger, is_goal


def aims(ledger: Ledger, figure: Cited, joint: Joint | None) -> bool:
    """Whether an average is a pace asked for: a target itself, or one that leads to a target."""
    if joint is not None:
        return figure.statement.role == "target" or aims_at(ledger, joint)
    return is_goal(ledger, figure)


def aims_at(ledger: Ledger, joint: Joint) -> bool:
    """Whether the end of a joint is a target."""
    return is_goal(ledger, joint.end.inputs[0].figure)
