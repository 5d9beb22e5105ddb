"""What is told to be left of a number of things against those that are done: 75个中有67个…，尚未…的还有8个."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from msgspec.structs import replace

from guibiao.audit.claims import Claim, held
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing import Remainder, remainders
from guibiao.audit.precision import stands_for
from guibiao.audit.sums.claimed import NAME, total_name
from guibiao.quantity import Interval


def what_is_left(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such number."""
    for told in remainders(ledger):
        severity = "error" if told.in_sentence else "warning"
        claim = Claim(NAME, told.left, total_name(ledger, told.left), told.left.unit, severity)
        sure = [] if told.behind else [_less(told.whole, told.done)]
        finding = held(ledger, claim, [r for r in sure if r.value > 0], [r for r in _others(told) if r.value > 0])
        if finding:
            yield finding


def _others(told: Remainder) -> Iterator[Reading]:
    """What may be meant as well: some of those done are among others of them, or more is told behind."""
    for whole in (told.whole, *told.others):
        for many in range(len(told.done), 0, -1):
            for done in combinations(told.done, many):
                for more in range(len(told.behind) + 1):
                    yield _less(whole, (*done, *told.behind[:more]))


def _less(whole: Figure, done: Sequence[Figure]) -> Reading:
    """What is left of a whole."""
    figures = [replace(f, value=abs(f.value)) for f in (whole, *done)]  # 滞后6项 is six items
    first, *others = map(stands_for, figures)
    possible = first - Interval(sum(o.low for o in others), sum(o.high for o in others))
    left = Fraction(figures[0].value) - sum(Fraction(f.value) for f in figures[1:])
    inputs = tuple(Input(f, "part" if i else "whole") for i, f in enumerate(figures))
    return Reading(left, possible, inputs, "−".join(str(f.value) for f in figures))
