"""Entries of glossaries: the mark in the text, the term and what it means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guibiao.documents.document import Note, Section
from guibiao.expressions import expression

_ENTRY = expression(
    r"[^\S\n]*(?P<mark>[①-⑳㉑-㉟]|[（(\[]?\d{1,2}[）)\]]?[.．、]?)?[^\S\n]*(?P<term>[^：:。\n]{1,40})[：:](?P<text>[^\n]+)"
)

_MARKED = expression(r"[^\S\n]*(?P<mark>[①-⑳㉑-㉟]|\[\d{1,3}\])(?P<text>[^\n]+)")  # a footnote, which explains no term


def notes_in(text: str, sections: Sequence[Section]) -> tuple[Note, ...]:
    """The notes in sections that hold notes."""
    return tuple(note for s in sections if s.subject == "note" for note in _entries(text, s.body, s.end))


def _entries(text: str, start: int, end: int) -> Iterator[Note]:
    for line in re.finditer(r"[^\n]+", text[start:end]):
        match = _ENTRY.match(line[0])
        if match:
            mark, term = _parted(match["mark"] or "", match["term"])
            yield Note(mark, term, match["text"].strip(), start + line.start())
        elif match := _MARKED.match(line[0]):
            yield Note(match["mark"].strip("[]"), "", match["text"].strip(), start + line.start())


def _parted(mark: str, term: str) -> tuple[str, str]:
    """A digit that begins the term (15分钟…, 5个50) is no mark, unless a stop or a quotation mark follows it."""
    if mark.isdigit() and not term.startswith(("“", "《")):
        return "", mark + term
    return re.sub(r"[^\d①-⑳㉑-㉟]", "", mark), term
