"""`Pair`: a figure with the one beside it that it is held against."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from msgspec import Struct
from msgspec.structs import replace

from guibiao.audit.claims import indicator_of
from guibiao.audit.figure import Figure, measure_of, statement_of
from guibiao.audit.gaps import gap_starts
from guibiao.audit.labels import label_before, own_part
from guibiao.audit.ledger import Ledger, by_sentence
from guibiao.audit.measures import ANY, PERCENT, POINTS, comparable, factor, is_count
from guibiao.audit.opposed.kinds import AGO, AIM, DATE, LIMIT, PAST, TELLS, kind_of
from guibiao.expressions import expression

_QUARTERS = {"一": 1, "二": 2, "上半年": 2, "三": 3, "四": 4}
_LEVELS = ("level", "growth", "growth_avg")
# what a label may hold besides the name of its thing
EMPTY = expression(
    r"(?:19|20)\d\d年|\d{1,2}月份?|[一二三四]季度|上年|去年|前年|上月|上季|上期|同期|同月|年初|期初|今年|本年|本月|本季|当年|当月|年末|年底|全年|年度"
    r"|目标|任务|计划|预算|预期|要求|规划|原定|限额|限值|上限|控制|红线|警戒线|指标|标准|提出|确定|下达|核定|安排|既定"
    r"|实际|完成|实现|达到|累计|到位|安排|[建开竣]成|新建|改建|开工|竣工|完工|改造|治理|造林|培训|招生|引进|发放|支出|收入|年内|截至|实施|办理|盈利|亏损|净利|上级|原定|核查|期末|全[国省市县区州]|平均|水平|均值|总体|增速|增幅|增长|下降|上涨|下跌|增加|减少|数|值|率"
    r"|对照|按照|依照|年均|落后|领先|滞后|超前|核实|责任书|承诺|高于|低于|快于|慢于|多于|少于|好于|优于|超过|超出|不及|不足|突破|[的为是有达省市县区州仅只则而了其已共与比较同由从和到至约在年月末底份度个应：:\s]"
)
_THAN = expression(r"\A[比较与同和由从]")
_FAR, _MOST = 3, 12  # times an aim; figures of a stretch among which two of one kind are looked for
NAME = expression(r"[\u4e00-\u9fff]{2,}")


class Pair(Struct, frozen=True):
    """Two figures of one kind: `other` is what `own` is held against, as its words say (`kind`).

    What may be said of them stands between `start` and `end`.
    """

    own: Figure
    other: Figure
    kind: str
    start: int
    end: int
    apart: bool = False  # in two sentences


def pairs(ledger: Ledger) -> Iterator[Pair]:
    """The pairs of a text, in its order."""
    for told, start, end in _parts(ledger):
        if TELLS.search(ledger.text, start, end) and "\t" not in ledger.text[start:end]:
            yield from _of_stretch(ledger, told, start, end)


def _parts(ledger: Ledger) -> Iterator[tuple[Sequence[Figure], int, int]]:
    """The parts of sentences between semicolons that have several figures, with these."""
    for _start, _end, numbers in ledger.once(by_sentence):
        at = 0
        while at < len(numbers) - 1:
            start, end = own_part(ledger, numbers[at])
            told = [f for f in numbers[at:] if f.start < end]
            at += max(len(told), 1)
            if len(told) > 1:
                yield told, start, end


def _of_stretch(ledger: Ledger, told: Sequence[Figure], start: int, end: int) -> Iterator[Pair]:
    main = [f for f in told if is_main(f)]
    if len({f.unit for f in main}) == len(main) and not _any_alike(main[:_MOST]):
        return
    kinds: dict[int, str] = {}

    def kind(figure: Figure) -> str:
        if figure.start not in kinds:
            kinds[figure.start] = kind_of(ledger, figure, start)
        return kinds[figure.start]

    gaps = ledger.once(gap_starts)
    main = [f for f in main if f.start not in gaps or kind(f)]
    units = [f.unit for f in told]
    listed = {unit for unit in ANY if units.count(unit) > len(("own", "other"))}
    main = [f for f in main if f.unit not in listed]  # 86项，其中32项完成，54项…
    amounts = _without_differences([f for f in main if f.unit not in PERCENT])
    for figures in (amounts, main):
        for i, (first, second) in enumerate(pairwise(figures)):
            if not are_alike(first, second) or (first.unit in PERCENT) != (figures is main):
                continue  # rates are of what stands right beside them, amounts may have rates between them
            if (pair := _pair(ledger, kind, first, second, start)) is not None:
                following = figures[i + 2].start if i + 2 < len(figures) else end
                if following < end:
                    following = max(ledger.text.rfind(mark, second.end, following) for mark in "，,（(、")
                yield replace(pair, end=max(following, second.end))


def _any_alike(figures: Sequence[Figure]) -> bool:
    return any(are_alike(a, b) for a, b in combinations(figures, 2))


def _without_differences(figures: Sequence[Figure]) -> list[Figure]:
    """Amounts but for those that are what the two before them differ by: 23人，去年27人，|多死亡4人."""
    kept: list[Figure] = []
    for figure in figures:
        last = [f for f in kept[-2:] if f.unit == figure.unit]
        if len(last) < len(("end", "base")) or abs(last[0].value - last[1].value) != figure.value:
            kept.append(figure)
    return kept


def _pair(ledger: Ledger, kind: Callable[[Figure], str], first: Figure, second: Figure, start: int) -> Pair | None:
    """Two neighbours of one kind as a pair, where the words of just one say what it is, or of which time both are."""
    told = kind(first), kind(second)
    if not any(told) or (all(told) and PAST not in told):
        return None
    # an aim may be of a year that is told with what was reached: 目标4.6个，2022年实际为3.6个
    other, own = (second, first) if told[1] and (told[1] != PAST or told[0] in ("", PAST)) else (first, second)
    if kind(own) == PAST != kind(other) and _THAN.search(label_before(ledger.text, own.start, start)):
        return None  # 比2020年的6.9%提高1.5个百分点，超过8%的目标
    if kind(other) in (AIM, LIMIT) and not is_of_size(own, other):
        return None
    if kind(other) == PAST and not _is_earlier(ledger, own, other, start):
        if not kind(own) or not _is_earlier(ledger, other, own, start):
            return None
        own, other = other, own
    if not _is_of_same(ledger, first, second, start):
        return None
    return Pair(own, other, kind(other), first.start, second.end)


def is_of_size(own: Figure, other: Figure) -> bool:
    """Whether a figure may be an aim of another; a far smaller one is how far that is from it: 低于限额3.2亿元."""
    sizes = abs(Fraction(own.value)), abs(Fraction(other.value) * factor(other.unit, own.unit))
    return max(sizes) <= _FAR * min(sizes)


def is_main(figure: Figure) -> bool:
    """Whether a figure is a level or a rate, not what others differ by or how much of an aim was reached."""
    if figure.unit in POINTS or not (figure.unit or figure.value % 1):
        return False
    return measure_of(figure) in _LEVELS


def are_alike(first: Figure, second: Figure) -> bool:
    return first.unit == second.unit or (comparable(first.unit, second.unit) and not is_count(first.unit))


def _is_earlier(ledger: Ledger, own: Figure, other: Figure, start: int) -> bool:
    """Whether the second of two figures is surely of an earlier time."""
    then, now = (_time_words(ledger, f, start) for f in (other, own))
    if AGO.search(then):
        return not AGO.search(now)
    if AGO.search(now):
        return False
    a, b = ([*DATE.finditer(words)][-1:] for words in (then, now))
    if not a:
        return False
    if b:
        for unit in ("year", "month", "quarter"):
            if a[0][unit] and b[0][unit]:
                return _order(a[0][unit]) < _order(b[0][unit])
    if not b and _undated(ledger, own):
        return bool(a[0]["year"])
    periods = [s.period for f in (other, own) if (s := statement_of(f))]
    return len(periods) == 2 and len(periods[0]) == len(periods[1]) and periods[0] < periods[1]


def _undated(ledger: Ledger, figure: Figure) -> bool:
    """Whether neither the document nor the paragraph before a figure tells of what year it is."""
    return ledger.document.reviews is None and not DATE.search(ledger.text, ledger.reach(figure.start), figure.start)


def _order(time: str) -> int:
    return _QUARTERS.get(time) or int(time)


def _time_words(ledger: Ledger, figure: Figure, start: int) -> str:
    """The words before a figure, back to the figure before it."""
    before = ledger.numbers(start, figure.start)
    before = [f for f in before if f.unit]
    return ledger.text[before[-1].end if before else start : figure.start]


def _is_of_same(ledger: Ledger, first: Figure, second: Figure, start: int) -> bool:
    """Whether the words of the second of two figures name nothing, or what those of the first do."""
    if kind_of(ledger, first, start) == AIM and not _names(label_before(ledger.text, first.start, start)):
        return True  # 对照年均增长7%的要求，生产总值年均增长5.6%
    label = label_before(ledger.text, second.start, first.end)
    rest = _names(label)
    before = ledger.text[start : first.start] + indicator_of(first)
    return all(any(a + b in before for a, b in pairwise(name)) for name in rest)


def _names(label: str) -> list[str]:
    return NAME.findall(EMPTY.sub("，", label))
