"""Units as the audit compares them."""

from __future__ import annotations

import re
from fractions import Fraction

PERCENT = ("%", "％")
POINTS = ("个百分点", "百分点")
_COUNT = re.compile(r"[个项家户人名件所座条处栋辆台套起次宗批支场类只头]+(?:次)?\Z")
_SCALE = {"万": 10**4, "亿": 10**8, "千": 1000, "百": 100}


def is_count(unit: str) -> bool:
    """Whether a unit counts whole things, without a multiplier: 个, 项, 家, 人次."""
    return bool(_COUNT.match(unit))


def comparable(unit: str, other: str) -> bool:
    """Whether two units are of one family: 万元 and 亿元."""
    return _split(unit)[0] == _split(other)[0]


def alike(unit: str, other: str) -> bool:
    """Whether one may be part of the other: comparable units, or both counts of whole things (8项 with 5个)."""
    return comparable(unit, other) or (is_count(unit) and is_count(other))


def factor(unit: str, other: str) -> Fraction:
    """What a figure in `unit` is multiplied by to be one in `other`."""
    return _split(unit)[1] / _split(other)[1]


def _split(unit: str) -> tuple[str, Fraction]:
    size = Fraction(1)
    rest = unit
    while rest and rest[0] in _SCALE:
        size *= _SCALE[rest[0]]
        rest = rest[1:]
    return rest, size
