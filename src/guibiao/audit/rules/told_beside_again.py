"""`same-figure`: figures that tell again what was told, known by what stands beside them.

A rate right behind the very amount behind which it stood before (审结7018件，上升2.04%); an amount of this thing told
before in another unit (总投资1.86亿元…该工程总投资16800万元).
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing.told_as_levels import label_of_level, name_in
from guibiao.audit.measures import PERCENT
from guibiao.audit.misprint import swapped, telling_digits
from guibiao.audit.retelling import as_told_before
from guibiao.audit.twins import told_twice, turned_in_other_units
from guibiao.expressions import expression
from guibiao.messages import _

NAME = "same-figure"
_FEWEST_DIGITS = 3
_RATE = expression(
    r"(?:[（(]\S{0,12}[）)])?[，,、]?(?P<said>[^，,。；;、\d]{0,8}[增长降升减涨跌][^，,。；;、\d]{0,4})(?=[\d-])"
)
_SINCE = expression("同比|比上年|较上年")
_NOUN, _NAME_LONG = 2, 5  # characters at the end of names that two must share, and that no two things share
_THIS = expression(r"[该本此]|上述|前述|其")
_NEAR = 600  # characters
_TIME = expression(r"上年|去年|同期|计划|目标|[上下]半年|季度|\d月|以来|累计|年均")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for each such figure that has two digits of the earlier one turned."""
    for earlier, figure in told_twice(ledger, _FEWEST_DIGITS - 1):
        if _are_apart(ledger, earlier, figure) and _end_alike(ledger, earlier, figure):
            before, again = _rate_behind(ledger, earlier), _rate_behind(ledger, figure)
            if before and again and _alike(before[0], again[0]) and swapped(again[1].value, Fraction(before[1].value)):
                yield _compared(ledger, again[1], before[1], label_in_sentence(ledger, figure) + again[0])
    for earlier, figure in turned_in_other_units(ledger, _FEWEST_DIGITS):
        if _is_this(ledger, earlier, figure):
            yield _compared(ledger, figure, earlier, label_in_sentence(ledger, figure))


def _are_apart(ledger: Ledger, earlier: Figure, figure: Figure) -> bool:
    """Whether a semicolon or a stop stands between two figures."""
    return (
        ledger.sentence(earlier.start) != ledger.sentence(figure.start)
        or "；" in ledger.text[earlier.end : figure.start]
    )


def _alike(said: str, again: str) -> bool:
    """Whether a rate is told as before: 同比增长 and 增长 are of one year."""
    return _SINCE.sub("", said) == _SINCE.sub("", again)


def _rate_behind(ledger: Ledger, amount: Figure) -> tuple[str, Figure] | None:
    """The rate at which an amount grew, told right behind it, with the words that say so."""
    said = _RATE.match(ledger.text, amount.end)
    rate = next(iter(ledger.numbers(said.end(), said.end() + 1)), None) if said else None
    return (said["said"], rate) if said and rate and rate.unit in PERCENT else None


def _is_this(ledger: Ledger, earlier: Figure, figure: Figure) -> bool:
    """Whether an amount is of the very thing of which another one was told in another sentence before."""
    if ledger.sentence(earlier.start) == ledger.sentence(figure.start):
        return False
    labels = label_of_level(ledger, earlier), label_of_level(ledger, figure)
    if None in labels or any(_TIME.search(label or "") for label in labels):
        return False
    first, second = (name_in(label or "") for label in labels)
    short, long = sorted((first, second), key=len)
    if len(short) < _NOUN or not long.endswith(short):
        return False
    pointed = _THIS.match(second) is not None and figure.start - earlier.end < _NEAR
    return pointed or len(short) >= _NAME_LONG


def _end_alike(ledger: Ledger, earlier: Figure, figure: Figure) -> bool:
    names = [name_in(label_in_sentence(ledger, f)) for f in (earlier, figure)]
    if len(telling_digits(figure.value)) < _FEWEST_DIGITS:
        return len(names[0]) >= 2 * _NOUN and names[0] == names[1]  # few digits may be those of another thing
    return len(names[0]) >= _NOUN and names[0][-_NOUN:] == names[1][-_NOUN:]


def _compared(ledger: Ledger, figure: Figure, earlier: Figure, name: str) -> Finding:
    caveat = _("两位数字可能写颠倒了，如另有所指则不算错")
    return recomputed(
        ledger, Claim(NAME, figure, name, figure.unit, "warning", caveat), [as_told_before(earlier, figure)]
    )
