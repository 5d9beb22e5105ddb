"""`shares-to-100`: by how much the shares of the three industries moved: what some gain the others lose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Cited
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import POINTS
from guibiao.audit.precision import stands_for
from guibiao.audit.subjects import named
from guibiao.messages import _
from guibiao.quantity import Interval

NAME = "shares-to-100"
_INDUSTRIES = ("第一产业", "第二产业", "第三产业")
_SHARES = re.compile("比重|占比|结构|构成")
_OTHER = re.compile("拉动|贡献|高于|低于|快于|慢于|增速")
_EVEN = Fraction(1, 10)  # points by which shares are made larger or smaller so that they add up


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every sentence that tells the change of all three shares in points."""
    run: list[Cited] = []
    for figure in ledger.figures:
        if figure.unit not in POINTS or not figure.statement.indicator.startswith(_INDUSTRIES):
            continue
        if run and ledger.sentence(run[0].start) != ledger.sentence(figure.start):
            run = []
        run.append(figure)
        if tuple(f.statement.indicator[: len(_INDUSTRIES[0])] for f in run) == _INDUSTRIES:
            start = ledger.sentence(run[0].start)[0]
            words = ledger.text[start : figure.end]
            if _SHARES.search(words) and not _OTHER.search(words):
                yield _of_all(ledger, run)
            run = []


def _of_all(ledger: Ledger, changes: list[Cited]) -> Finding:
    """The last change against what the others leave for it."""
    *others, last = changes
    value = -sum((Fraction(f.value) for f in others), Fraction(0))
    possible = -sum((stands_for(f) for f in others), Interval(-_EVEN, _EVEN))
    how = _("各产业比重此升彼降")
    reading = Reading(value, possible, tuple(Input(f, "change") for f in others), how)
    return recomputed(ledger, Claim(NAME, last, named(last.statement), last.unit), [reading])
