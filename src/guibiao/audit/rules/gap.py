"""`gap`: how far a figure is from a target or another figure, with its sign.

8.0% is the target and 4.1% was reached: 低于目标3.9个百分点. Where the text prorates a target to a date (按中期折算),
the straight line from the base to the target counts as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import msgspec

from guibiao.audit.claims import Claim, held
from guibiao.audit.figure import Cited, Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger, as_printed, code_of, is_quoted_goal, nearest, period_of, subject_of
from guibiao.audit.measures import PERCENT, POINTS, alike, factor, is_count
from guibiao.audit.naming import SURE, closest_named, likeness
from guibiao.audit.precision import stands_for, times
from guibiao.audit.subjects import when
from guibiao.audit.tally import is_outcome
from guibiao.messages import _
from guibiao.quantity import Interval

NAME = "gap"
# 低于《纲要》年均增长8.0%的目标 | 超过目标 | 差距《纲要》目标 | 距目标还差 | 比全省平均水平低
_ABOVE, _BELOW = "高于|超过|超出|多于|快于|高出|领先于?|超(?![额收长大级高低短])", "低于|少于|不及|慢于|落后于?"
_BETTER = "优于|好于"  # of what should be low it is less
_APART = "差距|相差|距离|距(?=离|[《“\\d]|目标|规划|年度|全)|差(?=[《“]|目标|规划|年度)"
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
_DOWN = {"短收", "缺口", "低于", "少于", "不及", "慢于", "落后", "落后于", "低", "少", "慢"}
_CLAIM = re.compile(
    rf"(?:(?P<before>{_ABOVE}|{_BELOW}|{_BETTER}|{_APART})(?P<other>[^，,。；;\n\t]{{0,40}})"
    rf"|[比较与](?P<than>[^，,。；;\n\t]{{2,40}}?)(?P<after>{_ABOVE}|{_BELOW}|{_MORE}|{_LESS}|相差|差|超收|短收)"
    r"|(?<=[，,])(?:两者|二者|城乡|绝对|相对)*(?P<bare>高出?|低|多|少|快|慢|(?:还|尚|仍)?差|相差|差距|差额|缺口|短收|超收|落后|超额完成|超额|超[过出]?|短缺)"
    r"|(?P<left>(?:还|尚|仍)?(?:有|存在)(?:约|近)?(?=\d+(?:\.\d+)?[^，,。；;\n\d]{0,8}(?:差距|缺口))))"
    r"(?:还差|仍差|尚差|出|了|约|为|达|完成|收入|实现|[降增涨升])?(?<![\d.])(?=(?P<gap>\d+(?:\.\d+)?)\s?(?P<unit>个?百分点|[^\d\s.，。；、（）%％]))"
)
# what these begin with
_BEGINS = re.compile(
    f"{_BETTER}|{_APART}|高|低|多|少|快|慢|差|超|不及|领先|落后|比|较|与|两者|二者|城乡|绝对|相对|缺口|短收|短缺"
    r"|还差|尚差|仍差|还有|尚有|仍有|还存在|尚存在|仍存在|有[约近\d]|存在[约近\d]"
)
_BOUNDS = ("超过", "高于", "低于", "多于", "少于", "不及", "超")  # before an amount they bound it
_IS = re.compile("(?:为|达到?|约|是)+$")
_TARGET = re.compile(r"目标|任务|计划|要求|指标|预期|规划")
_EARLIER = re.compile(
    r"上年|去年|同期|上期|(?:时期|期末|期初|年|年末|年底|年初|前)的?\Z|[一二三四]季度|半年|(?<!\d)\d{1,2}月|前[\d一二三四五六七八九十]{1,2}个?月"
)
_OF_TARGET = re.compile(r"(?:目标|计划|任务|预算|要求)[^，,。；;]{0,6}的\Z")  # 完成年计划的103.6% is no target
_STILL = re.compile(r"(?:还|仍|尚)?(?:差|相差|低|高)?\Z")
_YARDSTICK = re.compile(
    r"目标|任务|计划|要求|预期|(?<!公共)预算|规划|纲要|考核|标准|平均|全国|全省|全区|全市|全州|到20\d\d年(?!末?[为已])"
)
_PLAIN = re.compile(
    r"[，,（(；;的]|年度|年初|年均|全年|同期|平均|水平|增速|增幅|增长|下降|上升|提高|降低|确定|提出|设定|值|数|为|是|仅|约|达到?|[上去]年|县|市|省"
)
_IN_TURN = re.compile(
    r"分别[^，,。；;\d]*\Z|分别[^，,。；;]*\d\s?个?(?:百分点)?[和、]\Z"
)  # several gaps: 分别高于全国、全省7.2个和4.5个百分点
_BACK = 160  # characters before a sentence in which its two figures are looked for
_GROWTH = re.compile(r"(?:增速|增幅|增长率?|水平)\Z")
_GROWING = re.compile(r"增长|提高|上升")
_SHORTEST = 2  # characters of a name
_AREA = re.compile(r"全国|全省|全区|全市|全州|自治区|国家")
_WIDER = re.compile(r"全[国省市县区州部]|整体|总体")
_ELIDED = re.compile(  # an area of which the growth is told of what was told before: 我市增长7.5%
    r"(?:其中)?(?:[我本][县市区州]|[\u4e00-\u9fff]{1,6}(?:县|区|市|镇|乡|街道))(?:同比|累计)?(?:增长|增速|增幅|下降)?(?:为|达到?)?|[轻重]工业(?:增加值)?(?:同比)?(?:增长|下降)"
)
_WHICH = re.compile(r"\s*其中")
_OTHER_GAP = re.compile("[高低快慢]于|(?<!同)比|较|高出|超过")
_REST = re.compile(r"(?:以上|左右|以内)?的[^，,。；;\d]{0,10}")  # behind a figure: 的目标相比
_NEXT = re.compile(r"[，,（(；;][^，,。；;（(\d]{2,20}")  # the next clause, up to its first figure
_ADJUSTED = "调整"  # of several aims that which was set last: 年中调整为5%，低于调整后目标0.9个百分点
_SHARE = re.compile(r"(?:其中)?所?占|[^，,。；;]{0,8}(?:比重|占比)")
_THOSE = re.compile(r"的(?:有|共有?|为|达|约|仅|只有)*\Z")  # 增速高于全市平均的有6个 counts them
_PRORATED = re.compile(r"折算|序时|进度|时序")


@dataclass(frozen=True, slots=True)
class _Gap:
    """A claimed gap: its figure, on which side of the other figure, and how the text names that."""

    figure: Figure
    sign: int  # 1: the first figure is above, -1: below, 0: not said
    other: str
    start: int  # of the words that claim it
    bare: bool = False  # the clause names no other figure: 目标为6.5%，低0.7个百分点


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every gap whose two figures the text states."""
    for gap in ledger.once(_gaps):
        finding = _of_gap(ledger, gap)
        if finding:
            yield finding


