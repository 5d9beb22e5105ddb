"""`outlier`: an amount of another size than those told beside it, of one kind, in one list or of one thing.

A unit or a point may be wrong. Nothing else in the text contradicts such a figure, so most are notes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise
from statistics import median

from msgspec.structs import replace

from guibiao.audit.figure import Cited, Figure, measure_of
from guibiao.audit.finding import Finding
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, comparable, factor, is_money
from guibiao.audit.misprint import SURE_DIGITS, telling_digits
from guibiao.audit.rules.outlier import JUMP, MOVED, called, is_many_times, noted, within
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import decimals

NAME = "outlier"
APART = 200  # times smaller than its fellows: most often 亿元 was meant, or 万 was lost
SURELY_APART = 1000  # times more or less than its fellows: no amount of one kind is
LIST_APART = 50  # times more or less than all others of a plain list
_MANY = "万亿"
_LONG = 10  # years in which an amount may have become any number of times as much
_AND = expression(r"\s*[、，,和及][^、，,。；;：:\d（(]{0,6}")
WITHIN = 50  # times that numbers of one unit lie apart
_BESIDE, _CLOSE = 5, Fraction(3, 2)  # times that a year is far from the others; that it may be and is among them
_LEAD = 48  # characters before a list in which words say that it is of years
_IN_TURN = expression("分别|依次|逐年")
_YEARS = expression(r"20\d\d年?\s*[—–~～至到、-]+\s*20\d\d|[三四五六]年|历年|各年")
# from one place of a list to the next: 北坡乡17655元，石门乡
_NEXT_PLACE = expression(
    r"[，,、；;和]\s*[\u4e00-\u9fff]{1,6}(?:[乡镇区县市村州盟旗]|街道|农场|平均)(?:水平)?(?:[为是]|达到?)?"
)
FEW = 3  # amounts of one kind in a sentence that show what their size is
_GAP = 12  # characters between two figures of a list
_NO_AMOUNT = (*PERCENT, "")
LOST = (10_000, 100_000_000)  # what 万 or 亿 makes more
ALIKE = 3  # times that two numbers of one thing lie apart, at most
_SMALL_SPENDING = expression(
    r"(?:贴息|补贴|补助|低保金?|救助金?|津贴|奖补|奖励|慰问金?|抚恤金?|资助|奖金)(?:支出|资金|金|款)?\Z"
)
_EACH, _EACH_NEAR = expression("[每均]|标准"), 16  # characters before an amount for each
_PLACE = expression(r"(?<=.)[乡镇县区](?<![城小片])\Z")
# what holds far more than the others
_WIDER = expression(r"[全我本][国省市]|国[家内际]|世界|[省市]级|总|合计|共|占|各")
_KIND = 2  # characters at the end of a label that say what an amount is: 资金, 支出
_HEDGE = expression(r"(?:[超达约近共计]|超过|达到|完成|合计|分别|为|了)+\Z")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A note, or where it is sure a warning, for every figure of another size than its fellows."""
    yield from _of_lost_unit(ledger)
    yield from _of_another_size(ledger)
    for places in _lists(ledger, _is_next_place, FEW + 1):
        yield from _odd_of_places(ledger, places)
    for amounts in _lists(ledger, _goes_on, FEW):
        yield from _odd_of(ledger, amounts)


def _of_lost_unit(ledger: Ledger) -> Iterator[Finding]:
    """A level beside another of the same thing that is one with 万 or 亿 lost: 跨越1000万标箱，2011年达1030标箱."""
    for first, second in pairwise(ledger.figures):
        if first.unit == second.unit or not _of_one_unit(first.unit, second.unit):
            continue
        said, other = first.statement, second.statement
        if not said.measure == other.measure == "level" or said.indicator != other.indicator or first.value <= 0:
            continue
        if _is_long_since(ledger, first, second):
            continue
        times = factor(first.unit, second.unit)
        alike = 1 <= ALIKE * second.value / first.value <= ALIKE * ALIKE
        if alike and max(times, 1 / times) in LOST and ledger.sentence(first.start) == ledger.sentence(second.start):
            odd, others = (second, [first]) if times > 1 else (first, [second])
            usual = Fraction(others[0].value) * factor(others[0].unit, odd.unit)
            yield replace(_odd(ledger, odd, others, usual), severity="warning")


@cache
def _of_one_unit(unit: str, other: str) -> bool:
    """Whether two units are one but for ten thousands: 万起 counts what 起 does, and not what 个 does."""
    bare = (u.lstrip(_MANY) for u in (unit, other))
    return comparable(unit, other) and (is_money(unit) or len(set(bare)) == 1)


