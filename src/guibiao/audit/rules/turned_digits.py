"""Figures that follow from their neighbours once two of their digits change places: 增长15.7% where 3587→4216 is 17.5%.

Words by which figures belong together are many; that a figure is another one with two digits turned round is hardly
ever chance. What other rules recompute is left to them: here are growth, shares, differences and multiples in wordings
that no rule knows. The findings are warnings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from guibiao.audit.claims import Claim, indicator_of, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import FITTING, Input, Reading, judge
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing import label_before
from guibiao.audit.measures import PERCENT, POINTS, comparable, factor
from guibiao.audit.misprint import swapped
from guibiao.audit.precision import decimals, number, stands_for, times
from guibiao.messages import _

NAMES = ("growth-of-levels", "share", "change-of-levels", "gap", "multiple")
_SHARE = re.compile(r"占|比重|[率面度]")
_MOVED = re.compile(
    r"增|减|降|升|涨|跌|提高|回落|扩|缩|多|少|翻|落后|领先|高于|低于|高出|快|慢|差|拓展|压减|变化|±|同比"
)
_PER_HEAD = re.compile(r"人均|户均|亩均|每")
MOST = 4  # amounts of a sentence of which a figure may be told
SOLE = 3  # readings of one pair of amounts, where the sentence has no other
_NEAREST = 2  # amounts before a figure, and one behind it, from which it may follow


def check(ledger: Ledger) -> Iterator[Finding]:
    """A warning for every such figure that no reading of its neighbours gives as it is printed."""
    for claim in ledger.numbers(0, len(ledger.text)):
        if len(claim.value.as_tuple().digits) < 2 or claim.unit == "":
            continue
        start, end = ledger.sentence(claim.start)
        label = label_before(ledger.text, claim.start, start)
        rule = _rule(claim, label)
        if not rule:
            continue
        readings = list(_readings(ledger, claim, rule, start, end))
        sole = len(readings) <= SOLE
        turned = [r for r in readings if r.value * Fraction(claim.value) > 0 and _is_turned(claim, r, sole=sole)]
        if turned and not any(judge(claim, r) in FITTING for r in readings):
            caveat = _("两位数字可能写颠倒了，如另有所指则不算错")
            name = indicator_of(claim) or label or _("这个数")
            yield recomputed(ledger, Claim(rule, claim, name, claim.unit, "warning", caveat), turned[:1])


def _is_turned(claim: Figure, reading: Reading, *, sole: bool) -> bool:
    """Whether two digits of a claim are in each other's place; of one with two digits where little else is possible."""
    if swapped(claim.value, reading.value):
        return True
    places = decimals(claim.value)
    a, b = (number(abs(v), places).replace(".", "") for v in (Fraction(claim.value), reading.value))
    return sole and len(a) == len("12") and a[0] != a[1] and a == b[::-1]


def _rule(claim: Figure, label: str) -> str:
    """What kind of claim a figure is by its unit and the words before it; nothing where it is none."""
    if claim.unit in PERCENT:
        return "share" if _SHARE.search(label) else "growth-of-levels" if _MOVED.search(label) else ""
    if claim.unit == "倍":
        return "multiple"
    if claim.unit in POINTS:
        return "gap"
    return "change-of-levels" if _MOVED.search(label) and not _PER_HEAD.search(label) else ""


def _readings(ledger: Ledger, claim: Figure, rule: str, start: int, end: int) -> Iterator[Reading]:
    """What the nearest amounts give for a claim: each pair of them in either order."""
    wanted = PERCENT if rule == "gap" else ()
    fits = [f for f in ledger.numbers(start, end) if f is not claim and _is_operand(f, claim, rule, wanted)]
    before = [f for f in fits if f.start < claim.start][-_NEAREST:]
    behind = [f for f in fits if f.start > claim.start][:1]
    near = [*before, *behind] if len(before) < _NEAREST else before
    near = near if len(fits) <= MOST else []
    for i, one in enumerate(near):
        for other in near[i + 1 :]:
            if comparable(one.unit, other.unit):
                yield from _of_pair(one, other, claim, rule)


def _is_operand(figure: Figure, claim: Figure, rule: str, wanted: tuple[str, ...]) -> bool:
    if wanted:
        return figure.unit in wanted
    if figure.unit in (*PERCENT, *POINTS, "倍", ""):
        return False
    return rule != "change-of-levels" or comparable(figure.unit, claim.unit)


def _of_pair(one: Figure, other: Figure, claim: Figure, rule: str) -> Iterator[Reading]:
    if one.value <= 0 or other.value <= 0:
        return
    for a, b in ((one, other), (other, one)):
        if rule in ("gap", "change-of-levels"):
            if (reading := _less(a, b, claim)).value > 0:
                yield reading
        else:
            yield from _over(a, b, rule)


def _less(a: Figure, b: Figure, claim: Figure) -> Reading:
    by_a, by_b = (
        (Fraction(1), Fraction(1)) if claim.unit in POINTS else (factor(a.unit, claim.unit), factor(b.unit, claim.unit))
    )
    value = Fraction(a.value) * by_a - Fraction(b.value) * by_b
    possible = times(stands_for(a), by_a) - times(stands_for(b), by_b)
    return Reading(value, possible, (Input(a, "end"), Input(b, "base")), f"{a.value}−{b.value}")


def _over(a: Figure, b: Figure, rule: str) -> Iterator[Reading]:
    """The ratio of two amounts as a share or multiple; the growth from one to the other, or by the other."""
    ratio = Fraction(a.value) * factor(a.unit, b.unit) / Fraction(b.value)
    possible = times(stands_for(a), factor(a.unit, b.unit)) / stands_for(b)
    inputs, how = (Input(a, "part"), Input(b, "whole")), f"{a.value}÷{b.value}"
    if rule == "multiple":
        yield Reading(ratio, possible, inputs, how)
        yield Reading(ratio - 1, possible - 1, inputs, f"{how}−1")
    elif rule == "share":
        if ratio <= 1:
            yield Reading(ratio * 100, times(possible, Fraction(100)), inputs, how)
    else:
        yield Reading((ratio - 1) * 100, times(possible - 1, Fraction(100)), inputs, f"{b.value}→{a.value}")
        if ratio < Fraction(1, 2):  # a was added to make b
            grown = ratio / (1 - ratio) * 100
            wide = possible.high / (1 - possible.high) * 100
            least = possible.low / (1 - possible.low) * 100
            yield Reading(grown, type(possible)(least, wide), inputs, f"{a.value}÷({b.value}−{a.value})")
