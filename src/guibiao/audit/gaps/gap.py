"""`Gap`: how far a text says that one figure is from another, on which side, and what it calls the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from guibiao.audit.figure import Cited, Figure, statement_of
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger, is_quoted_goal
from guibiao.audit.measures import PERCENT, POINTS, alike, is_count
from guibiao.audit.tally import is_outcome
from guibiao.expressions import expression

NAME = "gap"
# 低于《纲要》年均增长8.0%的目标 | 超过目标 | 差距《纲要》目标 | 距目标还差 | 比全省平均水平低
_ABOVE, _BELOW = "高于|超过|超出|多于|快于|高出|领先于?|超(?![额收长大级高低短])", "低于|少于|不及|慢于|落后于?"
_BETTER = "优于|好于"  # of what should be low it is less
_APART = (
    "差距|相差|距离|距(?=离|[《“\\d]|目标|规划|年度|全)|差(?=[《“]|目标|规划|年度)|欠(?=目标|规划|计划|任务|预算|进度)"
)
_MORE, _LESS = "(?<![提抬拔])高|多|快", "(?<![降减])低|少|慢"
_UP = {
    "超收",
    "超出",
    "高出",
    "超额",
    "超额完成",
    "高于",
    "超过",
    "多于",
    "快于",
    "领先",
    "领先于",
    "超",
    "高",
    "多",
    "快",
}
_DOWN = {"短收", "缺口", "低于", "少于", "不及", "慢于", "落后", "落后于", "欠", "低", "少", "慢"}
_DEEDS = "完成|实现|开工|竣工|完工|投产|建成|新建|改造|招生|招聘|培训|治理|造林|到位"  # 计划80个，实际72个，少开工8个
_CLAIM = expression(
    rf"(?:(?P<before>{_ABOVE}|{_BELOW}|{_BETTER}|{_APART})(?P<other>(?:[^，,。；;\n\t点]|(?<!百分)点){{0,40}})"
    rf"|[比较与](?P<than>[^，,。；;\n\t]{{2,40}}?)(?P<after>{_ABOVE}|{_BELOW}|{_MORE}|{_LESS}|相差|差|缺|欠|超收|短收)"
    r"|(?<=[，,])(?:两者|二者|城乡|绝对|相对)*(?P<bare>高出?|低|多|少|快|慢|(?:还|尚|仍)?[差缺]|相差|差距|差额|缺口|短收|超收|落后|超额完成|超额|超[过出]?|短缺)"
    r"|(?P<left>(?:还|尚|仍)?(?:有|存在)(?:约|近)?"
    r"(?=\d+(?:\.\d+)?[^，,。；;\n\d]{0,8}(?:差距|缺口|(?:未|没有)(?P<undone>[\u4e00-\u9fff]{2})(?=[，,。；;]))))"
    rf")(?:还差|仍差|尚差|出|了|约|为|达|收入|{_DEEDS}|[降增涨升])?(?<![\d.])(?=(?P<gap>\d+(?:\.\d+)?)\s?(?P<unit>个?百分点|[^\d\s.，。；、（）%％]))"
)
# what these begin with
_BEGINS = (
    "优于 好于 差 相差 相距 距 高 低 多 少 快 慢 超 欠 不及 领先 落后 比 较 与 两者 二者 城乡 绝对 相对 缺口 短收 短缺"
    " 还差 尚差 仍差 缺 还缺 尚缺 仍缺 还有 尚有 仍有 有 还存在 尚存在 仍存在 存在"
)
# 高于全国（5.0%）2.1个百分点、全省（5.8%）1.3个百分点: the verb is told but once
_NEXT = expression(
    r"个?(?:百分点)?[、，,和及与]\s?(?P<other>(?:全[国省市州区县]|[^，,。；;、\d\s（()）高低快慢多少增降提升占为达]{2,10}?)(?:平均|整体|总体)?(?:水平|增速|增幅)?"
    r"(?:[（(][^（()）]{1,14}[）)])?)(?=(?P<gap>\d+(?:\.\d+)?)\s?个?百分点)"
)
_CLASS_BEFORE = expression(r"\d[^，、\d]{1,4}、")  # between 超 and the figure: a class with its count
_BOUNDS = ("超过", "高于", "低于", "多于", "少于", "不及", "超")  # before an amount they bound it
_IS = expression("(?:为|达到?|约|是)+$")
TARGET = expression(r"承诺|目标|任务|计划|要求|指标|预期|规划")
EARLIER = expression(
    r"上年|去年|同期|上期|(?:时期|期末|期初|年|年末|年底|年初|前)的?\Z|[一二三四]季度|半年|(?<!\d)\d{1,2}月|前[\d一二三四五六七八九十]{1,2}个?月"
)
_IN_TURN = expression(
    r"分别[^，,。；;\d]*\Z|分别[^，,。；;]*\d\s?个?(?:百分点)?[和、]\Z"
)  # several gaps: 分别高于全国、全省7.2个和4.5个百分点
_ASIDE = expression(r"(?<=\D)[（(][^（()）]*\Z")  # 低于限额3.2亿元（限额77.6亿元: the gap stands before the bracket
_MOVED = expression(
    r"\d[^，,。；;]*、(?:比[^，,。；;\d]*)?(?:提升|提高|上升|增加|增长|扩大|下降|降低|减少|缩小|回落)了?\Z"
)
_ASKED = expression(r"的[^，,。；;\d]{0,4}(?:要求|目标|任务|计划)")
_THOSE = expression(r"的(?:有|共有?|为|达|约|仅|只有)*\Z")  # 增速高于全市平均的有6个 counts them


class Gap(Struct, frozen=True):
    """A claimed gap: its figure, on which side of the other figure, and how the text names that."""

    figure: Figure
    sign: int  # 1: the first figure is above, -1: below, 0: not said
    other: str
    start: int  # of the words that claim it
    bare: bool  # the clause names no other figure: 目标为6.5%，低0.7个百分点
    sentence: int  # where its sentence begins
    subject: str  # the words of its clause before those that claim it: 农村居民收入增速
    own: tuple[Figure, ...]  # the figures of its sentence before it that may be so far from another, the last first
    pace: Cited | None  # the yearly change right before it that is so far from another

    @property
    def of_target(self) -> bool:
        """Whether the other figure is called a target."""
        return TARGET.search(self.other) is not None

    @property
    def of_the_past(self) -> bool:
        """Whether the other figure is called one of an earlier time."""
        return EARLIER.search(self.other) is not None


def gaps(ledger: Ledger) -> tuple[Gap, ...]:
    """The gaps that a text claims, in its order, but for several told in turn."""
    found: list[Gap] = []
    for match in ledger.scan(_CLAIM, _BEGINS):
        last = found[-1] if found and found[-1].sentence == ledger.sentence(match.start())[0] else None
        gap = _gap(ledger, match, last)
        while gap:
            found.append(gap)
            gap = _next(ledger, gap)
    return tuple(found)


def gap_starts(ledger: Ledger) -> set[int]:
    """Where the figures stand that are distances from another figure, not changes over time (比上年高)."""
    return {gap.figure.start for gap in ledger.once(gaps) if not gap.of_the_past}


def _gap(ledger: Ledger, match: re.Match[str], last: Gap | None) -> Gap | None:
    """The gap that words claim, behind the last one of their sentence."""
    at = match.start("gap")
    if _IN_TURN.search(ledger.text, max(match.start() - 6, 0), at):
        return None
    figures = [f for f in ledger.numbers(at, at + 12) if f.start <= at + 1]
    if aside := _ASIDE.search((match["before"] and match["other"]) or ""):
        figures = ledger.numbers(match.start("other"), match.start("other") + aside.start())[-1:]
    if not figures or ledger.text.startswith(("以上", "及以上", "以下"), figures[0].end):
        return None
    if _ASKED.match(ledger.text, figures[0].end):
        return None  # 快于年均提高0.1个百分点的要求 is what is asked for
    if is_outcome(ledger, figures[0]) or (match["bare"] and is_quoted_goal(ledger, figures[0])):
        return None  # 超额完成40所的年度目标 names the target
    sentence = ledger.sentence(match.start())[0]
    if match["undone"] and ledger.text.find(match["undone"], sentence, match.start()) < 0:
        return None  # 已通公交85个，还有12个未硬化 is of something else
    word = match["before"] or match["after"] or match["bare"] or match["left"]
    sign = 1 if word in _UP else -1 if word in _DOWN else 0
    figure = unsigned(figures[0])
    other = _IS.sub("", (match["other"] or match["than"] or "")[: figures[0].start - match.start("other")])
    other = other.removesuffix("减") if word == "少" else other  # 比年初减少5.71亿元 is a change since then
    bare = bool(match["bare"] or match["left"]) or not other
    opens = word == "超" and ledger.text[max(match.start() - 1, 0)] in "，,"  # 任务50公里，超6公里
    if bare and match["before"] in _BOUNDS and figures[0].unit not in POINTS and not opens:
        return None  # 收入全部超过10万元 is no distance
    if match["before"] in _BOUNDS and is_count(figures[0].unit) and _THOSE.search(match["other"]):
        return None
    if match["before"] in _BOUNDS and _CLASS_BEFORE.search(match["other"]):
        return None  # 超亿元企业34家、超10亿元企业5家 are classes
    if match["before"] in _BOUNDS and _MOVED.search(match["other"]):
        return None  # 占比超过50%、提升9个百分点 is a change
    before = ledger.numbers(sentence, match.start())
    own = tuple(f for f in reversed(before) if measurable(f, figure))
    subject = label_before(ledger.text, match.start(), sentence)
    if last:  # what an earlier gap is from, told within it, is no figure that this one is of
        own = tuple(f for f in own if not last.start <= f.start < last.figure.end)
        goes_on = not ledger.text[last.figure.end : match.start()].strip("，,、和")
        subject = last.subject if goes_on else subject
    pace = _pace(ledger, before, figure)
    return Gap(figure, sign, other, match.start(), bare, sentence, subject, own, pace)


def _next(ledger: Ledger, gap: Gap) -> Gap | None:
    """The gap that goes on right behind another one without its verb."""
    match = _NEXT.match(ledger.text, gap.figure.end) if gap.figure.unit in POINTS and not gap.bare else None
    figure = next(iter(ledger.numbers(match.start("gap"), match.end() + 1)), None) if match else None
    if match is None or figure is None:
        return None
    start = match.start("other")
    return replace(gap, figure=unsigned(figure), other=match["other"], start=start, pace=None)


def _pace(ledger: Ledger, before: Sequence[Figure], figure: Figure) -> Cited | None:
    """The yearly change that is the last figure before a gap, unless it is prorated in between."""
    last = before[-1] if before else None
    if not isinstance(last, Cited) or last.statement.measure != "change_avg":
        return None
    return None if "折算" in ledger.text[last.end : figure.start] else last


def unsigned(figure: Figure) -> Figure:
    """The size of a gap; the 超 before it says on which side it lies, not that it is more."""
    return replace(figure, value=abs(figure.value), bound="eq" if figure.bound == "ge" else figure.bound)


def measurable(figure: Figure, gap: Figure) -> bool:
    """Whether a gap of this unit can lie between the figure and another."""
    said = statement_of(figure)
    if gap.unit not in POINTS and said and said.measure != "level":
        return False
    return is_of_kind(figure, gap)


def is_of_kind(figure: Figure, gap: Figure) -> bool:
    """Whether a figure has the unit of what a gap is between."""
    if gap.unit in POINTS:
        return figure.unit in PERCENT
    return figure.unit not in POINTS and alike(figure.unit, gap.unit)
