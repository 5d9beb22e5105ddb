"""Whether figures may be a total and parts of it, by their units, measures and values."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.measures import ANY, comparable, factor, is_count


def is_total_of(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a figure is larger than each of the parts, in units that can be added."""
    return all(
        comparable(total.unit, p.unit) and Fraction(total.value) * factor(total.unit, p.unit) > p.value for p in parts
    )


def is_sum(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts as printed make up such a figure exactly."""
    added = sum(Fraction(p.value) * factor(p.unit, total.unit) for p in parts if comparable(p.unit, total.unit))
    return is_total_of(total, parts) and added == Fraction(total.value)


@lru_cache(maxsize=4096)
def one_kind(unit: str, other: str) -> bool:
    """Whether figures of these units may be parts of one total: schools are no parts of places in them."""
    if is_count(unit) and is_count(other):
        return unit == other or {unit, other} <= ANY
    return comparable(unit, other)


def same_measure(part: Figure, total: Figure) -> bool:
    """A stock has no part that is a flow's growth: measures must agree where both are known."""
    p, t = statement_of(part), statement_of(total)
    if p is None or t is None:
        return part.unit not in ("%", "％", "‰", "个百分点")
    return p.measure == t.measure and p.measure in ("level", "change")
