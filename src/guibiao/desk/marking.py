"""A document's passages for its page: the clean text cut at its statements, the source cut at its repairs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from guibiao.desk.models import StatementRecord


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the clean text with the statements whose quantity it is; `anchors` are those first shown here."""

    text: str
    statements: tuple[StatementRecord, ...] = ()
    anchors: tuple[StatementRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of the source: `now` is what stands for it in the clean text where that differs, else None."""

    text: str
    now: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A passage: its number, level, pieces of the clean text (or cells of a table) and stretches of the source."""

    number: int
    level: int
    pieces: tuple[Piece, ...]
    source: tuple[Change, ...]
    caption: str = ""
    heads: int = 0
    cells: tuple[tuple[tuple[Piece, ...], ...], ...] = ()


def rows(passages: Sequence[dict[str, Any]], statements: Sequence[StatementRecord]) -> Iterator[Row]:
    """The passages as `guibiao.desk.reading` keeps them, with the statements, in the order of the text."""
    marking = _Marking(statements)
    for passage in passages:
        start, text = passage["start"], passage["text"]
        source = tuple(Change(old, None if _same(old, new) else new) for old, new in passage["source"])
        table = passage.get("table")
        if table is None:
            pieces = tuple(marking.pieces(text, start, start, start + len(text)))
            yield Row(passage["number"], passage["level"], pieces, source)
        else:
            cells = tuple(tuple(tuple(marking.pieces(text, start, *c)) for c in line) for line in table["cells"])
            yield Row(passage["number"], 0, (), source, table["caption"], table["heads"], cells)


def _same(old: str, new: str) -> bool:
    return old == new or (old.isspace() and (new.isspace() or not new))


class _Marking:
    """Cuts stretches of text; a cell that is repeated shows its statements again, without their anchors."""

    def __init__(self, statements: Sequence[StatementRecord]) -> None:
        self.statements = statements
        self.starts = [one.start for one in statements]
        self.shown: set[int] = set()

    def pieces(self, text: str, offset: int, start: int, end: int) -> Iterator[Piece]:
        """The text start…end; `text` begins at `offset`. Of statements that overlap, the later stand at the first."""
        at = start
        inside = self.statements[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        while inside:
            first = inside[0]
            here = tuple(one for one in inside if one.start < first.end)
            inside = inside[len(here) :]
            if first.start > at:
                yield Piece(text[at - offset : first.start - offset])
            at = min(max(one.end for one in here), end)
            anchors = tuple(one for one in here if one.pk not in self.shown)
            self.shown.update(one.pk for one in anchors)
            yield Piece(text[first.start - offset : at - offset], here, anchors)
        if at < end:
            yield Piece(text[at - offset : end - offset])
