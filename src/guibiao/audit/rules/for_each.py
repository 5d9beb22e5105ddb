"""`multiple`: an amount for each of others (亩产412公斤, 每千人拥有企业23.4户, 日均18.7户) against the two beside it.

The words or the unit tell of what it is for each; of the amounts beside it the one in its unit is divided by the one in
that.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from guibiao.audit.claims import Claim, held, indicator_of
from guibiao.audit.figure import Cited, Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.joints import is_prior
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_in_sentence, own_part
from guibiao.audit.ledger import Ledger, is_goal
from guibiao.audit.measures import PERCENT, POINTS, comparable, factor, is_count, is_money, size_of
from guibiao.audit.misprint import swapped
from guibiao.audit.precision import stands_for, times
from guibiao.audit.rules.by_definition import is_defined
from guibiao.audit.subjects import named
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval, printed

NAME = "multiple"
_MANY = {"": 1, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5}
_EACH = expression(
    r"每(?P<many>百|千|十?万)?(?:名|个(?=家庭户)|常住|户籍|城[区镇]|服务)?(?P<of>人|户|家(?!庭)|亩|公顷|平方公里|所|个|辆|项|件|宗|笔|台)"
)
# 每位教师, 每名专任教师
_EACH_ONE = expression(r"每一?[名位](?P<noun>[\u4e00-\u9fff]{2,4})")
_WORDS, _NEAR = "每 均 亩产 单体 /", 16  # and characters from such a word to its figure
_MEANS = {"亩产": "亩", "单体": "个"}
_MEAN_OF = expression("(?P<of>[人户亩个笔件台辆])均")
_MEAN_OF_AREA = expression("(?P<of>[县镇乡村])均")  # areas, which are counted 个: 12个乡镇
_AREAS, _AREA_NEAR = "个", 4  # and characters behind their count in which they are named
_PER_UNIT = expression(r"(?P<unit>[^/每]+)/(?P<many>百|千|十?万)?(?P<of>人|户|亩|公顷|平方公里|平方米)\Z")
_PEOPLE = expression("常住人口|总人口|户籍人口|年末人口|全[县市区州省旗]人口")
_SAID = expression(
    r"单位面积|平均|每一?[个名位家所]?|[百千万]|人口|[人户家亩日月]均?|拥有|占有|规模|[县镇乡村]均|数量?|量|[产值的]|（|）"
)  # what a name has besides
_IN_ALL = expression("总|全社会|全部|合计")
_VISITS = "人次"
_TRAVEL = expression("旅游|出游|游客")
_PART = expression("城镇|农村|乡村|其中|入境|过夜|一日游")
HEADS = Fraction(1, 50)  # how far those of a year's middle may be from those told
_SHIFTED = tuple(Fraction(10) ** k for k in (-4, -3, -2, -1, 1, 2, 3, 4))
MOST = 3  # times that what two amounts give may be of what is claimed, else they are of something else


class _Each(NamedTuple):
    """For each so `many` of the unit `of` there is an amount in `unit`."""

    unit: str
    of: str
    many: int
    noun: str = ""  # what those are called, where others are counted in the same unit


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every amount for each whose two amounts its sentence, or for people its passage, tells alone."""
    for figure in _told_so(ledger):
        said = figure.statement
        if said.measure != "level" or figure.unit in (*PERCENT, *POINTS) or figure.value <= 0 or figure.bound != "eq":
            continue
        if is_goal(ledger, figure) or is_defined(said.indicator) or is_prior(ledger, figure, 0):
            continue
        each = _each(figure)
        readings = _of_amounts(ledger, figure, each) if each else []
        meant = [r for r in readings[:1] if is_of_size(figure, r)]
        named_so = [r for r in meant if _is_surely_meant(ledger, figure, each, r)]
        caveat = _("口径、基数或可比价格也可能造成差异，请核对")
        claim = Claim(NAME, figure, named(said), figure.unit, "warning", caveat)
        finding = held(ledger, claim, named_so, meant) if meant else None
        if finding:
            yield finding


def _is_surely_meant(ledger: Ledger, figure: Cited, each: _Each | None, reading: Reading) -> bool:
    """Whether the amount divided bears the figure's name, and people are all of a place: 在册人口 may be others."""
    amount, *heads = (i.figure for i in reading.inputs)
    all_people = (
        each is None
        or each.of != "人"
        or each.noun
        or all(_is_people(ledger, f) or _is_said(ledger, f) or f.unit.endswith(_VISITS) for f in heads)
    )
    named_so = is_of_name(ledger, amount, figure, *heads) or _is_akin(ledger, amount, figure)
    return bool(all_people) and named_so


def _told_so(ledger: Ledger) -> Iterator[Cited]:
    """The figures behind the words that may tell of each, or with a unit that does."""
    last = -1
    for at in sorted(ledger.where(_WORDS)):
        behind = ledger.within(at, at + _NEAR)[:1] if ledger.text[at] != "/" else ledger.within(at - _NEAR, at)[-1:]
        for figure in behind:
            if figure.start != last:
                last = figure.start
                yield figure


