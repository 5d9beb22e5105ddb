"""`Joint`: two levels of one thing set side by side in a sentence, and the figure that says how one became the other.

由45.3%提高到48.2%，提高2.9个百分点; 2021年为86家，2022年为103家，增长19.8%; 达到103家，是2020年52家的2倍. They are one
thing because nothing stands between them but years, verbs and rates: no other name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from guibiao.audit.figure import Cited, Figure
from guibiao.audit.judgement import Input
from guibiao.audit.ledger import Ledger, in_whole_years, is_goal, period_of, subject_of
from guibiao.audit.levels import Level, level_of
from guibiao.audit.measures import MILLE_POINTS, PERCENT, POINTS, comparable, factor
from guibiao.audit.precision import stands_for, times
from guibiao.audit.prices import real
from guibiao.audit.wording import wording

_TIME = (
    r"(?:19|20)\d\d(?:年度?|[－—~～至-](?:19|20)\d\d年)?|“?十[一二三四五六]五”?(?:规划)?(?:时期|期间|期末|期初|以来)?"
    r"|[一两二三四五六七八九十\d]{1,2}年[间来前]?|每[日天月年季]|[日月]均|\d{1,2}月末?"
)
_MARKS = "[、，,；;：（）() 《》“”]"
_THEN = r"(?:上年|去年|前年|基期|同期|期初|年初|“?十[一二三四五]五”?(?:期末|末|时期)?|(?:19|20)\d\d年(?:末|底)?)"
_PRIOR = re.compile(
    rf"(?:(?:上年|去年|前年|基期|同期|期初|年初)[^，,；;。]{{0,6}}|[比较与同]{_THEN}[^，,；;。]{{0,6}}"
    rf"|(?:是|(?<![升降增减涨跌缩扩变转])为|相当于){_THEN}[^，,；;。]{{0,6}}|(?<![\u4e00-\u9fff])[比较])\Z"
)
_LONG_AGO = re.compile(rf"[比较与同]{_THEN}[^，,；;。]{{0,16}}\Z")  # 与2010年第六次全国人口普查的
_COMPARED_WITH = re.compile(rf"[，,]\s?[比较与同]{_THEN}[^，,；;。\d]{{0,16}}")
_IN_BRACKETS = re.compile(r"[（(](?:(?:19|20)\d\d年(?:末|底)?|上年|去年|基期)[^，,；;。）)]{0,4}\Z")
_FROM = re.compile(r"[由从自][^，,；;。]{0,12}\Z")
_BEHIND = re.compile(r"[（(]((?:19|20)\d\d)年?(?:末|底)?(?:为|是)?[）)]")
_DID = r"(?:增长|增速|上涨|下降|下跌|涨幅|增幅|新建|新增|完成|实现|达到?|建成|发放|销售|引进)?"
_ASIDE = re.compile(
    rf"[（(，,。；;]\s*而?(?:(?P<year>(?:19|20)\d\d)年(?:末|底|同期)?(?:增长|增速|已(?:建成|完成|拥有))?|(?:上一?年度?|去年度?)(?:末|底|同期|全年)?{_DID}|当[年时]"
    r"|“?十[一二三四五]五”?(?:时期|期间|期末|末|前)?|(?:上一?个?|前)[五三十]年|上[届年]末?|基期|[年期]初|上期|同期)"
    r"(?:仅?为|是|只?有)?(?=\d)"
)
# 提高到93.4%: what stands before was there first
_TO = re.compile(r"(?:[增提升扩降减缩涨跌回发攀跃拓壮压][\u4e00-\u9fff]{0,3}|升|降|减|增|变)[到至为]了?\Z")
# a clause that dates another level, in whatever words: ，2014年建档立卡之初为; 与2017年的3.26万户相比，市场主体达到
_DATED = re.compile(
    r"(?<=[，,（(])(?:19|20)\d\d年[^，,。；;\d]{0,12}?(?=[为是]\Z)"
    r"|(?<=[，,])而?(?:(?:19|20)\d\d年|上年|去年)(?:同期)?(?:仅|只|才)[^，,。；;\d]{0,3}\Z"
    r"|(?<=相比[，,])(?:(?:19|20)\d\d年末?)?[^，,。；;\d]{2,14}?(?=(?:达到?|为|增至|增加到|突破)\Z)"
)
_MOVES = re.compile(r"[增提升扩降减缩涨跌回发攀跃拓壮压变][\u4e00-\u9fff]{0,3}?[到至为]")
_IN_YEAR = re.compile(r"(?:(?:19|20)\d\d年(?:末|底)?的?)\Z")
_MOVED_NEAR = 14  # characters before such a number
_PLANS = {"一": 2010, "二": 2015, "三": 2020, "四": 2025, "五": 2030}
_PLAN_OR_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)|十(?P<plan>[一二三四五])五")
_FOUR = re.compile(r"(?:19|20)\d\d")
_RISES = re.compile(r"[增减扩缩升降涨跌提]|加快|放缓|减缓|回落|收窄|压减|压缩|压降|净|多|少|高|低")
_GROWTH_BEHIND = re.compile(r"的(?:增|降|涨|跌|减|升)[幅速]")  # 同比11.2%的增幅
_TIMES = re.compile(r"[是为]|(?:扩大|增长|增加|提高|提升|放大)[到至]|相当于|倍|[比较]|翻\Z")
_FROM_BEHIND = re.compile(r"[，,（(]\s*[由从]")
_CHANGED_EACH = re.compile(r"分别(?:同比)?(?:增长|下降|上升|减少|增加|净增|新增|提高|降低)(?=\d)")
_THEN_EACH = re.compile(r"(?:上年|去年|前年|年初|基期|20\d\d年)[^，,。；;\d]{0,6}(?:分别)?[为是]\Z")
_ON_BASE = re.compile(r"的?基础上")
_REACHES = re.compile(r"[，,](?:达到?|增至|增加到|突破|超过)")
_A_YEAR_AGO = re.compile("上年|去年|同期|同比")
_AIMED, _AIM_NEAR = re.compile(r"(?:目标|计划|预期|任务)[^，,。；;\d]{0,3}\Z"), 12
_LEAD = 8  # characters after 由 in which the first level begins
_IN_ALL = re.compile(r"年均|平均|每年|共|累计|合计|总")  # what was added over years is a sum, or its mean
_ADDED = ("新增", "净增", "增加", "新增加")
_MARK_PASSED = re.compile("大关|关口")  # 突破2万元大关，达到20762元 tells one level, not two
_BACK = 5  # figures before the one that tells the change
_YEAR_NEAR = 20  # characters before a figure in which its year is named
_NEAR = 30  # characters in which nothing but years and verbs may stand


@dataclass(frozen=True, slots=True)
class Joint:
    """The levels `base` and `end`, and the years between them where the sentence names both."""

    base: Level
    end: Level
    years: int | None


_BEGAN = re.compile("年初|上年末|上月|上季|[月季]初")


def aims(ledger: Ledger, figure: Cited, joint: Joint | None) -> bool:
    """Whether an average is a pace asked for: a target itself, or one that leads to a target."""
    if joint is not None:
        return figure.statement.role == "target" or aims_at(ledger, joint)
    return is_goal(ledger, figure)


def aims_at(ledger: Ledger, joint: Joint) -> bool:
    """Whether the end of a joint is a target."""
    return is_goal(ledger, joint.end.inputs[0].figure)


@cache
def _between() -> re.Pattern[str]:
    """What may stand between figures of one thing: times, marks, and the words that join them."""
    words = sorted(wording().joining, key=len, reverse=True)
    return re.compile(f"(?:{_TIME}|{_MARKS}|{'|'.join(words)})*+")


def joints(ledger: Ledger) -> dict[int, Joint]:
    """For each figure that says how one level became another in its own sentence: the two, by the figure's start."""
    return dict(_all(ledger)) | dict(_in_turn(ledger))