def gap_starts(ledger: Ledger) -> set[int]:
    """Where the figures stand that are distances from another figure, not changes over time (比上年高)."""
    return {gap.figure.start for gap in ledger.once(_gaps) if not _EARLIER.search(gap.other)}


def _gaps(ledger: Ledger) -> tuple[_Gap, ...]:
    found = (_gap(ledger, match) for match in ledger.scan(_CLAIM, _BEGINS))
    return tuple(gap for gap in found if gap)


def _gap(ledger: Ledger, match: re.Match[str]) -> _Gap | None:
    at = match.start("gap")
    if _IN_TURN.search(ledger.text, max(match.start() - 6, 0), at):
        return None
    figures = [f for f in ledger.numbers(at, at + 12) if f.start <= at + 1]
    if not figures or ledger.text.startswith(("以上", "及以上", "以下"), figures[0].end):
        return None
    if is_outcome(ledger, figures[0]) or (match["bare"] and is_quoted_goal(ledger, figures[0])):
        return None  # 超额完成40所的年度目标 names the target
    word = match["before"] or match["after"] or match["bare"] or match["left"]
    sign = 1 if word in _UP else -1 if word in _DOWN else 0
    figure = _unsigned(figures[0])
    other = _IS.sub("", match["other"] or match["than"] or "")
    bare = bool(match["bare"] or match["left"]) or not other
    opens = word == "超" and ledger.text[max(match.start() - 1, 0)] in "，,"  # 任务50公里，超6公里
    if bare and match["before"] in _BOUNDS and figures[0].unit not in POINTS and not opens:
        return None  # 收入全部超过10万元 is no distance
    if match["before"] in _BOUNDS and is_count(figures[0].unit) and _THOSE.search(match["other"]):
        return None
    return _Gap(figure, sign, other, match.start(), bare)


