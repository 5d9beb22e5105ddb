"""`same-figure`: one quantity that a document states twice, with two values."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Cited
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger, subject_of
from guibiao.audit.measures import PERCENT, comparable, factor
from guibiao.audit.precision import stands_for
from guibiao.audit.subjects import named
from guibiao.messages import _
from guibiao.vocabulary import vocabulary

NAME = "same-figure"
SCOPE = Fraction(3, 10)  # of the figure: what differs by more is something else


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every later statement of a leading indicator's figure for a region and a whole year."""
    first: dict[tuple[object, ...], Cited] = {}
    for figure in ledger.figures:
        if not is_leading(figure):
            continue
        said = figure.statement
        earlier = first.setdefault((subject_of(said), said.measure, said.period), figure)
        apart = ledger.sentence(earlier.start) != ledger.sentence(figure.start)
        if apart and comparable(earlier.unit, figure.unit) and is_near(earlier, figure):
            claim = Claim(
                NAME, figure, named(said), figure.unit, "warning", _("同一个数前后不一致，请确认以哪一个为准")
            )
            yield recomputed(ledger, claim, [_as_stated(earlier, figure)])


def is_leading(figure: Cited) -> bool:
    """Whether a figure is a yearly fact of an indicator in money or a rate that the vocabulary knows by this very name.

    Counts of things done are left out: what is named alike in two places is seldom one and the same.
    """
    said = figure.statement
    if said.role != "actual" or said.measure not in ("level", "growth") or figure.bound != "eq" or said.base:
        return False
    entry = vocabulary().indicator(said.indicator)
    if entry is None or not said.period.isdigit() or said.indicator not in (entry.name, *entry.aliases):
        return False
    return entry.valued != "physical" or figure.unit in PERCENT


def is_near(earlier: Cited, figure: Cited) -> bool:
    """Whether two values may be one quantity: figures far apart are of two scopes, which words did not keep apart."""
    other = Fraction(earlier.value) * factor(earlier.unit, figure.unit)
    return abs(other - Fraction(figure.value)) <= abs(other) * SCOPE


def _as_stated(earlier: Cited, figure: Cited) -> Reading:
    by = factor(earlier.unit, figure.unit)
    how = _("前文“{text}”").format(text=f"{earlier.value}{earlier.unit}")
    return Reading(Fraction(earlier.value) * by, stands_for(earlier) * by, (Input(earlier, "same"),), how)
