"""`gap`: how far a figure is from a target or another figure that the clause of the gap names, with its sign.

8.0% is the target and 4.1% was reached: 低于目标3.9个百分点. Where the text prorates a target to a date (按中期折算),
the straight line from the base to the target counts as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from guibiao.audit.claims import held
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.gaps import NAME, Gap, gaps
from guibiao.audit.gaps.difference import as_aim, difference
from guibiao.audit.gaps.gap import is_of_kind, unsigned
from guibiao.audit.gaps.held_apart import claim_of, held_apart
from guibiao.audit.gaps.own import owns, pair_named
from guibiao.audit.gaps.straight_line import on_the_line
from guibiao.audit.gaps.yardsticks_before import (
    called_so,
    called_target,
    level_with,
    named_before,
    of_area,
    of_frame,
    of_whole,
    of_wider,
    targets_meant,
)
from guibiao.audit.gaps.yardsticks_behind import told_after
from guibiao.audit.labels import label_before, own_part
from guibiao.audit.ledger import Ledger
from guibiao.audit.opposed.kinds import AIM, kind_of
from guibiao.expressions import expression
from guibiao.messages import _

__all__ = ["NAME", "check"]

_ADJUSTED = "调整"  # of several aims that which was set last: 年中调整为5%，低于调整后目标0.9个百分点
_BUDGET = expression(r"(?<!公共)预算(?!收入|支出)")
_PRORATED = expression(r"折算|序时|进度|时序")
_PACED, _DUE = expression("进度"), expression("应(?:完成|达到?|为|当)")
# 增长41.5%，增速较前三季度（42.7%）回落1.2个百分点，高于…: what this one is from is told of an earlier time
_BASE, _BASE_NEAR = expression(r"[比较与同](?:上|去|前|\d|[一二三四]季)[^，,。；;（(]{0,10}[（(]\Z"), 18
_NEAR = 12  # characters before a gap in which it is said to be from what was prorated


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every gap behind a figure of its sentence, where the text tells what that is held against."""
    for gap in ledger.once(gaps):
        if gap.own and not gap.bare and not gap.pace and (finding := _of_gap(ledger, gap)):
            yield finding


def _of_gap(ledger: Ledger, gap: Gap) -> Finding | None:
    actuals = owns(ledger, gap)
    actuals = [f for f in actuals if not _BASE.search(ledger.text, max(f.start - _BASE_NEAR, 0), f.start)] or actuals
    if not actuals:
        return None
    named = [unsigned(f) for f in ledger.numbers(gap.start, gap.figure.start) if is_of_kind(f, gap.figure)]
    named = [*map(as_aim, named)] if gap.of_target or _BUDGET.search(gap.other) else named
    if not named and _ADJUSTED in gap.other:
        named = [f for f in actuals if _ADJUSTED in label_before(ledger.text, f.start, gap.sentence)][:1]
        actuals = [f for f in actuals if f not in named] or actuals
    if not named and _PACED.search(gap.other):  # 完成75%，按时间进度应完成83.3%，欠目标进度8.3个百分点
        named = [f for f in actuals if _DUE.search(label_before(ledger.text, f.start, gap.sentence))][:1]
        actuals = [f for f in actuals if f not in named] or actuals
    if not named and (pair := pair_named(ledger, gap) or _aim_beside(ledger, gap)):
        return held_apart(ledger, gap, pair[:1], pair[1:], named=True, sure=True)
    if not named and (level := level_with(ledger, gap, actuals[0])):
        return held_apart(ledger, gap, actuals[:1], level, named=True)
    if named:
        return held_apart(ledger, gap, actuals, named, named=True, sure=True)
    named = told_after(ledger, gap) or of_area(ledger, gap, actuals) or called_so(ledger, gap, actuals)
    for way in () if named else (of_wider, of_frame, of_whole, named_before):
        named = named or way(ledger, gap, actuals)
    if named:
        return held_apart(ledger, gap, actuals, named, named=True, perhaps=_first_of_passage(ledger, gap))
    aims = [t for t in targets_meant(ledger, gap, actuals[0]) if not _is_actual(ledger, t, gap.sentence)]
    aims = aims or (called_target(ledger, gap) if gap.of_target else [])
    if _PRORATED.search(ledger.text, max(gap.start - _NEAR, gap.sentence), gap.figure.start):
        return _prorated(ledger, gap, actuals, aims)
    return held_apart(ledger, gap, actuals, aims, named=False)


def _aim_beside(ledger: Ledger, gap: Gap) -> tuple[Figure, Figure] | None:
    """What came and its aim, where the gap's own part of the sentence tells these two alone.

    承诺新建12所，实际建成14所，超出承诺2所；承诺新增学位3600个: the next part has an aim of its own.
    """
    start, end = own_part(ledger, gap.figure)
    if not gap.of_target or end >= ledger.sentence(gap.start)[1]:
        return None
    told = [f for f in ledger.numbers(start, gap.start) if is_of_kind(f, gap.figure)]
    if len(told) != len(("actual", "aim")):
        return None
    first, second = (kind_of(ledger, f, start) for f in told)
    if (first, second) == (AIM, ""):
        return told[1], told[0]
    return (told[0], told[1]) if (first, second) == ("", AIM) else None


def _first_of_passage(ledger: Ledger, gap: Gap) -> list[Figure]:
    """The first figure of a gap's kind in its paragraph: that of the whole, whatever it is called later (总体增速)."""
    start = ledger.paragraph(gap.start)[0]
    return [f for f in ledger.numbers(start, gap.sentence) if is_of_kind(f, gap.figure)][:1]


def _prorated(ledger: Ledger, gap: Gap, actuals: Sequence[Figure], aims: Sequence[Figure]) -> Finding | None:
    """The finding for a gap from a target at a date on the way to it."""
    claim = replace(claim_of(gap, actuals[0]), severity="warning", caveat=_("目标折算到评估时点的方法不同也会有差异"))
    unprorated = [
        difference(actual, aim, gap.figure, gap.sign) for aim in aims for actual in actuals if actual is not aim
    ]
    return held(ledger, claim, list(on_the_line(ledger, gap, actuals)), unprorated)


def _is_actual(ledger: Ledger, figure: Figure, floor: int) -> bool:
    """Whether the words before a figure say that it is what came, whatever it is read as: 规划12亿元，实际13.1亿元."""
    return "实际" in label_before(ledger.text, figure.start, floor)