def is_of_size(figure: Figure, reading: Reading) -> bool:
    claimed = Fraction(figure.value)
    if reading.value <= MOST * claimed <= MOST**2 * reading.value or swapped(figure.value, reading.value, short=True):
        return True
    told = [figure.value, *(i.figure.value for i in reading.inputs)]
    if len(set(told)) < len(told):
        return True  # copied
    meant = printed(figure.value)  # a slip of the point, if all digits are right
    return len(figure.value.as_tuple().digits) > 1 and any(times(meant, t).meets(reading.possible) for t in _SHIFTED)


def _each(figure: Cited) -> _Each | None:
    """What a figure is told for each of, by its name or its unit."""
    if by_unit := _PER_UNIT.match(figure.unit):
        return _Each(by_unit["unit"], by_unit["of"], _MANY[by_unit["many"] or ""])
    name = figure.statement.indicator
    if found := _EACH_ONE.search(name):
        return _Each(figure.unit, "人", 1, found["noun"])
    if found := _EACH.search(name):
        return _Each(figure.unit, found["of"], _MANY[found["many"] or ""])
    if found := _MEAN_OF.search(name):
        return _Each(figure.unit, found["of"], 1)
    if found := _MEAN_OF_AREA.match(name):
        return _Each(figure.unit, _AREAS, 1, found["of"])
    return next((_Each(figure.unit, of, 1) for word, of in _MEANS.items() if word in name), None)


def _of_amounts(ledger: Ledger, figure: Cited, each: _Each) -> list[Reading]:
    """The one quotient of the amounts beside a figure; none where they are more than one of a kind."""
    bounds = own_part(ledger, figure), ledger.sentence(figure.start)
    found = (r for start, end in bounds if (r := _of_part(ledger, figure, each, start, end)))
    return next(found, None) or _of_passage(ledger, figure, each)


def _of_passage(ledger: Ledger, figure: Cited, each: _Each) -> list[Reading]:
    """The quotient of amounts that sentences before tell by the figure's own name: 旅游收入4.6亿元。人均旅游消费774元.

    Those for which there is one may stand beside the figure instead: 员额法官42名，人均结案187件.
    """
    if each.noun or not own_name(figure):
        return []
    part, start = own_part(ledger, figure)[0], ledger.sentence(figure.start)[0]
    told = [f for f in ledger.numbers(ledger.reach(start), figure.start) if _is_level(figure, f)]
    told = [f for f in told if not _is_of_part(ledger, f, figure)]
    whole = [f for f in told if _is_in(f.unit, each.unit) and f.start < start and _is_akin(ledger, f, figure)]
    heads = [f for f in told if _is_in(f.unit, each.of) and (f.start >= part or _is_akin(ledger, f, figure))]
    return [_quotient(ledger, figure, each, whole[-1], heads[-1])] if whole and heads and heads[-1].value > 0 else []


def _is_akin(ledger: Ledger, other: Figure, figure: Cited) -> bool:
    """Whether a figure bears part of another's name, or both are of travel: 旅游收入, 接待游客 and 人均出游花费."""
    return is_of_name(ledger, other, figure) or all(
        _TRAVEL.search(indicator_of(f) + label_in_sentence(ledger, f)) for f in (other, figure)
    )


def _is_of_part(ledger: Ledger, other: Figure, figure: Cited) -> bool:
    """Whether a figure is told of a part of those that another is told of, as 城镇居民 are."""
    part = _PART.search(label_in_sentence(ledger, other))
    return part is not None and part[0] not in label_in_sentence(ledger, figure)


def _of_part(ledger: Ledger, figure: Cited, each: _Each, start: int, end: int) -> list[Reading]:
    """The same, of the amounts of a part of the text."""
    told = [f for f in ledger.numbers(start, end) if f.start != figure.start]
    said = [f for f in told if _is_in(f.unit, each.of) and _is_said(ledger, f)]
    beside = said + [f for f in told if f not in said and _is_level(figure, f, anywhere=bool(said))]
    heads = said or _heads(ledger, figure, each, beside, end)
    whole = [f for f in beside if _is_in(f.unit, each.unit) and f not in heads]
    whole = [f for f in whole if is_of_name(ledger, f, figure)] or whole
    if len(whole) > 1 and not own_name(figure):  # 卫生技术人员1846人，平均每千人口4.8人，其中医师…
        whole = [f for f in whole if f.end <= figure.start][-1:]
    if len(whole) > 1:
        whole = [f for f in whole if _IN_ALL.search(label_in_sentence(ledger, f))]
    if len(whole) != 1 or len({(f.value, f.unit) for f in heads}) != 1 or heads[0].value <= 0:
        return []
    return [_quotient(ledger, figure, each, whole[0], heads[0])]


