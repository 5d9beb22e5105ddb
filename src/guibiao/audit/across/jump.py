"""`outlier` across documents: a level many times last year's, as a lost point makes it: 2210公里, then 22.10公里."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.across.account import Account, Kept
from guibiao.audit.across.chronicle import Chronicle, key_of
from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.levels import year_before
from guibiao.audit.measures import PERCENT, comparable, factor
from guibiao.audit.subjects import named
from guibiao.messages import _
from guibiao.quantity import Interval

NAME = "outlier"
_JUMP = 8  # times the year before, or so small a part of it
_LIKE = 2  # times that the two lie apart at most but for the power of ten
_POWERS = tuple(Fraction(10**k) for k in range(1, 9))
_SMALL = 10  # of things counted: from 1 to 12 is no jump


def check(chronicle: Chronicle) -> Iterator[Finding]:
    """A note for every yearly level that is about a power of ten times that of the year before in another document."""
    for at, account in enumerate(chronicle.accounts):
        for figure in account.figures:
            before = year_before(figure.statement.period)
            if figure.statement.measure != "level" or figure.statement.role == "target" or before is None:
                continue
            if figure.unit in PERCENT or chronicle.within(at, key_of(figure, period=before)):
                continue
            bases = [
                b for b in chronicle.elsewhere(at, key_of(figure, period=before)) if comparable(b.unit, figure.unit)
            ]
            if bases and all(_is_jump(figure, b) for b in bases):
                yield _of_jump(account, figure, bases[0])


def _is_jump(figure: Kept, base: Kept) -> bool:
    value, last = Fraction(figure.value), Fraction(base.value) * factor(base.unit, figure.unit)
    if value <= 0 or last <= 0 or max(value, last) < _SMALL:
        return False
    ratio = max(value / last, last / value)
    return ratio >= _JUMP and any(1 <= _LIKE * ratio / power <= _LIKE * _LIKE for power in _POWERS)


def _of_jump(account: Account, figure: Kept, base: Kept) -> Finding:
    last = Fraction(base.value) * factor(base.unit, figure.unit)
    believable = Reading(last, Interval(last / _JUMP, last * _JUMP), (Input(base, "base"),))
    claim = Claim(NAME, replace(figure, bound="eq"), named(figure.statement), figure.unit, "note")
    ratio = max(Fraction(figure.value) / last, last / Fraction(figure.value))
    message = _("{name}为{value}，而上年为{base}，相差{times}倍以上，小数点或单位可能有误，请核对。").format(
        name=named(figure.statement), value=f"{figure.value}{figure.unit}", base=f"{base.value}{base.unit}",
        times=int(ratio),
    )  # fmt: skip
    finding = recomputed(account, claim, [believable])
    return replace(finding, verdict="fails", severity="note", message=message, working="")
