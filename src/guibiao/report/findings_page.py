"""Findings beside the text: the document as one self-contained web page with a note in the margin at each claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guibiao.audit import Finding, Span
from guibiao.documents import Document
from guibiao.messages import _
from guibiao.report.web import web_page

MARKS = {"error": "▲", "warning": "◆", "note": "●", "holds": "✓", "open": "○"}  # read without colour


@dataclass(frozen=True, slots=True)
class Note:
    """A finding with its number on the page and its kind: error, warning, note, holds or open (not recomputable)."""

    number: int
    kind: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text with the notes whose claim or input it is; `anchor` where inputs link to."""

    text: str
    claims: tuple[Note, ...] = ()
    inputs: tuple[Note, ...] = ()
    anchor: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the source in pieces, and the notes on the claims in it."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


def findings_page(document: Document, findings: Sequence[Finding]) -> str:
    """The page as HTML: the document's source text, its claims marked, the findings in the margin, linked both ways."""
    ordered = sorted(findings, key=lambda f: (f.spans[0].start, f.spans[0].end))
    notes = [Note(n, _kind(f), f) for n, f in enumerate(ordered, 1)]
    return web_page(
        "findings",
        title=document.title or document.name,
        name=document.name,
        counts=[(kind, MARKS[kind], label, n) for kind, label in _kinds() if (n := _count(notes, kind))],
        marks=MARKS,
        labels=dict(_kinds()),
        notes=notes,
        paragraphs=list(_paragraphs(document, notes)),
    )


def _kinds() -> tuple[tuple[str, str], ...]:
    return (
        ("error", _("错误")),
        ("warning", _("存疑")),
        ("note", _("提示")),
        ("holds", _("成立")),
        ("open", _("无法重算")),
    )


def _kind(finding: Finding) -> str:
    if finding.verdict == "fails":
        return finding.severity
    return "open" if finding.verdict == "not_recomputable" else "holds"


def _count(notes: Sequence[Note], kind: str) -> int:
    return sum(note.kind == kind for note in notes)


def _paragraphs(document: Document, notes: Sequence[Note]) -> Iterator[Paragraph]:
    """The document's own stretch of the source, line by line; empty lines are left out."""
    claims: dict[Span, list[Note]] = defaultdict(list)
    inputs: dict[Span, list[Note]] = defaultdict(list)
    for note in notes:
        first, *others = note.finding.spans
        claims[_bare(first)].append(note)
        for span in dict.fromkeys(map(_bare, others)):
            inputs[span].append(note)
    spans = sorted({*claims, *inputs}, key=lambda s: (s.start, s.end))
    start, end = document.offsets.to_source(0, len(document.text)) if document.text else (0, 0)
    for line in document.source[start:end].splitlines(keepends=True):
        stop = start + len(line)
        if line.strip():
            inside = [s for s in spans if start <= s.start < stop]
            pieces = tuple(_pieces(document.source, start, start + len(line.rstrip()), inside, claims, inputs))
            yield Paragraph(pieces, tuple(n for p in pieces for n in p.claims))
        start = stop


def _bare(span: Span) -> Span:
    """A span without its role, since one figure may be a claim here and an input there."""
    return Span(span.start, span.end, span.text, "")


def _pieces(
    source: str, start: int, end: int, spans: Sequence[Span],
    claims: dict[Span, list[Note]], inputs: dict[Span, list[Note]],
) -> Iterator[Piece]:  # fmt: skip
    """The text between two offsets, cut at the spans; of spans that overlap, the later gives its notes to the first."""
    at = start
    for n, span in enumerate(spans):
        if span.start < at:
            continue
        here = [s for s in spans[n:] if s.start < span.end]
        stop = min(max(s.end for s in here), end)
        if span.start > at:
            yield Piece(source[at : span.start])
        own = tuple(note for s in here for note in claims.get(s, ()))
        used = tuple(note for s in here for note in inputs.get(s, ()))
        yield Piece(source[span.start : stop], own, used, span.start)
        at = stop
    if at < end:
        yield Piece(source[at:end])