def _in_turn(ledger: Ledger) -> Iterator[tuple[int, Joint]]:
    """Several levels, then those of before, then what each changed by: 上年末分别为587家、376家，分别净增45家、42家."""
    for match in _CHANGED_EACH.finditer(ledger.text):
        start, end = ledger.sentence(match.start())
        before = ledger.numbers(start, match.start())
        many = len(before) // 2
        claims = ledger.numbers(match.end(), end)[:many]
        ends, bases = before[:many], before[many:]
        if many < 2 or len(before) != 2 * many or len(claims) < many:
            continue
        alike = all(comparable(e.unit, b.unit) for e, b in zip(ends, bases, strict=True))
        if alike and _THEN_EACH.search(ledger.text, ends[-1].end, bases[0].start):
            for claim, base, last in zip(claims, bases, ends, strict=True):
                yield claim.start, _joint(base, last, None, None)


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


def tells_times(figure: Figure) -> bool:
    """Whether a figure says how many times as much something is: 1.8倍, 翻一番."""
    return figure.unit == "倍" or (isinstance(figure, Cited) and figure.statement.measure == "multiple")


def adds(ledger: Ledger, claim: Cited) -> bool:
    """Whether a level is what was added to another: 较2021年的868个新增400个."""
    before = ledger.text[max(claim.start - 6, 0) : claim.start]
    return claim.statement.measure == "level" and before.endswith(_ADDED) and not _IN_ALL.search(before)


