"""A rate as the share that one amount beside it is of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from guibiao.audit.claims import indicator_of
from guibiao.audit.figure import Figure, measure_of
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, factor
from guibiao.audit.misprint import SURE_DIGITS
from guibiao.audit.neighbours.guess import Guess
from guibiao.audit.neighbours.words import label
from guibiao.audit.precision import stands_for, times
from guibiao.audit.shares import ratio
from guibiao.expressions import expression
from guibiao.quantity import Interval

_OF_WHOM = expression(r"(?P<whom>[\u4e00-\u9fff]{3,})[\u4e00-\u9fff]{2}率\Z")
_MARK = expression("[，,；;、（(]")
_OF_WORD = expression(r"(?P<word>[\u4e00-\u9fff]{2})率\Z")
_SHARES = expression(r"占|率|比|完成|份额")
_UNDONE = expression("[不未]")
_PER_UNIT = "/"
_WHOLE = 100  # %
_FELLOWS = ("、", "和", "及")


def shares_of_amounts(ledger: Ledger, figure: Figure, last: Figure, earlier: Figure) -> Iterator[Guess]:
    """The smaller of two amounts as a share of the larger, or the larger in per cent of the smaller."""
    if _PER_UNIT in last.unit or measure_of(last) == "change":
        return  # concentrations have no parts, and what was added to something is none of it
    if _is_rate_of_others(ledger, figure, (last, earlier)):
        return
    after = ledger.numbers(last.end, figure.start)
    beside = not ledger.numbers(earlier.end, last.start) and all(f.unit in PERCENT for f in after)
    borne_out = beside and _SHARES.search(label(ledger, earlier, figure)) is not None
    fellows = ledger.text.startswith(_FELLOWS, earlier.end)  # 医疗9.8亿元、社保13.5亿元: neither is of the other
    borne_out = borne_out and not fellows and not _is_rate_of_other_words(ledger, figure, (last, earlier))
    part, whole = (last, earlier) if _is_smaller(last, earlier) == (figure.value <= _WHOLE) else (earlier, last)
    reading = ratio(part, whole)
    if reading is not None:
        yield Guess("share", reading, borne_out)
    undone = _UNDONE.search(label(ledger, last, figure)) and _UNDONE.search(label(ledger, earlier, last))
    if undone and (both := _of_both(last, earlier)) is not None:
        yield Guess("share", both, False)


def _of_both(part: Figure, rest: Figure) -> Reading | None:
    """What a part is of itself and the rest: 批准逮捕196人，不批准逮捕40人，不捕率16.95%."""
    by = factor(rest.unit, part.unit)
    others = times(stands_for(rest), by)
    own = stands_for(part)
    if own.low <= 0 or others.low <= 0:
        return None
    value = 100 / (1 + Fraction(rest.value) * by / Fraction(part.value))
    possible = Interval(100 * own.low / (own.low + others.high), 100 * own.high / (own.high + others.low))
    inputs = (Input(part, "part"), Input(rest, "part"))
    return Reading(value, possible, inputs, f"{part.value}÷({part.value}+{rest.value})")


def _is_smaller(figure: Figure, other: Figure) -> bool:
    if figure.unit == other.unit:
        return abs(figure.value) <= abs(other.value)
    return abs(Fraction(figure.value)) * factor(figure.unit, other.unit) <= abs(Fraction(other.value))


def _is_rate_of_others(ledger: Ledger, figure: Figure, amounts: Sequence[Figure]) -> bool:
    """Whether a rate is called by those that it is of, and nothing that they are called stands beside the amounts.

    高校毕业生就业率 is not the share of 就业困难人员.
    """
    name = _OF_WHOM.match(indicator_of(figure))
    if name is None:
        return False
    start = ledger.sentence(figure.start)[0]
    beside = "，".join(label_before(ledger.text, f.start, start) for f in amounts)
    return not any(a + b in beside for a, b in pairwise(name["whom"]))


def _is_rate_of_other_words(ledger: Ledger, figure: Figure, amounts: Sequence[Figure]) -> bool:
    """Whether a rate of few digits is called by no word that stands with the amounts: 随访率95% beside 签约8.92万人."""
    name = _OF_WORD.search(indicator_of(figure))
    if name is None or len(figure.value.as_tuple().digits) >= SURE_DIGITS:
        return False
    start = ledger.sentence(figure.start)[0]
    last = max(f.end for f in amounts)
    beside = ledger.text[start:last] + _MARK.split(ledger.text[last : figure.start])[0]
    return name["word"] not in beside