def _unsigned(figure: Figure) -> Figure:
    """The size of a gap; the 超 before it says on which side it lies, not that it is more."""
    return replace(figure, value=abs(figure.value), bound="eq" if figure.bound == "ge" else figure.bound)


def _of_gap(ledger: Ledger, gap: _Gap) -> Finding | None:
    sentence = ledger.sentence(gap.start)[0]
    numbers = ledger.numbers(sentence, gap.start)
    prorated = "折算" in ledger.text[numbers[-1].end : gap.figure.start] if numbers else False
    if numbers and isinstance(pace := numbers[-1], Cited) and pace.statement.measure == "change_avg" and not prorated:
        return _of_pace(ledger, gap, pace)
    actuals = [f for f in numbers if _measurable(f, gap.figure)][::-1]
    if not actuals:
        return _by_names(ledger, gap, sentence) or _both_behind(ledger, gap) or _both_elsewhere(ledger, gap, sentence)
    inline = [_unsigned(f) for f in ledger.numbers(gap.start, gap.figure.start) if _is_of_kind(f, gap.figure)]
    if gap.bare:
        earlier = [f for f in actuals[:2] if _EARLIER.search(label_before(ledger.text, f.start, sentence))]
        inline = (earlier or [f for f in actuals[:2] if _is_yardstick(ledger, f, sentence)])[:1]
        if not inline and gap.sign == 0 and len(actuals) == len(("one", "other")):
            inline = actuals[1:]  # 城镇41236元，是农村17802元的2.32倍，两者差额达23434元
        actuals = [a for a in actuals if a not in inline]
        inline = inline or _yardstick_behind(ledger, gap)
        if not inline or not actuals:
            return None
    if not inline and _ADJUSTED in gap.other:
        inline = [f for f in actuals if _ADJUSTED in label_before(ledger.text, f.start, sentence)][:1]
        actuals = [f for f in actuals if f not in inline] or actuals
    inline = inline or _told_after(ledger, gap) or _of_area(ledger, gap, actuals) or _called(ledger, gap, actuals)
    inline = inline or _of_wider(ledger, gap, actuals)
    others = inline or [t for t in _targets(ledger, gap, actuals[0]) if not _is_actual(ledger, t, sentence)]
    others = others or (_labelled(ledger, gap) if _TARGET.search(gap.other) else [])
    pairs = [(a, o) for o in others for a in actuals if a is not o]
    readings = [_difference(a, o, gap) for a, o in pairs]
    claim = Claim(NAME, gap.figure, _name(actuals[0], gap), gap.figure.unit, threshold=Fraction(0))
    if not inline and _PRORATED.search(ledger.text[max(gap.start - 12, sentence) : gap.figure.start]):
        claim = replace(claim, severity="warning", caveat=_("目标折算到评估时点的方法不同也会有差异"))
        return held(ledger, claim, list(_on_the_line(ledger, gap, actuals)), readings)
    certain = bool(inline) or bool(_TARGET.search(gap.other))
    same = readings if inline else [r for r in readings if _same_kind(r)]
    sure = same[:1] if certain else []
    by_size = [
        _difference(*pair, gap, signed=False)
        for pair in pairs[:1]
        if sure and (gap.sign or gap.other) and pair[0].value < 0 and not _grows(ledger, pair[1])
    ]
    return held(ledger, claim, [*sure, *by_size], same)


