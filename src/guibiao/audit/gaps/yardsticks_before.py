"""What a gap is from, told before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from guibiao.audit.claims import indicator_of
from guibiao.audit.figure import Figure, measure_of, statement_of
from guibiao.audit.gaps.areas import area_of
from guibiao.audit.gaps.gap import TARGET, Gap, measurable
from guibiao.audit.gaps.words import AREA, GROWTH, SHORTEST, WIDER, YARDSTICK
from guibiao.audit.labels import label_before, label_in_sentence
from guibiao.audit.ledger import Ledger, code_of, nearest, subject_of
from guibiao.audit.measures import PERCENT, POINTS, is_money
from guibiao.audit.naming import SURE, closest_named
from guibiao.expressions import expression

_OF_TARGET = expression(r"(?:目标|计划|任务|预算|要求)[^，,。；;]{0,6}的\Z")  # 完成年计划的103.6% is no target
_ELIDED = expression(  # an area of which the growth is told of what was told before: 我市增长7.5%
    r"(?:其中)?(?:[我本][县市区州]|[\u4e00-\u9fff]{1,6}(?:县|区|市|镇|乡|街道))(?:同比|累计)?(?:增长|增速|增幅|下降)?(?:为|达到?)?|[轻重]工业(?:增加值)?(?:同比)?(?:增长|下降)"
)
_AREA_ALONE = expression(rf"(?:同期|而|其中)?(?:{AREA.pattern})(?:平均|整体|总体)*(?:水平|增速|增幅)?(?:为|是|仅|则)*")
_LEVEL = expression(
    rf"[，,]?(?:增速|增幅)?(?:与|和|同)(?P<area>{AREA.pattern})(?:平均|整体|总体)*(?:水平|增速|增幅)?(?:持平|相同|一致|相等)"
)
_OVERALL = expression(r"\A(?:全[国省市县区州]|全部|同期)|(?:平均|整体|总体)+\Z")
_WHOLE = expression(
    r"(?:全部|整体|全[省市县区州])(?:固定资产)?(?:投资|规模以上工业|规上工业)(?:增加值)?(?:平均)?(?:增速|增幅|水平)*\Z"
)
# 从常住人口增速看，甲市增速为15.57%，高出全省…: what the sentence is of
_FRAME = expression(
    r"\s*[从就按](?P<what>[^，,。；;\d]{2,14}?)的?(?:增长)?(?:增速|增幅|速度|情况|水平)?(?:来?看|而言|来说|来讲)[，,]"
)
_WHOLES = {"投资": "固定资产投资", "工业": "规模以上工业增加值"}
_BACK = 160  # characters before a sentence
_PARTS = "；;"
_WHICH = expression(r"\s*其中")
_CAME = expression(r"(?:已|实际)(?:累计)?(?:完成|达到|实现|建成|新增)了?\Z")
_OTHER_GAP = expression("[高低快慢]于|(?<![同可环])比|较|高出|超过")
_REST = expression(r"(?:以上|左右|以内)?的?[^，,。；;\d（()）]{0,10}")  # behind a figure: 的目标相比


def level_with(ledger: Ledger, gap: Gap, actual: Figure) -> list[Figure]:
    """The figure of the same thing in another place that equals the wider area's: 新城镇增长6.0%，与全市增速持平."""
    area = AREA.search(gap.other)
    if area is None or gap.figure.unit not in POINTS:
        return []
    start, end = ledger.sentence(gap.start)
    beside = [f for f in ledger.numbers(start, end) if f.start not in (actual.start, gap.figure.start)]
    told = [f for f in beside if f.unit in PERCENT and _is_level_with(ledger, f, area[0])]
    told = [f for f in told if _is_of_one_thing(ledger, *sorted((f, actual), key=lambda f: f.start))]
    return told if len({f.value for f in told}) == 1 else []


def _is_of_one_thing(ledger: Ledger, first: Figure, last: Figure) -> bool:
    """Whether two figures are of one indicator, or the last has but the name of a place before it."""
    if measure_of(first, "") != measure_of(last, ""):
        return False
    own = label_in_sentence(ledger, last)
    return indicator_of(first) == indicator_of(last) or _ELIDED.fullmatch(own) is not None


def of_area(ledger: Ledger, gap: Gap, actuals: Sequence[Figure]) -> list[Figure]:
    """The figure before that is said of the wider area: 全省平均增速为6.4%，高于全省平均水平3.2个百分点."""
    named = AREA.search(gap.other)
    if named is None:
        return []
    floor, end = ledger.sentence(min(actuals[0].start, gap.sentence))[0], ledger.sentence(gap.start)[1]
    beside = [f for f in ledger.numbers(floor, end) if f not in actuals[:1] and measurable(f, gap.figure)]
    kind = ("", measure_of(actuals[0], ""))
    beside = [f for f in beside if (f.start < gap.start and measure_of(f, "") in kind) or _is_elided(ledger, f)]
    beside = [f for f in beside if ledger.text[f.start - 1] != "的"]  # 相当于全省平均水平8.12万元的|84.2%
    same = [f for f in beside if area_of(ledger, f) == named[0] and not _is_beside_another(ledger, f, gap, actuals[0])]
    return same if len({f.value for f in same}) == 1 else []


