"""The first and the last of several levels told in turn, with what one became the other by.

依次为86.7%、90.0%、93.3%，两年提高6.6个百分点.
"""

from __future__ import annotations

from collections.abc import Sequence

from guibiao.audit.figure import Cited, Figure
from guibiao.audit.joints.joint import Joint, joint_of
from guibiao.audit.joints.levels_told import are_levels
from guibiao.audit.ledger import Ledger
from guibiao.expressions import expression
from guibiao.quantity import read_number

_FEWEST = 3  # levels that make a series
_IN_TURN = expression(r"(?:分别|依次|逐年)(?:达到?|[为是])?\Z")
_AND = expression(r"\s*[、，,和]\s*")
_OVER_YEARS = expression(
    r"[，,](?P<years>[两二三四五六])年(?:间|来|内|累计|共|总共|合计|净)*[提上下增减扩缩降升回压][\u4e00-\u9fff]{0,2}了?"
)


def of_series(ledger: Ledger, claim: Cited, levels: Sequence[Figure], start: int) -> Joint | None:
    """The ends of the plain list of levels right before a claim, one level a year, over the years that it counts."""
    over = _OVER_YEARS.fullmatch(ledger.text, levels[-1].end, claim.start) if len(levels) >= _FEWEST else None
    if over is None:
        return None
    run = [levels[-1]]
    for level in reversed(levels[:-1]):
        if not _AND.fullmatch(ledger.text, level.end, run[0].start):
            break
        run.insert(0, level)
    if len(run) != int(read_number(over["years"])) + 1 or not _IN_TURN.search(ledger.text, start, run[0].start):
        return None
    return joint_of(run[0], run[-1], None, None) if are_levels(ledger, run[0], run[-1], claim) else None
