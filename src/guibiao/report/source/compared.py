"""What repair made of a source: each stretch of the clean text beside the characters it came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from guibiao.documents import Document, Run


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of the source and what stands for them in the clean text; "" where they were dropped."""

    source: str
    text: str

    @property
    def changed(self) -> bool:
        """Whether a reader would call it a change: one kind of white space for another is none."""
        return self.source != self.text and not (self.source.isspace() and self.text.isspace())


def compared(document: Document, start: int, end: int, begin: int | None = None) -> list[Piece]:
    """The clean text start…end in pieces, with all of the source from `begin` (else from where `start` came)."""
    return list(_joined(_pieces(document, start, end, begin)))


def _pieces(document: Document, start: int, end: int, begin: int | None) -> Iterator[Piece]:
    source, text, runs = document.source, document.text, document.offsets.runs
    if start >= end:
        return
    at = document.offsets.to_source(start, start + 1)[0] if begin is None else begin
    first = max(bisect_right(runs, start, key=lambda r: r.clean) - 1, 0)
    for index in range(first, len(runs)):
        run = runs[index]
        if run.clean >= end:
            break
        low, high = max(run.clean, start), min(run.clean + run.length, end)
        since, until = _in_source(run, low, high)
        if since > at:
            yield Piece(source[at:since], "")
        old, new = source[max(since, at) : until], text[low:high]
        yield from _by_character(old, new) if len(old) == len(new) else (Piece(old, new),)
        at = max(at, until)


def _in_source(run: Run, low: int, high: int) -> tuple[int, int]:
    if run.length == run.source_length:
        return run.source + low - run.clean, run.source + high - run.clean
    return run.source, run.source + run.source_length


def _by_character(old: str, new: str) -> Iterator[Piece]:
    """Stretches of the same length, cut where they begin and cease to be the same."""
    if old == new:
        yield Piece(old, new)
        return
    for _same, pairs in groupby(zip(old, new, strict=True), key=lambda pair: pair[0] == pair[1]):
        olds, news = zip(*pairs, strict=True)
        yield Piece("".join(olds), "".join(news))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours that are unchanged as one."""
    for same, group in groupby(pieces, key=lambda p: p.source == p.text):
        if same:
            found = "".join(p.text for p in group)
            yield Piece(found, found)
        else:
            yield from group