def _is_level_with(ledger: Ledger, figure: Figure, area: str) -> bool:
    """Whether a figure is said to be as large as that of the wider area: 增长6.0%，与全市增速持平."""
    found = _LEVEL.match(ledger.text, figure.end)
    return found is not None and found["area"] == area


def _is_beside_another(ledger: Ledger, figure: Figure, gap: Gap, actual: Figure) -> bool:
    """Whether an area's figure is told of another thing than the actual one: 工业增长8.4%（全省5.9%），投资增长6.2%."""
    before = [f for f in gap.own if f.start < figure.start and not area_of(ledger, f)]
    return bool(before) and before[0].start < actual.start and _is_elided(ledger, figure)


def _is_elided(ledger: Ledger, figure: Figure) -> bool:
    """Whether the words before a figure name but its area: 增长6.4%，全省平均5.1%."""
    return _AREA_ALONE.fullmatch(label_in_sentence(ledger, figure)) is not None


def of_wider(ledger: Ledger, gap: Gap, actuals: Sequence[Figure]) -> list[Figure]:
    """What the passage tells of the whole that a gap is from, where the sentence tells a part: 其中…，高于全市平均.

    Or where it names but an area, so that the same thing is meant: 全省…增长6.2%。我市增长7.5%，快于全省.
    """
    wider, start = WIDER.search(gap.other), gap.sentence
    if wider is None or gap.figure.unit not in POINTS:
        return []
    label = label_before(ledger.text, actuals[0].start, start)
    part = _WHICH.match(ledger.text, start) is not None
    floor = ledger.reach(start)
    before = [f for f in ledger.numbers(floor, actuals[0].start) if measurable(f, gap.figure)]
    before = [f for f in before if measure_of(f, "") in ("growth", "growth_avg", measure_of(actuals[0], ""))]
    if not part and not _ELIDED.fullmatch(label):
        return []
    labels = [(f, label_before(ledger.text, f.start, floor)) for f in before]
    of = WIDER if wider[0] == "全部" else re.compile(wider[0])
    named = [f for f, words in labels if of.search(words) and not _OTHER_GAP.search(words)]
    return named if len({f.value for f in named}) == 1 else []


def of_frame(ledger: Ledger, gap: Gap, actuals: Sequence[Figure]) -> list[Figure]:
    """What a sentence before tells of the wider area, of the thing that the gap's own sentence says it is of."""
    wider, frame = WIDER.search(gap.other), _FRAME.match(ledger.text, gap.sentence, gap.start)
    if wider is None or frame is None:
        return []
    floor = ledger.reach(gap.sentence)
    before = [f for f in ledger.numbers(floor, gap.sentence) if measurable(f, gap.figure)]
    before = [f for f in before if measure_of(f, "") == measure_of(actuals[0], "") and indicator_of(f) == frame["what"]]
    told = [f for f in before if wider[0] in ledger.text[ledger.sentence(f.start)[0] : f.start]]
    return told if len({f.value for f in told}) == 1 else []


def of_whole(ledger: Ledger, gap: Gap, actuals: Sequence[Figure]) -> list[Figure]:
    """The growth of all investment, of all industry, told before of the same time: 高于全部投资增速3.5个百分点."""
    word = _WHOLE.match(gap.other)
    said = statement_of(actuals[0])
    if word is None or said is None or gap.figure.unit not in POINTS or said.measure not in ("growth", "growth_avg"):
        return []
    name = next(name for kind, name in _WHOLES.items() if kind in word[0])
    about = replace(said, indicator=name, code=code_of(name))
    if subject_of(about)[0] == subject_of(said)[0]:
        return []
    stated = ledger.stated(about, said.measure, facts=True, period=said.period)
    told = [f for f in stated if f.start < actuals[0].start and not area_of(ledger, f)]
    return [*told[-1:]] if len({f.value for f in told}) == 1 else []


def named_before(ledger: Ledger, gap: Gap, actuals: Sequence[Figure]) -> list[Figure]:
    """The one figure of the sentences before that bears the other's name: 规上工业增长9.2%。…高于规上工业平均水平."""
    name = _OVERALL.sub("", GROWTH.sub("", gap.other))
    if gap.of_the_past or TARGET.search(name) or len(name) < SHORTEST:
        return []
    floor = max(ledger.reach(gap.sentence), gap.sentence - _BACK)
    before = [f for f in ledger.numbers(floor, gap.sentence) if measurable(f, gap.figure)]
    before = [f for f in before if measure_of(f, "") == measure_of(actuals[0], "")]
    found = [f for score, f in closest_named(name, ledger, before) if score >= SURE]
    if len(found) > 1 and (wider := WIDER.search(gap.other)):  # 全市固定资产投资…，新兴产业投资…：快于全市投资
        found = [f for f in found if wider[0] in _clause_before(ledger, f)]
    return found if len(found) == 1 else []


