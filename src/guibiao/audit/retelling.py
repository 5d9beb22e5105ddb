"""Whether two sentences tell one amount: what it is called there, what stands beside it, what makes it another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import comparable, factor, is_count
from guibiao.audit.misprint import telling_digits
from guibiao.audit.naming import in_full, overlap
from guibiao.audit.precision import stands_for
from guibiao.expressions import expression
from guibiao.messages import _

NO_NAME, RELATED, HOLDS, SAME = range(4)  # how two names are alike
_SHARED = Fraction(2, 3)  # of the shorter name's characters, for two to be related
_NOUN = 3  # characters of a noun that names what is counted
_FEWEST, _SHORT, _AROUND, _BESIDE = 2, 2, 90, 4  # digits, characters of a name; and characters and figures beside one
_SURE = 2  # figures told again beside one
_ANYTHING = ("个", "项", "家", "件", "人")  # units of figures that are alike by chance
_CLAUSE = expression(r"[。；;！？!?\n]")
_OPENING = expression(
    r"\A(?:\s|\d+[.．、]|其中|[一二三四五六七八九十]是|全[国省市县区州旗]|我[国省市县区州局]|[该本此]|上述|截[至止]到?|(?:(?:19|20)\d\d|[全本当今])年(?:度|末|底)?"
    r"|\d+月[末底]?|[今去]年|年[末底内]|目前|现[有已]?|已|共|累计|合计|确保|完成|实现|达到?|上述|这)+"
)
_FILLS = expression(
    r"(?:达到?了?|已|仍|为|共计?|合计|总计|[共现总仅实]?有|约|近|超过|突破|只有|仅|总?数量?|总[量额数]|余额|的|[（(][^（）()]*[）)])+\Z"
)
_BEHIND = expression(r"[）)]?的?(?P<noun>[\u4e00-\u9fff]{2,16})")
_POINTS = expression(r"(?:\A|[，,：:\n]|\s)(?:该|本|此|上述|这)[^，,。；;\d]{0,12}\Z")
_DEFINITE = expression(r"(?:[对将的好使为让保给的]|全[县市区省州]|[，,。；;：:、\n])\Z")
# what makes an amount another one, where only one of two passages says it
_APART = expression(
    r"其中|(?<!纳入)(?<!列入)计划(?![的内])|拟|目标|力争|预计|年初|上年|去年(?!\d)|同期|[上下]半年|季度|\d月(?![末底份]?[^，,]{0,2}[开启])"
    r"|(?<!五)(?<!五”)期间|[春佳]节|国庆|假期|第[一二三四五六七八九十\d]+[批期轮次]|[一二三四五]期|平均|人均|剩余|其余|另|上一|往年|历年|[A-Z甲乙丙丁][标公段]"
)
_PART, _PLAN, _TASK = frozenset({"其中"}), frozenset({"计划", "目标", "力争"}), expression("任务|计划|目标")
_MONTH_END = expression(r"\d+月[末底]|\d+月\d+日")
_YEARS, _MONTHS = expression(r"(?:19|20)\d\d(?=年)|[今本当]年|[去上]年"), expression(r"\d+月")
_AREA = expression(r"(?<![于比与较超居占和])(?:全|我)([国省市县区州旗])")
_PLACE = expression(
    r"(?P<own>[\u4e00-\u9fff]{2})(?P<kind>镇(?!级)|乡(?![村镇级])|街道|(?<![农乡行])村(?![级庄民])|社区|小区|园区|公司|医院|学校|[中小]学(?!生)|水厂|标段|水库|支行|[路桥县市区](?![级区域政]))"
)
_COMMON = expression(r"[个全各我本该座所家条这的老镇]|老旧|农村|城市|现有|实施|改造|建设|管理|[一二三四五六七八九十]个")
# what was done with the things that are counted
_DEED = expression(
    "完工|竣工|在建|续建|新建|改建|扩建|立案|[结办审]结|受理|签约|到位|支[出付]|送审|审定|中标|结算|核减|应收|实收|整改|消除|查处|排查|退出|新增|净增"
    "|概算|估算|可研|存量|收入|支出|资产|负债|利润|收回|发出|招聘"
)
_DONE = expression(r"\A(?:新?建成|新增|新建|完成|建设|实施|累计|开展|发放|投入|安排|下达|栽植|补植)+")
_SUM = expression("累计|以来")
_THIS_YEAR = expression("[本当今全]年|年内")


_REQUIRED = expression("要求|应达|目标")
_MANY, _PERSONS = "万亿", frozenset({"人", "名"})


class Told(Struct, frozen=True):
    """A figure with its name in the words before it, the noun behind it, and its sentence up to it."""

    figure: Figure
    label: str
    name: str
    noun: str
    lead: str


def told(ledger: Ledger, figure: Figure) -> Told:
    """What the text says of a figure."""
    label = label_in_sentence(ledger, figure)
    behind = _BEHIND.match(ledger.text, figure.end)
    lead = ledger.text[ledger.sentence(figure.start)[0] : figure.start]
    name = in_full(_FILLS.sub("", _OPENING.sub("", label)))
    return Told(figure, label, name, behind["noun"] if behind else "", lead)


def likeness(one: Told, other: Told) -> int:
    """How alike two figures are called: the same, one holding the other's characters in order, related or not."""
    found = _alike(one.name, other.name)
    if found == HOLDS and any(_is_left_out(a, b) for a, b in ((one, other), (other, one))):
        return SAME
    for a, b in ((one, other), (other, one)):
        noun = a.noun
        begins = noun and (noun[:_NOUN] in b.name or (len(noun) >= _NOUN and noun[:_NOUN] == b.noun[:_NOUN]))
        if begins or (len(b.name) >= _SHORT and b.name in noun):
            found = max(found, HOLDS)
        elif noun and noun[:_SHORT] in b.name + b.noun:
            found = max(found, HOLDS if is_definite(a) else RELATED)
    return found


