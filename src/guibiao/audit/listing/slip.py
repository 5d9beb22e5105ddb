"""Whether listed parts, which need not be all, would make up their total but for one slip of the pen."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from guibiao.audit.figure import Figure
from guibiao.audit.measures import factor
from guibiao.audit.misprint import ANY, SWAPPED, slip_in_sum

CLOSE = Fraction(3, 20)  # of the total: parts that come so close to it are most often all
_TELLING = 4  # digits of a total of which one that is wrong tells where the sum comes to all others


def is_one_slip(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts add up with two digits of one figure swapped or, if the sum is near, with one other digit."""
    by = [factor(p.unit, total.unit) for p in parts]
    off = Fraction(total.value) - sum(Fraction(p.value) * scale for p, scale in zip(parts, by, strict=True))
    digits = total.value.as_tuple().digits
    telling = len(digits) >= _TELLING and digits[-1] != 0  # a round number is off by a round one often
    near = (telling or abs(off) <= CLOSE * abs(Fraction(total.value))) and len(parts) > len("甲乙")
    return slip_in_sum(total.value, [p.value for p in parts], ANY if near else SWAPPED, by)
