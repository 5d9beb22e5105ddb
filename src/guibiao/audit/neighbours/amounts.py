"""An amount as the sum or the rest of those beside it, or as one for each head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate

from guibiao.audit.figure import Figure, measure_of
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import alike, comparable, factor, size_of
from guibiao.audit.neighbours.guess import Guess
from guibiao.audit.neighbours.words import NEAR
from guibiao.audit.precision import stands_for, times
from guibiao.audit.sums import added
from guibiao.expressions import expression

_OF_THAT = expression(r"的\s?\d[\d.]*\s?[%％]")  # 占年度计划10.5亿元的106.7%: no part, but what another is a share of
_EACH = expression(r"(?:[人户亩]均|平均每[人户亩])")
_OF_THEN = expression(r"而(?:(?:19|20)\d\d年|上年|去年)[^，,。；;\d]*\Z")
_AMONG = "其中"
_MOST_PARTS = 12


def sums_of_others(ledger: Ledger, figure: Figure, after: Sequence[Figure]) -> Iterator[Guess]:
    """All amounts in a figure's own unit that follow it in its sentence, but where one of them has parts of its own."""
    parts = [f for f in after if f.unit == figure.unit and measure_of(f) == "level"]
    if figure.unit and 2 <= len(parts) <= _MOST_PARTS and _AMONG not in ledger.text[parts[0].end : parts[-1].start]:
        yield Guess("sum-of-parts", added(parts, figure.unit), False)


def rest_of_first(figure: Figure, numbers: Sequence[Figure], at: int) -> Iterator[Guess]:
    """What the first amount in a figure's own unit leaves for it beside all others that follow: 28.7, of which 16.4."""
    like = [i for i, f in enumerate(numbers) if f.unit == figure.unit and measure_of(f) == "level"]
    others = [numbers[i] for i in like[1:] if i != at]
    if not figure.unit or not like or like[0] >= at or not 0 < len(others) < _MOST_PARTS:
        return
    told = numbers[like[0] : like[-1] + 1]
    if _is_made_up(numbers[like[0]], [numbers[i] for i in like[1:]]):
        return
    if sum(alike(f.unit, figure.unit) for f in told) == len(like):  # what else is told of them is no part
        whole = numbers[like[0]]
        beside = added(others, figure.unit)
        inputs = (Input(whole, "total"), *beside.inputs)
        value = Fraction(whole.value) - beside.value

        def how() -> str:
            return "−".join(str(i.figure.value) for i in inputs)

        reading = Reading(value, lambda: stands_for(whole) - beside.possible, inputs, how)
        yield Guess("sum-of-parts", reading, False)


def _is_made_up(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the first parts are all of a whole, so that what follows is of something else."""
    return whole.value in accumulate(part.value for part in parts)


def for_each(ledger: Ledger, figure: Figure, before: Sequence[Figure]) -> Iterator[Guess]:
    """An amount for each: the last two figures before it, one in its unit and one that counts heads."""
    if len(before) < 2 or not _EACH.search(ledger.text, max(figure.start - 2 * NEAR, 0), figure.start):
        return
    for amount, heads in (before[:2], before[1::-1]):
        if comparable(amount.unit, figure.unit) and not comparable(heads.unit, figure.unit) and heads.value > 0:
            by = factor(amount.unit, figure.unit) / size_of(heads.unit)
            value = Fraction(amount.value) * by / Fraction(heads.value)
            inputs = (Input(amount, "whole"), Input(heads, "count"))
            possible = times(stands_for(amount), by) / stands_for(heads)
            yield Guess("multiple", Reading(value, possible, inputs, f"{amount.value}÷{heads.value}"), True)


def is_enumerated(ledger: Ledger, numbers: Sequence[Figure]) -> bool:
    """Whether the first amount is the first item of a list, and no total: 甲89.4亿元、乙21.6亿元, 其中甲89.4亿元；…."""
    first = numbers[0]
    opened = ledger.text.find(_AMONG, ledger.sentence(first.start)[0], first.start) >= 0
    return opened or ledger.text[first.end : first.end + 1] == "、"


def is_apart(ledger: Ledger, figure: Figure) -> bool:
    """Whether an amount is what another is a share of, or of another time: ；而2010年总里程为3450公里."""
    if _OF_THAT.match(ledger.text, figure.end):
        return True
    return _OF_THEN.search(ledger.text, max(figure.start - 4 * NEAR, 0), figure.start) is not None