def _is_left_out(short: Told, long: Told) -> bool:
    """Whether one name leaves out what its sentence said before: 园区规划面积…，已开发…, and 园区已开发…."""
    if not long.name.endswith(short.name):
        return False
    left = long.name.removesuffix(short.name).rstrip("已的")
    return len(left) >= _SHORT and left in short.lead


def is_definite(it: Told) -> bool:
    """Whether a figure stands for what was told of before: 对186.4万亩森林."""
    return bool(it.noun) and _DEFINITE.search(it.lead[-2:] or "，") is not None


def points_back(it: Told) -> bool:
    """Whether the words before a figure point to what was told before: 该项目批复总投资."""
    return _POINTS.search(it.lead) is not None


def _alike(one: str, other: str) -> int:
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORT:
        return NO_NAME
    if short == long or sorted(short) == sorted(long):
        return SAME  # 整治背街小巷, 背街小巷整治
    share = overlap(short, long)
    if share == 1:
        return HOLDS
    return RELATED if share >= _SHARED or short[-_SHORT:] == long[-_SHORT:] else NO_NAME


def are_of_a_kind(one: str, other: str) -> bool:
    """Whether two names are of two things of one kind: 小麦面积 and 玉米面积, 各项存款余额 and 各项贷款余额."""
    one, other = _DONE.sub("", one), _DONE.sub("", other)
    if len(one) != len(other) or len(one) <= _SHORT or sorted(one) == sorted(other):
        return False
    ends = one[-_SHORT:] == other[-_SHORT:] and one[0] != other[0]
    return ends or sum(a != b for a, b in zip(one, other, strict=True)) == 1


def same_beside(ledger: Ledger, one: Told, other: Told) -> int:
    """How many figures stand beside one of two with the value that they have beside the other one."""
    starts = other.figure.start - len(other.lead)  # of its sentence: what stands before it is beside the earlier one
    here = [f for f in _beside(ledger, one.figure) if f.start < starts]
    there = [f for f in _beside(ledger, other.figure) if f.start >= ledger.sentence(one.figure.start)[1]]
    return sum(any(f is not g and _is_same(ledger, f, g, _near(ledger, f, one, g, other)) for g in there) for f in here)


def _near(ledger: Ledger, f: Figure, one: Told, g: Figure, other: Told) -> bool:
    """Whether two figures stand in the very sentences of those that they are beside."""
    return all(ledger.sentence(a.start) == ledger.sentence(t.figure.start) for a, t in ((f, one), (g, other)))


def _beside(ledger: Ledger, figure: Figure) -> list[Figure]:
    """The figures beside one."""
    before = ledger.numbers(max(figure.start - _AROUND, 0), figure.start)[-_BESIDE:]
    behind = ledger.numbers(figure.end, figure.end + _AROUND)[:_BESIDE]
    return [*before, *behind]


def _is_same(ledger: Ledger, one: Figure, other: Figure, near: bool) -> bool:
    """Whether two figures have one value, and names that do not speak against it."""
    if not one.unit or not comparable(one.unit, other.unit):
        return False
    if Fraction(one.value) != Fraction(other.value) * factor(other.unit, one.unit):
        return False
    first, second = told(ledger, one), told(ledger, other)
    if not near or len(telling_digits(one.value)) < _FEWEST:
        return likeness(first, second) >= HOLDS  # a digit alone stands beside many a figure
    if are_of_a_kind(first.name, second.name):
        return False
    bare = min(len(first.name), len(second.name)) < _SHORT
    sure = len(telling_digits(one.value)) > _FEWEST and one.unit not in _ANYTHING
    return bare or likeness(first, second) >= RELATED or sure


