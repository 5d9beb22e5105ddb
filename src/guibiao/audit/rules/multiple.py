"""`multiple`: a ratio to another period (是2015年的1.61倍, 翻一番) against the two levels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Cited
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.levels import Level, level_of, levels
from guibiao.audit.measures import comparable, factor
from guibiao.audit.prices import caveat_of, real
from guibiao.audit.subjects import named

NAME = "multiple"
_BASE = re.compile(r"(\d{4})年(?:末|底)?的?约?\Z")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every multiple whose two levels the text states, unless prices come between them."""
    for figure in ledger.figures:
        said = figure.statement
        grown = said.measure == "growth" and figure.unit == "倍"
        if said.role == "target" or not (said.measure == "multiple" or grown) or real(figure):
            continue
        before = said.base or _base_named(ledger, figure)
        readings = list(_readings(ledger, figure, before, 1 if grown else 0)) if before else []
        if readings:
            caveat = caveat_of(ledger, figure)
            claim = Claim(NAME, figure, named(said), "倍", "warning" if caveat else "error", caveat)
            yield recomputed(ledger, claim, readings)


def _base_named(ledger: Ledger, figure: Cited) -> str | None:
    """The year that the figure's own clause compares with: 是2015年的."""
    found = _BASE.search(ledger.text[max(figure.start - 12, 0) : figure.start])
    return found[1] if found else None


def _readings(ledger: Ledger, figure: Cited, before: str, less: int) -> Iterator[Reading]:
    """The ratio of the levels; 增长N倍 is one less than the ratio."""
    for base in levels(ledger, figure, before, "base"):
        for end in _ends(ledger, figure, before):
            if comparable(base.unit, end.unit) and base.possible.low > 0:
                yield _ratio(base, end, less)


def _ends(ledger: Ledger, figure: Cited, before: str) -> list[Level]:
    """The level said to be a multiple: the last of the subject in the same sentence that is not the base."""
    start = ledger.sentence(figure.start)[0]
    stated = ledger.stated(figure.statement, "level", facts=True)
    ends = [c for c in stated if start <= c.start < figure.start and c.statement.period != before]
    return [level_of(ends[-1], "end")] if ends else levels(ledger, figure, figure.statement.period, "end")


def _ratio(base: Level, end: Level, less: int) -> Reading:
    by = factor(end.unit, base.unit)
    inputs: tuple[Input, ...] = (*end.inputs, *base.inputs)
    how = f"{end.words()}÷{base.words()}" + ("−1" if less else "")
    return Reading(end.value * by / base.value - less, end.possible * by / base.possible - less, inputs, how)