def _grows(ledger: Ledger, figure: Figure) -> bool:
    """Whether the words right before a figure say that it is growth: 低于预期目标（增长5%）."""
    return bool(_GROWING.search(ledger.text, max(figure.start - 3, 0), figure.start))


def _is_actual(ledger: Ledger, figure: Figure, floor: int) -> bool:
    """Whether the words before a figure say that it is what came, whatever it is read as: 规划12亿元，实际13.1亿元."""
    return "实际" in label_before(ledger.text, figure.start, floor)


def _of_pace(ledger: Ledger, gap: _Gap, pace: Cited) -> Finding | None:
    """A gap behind a yearly change in points, which is held against the yearly change that is the target."""
    if not _TARGET.search(gap.other):
        return None
    stated = ledger.stated(pace.statement, pace.statement.measure, facts=False)
    targets = nearest([t for t in stated if t.start < gap.start], gap.start)[:1]
    claim = Claim(NAME, gap.figure, _name(pace, gap), gap.figure.unit, threshold=Fraction(0))
    return held(ledger, claim, [_difference(pace, target, gap) for target in targets], [])


def _by_names(ledger: Ledger, gap: _Gap, sentence: int) -> Finding | None:
    """A gap whose two figures the sentences before tell by their names: 农村居民收入增速快于城镇居民2.3个百分点."""
    said = ledger.numbers(max(ledger.reach(gap.start), sentence - _BACK), sentence)
    near = [f for f in said if _measurable(f, gap.figure) and not _is_target(f)]
    names = [_called_last(n) for n in (label_before(ledger.text, gap.start, sentence), gap.other)]
    if _TARGET.search(gap.other) or _EARLIER.search(gap.other) or min(map(len, names)) < _SHORTEST:
        return None
    own, other = (_only(_GROWTH.sub("", name), ledger, near) for name in names)
    if own is None or other is None or own is other:
        return None
    reading = _difference(own, other, gap)
    claim = Claim(NAME, gap.figure, _name(own, gap), gap.figure.unit, threshold=Fraction(0))
    return held(ledger, claim, [reading] if _same_kind(reading) else [], [])


def _both_behind(ledger: Ledger, gap: _Gap) -> Finding | None:
    """A gap whose two figures the sentence tells only next, one by its name: 比全国低0.6个百分点，全国为5.2%."""
    after = [f for f in ledger.numbers(gap.figure.end, ledger.sentence(gap.start)[1]) if _measurable(f, gap.figure)]
    if len(after) != len(("own", "other")) or len(gap.other) < _SHORTEST or gap.sign == 0:
        return None
    labels = [label_before(ledger.text, f.start, gap.figure.end) for f in after]
    named = [f for f, label in zip(after, labels, strict=True) if gap.other[:_SHORTEST] in label]
    if len(named) != 1:
        return None
    own = next(f for f in after if f is not named[0])
    claim = Claim(NAME, gap.figure, _name(own, gap), gap.figure.unit, threshold=Fraction(0))
    return held(ledger, claim, [_difference(own, named[0], gap)], [])


def _both_elsewhere(ledger: Ledger, gap: _Gap, sentence: int) -> Finding | None:
    """A gap of an indicator to its target, both told far before: 城镇化率距2025年目标尚有4.2个百分点的差距."""
    name = label_before(ledger.text, gap.start, sentence)
    code = code_of(name)
    if code is None or not _TARGET.search(gap.other) or not isinstance(gap.figure, Cited):
        return None
    about = msgspec.structs.replace(gap.figure.statement, indicator=name, code=code)
    reached, aims = ([*ledger.stated(about, "level", facts=facts)] for facts in (True, False))
    reached = [f for f in reached if f.start < gap.start and _measurable(f, gap.figure)]
    last = max((f.statement.period for f in reached), default="")
    reached = [f for f in reached if f.statement.period == last]
    aims = [f for f in aims if f.start < gap.start and _measurable(f, gap.figure)]
    readings = [_difference(a, t, gap) for a in reached for t in aims]
    if not readings:
        return None
    one_each = len({f.value for f in reached}) == len({f.value for f in aims}) == 1
    claim = Claim(NAME, gap.figure, _name(reached[-1], gap), gap.figure.unit, threshold=Fraction(0))
    return held(ledger, claim, readings[:1] if one_each else [], readings)


