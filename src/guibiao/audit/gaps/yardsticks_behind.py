"""What a gap is from, told behind it."""

from __future__ import annotations

from guibiao.audit.figure import Figure
from guibiao.audit.gaps.gap import Gap, measurable
from guibiao.audit.gaps.words import GROWTH, SHORTEST, WIDER, YARDSTICK
from guibiao.audit.ledger import Ledger
from guibiao.audit.naming import SURE, likeness
from guibiao.expressions import expression

_PLAIN = expression(
    r"[，,（(；;的]|年度|年初|年均|全年|同期|平均|水平|增速|增幅|增长|下降|上升|提高|降低|确定|提出|设定|值|数|为|是|仅|约|达到?|[上去]年|县|市|省"
)
_NEXT = expression(r"[，,（(；;][^，,。；;（(\d]{2,20}")  # the next clause, up to its first figure
_TIMED = expression("(?:末|底|全年)?(?:增长|增速|增幅|为|是)*\\Z")
_IS = expression("(?:为|达到?|是|共)+\\Z")
_SHARE = expression(r"(?:其中)?所?占|[^，,。；;]{0,8}(?:比重|占比)")


def told_after(ledger: Ledger, gap: Gap) -> list[Figure]:
    """The yardstick that the sentence names only behind the gap: 低于预期目标2.3个百分点，预期目标为6.5%."""
    end = ledger.sentence(gap.start)[1]
    after = [f for f in ledger.numbers(gap.figure.end, end) if measurable(f, gap.figure)][:1]
    between = ledger.text[gap.figure.end : after[0].start] if after else ""
    if not gap.other or not _NEXT.fullmatch(between) or _SHARE.match(between, 1):
        return []  # 快于规上工业5.6个百分点，占规上工业增加值的比重为18.6%
    if gap.of_the_past:  # 高于一季度1.4个百分点（一季度增长2.2%）
        return after if gap.other.removesuffix("的") == _TIMED.sub("", between[1:]) else []
    wider = WIDER.search(gap.other)
    if wider and wider[0] not in between and not (wider[0] == "全部" and _has_all_of(gap.other, between)):
        return []  # 其中工业投资高于全部投资6.8个百分点；房地产投资下降3.6% is no 全部投资
    noun = _IS.sub("", between[1:])
    own = likeness(GROWTH.sub("", gap.other), ledger, after[0]) >= SURE
    own = own or (len(noun) >= SHORTEST and gap.other.endswith(noun))  # 债务限额…（限额77.6亿元）
    return after if own or _is_of_yardstick(between, ledger, after[0], gap) else []


def _has_all_of(name: str, words: str) -> bool:
    """Whether the words begin with a name but for 全部: 高于全部工业投资…，工业投资增长3.6%."""
    return words[1:].startswith(GROWTH.sub("", name).removeprefix("全部"))


def _is_of_yardstick(words: str, ledger: Ledger, figure: Figure, gap: Gap) -> bool:
    """Whether the words between a gap and the next figure name a yardstick, and no other thing of which it is told."""
    if not YARDSTICK.search(words):
        return False
    rest = _PLAIN.sub("", YARDSTICK.sub("", words))
    return len(rest) <= SHORTEST or rest in ledger.text[gap.sentence : gap.start]


def in_next_clause(ledger: Ledger, gap: Gap) -> list[Figure]:
    """The yardstick in the clause behind a gap that names none: 落后2.3个百分点，全省为5.9%."""
    after = ledger.numbers(gap.figure.end, ledger.sentence(gap.start)[1])[:1]
    between = ledger.text[gap.figure.end : after[0].start] if after else ""
    told = _NEXT.fullmatch(between) and YARDSTICK.search(between)
    return [f for f in after if told and measurable(f, gap.figure)]