def _of_claim(ledger: Ledger, claim: Cited, figures: Sequence[Figure], start: int) -> Joint | None:
    before = [f for f in figures if f.start < claim.start and not _MARK_PASSED.match(ledger.text, f.end)][-_BACK:]
    if claim.unit in PERCENT and (told := _by_change(ledger, claim, before)):
        return told
    if claim.statement.measure == "change" and (told := _by_growth(ledger, claim, before)):
        return told
    before = _past_list(ledger, before, start)
    told_levels = _without_other_bases(ledger, [f for f in before if _is_level(ledger, f, claim)], start)
    levels = _of_span(ledger, told_levels, claim, start)
    if levels and (told := _with_aside(ledger, claim, levels[-1], before, start)):
        return told
    if told := _told_behind(ledger, claim, figures) or _on_the_base_of(ledger, claim, figures):
        return told
    if levels and ledger.text.find("其中", levels[-1].end, claim.start) >= 0:
        return None  # a part of the change: 两年净增45家，其中2021年净增21家
    return _side_by_side(ledger, claim, levels, before, start) or _of_subject(ledger, claim, start)


def _without_other_bases(ledger: Ledger, levels: list[Figure], start: int) -> list[Figure]:
    """The levels without what the last but one was compared with: 286，比2015年的143翻一番，是2010年52的5.5倍."""
    past = [_PRIOR.search(ledger.text, max(f.start - 24, start), f.start) is not None for f in levels]
    if len(levels) < len(("end", "a base", "another")) or not past[-1]:
        return levels
    return [*(f for f, then in zip(levels[:-1], past, strict=False) if not then), levels[-1]]


def _side_by_side(
    ledger: Ledger, claim: Cited, levels: Sequence[Figure], before: Sequence[Figure], start: int
) -> Joint | None:
    """Two levels before the figure with no other name between the three."""
    if len(levels) < 2 or not _tells(ledger, levels[0], levels[1], claim):
        return None
    first, second = _with_unit(*levels)
    if not _are_levels(first, second, claim):
        return None
    compared = _COMPARED_WITH.fullmatch(ledger.text, first.end, second.start)
    if not ((compared or only_joins(ledger, first, second, before)) and only_joins(ledger, second, claim, before)):
        return None
    aimed = any(_AIMED.search(ledger.text, max(f.start - _AIM_NEAR, start), f.start) for f in (first, second))
    if aimed and _A_YEAR_AGO.search(ledger.text, second.end, claim.start):
        return None  # 比预期目标8%低3.8个百分点，比上年回落3.1个百分点: the second is from no target
    if compared:
        return _joint(second, first, *(_year_beside(ledger, f, start) for f in (second, first)))
    joint = _ordered(ledger, first, second, start)
    return joint if joint and _from_base(ledger, joint, claim, start) else None