def _called_last(name: str) -> str:
    """The name at the end of a description: 增速最高的东安县 is 东安县."""
    last = name.rpartition("的")[2]
    return last if len(last) >= _SHORTEST else name


def _only(name: str, ledger: Ledger, figures: Sequence[Figure]) -> Figure | None:
    """The one figure that surely bears a name."""
    found = [f for score, f in closest_named(name, ledger, figures) if score >= SURE]
    return found[0] if len(found) == 1 else None


def _is_yardstick(ledger: Ledger, figure: Figure, floor: int) -> bool:
    """Whether the words beside a figure make it one to be held against: 目标为32万亩, 与降低13.5%的目标相比."""
    behind = _REST.match(ledger.text, figure.end)
    before = label_before(ledger.text, figure.start, floor)
    return bool(_YARDSTICK.search(before) or (behind and _YARDSTICK.search(behind.group())))


def _measurable(figure: Figure, gap: Figure) -> bool:
    """Whether a gap of this unit can lie between the figure and another."""
    said = statement_of(figure)
    if gap.unit not in POINTS and said and said.measure != "level":
        return False
    return _is_of_kind(figure, gap)


def _is_of_kind(figure: Figure, gap: Figure) -> bool:
    """Whether a figure has the unit of what a gap is between."""
    if gap.unit in POINTS:
        return figure.unit in PERCENT
    return figure.unit not in POINTS and alike(figure.unit, gap.unit)


def _told_after(ledger: Ledger, gap: _Gap) -> list[Figure]:
    """The yardstick that the sentence names only behind the gap: 低于预期目标2.3个百分点，预期目标为6.5%."""
    end = ledger.sentence(gap.start)[1]
    after = [f for f in ledger.numbers(gap.figure.end, end) if _measurable(f, gap.figure)][:1]
    between = ledger.text[gap.figure.end : after[0].start] if after else ""
    if not gap.other or not _NEXT.fullmatch(between) or _SHARE.match(between, 1):
        return []  # 快于规上工业5.6个百分点，占规上工业增加值的比重为18.6%
    if _EARLIER.search(gap.other):
        return []
    wider = _WIDER.search(gap.other)
    if wider and wider[0] not in between:
        return []  # 其中工业投资高于全部投资6.8个百分点；房地产投资下降3.6% is no 全部投资
    own = likeness(_GROWTH.sub("", gap.other), ledger, after[0]) >= SURE
    return after if own or _is_of_yardstick(between, ledger, after[0], gap) else []


def _is_of_yardstick(words: str, ledger: Ledger, figure: Figure, gap: _Gap) -> bool:
    """Whether the words between a gap and the next figure name a yardstick, and no other thing of which it is told."""
    if not _YARDSTICK.search(words):
        return False
    rest = _PLAIN.sub("", _YARDSTICK.sub("", words))
    start = ledger.sentence(gap.start)[0]
    return len(rest) <= _SHORTEST or rest in ledger.text[start : gap.start]


def _yardstick_behind(ledger: Ledger, gap: _Gap) -> list[Figure]:
    """The yardstick in the clause behind a gap that names none: 落后2.3个百分点，全省为5.9%."""
    after = ledger.numbers(gap.figure.end, ledger.sentence(gap.start)[1])[:1]
    between = ledger.text[gap.figure.end : after[0].start] if after else ""
    told = _NEXT.fullmatch(between) and _YARDSTICK.search(between)
    return [f for f in after if told and _measurable(f, gap.figure)]


