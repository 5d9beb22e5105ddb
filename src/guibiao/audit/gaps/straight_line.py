"""How far a figure is from the straight line that leads from a base to a target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from guibiao.audit.figure import Cited, Figure
from guibiao.audit.gaps.gap import Gap
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger, period_of
from guibiao.audit.precision import stands_for
from guibiao.messages import _
from guibiao.quantity import Interval


def on_the_line(ledger: Ledger, gap: Gap, actuals: Sequence[Figure]) -> Iterator[Reading]:
    """The actual figure against the straight line from the base to the target, at its year or half-way."""
    for actual in actuals:
        if not isinstance(actual, Cited) or actual.statement.measure != "level":
            continue
        for target in ledger.stated(actual.statement, "level", facts=False):
            for base in ledger.stated(actual.statement, "level", facts=True):
                yield from _prorated(actual, base, target, gap)


def _prorated(actual: Cited, base: Cited, target: Cited, gap: Gap) -> Iterator[Reading]:
    first, last = period_of(base.statement.period).year, period_of(target.statement.period).year
    reached = period_of(actual.statement.period).year
    if not first < reached < last:
        return
    for share in (Fraction(1, 2), Fraction(reached - first, last - first)):
        line = Interval(base.value) + (Interval(target.value) - Interval(base.value)) * share
        apart = (stands_for(actual) - line) * (gap.sign or 1)
        value = (Fraction(actual.value) - line.middle) * (gap.sign or 1)
        inputs = (Input(actual, "actual"), Input(target, "target"), Input(base, "base"))
        yield Reading(value, apart, inputs, _("目标折算到中期后的差"))