def are_apart(ledger: Ledger, one: Told, other: Told, beside: int = 0) -> bool:
    """Whether what is said of two figures makes them two amounts: another time, area, place, part or deed."""
    if _are_marked_apart(one, other, beside):
        return True
    last = ([set(said.findall(t.lead)[-1:]) for t in (one, other)] for said in (_YEARS, _MONTHS, _AREA))
    deeds, sums = ([f(t) for t in (one, other)] for f in (_deeds, _sums))
    if any(all(pair) and pair[0].isdisjoint(pair[1]) for pair in (*last, deeds)):
        return True
    if not beside and _are_of_others(ledger, one, other):
        return True
    if beside < _SURE and _have_other_heads(ledger, one, other):
        return True
    if likeness(one, other) < HOLDS and beside < _SURE and are_of_a_kind(one.name, other.name):
        return True
    regions = [said.region for t in (one, other) if (said := statement_of(t.figure))]
    if (not beside and len({*regions}) > 1) or ("预算" in one.label) != ("预算" in other.label):
        return True
    if not beside and all(sums) and sums[0].isdisjoint(sums[1]):
        return True
    return _are_of_places(*(dict(_places(t.lead)) for t in (one, other))) or any(
        _tells(ledger, a.figure, b.figure) for a, b in ((one, other), (other, one))
    )


def _are_marked_apart(one: Told, other: Told, beside: int) -> bool:
    """Whether a word that makes an amount another one stands before one of two figures only."""
    apart = _marks(one) ^ _marks(other)
    if apart and (likeness(one, other) >= (HOLDS if beside else SAME) or is_definite(other)):
        apart -= (
            _marks(one) & _PART
        )  # a part told again by its own name; behind 其中 later, it is a part of the earlier
    if apart and _TASK.search(other.noun):
        apart -= _PLAN  # 计划改造281公里, and 281公里改造任务
    return bool(apart)


def _marks(it: Told) -> set[str]:
    stretch = _CLAUSE.split(it.lead)[-1]
    return set(_APART.findall(_MONTH_END.sub("", stretch)))


def _deeds(it: Told) -> set[str]:
    return set(_DEED.findall(it.label))


def _sums(it: Told) -> set[re.Pattern[str]]:
    return {said for said, where in ((_SUM, it.label), (_THIS_YEAR, it.lead)) if said.search(where)}


def _are_of_others(ledger: Ledger, one: Told, other: Told) -> bool:
    """Whether their sentences first count those that they are of, and not the same: 小学45所…, 初中54所…."""
    before = [ledger.numbers(t.figure.start - len(t.lead), t.figure.start)[-1:] for t in (one, other)]
    if not all(before) or before[0][0].unit != before[1][0].unit or not is_count(before[0][0].unit):
        return False
    first, second = (told(ledger, f) for (f,) in before)
    return first.figure.value != second.figure.value and likeness(first, second) < HOLDS


def _have_other_heads(ledger: Ledger, one: Told, other: Told) -> bool:
    """Whether the first figures of their sentences are of two things of a kind: 小麦面积…，总产…。玉米面积…，总产…."""
    heads = [ledger.numbers(t.figure.start - len(t.lead), t.figure.end)[0] for t in (one, other)]
    if any(head.start == t.figure.start for head, t in zip(heads, (one, other), strict=True)):
        return False
    first, second = (told(ledger, f) for f in heads)
    return first.figure.unit == second.figure.unit and are_of_a_kind(first.name, second.name)


def _places(lead: str) -> Iterator[tuple[str, str]]:
    for match in _PLACE.finditer(lead):
        if not _COMMON.search(match["own"]):
            yield match["kind"], match["own"]


def _are_of_places(one: dict[str, str], other: dict[str, str]) -> bool:
    return any(set(one[kind]).isdisjoint(other[kind]) for kind in one.keys() & other.keys())


def _tells(ledger: Ledger, at: Figure, other: Figure) -> bool:
    """Whether the sentence of a figure tells the other one's value as well."""
    return any(
        f.start != other.start and f.value == other.value and f.unit == other.unit
        for f in ledger.numbers(*ledger.sentence(at.start))
    )


def as_told_before(earlier: Figure, figure: Figure) -> Reading:
    """An earlier figure as what another one should be, in the other's unit."""
    by = factor(earlier.unit, figure.unit)
    how = _("前文的“{text}”").format(text=f"{earlier.value}{earlier.unit}")
    return Reading(Fraction(earlier.value) * by, stands_for(earlier) * by, (Input(earlier, "same"),), how, stated=True)


def is_required(it: Told) -> bool:
    """Whether the words before a figure say that others are held against it."""
    return _REQUIRED.search(it.label) is not None


def of_one_unit(unit: str, other: str) -> bool:
    """Whether two figures may be in one unit, or told in units of one kind: 万 and 万人, 人 and 名, 台 and 台次."""
    if {unit, other} == _PERSONS or comparable(unit, other):
        return True
    short, long = sorted((unit, other), key=len)
    return (short in _MANY and short == long[:1]) or (short not in _PERSONS and long == short + "次")
