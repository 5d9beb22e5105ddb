"""`same-figure`: a figure told again by its noun in another sentence, with a slip of the pen.

问题资金251023.54万元, and 涉及的问题资金215023.54万元中; 常住人口12656.8万人, and 12566.8万人常住人口. The noun stands
before a figure or behind it. Two digits in each other's place are looked for in figures of three digits or more, one
other digit in those of five or more, of which no two are alike by chance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct

from guibiao.audit import retelling
from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger, is_required
from guibiao.audit.measures import PERCENT, POINTS, comparable, factor
from guibiao.audit.misprint import SURE_DIGITS, swapped, telling_digits
from guibiao.audit.retelling import are_apart, as_told_before
from guibiao.audit.subjects import named
from guibiao.audit.twins import long_ones, twins
from guibiao.expressions import expression
from guibiao.messages import _

NAME = "same-figure"
_MANY_DIGITS = 5
_NOUN, _LONG_NOUN = 4, 3  # characters of a noun, and with so many digits fewer will do
_NEAR = 28  # characters of a clause before a figure
_BEHIND = expression(r"[）)]?的?(?P<noun>[\u4e00-\u9fff]{2,12})")
_FILLS = expression(
    r"(?:达到?了?|已|仍|仍然|依然|面积|长度|为|共计?|合计|总计|[共现总仅]?有|约|近|超过|只有|仅|数量?|总[量额数]|[（(][^（）()]*[）)])+\Z"
)
_ASIDE = expression(r"[（(][^（）()\d]{1,8}[）)]\Z")  # 企业（场所）326家
_YEARS = expression(r"(?:19|20)\d\d(?=年)")
_OTHER = expression(
    r"上年|去年|同期|上[一个]|其中|[增减]加?\Z|新增|净增|目标|计划|力争|镇(?!级)|乡(?![村镇级])|街道|园区|公司|学校|小区|社区|平均|人均"
)
_SHORT = 2  # digits of a figure told again, and characters that two names share
_NO_AMOUNT = ("", *PERCENT, *POINTS)
_PERSONS = frozenset({"人", "名"})


# 在全县286所学校中 | 此次大检查的326家企业中 | 对126座水库均
_DEFINITE = expression(r"(?:[的在对将这该]|全[省市县区州]|上述|以上|[，,。；;：:、\n])\Z")
_OF_THEM = expression(r"的?[^，,。；;、\n\d]{2,12}?(?:中|里|内|均|都|全部|全面|已|以内)")
_PLANNED, _TASK = ("目标", "计划", "力争"), expression("任务|目标|计划")
_AMONG = expression(r"[^，,。；;、\n\d]{2,8}?中(?=[，,])")
_WHOLE = expression(
    r"(?:共|总共|合计)(?:有|计|设|建|收到|检查|审计|监测|开展|实施|安排)?(?P<noun>[^，,。；;、\n\d]{2,10})\Z"
)
_PASSAGE, _MANY = 600, "万亿"
_LONG_NAME, _MOST = 5, Fraction(4, 5)  # characters that two long names share, and how many of the shorter one's


class _Told(Struct, frozen=True):
    """A figure with the words that may name it: those of its clause before it, and the noun behind it."""

    figure: Figure
    before: str
    behind: str


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every figure that tells an earlier one again by its noun, but for a slip of the pen."""
    tables = [(t.start, t.end) for t in ledger.document.tables]
    seen: dict[str, list[Figure]] = defaultdict(list)
    told = {f.start: f for f in (*ledger.once(twins), *long_ones(ledger, _MANY_DIGITS))}
    for _start, figure in sorted(told.items()):
        if figure.unit in _NO_AMOUNT or any(a <= figure.start < b for a, b in tables):
            continue
        keys = _keys(telling_digits(figure.value), figure)
        earlier = next((f for key in keys for f in seen[key] if _is_told_again(ledger, f, figure)), None)
        if earlier:
            yield _compared(ledger, figure, earlier)
        for key in keys:
            seen[key].append(figure)


def _keys(digits: str, figure: Figure) -> list[str]:
    """What a figure shares with one that has two digits turned, and with one that has another digit."""
    unit = min(_PERSONS) if figure.unit in _PERSONS else figure.unit
    unit = unit[0] if unit[0] in _MANY else unit  # 21.36万人, 21.36万参保居民
    keys = [unit + "".join(sorted(digits))]
    if len(digits) >= _MANY_DIGITS:
        value = str(figure.value)
        keys += [f"{value[:i]}?{value[i + 1 :]}" for i, c in enumerate(value) if c.isdigit()]
    return keys


def _is_told_again(ledger: Ledger, earlier: Figure, figure: Figure) -> bool:
    if earlier.value == figure.value or not _of_one_unit(earlier.unit, figure.unit):
        return False
    if ledger.sentence(earlier.start) == ledger.sentence(figure.start):
        return False
    digits = telling_digits(figure.value)
    short = swapped(figure.value, Fraction(earlier.value), short=True)
    if are_apart(ledger, retelling.told(ledger, earlier), retelling.told(ledger, figure)):
        return False
    turned = short and len(digits) >= SURE_DIGITS
    if short and len(digits) == _SHORT:
        return _are_all_of_them(ledger, earlier, figure)
    if not turned and len(digits) < _MANY_DIGITS:
        return False
    one, other = statement_of(earlier), statement_of(figure)
    if one and other and one.region != other.region:
        return False
    if _years(ledger, earlier, figure) or is_required(ledger, figure) or is_required(ledger, earlier):
        return False
    first, second = _told(ledger, earlier), _told(ledger, figure)
    if _is_of_other(first, second):
        return False
    if not turned and one and other and one.period != other.period:
        return False
    if turned and _is_sure(ledger, figure, first, second, len(digits)):
        return True
    if len(digits) < _MANY_DIGITS and not (first.behind or second.behind):
        return False  # what is named alike before two figures may be done twice
    return _common(first, second, _LONG_NOUN if len(digits) > SURE_DIGITS else _NOUN)