def _of_subject(ledger: Ledger, claim: Cited, start: int) -> Joint | None:
    """The two levels of the figure's own subject in its sentence, of two times, where the sentence has no more."""
    same = [
        f
        for f in ledger.within(start, claim.start)
        if subject_of(f.statement) == subject_of(claim.statement) and f.statement.measure == "level"
    ]
    if len(same) != len(("base", "end")) or claim.statement.measure != "change":
        return None
    base, end = same
    first, last = base.statement.period, end.statement.period
    in_turn = first < last and last == claim.statement.period and claim.statement.base in (None, first)
    told = in_turn and all(_is_level(ledger, f, claim) for f in same) and _are_levels(base, end, claim)
    return _joint(base, end, None, None) if told else None


def _from_base(ledger: Ledger, joint: Joint, claim: Cited, start: int) -> bool:
    """Whether the change is counted from the joint's base, where the text names what it is counted from."""
    said = claim.statement.base
    named = _year_beside(ledger, joint.base.inputs[0].figure, start)
    return said is None or not said.isdigit() or named is None or named == int(said)


def _by_change(ledger: Ledger, claim: Cited, before: Sequence[Figure]) -> Joint | None:
    """A level with its change, from which the base follows: 产量45.6万吨，比上年增加0.9万吨，增长2.0%."""
    if claim.statement.measure != "growth" or len(before) < 2:
        return None
    end, change = before[-2:]
    if not (isinstance(change, Cited) and change.statement.measure == "change" and comparable(change.unit, end.unit)):
        return None
    if not _is_level(ledger, end, claim) or claim.statement.base not in (None, change.statement.base):
        return None
    if _LONG_AGO.search(ledger.text, max(end.start - 24, 0), end.start) and len(before) == len(("base", "change")):
        return _from_base_and_change(ledger, claim, end, change, before)
    if _PRIOR.search(ledger.text, max(end.start - 24, 0), end.start) or _IN_BRACKETS.search(
        ledger.text[: end.start][-12:]
    ):
        return None  # 52.6万辆，比上年末的47.9万辆增加4.7万辆: what the change was added to
    if _is_past(ledger, end, before):
        return None  # 75.1万人，而2010年普查为72.5万人，十年间增加2.6万人
    if not (only_joins(ledger, end, change, before) and only_joins(ledger, change, claim, before)):
        return None
    if "同比" in ledger.text[change.end : claim.start] and _BEGAN.search(ledger.text, end.end, change.start):
        return None  # 余额551亿元，比年初增加57亿元，同比增长5.2%: the two have not the same base
    by = factor(change.unit, end.unit)
    inputs = (Input(end, "end"), Input(change, "change"))
    value = Fraction(end.value) - Fraction(change.value) * by
    base = Level(value, stands_for(end) - times(stands_for(change), by), end.unit, inputs, stated=False)
    return Joint(base, level_of(end, "end"), None)


def _from_base_and_change(
    ledger: Ledger, claim: Cited, first: Figure, change: Cited, before: Sequence[Figure]
) -> Joint | None:
    """What was before, and what came on top of it: 与2010年普查的412586人相比，十年共增加23874人，增长5.79%."""
    if not (only_joins(ledger, first, change, before) and only_joins(ledger, change, claim, before)):
        return None
    by = factor(change.unit, first.unit)
    inputs = (Input(first, "base"), Input(change, "change"))
    value = Fraction(first.value) + Fraction(change.value) * by
    end = Level(value, stands_for(first) + times(stands_for(change), by), first.unit, inputs, stated=False)
    return Joint(level_of(first, "base"), end, None)


