"""`multiple`: a ratio to another period (是2015年的1.61倍, 翻一番) against the two levels."""

from __future__ import annotations

from collections.abc import Iterator

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Cited
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger, period_of
from guibiao.audit.levels import Level, levels
from guibiao.audit.measures import comparable, factor
from guibiao.audit.prices import caveat_of, real
from guibiao.audit.subjects import named

NAME = "multiple"


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every multiple whose two levels the text states, unless prices come between them."""
    for figure in ledger.figures:
        said = figure.statement
        grown = said.measure == "growth" and figure.unit == "倍"
        if said.role == "target" or not (said.measure == "multiple" or grown) or said.base is None or real(figure):
            continue
        readings = list(_readings(ledger, figure, said.base, 1 if grown else 0))
        if readings:
            caveat = caveat_of(ledger, figure)
            claim = Claim(NAME, figure, named(said), "倍", "warning" if caveat else "error", caveat)
            yield recomputed(ledger, claim, readings)


def _readings(ledger: Ledger, figure: Cited, before: str, less: int) -> Iterator[Reading]:
    """The ratio of the levels; 增长N倍 is one less than the ratio."""
    for after in dict.fromkeys((figure.statement.period, str(period_of(figure.statement.period).year))):
        for end in levels(ledger, figure, after, "end"):
            for base in levels(ledger, figure, before, "base"):
                if comparable(base.unit, end.unit) and base.possible.low > 0:
                    yield _ratio(base, end, less)


def _ratio(base: Level, end: Level, less: int) -> Reading:
    by = factor(end.unit, base.unit)
    inputs: tuple[Input, ...] = (*end.inputs, *base.inputs)
    how = f"{end.words()}÷{base.words()}" + ("−1" if less else "")
    return Reading(end.value * by / base.value - less, end.possible * by / base.possible - less, inputs, how)