def _is_of_other(first: _Told, second: _Told) -> bool:
    """Whether the words before either figure make it one of another time, a change, or one of several such things.

    Words that both have tell nothing, nor does the place that is itself what is counted: 共有学校286所，…在286所学校中.
    """
    words = [list(_OTHER.finditer(t.before)) for t in (first, second)]
    named = [{m.group() for m in found} for found in words]
    for told, other, found, names in zip((first, second), (second, first), words, reversed(named), strict=True):
        counted = other.behind[:_SHORT] if other.behind else ""
        for m in found:
            thing = counted and told.before[m.start() :].startswith(counted) and m.end() == len(told.before)
            aim = m.group() in _PLANNED and _TASK.search(other.behind)
            if m.group() not in names and not thing and not aim:
                return True
    return False


def _is_sure(ledger: Ledger, figure: Figure, first: _Told, second: _Told, digits: int) -> bool:
    """Whether less of a name will do: for things told of before (这326家企业中), and figures of many digits."""
    definite = second.behind and _DEFINITE.search(ledger.text, max(figure.start - _SHORT - 1, 0), figure.start)
    definite = definite and _OF_THEM.match(ledger.text, figure.end)
    if definite and second.behind[:_SHORT] in first.before[-_NOUN * 2 :]:
        return True
    if definite and _TASK.search(second.behind) and set(first.before[-_NOUN:]) <= set(second.behind):
        return True
    one, other = ((t.before or t.behind).rpartition("年")[2] for t in (first, second))
    if digits > SURE_DIGITS and second.behind and not first.behind and _has_most(first.before, second.behind[:_NOUN]):
        return True  # 破获刑事案件1362起, 1362起刑案告破
    if digits > SURE_DIGITS and not (first.behind and second.behind):
        shared = len(set(one) & set(other))
        if shared >= _LONG_NAME and shared >= min(len(set(one)), len(set(other))) * _MOST:
            return True  # 地方政府债务新增限额, 新增政府债务限额
    if digits > _MANY_DIGITS and set(one) & set(other):
        return True
    return digits >= _MANY_DIGITS and any(a + b in other for a, b in pairwise(one))


def _are_all_of_them(ledger: Ledger, earlier: Figure, figure: Figure) -> bool:
    """Whether a short count tells again how many of a thing there are in all: 共设断面27个。…27个断面中."""
    second = _told(ledger, figure)
    start = ledger.sentence(earlier.start)[0]
    whole = _WHOLE.search(ledger.text, max(start, earlier.start - _NEAR), earlier.start)
    definite = _DEFINITE.search(ledger.text, max(figure.start - _SHORT - 1, 0), figure.start)
    among = _AMONG.match(ledger.text, figure.end)
    near = figure.start - earlier.end < _PASSAGE
    if not near or whole is None or definite is None or among is None:
        return False
    return second.behind.startswith(whole["noun"][-_SHORT:])


def _has_most(label: str, noun: str) -> bool:
    """Whether a label has nearly all characters of a noun."""
    return len(noun) == _NOUN and sum(c in label for c in noun) >= _NOUN - 1


def _of_one_unit(unit: str, other: str) -> bool:
    if other[0] in _MANY and min((unit, other), key=len) == other[0] == unit[0]:
        return True
    return unit == other or (comparable(unit, other) and factor(unit, other) == 1) or {unit, other} == _PERSONS


def _years(ledger: Ledger, earlier: Figure, figure: Figure) -> bool:
    """Whether the sentences of both name years, and no year both."""
    named_years = []
    for f in (earlier, figure):
        start = ledger.sentence(f.start)[0]
        named_years.append(set(_YEARS.findall(ledger.text, start, f.start)[-1:]))
    return all(named_years) and named_years[0].isdisjoint(named_years[1])


def _told(ledger: Ledger, figure: Figure) -> _Told:
    floor = max(ledger.sentence(figure.start)[0], figure.start - _NEAR)
    aside = _ASIDE.search(ledger.text, floor, figure.start)
    before = _FILLS.sub("", label_before(ledger.text, aside.start() if aside else figure.start, floor))
    behind = _BEHIND.match(ledger.text, figure.end)
    return _Told(figure, before, behind["noun"] if behind else "")


def _common(first: _Told, second: _Told, least: int) -> bool:
    """Whether one noun names both: what stands behind one ends the words before the other, or the like."""
    if first.behind and second.behind:
        return first.behind[:_NOUN] == second.behind[:_NOUN]
    for one, other in ((first, second), (second, first)):
        noun = one.behind
        if noun and any(other.before.endswith(noun[:k]) for k in range(least, len(noun) + 1)):
            return True
    if first.behind or second.behind:
        return False
    cores = [told.before.rpartition("的")[2] for told in (first, second)]  # 涉及的问题资金
    short, long = sorted(cores, key=len)
    return len(short) >= least and long.endswith(short)


def _compared(ledger: Ledger, figure: Figure, earlier: Figure) -> Finding:
    said = statement_of(earlier)
    name = named(said) if said else _told(ledger, earlier).before
    caveat = _("两位数字可能写颠倒了，如另有所指则不算错")
    if not swapped(figure.value, Fraction(earlier.value), short=True):
        caveat = _("请确认以哪一个为准")
    return recomputed(
        ledger, Claim(NAME, figure, name, figure.unit, "warning", caveat), [as_told_before(earlier, figure)]
    )
