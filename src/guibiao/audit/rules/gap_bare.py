"""`gap`: how far a figure is from another that the clause of the gap does not name: 目标为6.5%，…，低0.7个百分点."""

from __future__ import annotations

from collections.abc import Iterator

from guibiao.audit.claims import indicator_of
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.gaps import NAME, Gap, gaps
from guibiao.audit.gaps.difference import as_aim
from guibiao.audit.gaps.gap import EARLIER
from guibiao.audit.gaps.held_apart import held_apart
from guibiao.audit.gaps.yardsticks_before import is_yardstick
from guibiao.audit.gaps.yardsticks_behind import in_next_clause
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.expressions import expression

__all__ = ["NAME", "check"]

_AIM = expression(r"目标|任务|计划|(?<!公共)预算")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such gap beside which its sentence tells both a figure and a yardstick."""
    for gap in ledger.once(gaps):
        if gap.own and gap.bare and not gap.pace and (finding := _of_gap(ledger, gap)):
            yield finding


def _of_gap(ledger: Ledger, gap: Gap) -> Finding | None:
    before = _yardstick_before(ledger, gap)
    actuals = [f for f in gap.own if f not in before]
    others = before or in_next_clause(ledger, gap)
    if not actuals or not others:
        return None
    aims = [as_aim(f) if _AIM.search(label_before(ledger.text, f.start, gap.sentence)) else f for f in others]
    return held_apart(ledger, gap, actuals, aims, named=True)


def _yardstick_before(ledger: Ledger, gap: Gap) -> list[Figure]:
    """That of the two figures right before a gap which is of an earlier time, or else a target or the like."""
    two = gap.own[: len(("one", "other"))]
    earlier = [f for f in two if EARLIER.search(label_before(ledger.text, f.start, gap.sentence))]
    found = (earlier or [f for f in two if is_yardstick(ledger, f, gap.sentence)])[:1]
    if found or len(gap.own) != len(("one", "other")):
        return found
    if gap.sign == 0:
        return [gap.own[1]]  # 城镇41236元，是农村17802元的2.32倍，两者差额达23434元
    above = ledger.text.startswith("高出", gap.start)  # 农村增长7.1%，城镇增长4.6%，高出2.5个百分点
    unlike = indicator_of(gap.own[0]) != indicator_of(gap.own[1])
    return [min(gap.own, key=lambda f: f.value)] if above and unlike else []