def _is_long_since(ledger: Ledger, first: Cited, second: Cited) -> bool:
    """Whether two levels are of years long apart, or the second is told to be many times the first."""
    years = [f.statement.period[-4:] for f in (first, second)]
    if all(map(str.isdigit, years)) and abs(int(years[0]) - int(years[1])) >= _LONG:
        return True
    return is_many_times(ledger, second)


def _of_another_size(ledger: Ledger) -> Iterator[Finding]:
    """An amount hundreds of times smaller than the others of its kind that its sentence lists in one unit."""
    end = 0
    for figure in ledger.figures:
        if figure.start < end or not is_money(figure.unit):
            continue
        start, end = ledger.sentence(figure.start)
        money = [f for f in ledger.within(start, end) if is_money(f.unit) and f.statement.measure == "level"]
        for odd in _of_another_unit(ledger, money, start):
            others = [f for f in money if f is not odd]
            usual = Fraction(median(f.value for f in others)) * factor(others[0].unit, odd.unit)
            yield replace(_odd(ledger, odd, others, usual), severity="warning")
        alike = [f for f in money if f.unit == figure.unit]
        least = min((f.value for f in alike if f.value > 0), default=0)
        if len(alike) < FEW or least * APART >= max(f.value for f in alike):
            continue
        kind = _kind(ledger, figure, start)
        alike = [f for f in alike if _kind(ledger, f, start) == kind]
        if len(alike) < FEW:
            continue
        usual = Fraction(median(f.value for f in alike))
        for odd in alike:
            others = [f for f in alike if f is not odd]
            wider = odd is money[0] or _WIDER.search(label_before(ledger.text, odd.start, start))
            if not wider and _is_in_wrong_unit(odd, others):
                yield replace(_odd(ledger, odd, others, usual), severity="warning")
            elif 0 < odd.value * APART < usual:
                yield _odd(ledger, odd, others, usual)


def _is_in_wrong_unit(odd: Figure, others: Sequence[Figure]) -> bool:
    """Whether an amount is of the others' size but for ten thousand times, and alone is whole or has a fraction.

    教育支出12.4亿元，卫生健康支出6.8亿元，文化旅游支出5420亿元; 3264万元、1875万元、0.34万元.
    """
    least, most = min(f.value for f in others), max(f.value for f in others)
    if not (odd.value > most * APART or 0 < odd.value * APART < least):
        return False
    meant = odd.value * LOST[0] if odd.value < least else odd.value / LOST[0]
    apart = {decimals(f.value) > 0 for f in others} == {not decimals(odd.value)}
    return apart and least <= meant * WITHIN and meant <= most * WITHIN


def _of_another_unit(ledger: Ledger, money: Sequence[Cited], floor: int) -> Iterator[Cited]:
    """The amounts of a sentence that are of the others' size but for their unit: 低保支出7316亿元 beside 8642万元.

    One behind another in the others' unit, of whose kind at least two more are, or which is of a kind that is never
    so much: a first amount, or one of its own kind, may be the whole of which the others tell.
    """
    for before, odd in pairwise(money):
        others = [f for f in money if f.unit == before.unit]
        besides = [f for f in money[1:] if f is not odd]  # the first one may be all of them
        if odd.unit == before.unit or any(f.unit != before.unit for f in besides):
            continue
        if any(_EACH.search(ledger.text, max(f.start - _EACH_NEAR, floor), f.start) for f in (odd, *others)):
            continue  # 低保标准每人每月780元，发放救助资金1236万元
        times = factor(odd.unit, before.unit)
        least, most = min(f.value for f in others), max(f.value for f in others)
        if max(times, 1 / times) not in LOST or not least <= odd.value * WITHIN or not odd.value <= most * WITHIN:
            continue
        size = Fraction(odd.value) * times
        beyond = size > APART * most if times > 1 else size * APART < least
        kind = _kind(ledger, odd, floor)
        same = len([f for f in others if _kind(ledger, f, floor) == kind]) >= len("甲乙")
        told = label_before(ledger.text, odd.start, floor)
        if beyond and (same or (times > 1 and _SMALL_SPENDING.search(told))):
            yield odd


def _lists(ledger: Ledger, goes_on: Callable[[Ledger, Figure, Figure], bool], fewest: int) -> Iterator[list[Figure]]:
    """So many figures or more of which each goes on from the last one."""
    listed: list[Figure] = []
    for figure in ledger.numbers(0, len(ledger.text)):
        if listed and figure.start - listed[-1].end <= _GAP and goes_on(ledger, listed[-1], figure):
            listed.append(figure)
            continue
        if len(listed) >= fewest:
            yield listed
        listed = [figure]
    if len(listed) >= fewest:
        yield listed


def _is_next_place(ledger: Ledger, last: Figure, figure: Figure) -> bool:
    if figure.unit != last.unit or figure.unit in _NO_AMOUNT:
        return False
    return _NEXT_PLACE.fullmatch(ledger.text, last.end, figure.start) is not None


