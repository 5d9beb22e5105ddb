"""`target-consistency`: a target's end value against the yearly pace set with it, for one indicator.

From 6.21亿元, 7.83亿元 in five years is 4.7% a year: a text that also asks for 6% a year contradicts itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Cited
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Reading
from guibiao.audit.ledger import Ledger, in_whole_years, nearest, period_of, subject_of
from guibiao.audit.levels import level_of, levels, span_of
from guibiao.audit.measures import PERCENT
from guibiao.audit.prices import real
from guibiao.audit.rules.cagr import mean_rate
from guibiao.audit.rules.change_of_levels import difference
from guibiao.audit.subjects import named
from guibiao.messages import _

NAME = "target-consistency"


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every pace asked for beside an end value, where the level to start from is stated or follows."""
    seen = set()
    for figure in ledger.figures:
        said = figure.statement
        if said.role != "target" or not in_whole_years(period_of(said.period)):
            continue
        pace = said.measure == "growth_avg" and figure.unit in PERCENT and not real(figure)
        if not pace and said.measure != "change_avg":
            continue
        readings = list(_readings(ledger, figure))
        again = (subject_of(said), figure.value)
        if readings and again not in seen:
            seen.add(again)
            caveat = _("与同时提出的期末值不一致，请确认以哪一个为准")
            yield recomputed(
                ledger, Claim(NAME, figure, named(said) + _("目标"), figure.unit, "warning", caveat), readings
            )


def _readings(ledger: Ledger, figure: Cited) -> Iterator[Reading]:
    before, after, years = span_of(figure.statement.period)
    ends = ledger.stated(figure.statement, "level", facts=False, period=after)
    for end in nearest([e for e in ends if _together(ledger, e, figure)], figure.start)[:1]:
        for base in levels(ledger, figure, before, "base", derive=True):
            level = level_of(replace(end, bound="eq"), "target")  # 以上 does not make a target another one
            if figure.statement.measure == "growth_avg":
                reading = mean_rate(base, level, years)
            else:
                reading = difference(base, level, figure.unit, years)
            if reading:
                yield reading


def _together(ledger: Ledger, end: Cited, figure: Cited) -> bool:
    """Whether two targets are set in one sentence: a later proposal is another target."""
    return ledger.sentence(end.start) == ledger.sentence(figure.start)
