"""`outlier`: more people or households than the place has: 常住人口149.32万人，城镇新增就业9334万人."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.figure import Cited
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import comparable, factor
from guibiao.audit.rules.outlier import NAME, noted
from guibiao.audit.subjects import named
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval

__all__ = ["NAME", "check"]

_ALL = "常住人口 户籍人口 总人口"  # of a place
_PERSONS, _HOUSEHOLDS = "人", "户"
_COUNTED = (_PERSONS, "名", _HOUSEHOLDS)
_TIMES = 3  # as many as there are people, which no count of them is that is of the place
# who comes from elsewhere, is counted each time, or lives in a wider area
_OTHERS = expression(
    r"游客|旅客|观众|接待|客[流运]|客源|人流|粉丝|用户|网民|浏览|点击|阅读|关注|服务|惠及|受益|培训|宣传|参与|参加|检测|接种|核酸|诊疗|就诊|门诊"
    r"|次|全[国省球]|流域|辐射|带动|影响|覆盖|外来|累计|历年|密度|每|均|人口\Z|周边|观看|收看|进馆|入园|到访|流量|通行|过境"
)
# who are but a part of the people, whoever counts them
_OF_ALL = expression(r"岁|老[年龄]?人|残疾|低保|特困|孤儿|留守|脱贫|贫困人口|党员|教师|医师|护士|在校|军人")
_OF_THE_PLACE = expression(
    "就业|失业|参保|低保|特困|脱贫|贫困|学生|在校|毕业|教师|从业|职工|人员|党员|老年|老龄|老人|岁以上|岁及以上|残疾|儿童|务工|劳动力|农户|家庭|户数|居民|医师|护士"
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """A warning for every level of people many times as high as the document's own population."""
    if next(ledger.where(_ALL), None) is None:
        return
    whole = _population(ledger)
    people = _size(whole) if whole else Fraction(0)
    for figure in ledger.figures if whole else ():
        many = _size(figure) if figure.unit.endswith(_COUNTED) else 0
        if whole and many > people:
            said = figure.statement
            alike = said.measure == "level" and said.region == whole.statement.region
            words = f"{label_in_sentence(ledger, figure)} {said.indicator}"
            of_all = _OF_ALL.search(words) is not None or not _is_of_persons(figure)
            if many <= people * (1 if of_all else _TIMES):
                continue
            if alike and _OF_THE_PLACE.search(words) and not _OTHERS.search(words):
                yield _beyond(ledger, figure, whole)


def _population(ledger: Ledger) -> Cited | None:
    """The largest of the place's own populations that the document tells."""
    names = tuple(_ALL.split())
    told = [f for f in ledger.figures if f.statement.indicator.endswith(names) and _is_of_persons(f)]
    told = [f for f in told if f.statement.measure == "level"]
    return max(told, key=_size, default=None)


def _is_of_persons(figure: Cited) -> bool:
    return comparable(figure.unit, _PERSONS)


def _size(figure: Cited) -> Fraction:
    """How many persons or households a figure is; none where it counts anything else."""
    if _is_of_persons(figure):
        return Fraction(figure.value) * factor(figure.unit, _PERSONS)
    return (
        Fraction(figure.value) * factor(figure.unit, _HOUSEHOLDS) if figure.unit.endswith(_HOUSEHOLDS) else Fraction(0)
    )


def _beyond(ledger: Ledger, figure: Cited, whole: Cited) -> Finding:
    message = _("{name}为{value}，多于{whole}的人口，小数点或单位可能有误，请核对。").format(
        name=named(figure.statement), value=f"{figure.value}{figure.unit}", whole=f"{whole.value}{whole.unit}"
    )
    most = Interval(Fraction(0), _size(whole) / (_size(figure) / Fraction(figure.value)))
    finding = noted(ledger, figure, Reading(most.high, most, (Input(whole, "whole"),)), message)
    return replace(finding, severity="warning")
