"""Findings beside the text: documents as one self-contained web page with a note in the margin at each claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from guibiao.audit import KINDS, MARKS, Checked, Finding, Span, by_root, kind_name, kind_of
from guibiao.messages import _
from guibiao.report.page.web import web_page


@dataclass(frozen=True, slots=True)
class Quoted:
    """A figure that a finding rests on: its text, where it stands on the page, and of which other document it is."""

    text: str
    href: str = ""
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A finding with its number on the page, its kind, its place, what it rests on, and the number of its root."""

    number: int
    kind: str
    finding: Finding
    place: str
    inputs: tuple[Quoted, ...]
    root: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text with the notes whose claims or inputs are in it; `anchors` where inputs link to."""

    text: str
    claims: tuple[Note, ...] = ()
    inputs: tuple[Note, ...] = ()
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the source in pieces, and the notes on the claims in it."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document on the page: a link to it, its name and title, a summary, its notes by kind, and its text."""

    href: str
    name: str
    title: str
    summary: str
    counts: tuple[tuple[str, int], ...]
    notes: tuple[Note, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()


@dataclass(slots=True)
class _Marked:
    """The spans of a document that the page links to: those of claims and those that claims rest on."""

    claims: dict[Span, list[Note]] = field(default_factory=lambda: defaultdict(list))
    inputs: dict[Span, list[Note]] = field(default_factory=lambda: defaultdict(list))


def findings_page(documents: Sequence[Checked]) -> str:
    """The page as HTML: each document's source text, its claims marked, the findings in the margin, linked both ways.

    Several documents stand one after another below a list of them.
    """
    places = {one.document.name: number for number, one in enumerate(documents, 1)}
    numbered = _numbered(documents, places)
    marked: dict[str, _Marked] = defaultdict(_Marked)
    for name, notes in numbered.items():
        for note in notes:
            marked[name].claims[_bare(note.finding.spans[0])].append(note)
            for span in dict.fromkeys(map(_bare, note.finding.spans[1:])):
                marked[span.doc or name].inputs[_at_home(span)].append(note)
    sheets = [
        _sheet(one, f"#d{places[one.document.name]}", numbered[one.document.name],
               tuple(_paragraphs(one, marked[one.document.name], places[one.document.name])))
        for one in documents
    ]  # fmt: skip
    return _page(sheets)


def findings_list(documents: Sequence[Checked], pages: Mapping[str, str]) -> str:
    """A page that lists documents, each with its counts and a link to its own page; `pages` gives these by name."""
    return _page([_sheet(one, pages[one.document.name], ()) for one in documents])


def _page(sheets: Sequence[Sheet]) -> str:
    counts = [(kind, sum(n for sheet in sheets for k, n in sheet.counts if k == kind)) for kind in KINDS]
    return web_page(
        "findings",
        title=sheets[0].title if len(sheets) == 1 else _("{n} 份文件").format(n=len(sheets)),
        counts=[(kind, n) for kind, n in counts if n],
        marks=MARKS,
        labels={kind: kind_name(kind) for kind in KINDS},
        sheets=sheets,
    )


def _sheet(one: Checked, href: str, notes: Sequence[Note], paragraphs: tuple[Paragraph, ...] = ()) -> Sheet:
    counted = tuple((kind, n) for kind in KINDS if (n := sum(kind_of(f) == kind for f in one.shown)))
    document = one.document
    return Sheet(href, document.name, document.title or document.name, one.summary(), counted, tuple(notes), paragraphs)


def _numbered(documents: Sequence[Checked], places: Mapping[str, int]) -> dict[str, list[Note]]:
    """The notes of each document, numbered through the page, what follows from a slip right after it."""
    notes: dict[str, list[Note]] = {}
    number = 0
    for one in documents:
        notes[one.document.name] = mine = []
        for group in by_root(one.shown):
            root = number + 1
            for finding in (group.root, *group.others):
                number += 1
                quoted = tuple(_quoted(span, finding, places) for span in dict.fromkeys(map(_bare, finding.spans[1:])))
                above = root if number > root else None
                mine.append(Note(number, kind_of(finding), finding, one.place_of(finding), quoted, above))
    return notes


def _quoted(span: Span, finding: Finding, places: Mapping[str, int]) -> Quoted:
    place = places.get(span.doc or finding.doc)
    return Quoted(span.text, f"#{_anchor(place, span.start)}" if place else "", span.doc)


def _anchor(place: int, start: int) -> str:
    return f"s{place}-{start}"


def _bare(span: Span) -> Span:
    """A span without its role, since one figure may be a claim here and an input there."""
    return Span(span.start, span.end, span.text, "", span.doc)


def _at_home(span: Span) -> Span:
    return Span(span.start, span.end, span.text, "")


def _paragraphs(one: Checked, marked: _Marked, place: int) -> Iterator[Paragraph]:
    """The document's own stretch of the source, line by line; empty lines are left out."""
    document = one.document
    spans = sorted({*marked.claims, *marked.inputs}, key=lambda s: (s.start, s.end))
    start, end = document.offsets.to_source(0, len(document.text)) if document.text else (0, 0)
    at = 0
    for line in document.source[start:end].splitlines(keepends=True):
        stop = start + len(line)
        inside = []
        while at < len(spans) and spans[at].start < stop:
            if spans[at].start >= start:
                inside.append(spans[at])
            at += 1
        if line.strip():
            pieces = tuple(_pieces(document.source, start, start + len(line.rstrip()), inside, marked, place))
            yield Paragraph(pieces, tuple(n for p in pieces for n in p.claims))
        start = stop


def _pieces(
    source: str, start: int, end: int, spans: Sequence[Span], marked: _Marked, place: int
) -> Iterator[Piece]:  # fmt: skip
    """The text between two offsets, cut at the spans; of spans that overlap, the later gives its notes to the first."""
    at = start
    for n, span in enumerate(spans):
        if span.start < at:
            continue
        here, stop = [span], span.end
        for other in spans[n + 1 :]:
            if other.start >= stop:
                break
            here.append(other)
            stop = max(stop, other.end)
        stop = min(stop, end)
        if span.start > at:
            yield Piece(source[at : span.start])
        own = tuple(note for s in here for note in marked.claims.get(s, ()))
        used = tuple(note for s in here for note in marked.inputs.get(s, ()))
        anchors = tuple(dict.fromkeys(_anchor(place, s.start) for s in here))
        yield Piece(source[span.start : stop], own, used, anchors)
        at = stop
    if at < end:
        yield Piece(source[at:end])
