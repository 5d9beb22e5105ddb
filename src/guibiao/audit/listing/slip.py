"""Whether listed parts, which need not be all, would make up their total but for one slip of the pen."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from guibiao.audit.figure import Figure
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import factor, is_count
from guibiao.audit.misprint import ANY, SURE_DIGITS, SWAPPED, SWAPPED_SHORT, slip_in_sum, swapped, telling_digits
from guibiao.audit.precision import stands_for, times
from guibiao.quantity import decimals

CLOSE = Fraction(3, 20)  # of the total: parts that come so close to it are most often all
_LITTLE = Fraction(1, 100)  # of a total that the parts not told may be: 其他 beside 火电、水电、核电
_TENFOLD = 10
# a sum that hits its total by chance in more than one of so many cases tells nothing; less of one that is beyond it
_CHANCE, _CHANCE_OVER = 20, 8
_REPEATED = 2  # digits of a figure that hardly stands twice by chance
_RIGHT_BEFORE, _MOST_BEFORE = 80, 3  # characters before a figure, and figures there, one of which may be copied
_TELLING = 4  # digits of a total of which one that is wrong tells where the sum comes to all others


def is_one_slip(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts add up with two digits of one figure swapped or, if the sum is near, with one other digit.

    By one other digit only parts told as finely as their total tell: what coarser ones leave is made up for by chance.

    Three or more that come to the tenth of their total would with its point put right, or with that of one of them.
    """
    if _has_point_elsewhere(total, parts):
        return True
    by = [factor(p.unit, total.unit) for p in parts]
    added = sum((Fraction(p.value) * scale for p, scale in zip(parts, by, strict=True)), Fraction(0))
    off = Fraction(total.value) - added
    moved = Fraction(total.value) in (_TENFOLD * added, added / _TENFOLD)
    if moved and (len(parts) > len("甲乙") or len(telling_digits(total.value)) >= SURE_DIGITS):
        return True
    if point_moved(total, parts):
        return True
    if len(parts) > len("甲乙丙" if off > 0 else "甲乙") and swapped(total.value, added, short=True):
        return True  # more than 56 are no list that leaves some out: 65
    digits = total.value.as_tuple().digits
    telling = len(digits) >= _TELLING and digits[-1] != 0  # a round number is off by a round one often
    some = sum(p.value != 0 for p in parts)  # 重大犯罪0人 adds nothing to a sum
    near = (telling or abs(off) <= CLOSE * abs(Fraction(total.value))) and some > len("甲乙")
    as_fine = all(decimals(p.value) >= decimals(total.value) for p in parts if p.unit == total.unit)
    little = 0 < off < _LITTLE * Fraction(total.value)
    sure = is_count(total.unit) or len(digits) >= SURE_DIGITS  # 4.2万 is one digit off from many a sum
    near = near and (telling or off < 0 or (sure and not _may_lack_one(off, total, parts)))
    slips = SWAPPED if not (near and as_fine) else SWAPPED_SHORT if little else ANY
    return slip_in_sum(total.value, [p.value for p in parts], slips, by)


def point_moved(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts as printed make up a total exactly with the point of one of them moved: 59.3 and 2.54 of 8.47."""
    if len(telling_digits(total.value)) < SURE_DIGITS or any(p.unit != total.unit for p in parts):
        return False
    off = Fraction(total.value) - sum((Fraction(p.value) for p in parts), Fraction(0))
    several = (Fraction(p.value) for p in parts if len(telling_digits(p.value)) > 1)
    return any(off in (v * (_TENFOLD - 1), -v * Fraction(_TENFOLD - 1, _TENFOLD)) for v in several)


def is_copied(ledger: Ledger, figure: Figure) -> bool:
    """Whether a figure repeats, digit by digit, one of those right before it."""
    if len(telling_digits(figure.value)) < _REPEATED:
        return False
    told = ledger.numbers(max(figure.start - _RIGHT_BEFORE, 0), figure.start)[-_MOST_BEFORE:]
    return any(abs(f.value) == abs(figure.value) and decimals(f.value) == decimals(figure.value) for f in told)


def _may_lack_one(off: Fraction, total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether what is missing, of amounts told in tens of thousands, may be one part more that was not told."""
    return not is_count(total.unit) and is_count(total.unit.lstrip("万亿")) and off > 0 and len(parts) > len("甲乙丙")


def _has_point_elsewhere(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts add up, as finely as all are told, with the point of one of them moved: 23 of 2.3.

    Three or more, of a total that so fine a sum hits by chance in few of a hundred cases.
    """
    if len(parts) < len("甲乙丙"):
        return False
    by = [factor(p.unit, total.unit) for p in parts]
    meant = [times(stands_for(p), scale) for p, scale in zip(parts, by, strict=True)]
    low, high = sum((i.low for i in meant), Fraction(0)), sum((i.high for i in meant), Fraction(0))
    whole = stands_for(total)
    if abs((low + high) / 2 - Fraction(total.value)) <= CLOSE * abs(Fraction(total.value)):
        return False  # so near, one of them a tenth as much makes up for it by chance
    many = _CHANCE_OVER if low > whole.high else _CHANCE
    for one in meant:
        for moved in (one * _TENFOLD, one * Fraction(1, _TENFOLD)):
            least, most = low - one.low + moved.low, high - one.high + moved.high
            slack = most - least + whole.high - whole.low
            if least <= whole.high and whole.low <= most and slack * len(parts) * many <= whole.low:
                return True
    return False
