"""What is left of what came in when what went out is taken from it: 结余 = 收入 − 支出."""

from __future__ import annotations

from fractions import Fraction

from guibiao.audit.figure import Figure
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.measures import factor
from guibiao.audit.precision import stands_for, times
from guibiao.messages import _


def left_over(came: Figure, went: Figure, unit: str, kept: Figure | None = None) -> Reading:
    """What came in less what went out, in `unit`, with what was `kept` from before where it is counted in."""
    signed = [(came, 1), (went, -1), *([(kept, 1)] if kept else [])]
    by = [factor(f.unit, unit) for f, _sign in signed]
    value = sum((sign * Fraction(f.value) * b for (f, sign), b in zip(signed, by, strict=True)), Fraction(0))
    first, second, *rest = (times(stands_for(f), b) for (f, _sign), b in zip(signed, by, strict=True))
    possible = first - second
    for more in rest:
        possible = possible + more
    how = _("{of}−{by}").format(of=f"{came.value}{came.unit}", by=f"{went.value}{went.unit}")
    how += f"+{kept.value}{kept.unit}" if kept else ""
    return Reading(value, possible, tuple(Input(f, "actual" if sign > 0 else "other") for f, sign in signed), how)
