"""What makes two figures of one name two amounts: another time, area, place, part or deed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.ledger import Ledger, period_of
from guibiao.audit.measures import is_count
from guibiao.audit.retelling.likeness import HOLDS, SAME, are_of_a_kind, likeness
from guibiao.audit.retelling.told import Told, told
from guibiao.expressions import expression

_SURE = 2  # figures told again beside one
_CLAUSE = expression(r"[。；;！？!?\n]")
# what makes an amount another one, where only one of two passages says it
_APART = expression(
    r"其中|(?<!纳入)(?<!列入)计划(?![的内])|拟|目标|力争|预计|年初(?!确定|提出|承诺)|上年|去年(?!\d)|同期|[上下]半年|季度|\d月(?![末底份]?[^，,]{0,2}[开启])"
    r"|(?<!五)(?<!五”)期间|[春佳]节|国庆|假期|第[一二三四五六七八九十\d]+[批期轮次]|[一二三四五]期|平均|人均|剩余|其余|另|上一|往年|历年|[A-Z甲乙丙丁][标公段]"
)
_OF_THING = expression(r"第|[期公段]\Z")  # 二期工程总投资3.6亿元…。该工程3600万元总投资
_PART, _PLAN, _TASK = frozenset({"其中"}), frozenset({"计划", "目标", "力争"}), expression("任务|计划|目标")
_POINT_OF_TIME = expression(r"\d+月[末底]|\d+月\d+日|[一二三四]季度末")
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
_SUM = expression("累计|以来")
_THIS_YEAR = expression("[本当今全]年|年内")


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
    known = [said for t in (one, other) if (said := statement_of(t.figure))]
    if not beside and len({said.region for said in known}) > 1:
        return True
    if not (beside or other.definite or other.points_back) and len({period_of(said.period).year for said in known}) > 1:
        return True
    if ("预算" in one.label) != ("预算" in other.label):
        return True
    if not beside and all(sums) and sums[0].isdisjoint(sums[1]):
        return True
    return _are_of_places(*(dict(_places(t.lead)) for t in (one, other))) or any(
        _tells(ledger, a.figure, b.figure) for a, b in ((one, other), (other, one))
    )


def _are_marked_apart(one: Told, other: Told, beside: int) -> bool:
    """Whether a word that makes an amount another one stands before one of two figures only."""
    apart = _marks(one) ^ _marks(other)
    if apart and (likeness(one, other) >= (HOLDS if beside else SAME) or other.definite):
        apart -= (
            _marks(one) & _PART
        )  # a part told again by its own name; behind 其中 later, it is a part of the earlier
    if apart and other.points_back:
        apart -= {mark for mark in _marks(one) if _OF_THING.search(mark)}  # which one it is, is left out behind 该
    if apart and _TASK.search(other.noun):
        apart -= _PLAN  # 计划改造281公里, and 281公里改造任务
    return bool(apart)


def _marks(it: Told) -> set[str]:
    stretch = _CLAUSE.split(it.lead)[-1]
    return set(_APART.findall(_POINT_OF_TIME.sub("", stretch)))


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
