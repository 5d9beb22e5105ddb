"""How likely a target is met if the years to come vary as those so far: only where there are enough of these."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import atan, cos, fsum, log1p, pi, sin, sqrt

ENOUGH = 8  # yearly paces; with fewer the spread itself is hardly known


def chance(paces: Sequence[Fraction], needed: Fraction, left: Fraction, geometric: bool, rises: bool) -> float | None:
    """The probability that the mean pace of the `left` years is no worse than `needed`.

    Years are taken as independent and alike: the mean of n paces foretells the mean of the next m with the spread
    s·√(1/m + 1/n), by Student's t with n − 1 degrees of freedom (the prediction interval of any textbook). Rates (%) of
    a geometric course are taken as ln(1 + g). None where there are fewer than `ENOUGH` paces, or they do not vary.
    """
    if len(paces) < ENOUGH or left <= 0:
        return None
    if geometric and min(*paces, needed) <= -100:
        return None
    seen, mark = [_scaled(p, geometric) for p in paces], _scaled(needed, geometric)
    n, mean = len(seen), fsum(seen) / len(seen)
    spread = sqrt(fsum((pace - mean) ** 2 for pace in seen) / (n - 1) * (1 / left + 1 / n))
    if not spread:
        return None
    above = _student((mean - mark) / spread, n - 1)
    return above if rises else 1 - above


def _scaled(pace: Fraction, geometric: bool) -> float:
    return log1p(float(pace) / 100) if geometric else float(pace)


def _student(t: float, freedom: int) -> float:
    """The distribution function of Student's t (Abramowitz and Stegun 26.7.3 and 26.7.4).

    >>> round(_student(2.262157, 9), 4), round(_student(0, 8), 4), round(_student(-1.859548, 8), 4)
    (0.975, 0.5, 0.05)
    """
    angle = atan(t / sqrt(freedom))
    cosine, term, total = cos(angle), 1.0, 0.0
    odd = freedom % 2
    if odd:
        term = cosine
    for k in range(1 + odd, freedom, 2):
        total += term
        term *= cosine * cosine * k / (k + 1)
    inside = 2 / pi * (angle + sin(angle) * total) if odd else sin(angle) * total
    return (1 + inside) / 2