def _odd_of_places(ledger: Ledger, listed: Sequence[Figure]) -> Iterator[Finding]:
    """A figure far from those of all other places of a list, and like them with its point moved: 石门乡169480元."""
    for odd in listed:
        beside = [f for f in listed if f is not odd]
        others = [Fraction(f.value) for f in beside]
        told = len(telling_digits(odd.value)) >= SURE_DIGITS and min(others) > 0
        if told and max(others) < ALIKE * min(others) and _has_point_elsewhere(Fraction(odd.value), others):
            message = _("{name}为{value}，而其余各地为{others}，移动小数点才与之相当，请核对。").format(
                name=called(odd),
                value=f"{odd.value}{odd.unit}",
                others=_("、").join(f"{f.value}{f.unit}" for f in beside),
            )
            yield replace(noted(ledger, odd, within(median(others), ALIKE, *beside), message), severity="warning")


def _goes_on(ledger: Ledger, last: Figure, figure: Figure) -> bool:
    """Whether nothing but 、 or 和 stands between two amounts."""
    if figure.unit in _NO_AMOUNT or not _of_one_unit(figure.unit, last.unit):
        return False
    if measure_of(last) != "level" or measure_of(figure) != "level":
        return False
    told = _AND.fullmatch(ledger.text, last.end, figure.start)
    return told is not None and not _EACH.search(told[0])  # 资金480万元，亩均投资2412元


def _odd_of(ledger: Ledger, listed: Sequence[Figure]) -> Iterator[Finding]:
    """A figure far from all others of a plain list: 2130万元、2486万元、28.05亿元、2922万元."""
    lead = ledger.text[max(listed[0].start - _LEAD, 0) : listed[0].start]
    of_years = _IN_TURN.search(lead) is not None and _YEARS.search(lead) is not None
    sizes = [Fraction(f.value) * factor(f.unit, listed[0].unit) for f in listed]
    if not of_years and max(sizes) <= LIST_APART * min(sizes):
        return
    for odd, size in zip(listed, sizes, strict=True):
        others = [s for s in sizes if s is not size]
        ratio = size / median(others) if median(others) > 0 else Fraction(0)
        if (
            len(listed) > FEW
            and min(others) * JUMP > max(others)
            and (ratio > LIST_APART or 0 < ratio * LIST_APART < 1)
        ):
            beside = [f for f in listed if f is not odd]
            finding = _odd(ledger, odd, beside, median(others) * factor(listed[0].unit, odd.unit))
            sure = ratio > SURELY_APART or ratio * SURELY_APART < 1 or _is_in_wrong_unit(odd, beside)
            yield replace(finding, severity="warning") if sure else finding
        elif (
            of_years
            and (len(odd.value.as_tuple().digits) >= SURE_DIGITS or _has_lost_point(odd, listed))
            and min(others) > 0
            and max(others) < ALIKE * min(others)
            and _has_point_elsewhere(size, others)
        ):
            beside = [f for f in listed if f is not odd]
            message = _("{name}为{value}，而前后各年为{others}，移动小数点才与之相当，请核对。").format(
                name=called(odd),
                value=f"{odd.value}{odd.unit}",
                others=_("、").join(f"{f.value}{f.unit}" for f in beside),
            )
            usual = median(others) * factor(listed[0].unit, odd.unit)
            yield replace(noted(ledger, odd, within(usual, ALIKE, *beside), message), severity="warning")


def _has_lost_point(odd: Figure, listed: Sequence[Figure]) -> bool:
    """Whether a figure is the only whole one of a series: 8.9、94、10.1亿元."""
    return not decimals(odd.value) and all(decimals(f.value) for f in listed if f is not odd)


def _has_point_elsewhere(size: Fraction, others: Sequence[Fraction]) -> bool:
    """Whether a figure is far from all others of its series, and among them with its point moved."""
    if min(others) <= size * _BESIDE and size <= max(others) * _BESIDE:
        return False
    return any(min(others) <= size * times * _CLOSE and size * times <= max(others) * _CLOSE for times in MOVED)


def _odd(ledger: Ledger, odd: Figure, others: Sequence[Figure], usual: Fraction) -> Finding:
    message = _("{name}为{value}，而同一句里的同类数额为{others}，差了两个数量级以上，单位可能有误，请核对。").format(
        name=called(odd), value=f"{odd.value}{odd.unit}",
        others=_("、").join(f"{f.value}{f.unit}" for f in others),
    )  # fmt: skip
    return noted(ledger, odd, within(usual, APART, *others), message)


def _kind(ledger: Ledger, figure: Figure, floor: int) -> str:
    label = _HEDGE.sub("", label_before(ledger.text, figure.start, floor))
    return label[-1] if _PLACE.search(label) else label[-_KIND:]
