"""The sign of a figure whose verb leaves open which way something went."""

from __future__ import annotations

from msgspec.structs import replace

from guibiao.audit.figure import Cited
from guibiao.audit.joints.joint import Joint
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import comparable, factor
from guibiao.expressions import expression

_EITHER_WAY = expression("(?:改善|好转|优化|变化|变动|调整)(?:幅度|率)?(?:了|约|达到?|为)?\\Z")
_NEAR = 8  # characters before a figure


def turned(ledger: Ledger, claim: Cited, joint: Joint | None) -> Cited:
    """The claim with the sign of what its joint tells, where its verb tells none: 浓度由36降至32微克，改善11.1%."""
    if joint is None or not _EITHER_WAY.search(ledger.text, max(claim.start - _NEAR, 0), claim.start):
        return claim
    base, end = joint.base, joint.end
    fell = comparable(base.unit, end.unit) and end.value * factor(end.unit, base.unit) < base.value
    return replace(claim, value=abs(claim.value) * (-1 if fell else 1))
