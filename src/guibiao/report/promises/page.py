"""What became of promises as one self-contained web page: each promise beside the sentence that answers it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guibiao.messages import _
from guibiao.quantity import Period
from guibiao.report.page.web import web_page
from guibiao.report.phrases.naming import period_name
from guibiao.track import MARKS, VERDICTS, Keeping, Quote, Telling, keeping_name, promise_kind


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence in three pieces, of which the middle one is quoted, with where it stands and how well it fits."""

    before: str
    quoted: str
    after: str
    place: str
    score: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One promise as the page shows it."""

    number: int
    verdict: str
    name: str
    facts: tuple[str, ...]  # goal, deadline, lead
    promise: Said
    answers: tuple[Said, ...]


def promises_page(keepings: Sequence[Keeping], earlier: str, later: str) -> str:
    """The page as HTML. `earlier` and `later` are the documents' titles; doubtful promises come after the sure ones."""
    entries = [_entry(number, keeping) for number, keeping in enumerate(keepings, 1)]
    counted = [k.verdict for k in keepings]
    return web_page(
        "promises",
        earlier=earlier,
        later=later,
        lights=[(v, MARKS[v], keeping_name(v), counted.count(v)) for v in VERDICTS],
        marks=MARKS,
        labels={v: keeping_name(v) for v in VERDICTS},
        total=len(entries),
        sure=[e for e in entries if e.verdict != "unclear"],
        unclear=[e for e in entries if e.verdict == "unclear"],
    )


def deadline_name(text: str) -> str:
    """A deadline as people write it; words that are no period stay as they are."""
    try:
        return period_name(Period(text))
    except ValueError:
        return text


def place_name(quote: Quote) -> str:
    """The document, and the characters of its source where it is one."""
    if not quote.end:
        return quote.document
    return _("{document} 第{start}—{end}字").format(document=quote.document, start=quote.start + 1, end=quote.end)


def _entry(number: int, keeping: Keeping) -> Entry:
    told = [keeping.answer] if keeping.answer else keeping.candidates
    return Entry(
        number=number,
        verdict=keeping.verdict,
        name=keeping.name,
        facts=tuple(_facts(keeping)),
        promise=_said(keeping.promise),
        answers=tuple(_told(t) for t in told),
    )


def _facts(keeping: Keeping) -> Iterator[str]:
    yield promise_kind(keeping.kind)
    if keeping.deadline:
        yield _("时限 {deadline}").format(deadline=deadline_name(keeping.deadline))
    if keeping.goal:
        yield _("目标 {goal}").format(goal=keeping.goal)
    if keeping.answer and keeping.answer.figure:
        yield _("结果 {figure}").format(figure=keeping.answer.figure)
    if keeping.lead:
        yield _("牵头 {lead}").format(lead=keeping.lead)


def _told(telling: Telling) -> Said:
    return _said(telling.quote, _("相似度 {score}").format(score=f"{telling.score:.2f}"))


def _said(quote: Quote, score: str = "") -> Said:
    """The sentence round the quotation; where clean and source text differ, the sentence alone."""
    before, found, after = quote.sentence.partition(quote.text.strip())
    pieces = (before, found, after) if found else (quote.sentence, "", "")
    return Said(*pieces, place_name(quote), score)