def _is_past(ledger: Ledger, figure: Figure, before: Sequence[Figure]) -> bool:
    """Whether a level is dated, and one of its kind that its sentence told before is of a later year."""
    year = _year_beside(ledger, figure, ledger.sentence(figure.start)[0])
    others = [f for f in before if f.start < figure.start and comparable(f.unit, figure.unit)]
    return bool(year and others) and (_year_told(others[-1]) or 0) > (year or 0)


def _by_growth(ledger: Ledger, claim: Cited, before: Sequence[Figure]) -> Joint | None:
    """A level with its growth, from which the base follows: 面积56.2万平方米，下降12.6%，比上年减少8.1万平方米."""
    if len(before) < 2 or claim.unit in POINTS:
        return None
    end, rate = before[-2:]
    if not (isinstance(end, Cited) and isinstance(rate, Cited) and rate.statement.measure == "growth") or real(end):
        return None
    since = times(stands_for(rate), Fraction(1, 100)) + 1
    if rate.unit not in PERCENT or since.low <= 0 or not comparable(end.unit, claim.unit):
        return None
    if not (only_joins(ledger, end, rate, before) and only_joins(ledger, rate, claim, before)):
        return None
    value = Fraction(end.value) / (1 + Fraction(rate.value) / 100)
    inputs = (Input(end, "end"), Input(rate, "rate"))
    base = Level(value, stands_for(end) / since, end.unit, inputs, stated=False)
    return Joint(base, level_of(end, "end"), None)


def _past_list(ledger: Ledger, before: list[Figure], start: int) -> list[Figure]:
    """The figures without a list of parts that stands between a total and what it is compared with.

    企业96家，其中大中型21家、小微75家，较2020年末的78家净增18家 speaks of the 96 again.
    """
    which = ledger.text.rfind("其中", start, before[-1].start) if before else -1
    listed = [f for f in before if f.start > which]
    if which < 0 or len(listed) < len(("a part", "another", "a base")):
        return before
    back = next((i for i, f in enumerate(listed) if _PRIOR.search(ledger.text, max(f.start - 24, which), f.start)), 0)
    if back <= 1 or not all(comparable(f.unit, listed[back].unit) for f in listed[:back]):
        return before  # 其中城镇人口24.5万人，城镇化率57.9%，比上年末的56.7%提高…: what is compared stands behind 其中
    return [f for f in before if f.start < which or f in listed[back:]]


def _of_span(ledger: Ledger, levels: list[Figure], claim: Cited, start: int) -> list[Figure]:
    """The last two levels; where the change is over a span of years, the last and the one of the year before it."""
    period = period_of(claim.statement.period)
    if len(levels) > 2 and in_whole_years(period) and only_joins(ledger, levels[-3], levels[-2], levels):
        if _PRIOR.search(ledger.text, max(levels[-1].start - 24, start), levels[-1].start):
            return levels[-2:]  # 达到40260元，较2017年的28980元
        first = [f for f in levels[:-1] if _year_beside(ledger, f, start) == period.start.year - 1]
        return [*first[-1:], levels[-1]]
    return levels[-2:]


def _is_level(ledger: Ledger, figure: Figure, claim: Cited) -> bool:
    """Whether a figure may be a level that the claim is about; growth itself has a change in points."""
    if is_goal(ledger, figure) and not (is_goal(ledger, claim) or claim.statement.measure.endswith("_avg")):
        return False  # a target is no level that a fact came from
    measures = ("level", "multiple", "growth") if claim.unit in POINTS else ("level", "multiple")
    if isinstance(figure, Cited) and figure.statement.measure not in measures:
        return False
    if claim.unit in POINTS:
        return figure.unit in PERCENT or (not figure.unit and bool(figure.value % 1))
    if claim.unit in MILLE_POINTS:
        return figure.unit == "‰"
    told = figure.unit or figure.value % 1 or _is_moved(ledger, figure)
    return figure.unit not in (*PERCENT, *POINTS, "倍", "‰") and bool(told)


