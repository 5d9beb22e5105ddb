"""Whether two levels and what one changed by are told in one breath, so that nothing else can be meant."""

from __future__ import annotations

from itertools import pairwise

from guibiao.audit.figure import Figure
from guibiao.audit.joints.earlier import FROM, TO
from guibiao.audit.joints.joint import Joint
from guibiao.audit.ledger import Ledger
from guibiao.expressions import expression

_VERB = (
    r"(?:共|累计|合计|总共|净|大幅)?"
    r"(?:[提上下增减扩缩降升回压多少涨跌净][\u4e00-\u9fff]{0,2}(?<![到至为占比率值])|提高)了?"
)
_MOVED = expression(rf"[，,、（(]\s?{_VERB}")  # 、上升|5.0个百分点
_SINCE = r"(?:同比|环比|[比较](?:上年|去年|前年|上月|(?:19|20)\d\d年)(?:同期|末|底)?)"
_MOVED_SINCE = expression(rf"[，,、（(]\s?{_SINCE}?{_VERB}")  # ，较上年同期增长|18.39%
_PRIOR = expression(
    r"[，,；;（(]?\s?(?:在|[比较与同和]|而)?(?:上年|去年|前年|上月|年初|(?:19|20)\d\d年)(?:同期|末|底|年末)?(?:[\u4e00-\u9fff]{0,8}?)(?:的|为|是|数|完成)?"
)  # ，较上年同期|526499|万元
_FROM_BASE = expression(rf"(?:的?基础上|相比)?[）)]?[，,]?\s?{_SINCE}?{_VERB}")
# 提高至2021年的 | 转为6月增长
_OF_TIME = expression(
    r"(?:(?:19|20)\d\d年(?:末|底)?|\d{1,2}月份?|[一二三四]季度|[上下]半年|当月)?的?(?:约|近)?(?:增长|下降|上涨|下跌)?\Z"
)
_NEAR = 24  # characters before a level in which words say where it came from


def in_one_breath(ledger: Ledger, joint: Joint, claim: Figure) -> bool:
    """Whether nothing stands between a claim and what it follows from but a mark and the verb of each.

    由22.7%提升至25.8%、上升3.1个百分点; 完成66342万元，较上年同期增长18.39%，增收10304万元; 案件262件，
    同比下降2.6%，同比减少7件.
    """
    if not joint.base.stated:
        end, other = (i.figure for i in joint.base.inputs)
        since = _MOVED_SINCE.fullmatch(ledger.text, end.end, other.start)
        return bool(since and _MOVED_SINCE.fullmatch(ledger.text, other.end, claim.start))
    base, end = joint.base.inputs[0].figure, joint.end.inputs[0].figure
    if joint.end.stated and end.end <= base.start:
        return _is_from_prior(ledger, base, end, claim)
    if not (joint.end.stated and base.end <= end.start and _MOVED.fullmatch(ledger.text, end.end, claim.start)):
        return False
    return came_to(ledger, joint)


def _is_from_prior(ledger: Ledger, base: Figure, end: Figure, claim: Figure) -> bool:
    """Whether the words tell what an end is from: 存款|36.2|亿元，比上年末的|33.1|亿元增加|3.1|亿元，增长|9.4|%."""
    if not _PRIOR.fullmatch(ledger.text, end.end, base.start):
        return False
    between = ledger.numbers(base.end, claim.start)
    told = [base, *between[:1], claim]
    pairs, verbs = pairwise(told), (_FROM_BASE, _MOVED_SINCE)
    return len(between) <= 1 and all(
        v.fullmatch(ledger.text, a.end, b.start) for v, (a, b) in zip(verbs, pairs, strict=False)
    )


def came_to(ledger: Ledger, joint: Joint) -> bool:
    """Whether the words beside both levels say that one became the other: 由|11.6|亿元增至|52.9|亿元."""
    base, end = joint.base.inputs[0].figure, joint.end.inputs[0].figure
    if not (joint.base.stated and joint.end.stated and base.end <= end.start):
        return False
    came_from = FROM.search(ledger.text, max(base.start - _NEAR, 0), base.start)
    return bool(came_from and TO.search(_OF_TIME.sub("", ledger.text[base.end : end.start])))