def _clause_before(ledger: Ledger, figure: Figure) -> str:
    """The words of a figure's clause before it, with what stands in brackets: 全市投资（不含农户）增长4.2%."""
    start = ledger.sentence(figure.start)[0]
    return ledger.text[max(start, *(ledger.text.rfind(mark, start, figure.start) for mark in "，,；;")) : figure.start]


def called_so(ledger: Ledger, gap: Gap, actuals: Sequence[Figure]) -> list[Figure]:
    """One of two figures just before that the gap calls by its name: 农村居民收入增速比城镇居民快2.5个百分点.

    Where the name fits both, it is the first one's: 固定资产投资增长9.6%，其中工业投资增长18.2%，高于全部投资…
    """
    if len(actuals) != 2 or gap.of_target or gap.of_the_past or len(gap.other) < SHORTEST:
        return []
    name = GROWTH.sub("", gap.other)
    if not _OVERALL.sub("", name):
        return []  # 全市平均 is no name: PM2.5平均浓度38微克/立方米，同比上升8.6%，优良率77.6%，低于全市平均…
    alike = [f for score, f in closest_named(name, ledger, actuals) if score >= SURE]
    if (wider := WIDER.search(gap.other)) and len(alike) > 1:
        named = [f for f in alike if wider[0] in label_before(ledger.text, f.start, gap.sentence)]
        alike = named or [f for f in alike if "其中" not in ledger.text[gap.sentence : f.start]]
    return alike if len(alike) == 1 else [f for f in alike if f is not actuals[0]]


def called_target(ledger: Ledger, gap: Gap) -> list[Figure]:
    """The last figure of the sentence that is called a target: 占全年任务180亿元的70%，距任务还差54亿元."""
    labels = [label_before(ledger.text, f.start, gap.sentence) for f in gap.own]
    told = zip(gap.own, labels, strict=True)
    aims = [f for f, label in told if TARGET.search(label) and not _OF_TARGET.search(label)][:1]
    return [f for f in aims if not _is_of_another(ledger, f, gap)]


def is_yardstick(ledger: Ledger, figure: Figure, floor: int) -> bool:
    """Whether the words beside a figure make it one to be held against: 目标为32万亩, 与降低13.5%的目标相比."""
    behind = _REST.match(ledger.text, figure.end)
    before = label_before(ledger.text, figure.start, floor)
    named = YARDSTICK.search(before) and not _CAME.search(before)  # 1000个的任务已完成|1046|个
    return bool(named or (behind and YARDSTICK.search(behind.group())))


def targets_meant(ledger: Ledger, gap: Gap, actual: Figure) -> Sequence[Figure]:
    """The targets that a bare 目标 may mean: those of the actual's subject and measure, the closest first."""
    said = statement_of(actual)
    if not gap.of_target:
        return []
    if said is None:
        return called_target(ledger, gap)
    stated = [t for t in ledger.stated(said, said.measure, facts=False) if t.start < gap.start]
    beside = ledger.within(ledger.reach(gap.start), ledger.sentence(gap.start)[1])
    beside = [f for f in beside if f.start != gap.figure.start]
    beside = [f for f in beside if f.start < gap.start or is_yardstick(ledger, f, ledger.sentence(f.start)[0])]
    same = [f for f in beside if f.statement.role == "target" and f.statement.measure == said.measure]
    own = subject_of(said)[0]
    same = [f for f in same if code_of(f.statement.indicator) in (None, own)]
    same = [f for f in same if code_of(f.statement.indicator) or not _is_of_another(ledger, f, gap)]
    found = stated or (same if len({f.value for f in same}) == 1 else [])
    if not found:
        return called_target(ledger, gap) or _of_like_name(ledger, gap, actual)
    return nearest([f for f in found if measurable(f, gap.figure)], gap.start)[:1] or called_target(ledger, gap)


def _of_like_name(ledger: Ledger, gap: Gap, actual: Figure) -> Sequence[Figure]:
    """The one target of the paragraph with the actual figure's unit, which counts things, and a word of its name.

    医疗卫生机构床位数达到3200张。…实有床位2468张，距规划目标还差732张.
    """
    if actual.unit in PERCENT or is_money(actual.unit) or measure_of(actual, "") != "level":
        return []
    told = [f for f in ledger.within(ledger.reach(gap.start), gap.start) if f.unit == actual.unit]
    aims = [f for f in told if f.statement.role == "target" and f.statement.measure == "level"]
    name = indicator_of(actual)
    alike = [f for f in aims if any(a + b in f.statement.indicator for a, b in pairwise(name))]
    return alike if len(aims) == 1 else []


def _is_of_another(ledger: Ledger, target: Figure, gap: Gap) -> bool:
    """Whether a target stands in another part of a sentence, beside what came of it: 工业增9.2%，目标10.5%；投资…"""
    start, end = ledger.sentence(target.start)
    first = max(ledger.text.rfind(mark, start, target.start) for mark in _PARTS)
    last = min((at for mark in _PARTS if (at := ledger.text.find(mark, target.end, end)) >= 0), default=end)
    if first < gap.start < last:
        return False
    return any(f.start != target.start and measurable(f, gap.figure) for f in ledger.numbers(max(first, start), last))