def _is_moved(ledger: Ledger, figure: Figure) -> bool:
    """Whether a whole number without its unit is one that something moved from or to: 由2020年的86增加到112."""
    before = _IN_YEAR.sub("", ledger.text[max(figure.start - _MOVED_NEAR, 0) : figure.start])
    return bool(_TO.search(before) or (_FROM.search(before) and _MOVES.match(ledger.text, figure.end)))


def _tells(ledger: Ledger, first: Figure, second: Figure, claim: Cited) -> bool:
    """Whether the words before the figure say that something changed, or is a multiple."""
    if tells_times(claim) and claim.statement.measure != "growth":
        return bool(_TIMES.search(ledger.text, first.end, claim.start + 1))
    risen = _RISES.search(ledger.text, second.end, claim.start)
    return bool(risen or _GROWTH_BEHIND.match(ledger.text, claim.end))


def _with_unit(first: Figure, second: Figure) -> tuple[Figure, Figure]:
    """由45.3提高到48.2%: the first figure has the unit of the second."""
    return (first if first.unit else replace(first, unit=second.unit)), second


def _are_levels(a: Figure, b: Figure, c: Figure) -> bool:
    """Whether A and B are levels of one thing of which C says the change, the growth or the multiple."""
    if not comparable(a.unit, b.unit) or _of_other_parts(a, b):
        return False
    if c.unit in POINTS:
        return b.unit in PERCENT
    return c.unit in PERCENT or tells_times(c) or comparable(c.unit, b.unit)


def _of_other_parts(a: Figure, b: Figure) -> bool:
    """Whether one figure is told of a stretch of its year, and the other of another or of all: 前三季度."""
    if not (isinstance(a, Cited) and isinstance(b, Cited)):
        return False
    return _part_of_year(a.statement.period) != _part_of_year(b.statement.period)


def _part_of_year(period: str) -> str:
    """The months of a year that a period is, where they are a stretch of it: -Q1/-Q3."""
    return _FOUR.sub("", period) if "/" in period and "-" in period else ""


def only_joins(ledger: Ledger, first: Figure, second: Figure, figures: Sequence[Figure]) -> bool:
    """Whether nothing stands between two figures but years, verbs, and figures of other kinds of the same thing."""
    stretch, at = "", _behind_list(ledger, first, second, figures)
    for other in figures:
        if first.end <= other.start and other.end <= second.start:
            stretch, at = stretch + ledger.text[at : other.start], other.end
    stretch += _DATED.sub("", ledger.text[at : second.start])
    return len(stretch) <= _NEAR and _between().fullmatch(stretch) is not None


def _behind_list(ledger: Ledger, first: Figure, second: Figure, figures: Sequence[Figure]) -> int:
    """Where the words between two figures begin: behind a list of parts that `figures` no longer hold."""
    which = ledger.text.find("其中", first.end, second.start)
    skipped = [f for f in ledger.numbers(which, second.start) if f not in figures] if which >= 0 else []
    return skipped[-1].end if len(skipped) > 1 else first.end