def _targets(ledger: Ledger, gap: _Gap, actual: Figure) -> Sequence[Figure]:
    """The targets that a bare 目标 may mean: those of the actual's subject and measure, the closest first."""
    said = statement_of(actual)
    if not _TARGET.search(gap.other):
        return []
    if said is None:
        return _labelled(ledger, gap)
    stated = [t for t in ledger.stated(said, said.measure, facts=False) if t.start < gap.start]
    beside = ledger.within(ledger.reach(gap.start), ledger.sentence(gap.start)[1])
    beside = [f for f in beside if f.start != gap.figure.start]
    same = [f for f in beside if f.statement.role == "target" and f.statement.measure == said.measure]
    same = [f for f in same if code_of(f.statement.indicator) in (None, subject_of(said)[0])]
    found = stated or (same if len({f.value for f in same}) == 1 else [])
    return nearest([f for f in found if _measurable(f, gap.figure)], gap.start)[:1] or _labelled(ledger, gap)


def _of_area(ledger: Ledger, gap: _Gap, actuals: Sequence[Figure]) -> list[Figure]:
    """The figure just before that is said of the wider area: 全省平均增速为6.4%，高于全省平均水平3.2个百分点."""
    named = _AREA.search(gap.other)
    start = ledger.sentence(gap.start)[0]
    beside = actuals[:2] if named and len(actuals) > 1 else []
    same = [f for f in beside if _measure(f) == _measure(actuals[0])]
    return [f for f in same if named and named[0] in label_before(ledger.text, f.start, start)][:1]


def _of_wider(ledger: Ledger, gap: _Gap, actuals: Sequence[Figure]) -> list[Figure]:
    """What the passage tells of the whole that a gap is from, where the sentence tells a part: 其中…，高于全市平均.

    Or where it names but an area, so that the same thing is meant: 全省…增长6.2%。我市增长7.5%，快于全省.
    """
    wider, start = _WIDER.search(gap.other), ledger.sentence(gap.start)[0]
    if wider is None or gap.figure.unit not in POINTS:
        return []
    label = label_before(ledger.text, actuals[0].start, start)
    part = _WHICH.match(ledger.text, start) is not None
    floor = ledger.reach(start)
    before = [f for f in ledger.numbers(floor, actuals[0].start) if _measurable(f, gap.figure)]
    before = [f for f in before if _measure(f) in ("growth", "growth_avg", _measure(actuals[0]))]
    if not part and not _ELIDED.fullmatch(label):
        return []
    labels = [(f, label_before(ledger.text, f.start, floor)) for f in before]
    of = _WIDER if wider[0] == "全部" else re.compile(wider[0])
    named = [f for f, words in labels if of.search(words) and not _OTHER_GAP.search(words)]
    return named if len({f.value for f in named}) == 1 else []


def _measure(figure: Figure) -> str:
    said = statement_of(figure)
    return said.measure if said else ""


def _called(ledger: Ledger, gap: _Gap, actuals: Sequence[Figure]) -> list[Figure]:
    """One of two figures just before that the gap calls by its name: 农村居民收入增速比城镇居民快2.5个百分点.

    Where the name fits both, it is the first one's: 固定资产投资增长9.6%，其中工业投资增长18.2%，高于全部投资…
    """
    if len(actuals) != 2 or _TARGET.search(gap.other) or _EARLIER.search(gap.other) or len(gap.other) < _SHORTEST:
        return []
    name = _GROWTH.sub("", gap.other)
    alike = [f for score, f in closest_named(name, ledger, actuals) if score >= SURE]
    if (wider := _WIDER.search(gap.other)) and len(alike) > 1:
        alike = [f for f in alike if wider[0] in label_before(ledger.text, f.start, ledger.sentence(gap.start)[0])]
    return alike if len(alike) == 1 else [f for f in alike if f is not actuals[0]]


