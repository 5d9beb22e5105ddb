"""Words that say something of a figure, and the clause that they stand in."""

from __future__ import annotations

from msgspec import Struct

from guibiao.audit.ledger import Ledger
from guibiao.expressions import expression

# what is expected, wanted, or said with reserve
_AHEAD = expression(
    r"预计|预期(?!(?:控制|增长|发展)?目标|\Z)|能够|可望|有望|难以|力争|确保|将|可按|基本|努力|推动|围绕|对照|按照|(?<!差)距|离|才能|为(?:了|20\d\d年|如期|提前|全面|顺利|确保)*(?=实现|完成|达到)|(?<![纲主重摘提])要(?!求)|是否"
)


class Words(Struct, frozen=True):
    """What the text says of a figure: where, and whether more than nought (sign 1) or less (−1) is meant."""

    start: int
    end: int
    text: str
    sign: int = 1
    target: bool = False  # said of a target, not of a trend


def is_ahead(words: str) -> bool:
    """Whether words speak of what is expected or wanted, or with reserve."""
    return _AHEAD.search(words) is not None


def clause(ledger: Ledger, start: int, end: int) -> str:
    """The clause that the words stand in, up to their end."""
    at = start
    while at > 0 and ledger.text[at - 1] not in "，,。；;\n":
        at -= 1
    return ledger.text[at:end]