def _ordered(ledger: Ledger, first: Figure, second: Figure, start: int) -> Joint | None:
    """The two levels as base and end: by the words before them, else by their years."""
    lead = ledger.text[max(first.start - 24, start) : first.start]
    middle = ledger.text[first.end : second.start]
    years = _year_beside(ledger, first, start), _year_beside(ledger, second, first.end)
    if (_PRIOR.search(middle) or _IN_BRACKETS.search(middle)) and not _PRIOR.search(lead):
        return _joint(second, first, years[1], years[0])
    if _FROM.search(lead) or _PRIOR.search(lead) or _TO.search(middle):
        return _joint(first, second, *years)
    if years[1] and not years[0]:
        years = _year_told(first), years[1]
    if not (years[0] and years[1]):
        return None
    if years[0] < years[1]:
        return _joint(first, second, *years)
    beside = not any(first.end <= f.start < second.start for f in ledger.numbers(first.end, second.start))
    return _joint(second, first, years[1], years[0]) if years[0] > years[1] and beside else None  # 2022年…，2021年为…


def _year_beside(ledger: Ledger, figure: Figure, floor: int) -> int | None:
    """The year named right before a figure, or in brackets behind it; the last one of a five-year plan named there."""
    behind = _BEHIND.match(ledger.text, figure.end)
    if behind:
        return int(behind[1])
    told = [*_PLAN_OR_YEAR.finditer(ledger.text, max(figure.start - _YEAR_NEAR, floor), figure.start)][-1:]
    return next((int(m["year"]) if m["year"] else _PLANS[m["plan"]] for m in told), None)


def _year_told(figure: Figure) -> int | None:
    """The year that a figure was read as one of, where words far from it say so."""
    return period_of(figure.statement.period).year if isinstance(figure, Cited) else None


def _joint(base: Figure, end: Figure, first: int | None, last: int | None) -> Joint:
    return Joint(
        level_of(base, "base"), level_of(end, "end"), last - first if first and last and last > first else None
    )


def _told_behind(ledger: Ledger, claim: Cited, figures: Sequence[Figure]) -> Joint | None:
    """Both levels told behind the figure: 下降14.3%，由35微克/立方米降至30微克/立方米."""
    found = _FROM_BEHIND.match(ledger.text, claim.end)
    after = [f for f in figures if f.start >= claim.end][:2]
    if not found or len(after) < 2 or not all(_is_level(ledger, f, claim) for f in after):
        return None
    first, second = _with_unit(*after)
    if first.start - found.end() > _LEAD or not _are_levels(first, second, claim):
        return None
    joins = only_joins(ledger, first, second, figures) and not any(found.end() < f.start < first.start for f in figures)
    years = _year_beside(ledger, first, claim.end), _year_beside(ledger, second, first.end)
    return _joint(first, second, *years) if joins else None


def _on_the_base_of(ledger: Ledger, claim: Cited, figures: Sequence[Figure]) -> Joint | None:
    """What a figure multiplies before it, and what comes of it behind: 在15亿元的基础上翻一番，达到30亿元."""
    before = [f for f in figures if f.start < claim.start][-1:]
    after = [f for f in figures if f.start >= claim.end][:1]
    if not before or not after or not _ON_BASE.match(ledger.text, before[0].end):
        return None
    if not _REACHES.fullmatch(ledger.text, claim.end, after[0].start) or not _are_levels(before[0], after[0], claim):
        return None
    return _joint(before[0], after[0], None, None)


def _with_aside(ledger: Ledger, claim: Cited, end: Figure, before: Sequence[Figure], start: int) -> Joint | None:
    """The base told behind the figure: 增长8.2%（2021年为6.1亿元）; 增长8.2%，上年为6.1亿元."""
    found = _ASIDE.match(ledger.text, claim.end)
    if found and "已" in found[0] and found[0][0] not in "（(":
        return None  # 期末达到172吨，比2020年下降10.7%，2022年已完成154吨: what came since
    base = next(iter(ledger.numbers(found.end(), found.end() + 1)), None) if found else None
    if found is None or base is None or not _is_level(ledger, base, claim) or not _are_levels(base, end, claim):
        return None
    last = _year_beside(ledger, end, start) or period_of(claim.statement.period).year
    first = int(found["year"]) if found["year"] else last - 1
    return _joint(base, end, first, last) if first < last and only_joins(ledger, end, claim, before) else None
