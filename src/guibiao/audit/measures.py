"""Units as the audit compares them, from the vocabulary."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from guibiao.quantity import Unit
from guibiao.vocabulary import vocabulary

PERCENT = ("%", "％")
POINTS = ("个百分点", "百分点")
MILLE_POINTS = ("个千分点", "千分点")
ANY = frozenset({"个", "项", "家"})  # what counts any thing
_TIMES = frozenset({"年", "季", "月", "旬", "周", "日", "天", "小时", "时", "h", "d", "分钟", "秒", "s"})
_MANY = {"万": Fraction(10**4), "亿": Fraction(10**8)}


@cache
def is_count(unit: str) -> bool:
    """Whether a unit counts whole things, without a multiplier: 个, 项, 家, 人次."""
    return unit in vocabulary().classifiers()


@cache
def is_money(unit: str) -> bool:
    """Whether a unit is one of renminbi."""
    return _unit(unit).family == "money"


@cache
def comparable(unit: str, other: str) -> bool:
    """Whether two units are of one family: 万元 and 亿元."""
    return _unit(unit).family == _unit(other).family


@cache
def is_for_each(unit: str, amount: str) -> bool:
    """Whether one unit is the other for each of something: 元/月 of 元."""
    of, each, _per = unit.partition("/")
    return bool(each) and comparable(of, amount)


@cache
def is_mean(unit: str) -> bool:
    """Whether amounts in a unit have no sum, being so much for each of something: 公斤/亩, but not 万吨/日."""
    _of, each, per = unit.partition("/")
    return bool(each) and per not in _TIMES


@cache
def alike(unit: str, other: str) -> bool:
    """Whether one may be part of the other: comparable units, or words for any thing (5个 of 8项)."""
    return comparable(unit, other) or {unit, other} <= ANY


@cache
def factor(unit: str, other: str) -> Fraction:
    """What a figure in `unit` is multiplied by to be one in `other`; units that are only alike count the same."""
    return _unit(unit).to(_unit(other)) if comparable(unit, other) else Fraction(1)


def size_of(unit: str) -> Fraction:
    """How many of its base unit a unit is: 万张 is ten thousand."""
    return _unit(unit).size


def _unit(name: str) -> Unit:
    """The unit of a name; an unknown one is a family of its own with its ten thousands: 管 and 万管."""
    name = "‰" if name in MILLE_POINTS else name
    known = vocabulary().unit(name)
    if known is not None:
        return known
    many = next((size for sign, size in _MANY.items() if name.startswith(sign) and len(name) > 1), Fraction(1))
    return Unit(name, f"unknown:{name.lstrip(''.join(_MANY)) if many > 1 else name}", many)
