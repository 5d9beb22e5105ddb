"""For each claim how one level became another, in the order in which its words are tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from guibiao.audit.figure import Cited, Figure
from guibiao.audit.joints.from_change import from_change, from_growth
from guibiao.audit.joints.in_turn import joints_in_turn
from guibiao.audit.joints.joint import Joint
from guibiao.audit.joints.levels_before import (
    last_two,
    with_aim,
    with_sentence_before,
    without_list,
    without_other_bases,
    without_other_units,
)
from guibiao.audit.joints.levels_told import is_level
from guibiao.audit.joints.of_series import of_series
from guibiao.audit.joints.side_by_side import of_sentences_before, of_subject, side_by_side
from guibiao.audit.joints.tellers import adds, tells_times
from guibiao.audit.joints.told_behind import reached_behind, told_behind, with_aside
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT
from guibiao.expressions import expression

_MARKS_PASSED = ("大关", "关口")  # 突破2万元大关，达到20762元 tells one level, not two
# 增速比上年的|6.7%|提高3.3个百分点: a rate of that year, whatever the levels before it
_OF_THEN = expression(
    r"(?:[比较与]|[高低快慢]于)(?:上年|去年|前年|上月|上季度?|(?:19|20)\d\d年)(?:同期|同月)?(?:的|的?[增降]速|的?[增降]幅)?[（(]?\Z"
)
_THEN_NEAR = 14  # characters
_BACK = 5  # figures before the one that tells the change


def joints(ledger: Ledger) -> dict[int, Joint]:
    """For each figure that says how one level became another in its own sentence: the two, by the figure's start."""
    return dict(_all(ledger)) | dict(joints_in_turn(ledger))


def _all(ledger: Ledger) -> Iterator[tuple[int, Joint]]:
    bounds, figures = (0, 0), list[Figure]()
    for claim in ledger.figures:
        if claim.statement.measure in ("level", "rank") and not tells_times(claim) and not adds(ledger, claim):
            continue
        if not bounds[0] <= claim.start < bounds[1]:
            bounds = ledger.sentence(claim.start)
            figures = ledger.numbers(*bounds)
        joint = _of_claim(ledger, claim, figures, bounds[0])
        if joint:
            yield claim.start, joint


def _of_claim(ledger: Ledger, claim: Cited, figures: Sequence[Figure], start: int) -> Joint | None:
    """The joint of one claim among the `figures` of its sentence, which begins at `start`."""
    if claim.unit in PERCENT and _OF_THEN.search(ledger.text, max(claim.start - _THEN_NEAR, start), claim.start):
        return None
    told = (f for f in reversed(figures) if f.start < claim.start and not ledger.text.startswith(_MARKS_PASSED, f.end))
    before = without_other_units(ledger, [*islice(told, _BACK)][::-1])
    if claim.unit in PERCENT and (joint := from_change(ledger, claim, before)):
        return joint
    if claim.statement.measure == "change" and (joint := from_growth(ledger, claim, before)):
        return joint
    before = without_list(ledger, before, start)
    told_levels = without_other_bases(ledger, [f for f in before if is_level(ledger, f, claim)], start)
    told_levels = with_aim(ledger, before, told_levels, claim)
    told_levels = with_sentence_before(ledger, told_levels, claim, start)
    if joint := of_series(ledger, claim, told_levels, start):
        return joint
    if not before and (joint := of_sentences_before(ledger, claim, start)):
        return joint
    levels = last_two(ledger, told_levels, claim, start)
    if levels and (joint := with_aside(ledger, claim, levels[-1], before, start)):
        return joint
    if joint := told_behind(ledger, claim, figures) or reached_behind(ledger, claim, figures, start):
        return joint
    if levels and ledger.text.find("其中", levels[-1].end, claim.start) >= 0:
        return None  # a part of the change: 两年净增45家，其中2021年净增21家
    return side_by_side(ledger, claim, levels, before, start) or of_subject(ledger, claim, start)