def _quotient(ledger: Ledger, figure: Cited, each: _Each, whole: Figure, heads: Figure) -> Reading:
    size = factor(whole.unit, each.unit) * each.many / size_of(heads.unit) * size_of(each.of)
    possible = times(stands_for(whole), size) / stands_for(heads)
    how = f"{whole.value}{whole.unit}÷{heads.value}{heads.unit}"
    inputs = (Input(whole, "whole"), Input(heads, "count"))
    possible = _widened(possible) if _is_people(ledger, heads) else possible
    return Reading(Fraction(whole.value) * size / Fraction(heads.value), possible + half(figure), inputs, how)


def _heads(ledger: Ledger, figure: Cited, each: _Each, beside: list[Figure], end: int) -> list[Figure]:
    """What the amount is divided by: those beside it that are counted so, or the people that its passage tells."""
    like = [f for f in beside if _is_in(f.unit, each.of)]
    if each.noun and each.of == _AREAS:
        return [f for f in like if each.noun in ledger.text[f.end : f.end + _AREA_NEAR]]
    if each.noun:
        return [f for f in like if each.noun[:2] in label_in_sentence(ledger, f)]
    others = [f for f in like if not (_is_in(f.unit, each.unit) and is_of_name(ledger, f, figure))]
    if each.of != "人":
        return others
    if _are_several(ledger, figure):
        return []
    passage = ledger.numbers(ledger.reach(figure.start), end)
    like = [f for f in passage if _is_in(f.unit, "人") and f.start != figure.start]
    people = [f for f in like if _is_level(figure, f) and _is_people(ledger, f)]
    # 缴存职工4.86万人，缴存额8.64亿元，人均缴存1.78万元
    if not is_money(figure.unit):  # 接待读者21.4万人次，人均藏书0.84册: what visitors spend is told for each of them
        others = [f for f in others if not f.unit.endswith(_VISITS)]
    return people or [f for f in others if not _PEOPLE.search(label_in_sentence(ledger, f))]


def _is_in(unit: str, other: str) -> bool:
    """Whether a unit is another one but for its size; of those that count things only tens of thousands are."""
    if other == "人" and unit.endswith(("人次", "名")):
        return True
    return comparable(unit, other) and (not is_count(other) or unit.lstrip("百千万亿") == other.lstrip("百千万亿"))


def _are_several(ledger: Ledger, figure: Cited) -> bool:
    """Whether a sentence tells the people of several areas, of which one is meant."""
    said = (f for f in ledger.numbers(*ledger.sentence(figure.start)) if comparable(f.unit, "人"))
    return len({f.value for f in said if f.start != figure.start and _is_people(ledger, f)}) > 1


def half(figure: Figure) -> Interval:
    """What a mean is rounded by to a whole number of things, which otherwise stands for itself."""
    return printed(figure.value) - Fraction(figure.value)


def _is_said(ledger: Ledger, figure: Figure) -> bool:
    """Whether a text says that it divides by a figure: 按城区人口12.6万人计算."""
    label = label_in_sentence(ledger, figure)
    return label.startswith(("按", "以")) and ledger.text.startswith("计", figure.end)


def _widened(possible: Interval) -> Interval:
    return Interval(possible.low * (1 - HEADS), possible.high * (1 + HEADS))


def _is_level(figure: Cited, other: Figure, *, anywhere: bool = False) -> bool:
    said = statement_of(other)
    if said is None:
        return other.unit not in (*PERCENT, *POINTS)
    same = said.period == figure.statement.period and (anywhere or said.region == figure.statement.region)
    return said.measure == "level" and said.role != "target" and same and other.bound == "eq"


def _is_people(ledger: Ledger, figure: Figure) -> bool:
    return bool(_PEOPLE.search(label_in_sentence(ledger, figure)) or _PEOPLE.search(indicator_of(figure)))


def is_of_name(ledger: Ledger, other: Figure, figure: Cited, *heads: Figure) -> bool:
    """Whether two characters beside each other in a figure's name call another as well.

    But for what says 每, and for what calls the heads that the other is divided by.
    """
    pairs, called = own_name(figure), indicator_of(other) + label_in_sentence(ledger, other)
    divided = "".join(indicator_of(f) for f in heads)
    return all(pair in divided for pair in pairs) or any(pair in called for pair in pairs)


def likeness(ledger: Ledger, other: Figure, figure: Cited) -> int:
    """How many of the characters beside each other in a figure's name call another as well."""
    called = indicator_of(other) + label_in_sentence(ledger, other)
    return sum(pair in called for pair in own_name(figure))


def own_name(figure: Cited) -> list[str]:
    """The characters beside each other in a figure's name, but for what says that it is for each."""
    return [a + b for words in _SAID.sub(" ", figure.statement.indicator).split() for a, b in pairwise(words)]
