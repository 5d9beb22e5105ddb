"""`Account`: what is kept of a document for linking it with others, once its text is let go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from guibiao.audit.figure import Cited, Figure, Quoted
from guibiao.audit.finding import Span
from guibiao.audit.ledger import Ledger, period_of, subject_of
from guibiao.audit.measures import PERCENT, POINTS
from guibiao.audit.prices import caveat_of
from guibiao.audit.wording import wording

LONG = 4  # characters of a name that no other thing bears
_END_OF_YEAR = re.compile(r"年末|年底|期末")
MEASURES = ("level", "growth", "growth_avg", "change")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept(Quoted):
    """A figure of a known indicator with what its sentence says beside it.

    `caveat` is what other than a slip may explain a growth that does not fit; `reached` are the words that say of a
    figure that a target was met; `quoted` tells that a target is one that was set elsewhere.
    """

    caveat: str = ""
    reached: Span | None = None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """A document's name, kind, area and years, with the figures of its own area that others may speak of as well."""

    name: str
    kind: str
    area: str
    reviews: int | None
    plans: int | None
    figures: tuple[Kept, ...]

    def span(self, figure: Figure, role: str) -> Span:
        """The quotation of a kept figure, marked with its document where that is another."""
        if not isinstance(figure, Quoted):
            raise TypeError("only kept figures can be quoted once their document is gone")
        return replace(figure.span, role=role, doc="" if figure.doc == self.name else figure.doc)


def account_of(ledger: Ledger) -> Account | None:
    """What is kept of a document; None where it does not say whose it is."""
    document = ledger.document
    area = document.code or document.region
    if area is None:
        return None
    kept = tuple(_kept(ledger, f) for f in _comparable_elsewhere(ledger, document.region))
    return Account(document.name, document.kind, area, document.reviews, document.plans, kept)


def _comparable_elsewhere(ledger: Ledger, region: str | None) -> Iterator[Cited]:
    """The figures of indicators that the vocabulary knows, and stocks of other things, for the document's own area."""
    for figure in ledger.figures:
        said = figure.statement
        own = said.measure in MEASURES and said.region == region
        if own and (subject_of(said)[0] != said.indicator or _is_stock(ledger, figure)):
            yield figure


def _is_stock(ledger: Ledger, figure: Cited) -> bool:
    """Whether a figure of no known indicator is of what there was at the end of a year, by a name of some length."""
    said = figure.statement
    if said.measure not in ("level", "change") or said.role == "target" or len(said.indicator) < LONG:
        return False
    if figure.unit in (*PERCENT, *POINTS) or "元" in figure.unit:
        return False
    return bool(_END_OF_YEAR.search(ledger.text, ledger.sentence(figure.start)[0], figure.start))


def _kept(ledger: Ledger, figure: Cited) -> Kept:
    start, end = ledger.sentence(figure.start)
    return Kept(
        start=figure.start,
        end=figure.end,
        value=figure.value,
        unit=figure.unit,
        bound=figure.bound,
        statement=figure.statement,
        doc=ledger.name,
        span=ledger.span(figure, "figure"),
        caveat=caveat_of(ledger, figure) if figure.statement.measure == "growth" else "",
        reached=_reached(ledger, figure, end),
        quoted=figure.statement.role == "target" and _is_quoted(ledger, figure, start),
    )


def _is_quoted(ledger: Ledger, figure: Cited, start: int) -> bool:
    """Whether a target was set elsewhere: what a document looks back on, and what it names the plan for."""
    document = ledger.document
    if document.kind in ("outline", "evaluation"):
        return document.kind == "evaluation"
    past = document.reviews is not None and period_of(figure.statement.period).year <= document.reviews
    return past or any(ledger.text.find(word, start, figure.end) >= 0 for word in wording().quoting)


def _reached(ledger: Ledger, figure: Cited, end: int) -> Span | None:
    """The words behind a fact, before the next figure of its sentence, that say that its target was met."""
    if figure.statement.role == "target":
        return None
    stop = next((f.start for f in ledger.within(figure.end, end)), end)
    for word in wording().reached:
        at = ledger.text.find(word, figure.end, stop)
        if at >= 0:
            return ledger.span(Figure(start=at, end=at + len(word), value=figure.value, unit=""), "words")
    return None