def _labelled(ledger: Ledger, gap: _Gap) -> list[Figure]:
    """The last figure of the sentence that is called a target: 占全年任务180亿元的70%，距任务还差54亿元."""
    start = ledger.sentence(gap.start)[0]
    said = [f for f in ledger.numbers(start, gap.start) if _measurable(f, gap.figure)]
    labels = [label_before(ledger.text, f.start, start) for f in said]
    aims = [f for f, label in zip(said, labels, strict=True) if _TARGET.search(label) and not _OF_TARGET.search(label)]
    return aims[-1:]


def _difference(actual: Figure, other: Figure, gap: _Gap, *, signed: bool = True) -> Reading:
    """How far the actual figure lies in the claimed direction from the other, with their signs or by their size."""
    if not signed:  # 下降6.1% is held against a target of 5.4%, or of −5.4%
        actual, other = replace(actual, value=abs(actual.value)), replace(other, value=abs(other.value))
    mine, theirs = _in(actual, gap.figure), _in(other, gap.figure)
    sign = gap.sign or (1 if mine.middle >= theirs.middle else -1)
    by_a, by_o = _scale(actual, gap.figure), _scale(other, gap.figure)
    value = sign * (Fraction(actual.value) * by_a - Fraction(other.value) * by_o)
    apart = mine - theirs
    role = "target" if _is_target(other) else "other"
    how = f"{actual.value}−{other.value}" if sign > 0 else f"{other.value}−{actual.value}"
    inputs = (Input(actual, "actual"), Input(other, role))
    return Reading(value, apart if sign > 0 else -apart, inputs, how)


def _in(figure: Figure, gap: Figure) -> Interval:
    """What a figure stands for, in the gap's unit; a target is what it says, whatever 以上 follows it."""
    exact = Interval(figure.value) if _is_target(figure) else stands_for(figure)
    return times(exact, _scale(figure, gap))


def _is_target(figure: Figure) -> bool:
    said = statement_of(figure)
    return said is not None and said.role == "target"


def _scale(figure: Figure, gap: Figure) -> Fraction:
    return Fraction(1) if gap.unit in POINTS or not alike(figure.unit, gap.unit) else factor(figure.unit, gap.unit)


def _on_the_line(ledger: Ledger, gap: _Gap, actuals: list[Figure]) -> Iterator[Reading]:
    """The actual figure against the straight line from the base to the target, at its year or half-way."""
    for actual in actuals:
        if not isinstance(actual, Cited) or actual.statement.measure != "level":
            continue
        for target in ledger.stated(actual.statement, "level", facts=False):
            for base in ledger.stated(actual.statement, "level", facts=True):
                yield from _prorated(actual, base, target, gap)


def _prorated(actual: Cited, base: Cited, target: Cited, gap: _Gap) -> Iterator[Reading]:
    first, last = period_of(base.statement.period).year, period_of(target.statement.period).year
    reached = period_of(actual.statement.period).year
    if not first < reached < last:
        return
    for share in (Fraction(1, 2), Fraction(reached - first, last - first)):
        line = Interval(base.value) + (Interval(target.value) - Interval(base.value)) * share
        apart = (stands_for(actual) - line) * (gap.sign or 1)
        value = (Fraction(actual.value) - line.middle) * (gap.sign or 1)
        inputs = (Input(actual, "actual"), Input(target, "target"), Input(base, "base"))
        yield Reading(value, apart, inputs, _("目标折算到中期后的差"))


def _same_kind(reading: Reading) -> bool:
    """A growth is not compared with a level, unless the text names both figures itself."""
    a, b = (statement_of(i.figure) for i in reading.inputs[:2])
    return a is None or b is None or a.measure == b.measure


def _name(actual: Figure, gap: _Gap) -> str:
    said = statement_of(actual)
    subject = _("{indicator}{period}").format(indicator=said.indicator, period=when(said.period)) if said else ""
    other = as_printed(_STILL.sub("", gap.other.strip())) or _("目标")
    side = {
        1: _("{subject}高于“{other}”的幅度"),
        -1: _("{subject}低于“{other}”的幅度"),
        0: _("{subject}与“{other}”的差距"),
    }
    return side[gap.sign].format(subject=subject, other=other)
