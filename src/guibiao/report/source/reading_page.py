"""What was read beside its source: one self-contained web page, linked paragraph by paragraph, changes marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guibiao.documents import Document, Table
from guibiao.messages import _
from guibiao.report.page.web import web_page
from guibiao.report.source.compared import Piece, compared
from guibiao.report.source.passages import Passage, outline, passage_at, passages


@dataclass(frozen=True, slots=True)
class Row:
    """A passage with the pieces of both sides; `place` is where its source stands, if that is another than before."""

    number: int
    level: int
    place: str
    pieces: tuple[Piece, ...]
    table: Grid | None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the text: head rows and body rows of cells in pieces."""

    caption: str
    heads: tuple[tuple[tuple[Piece, ...], ...], ...]
    body: tuple[tuple[tuple[Piece, ...], ...], ...]


def reading_page(document: Document, identity: Sequence[tuple[str, str]]) -> str:
    """The page as HTML. `identity` is what and whose the document is: names with what stands for each, for people."""
    found = passages(document)
    rows = list(_rows(document, found))
    return web_page(
        "reading",
        title=document.title or document.name,
        name=document.name,
        identity=identity,
        changes=sum(piece.changed for row in rows for piece in row.pieces),
        outline=outline(document, found),
        rows=rows,
        notes=[(note, passage_at(found, note.start).number) for note in document.notes] if found else [],
        subjects=_subjects(),
    )


def _subjects() -> dict[str, str]:
    return {
        "review": _("回顾"), "five_year_review": _("五年回顾"), "plan": _("安排"), "five_year_plan": _("五年安排"),
        "note": _("注释"),
    }  # fmt: skip


def _rows(document: Document, found: Sequence[Passage]) -> Iterator[Row]:
    at, shown = None, None
    for passage in found:
        first, last = document.offsets.to_source(passage.start, passage.end)
        begin = first if at is None else min(at, first)
        begin += _blank(document.source[begin:first])
        place = document.place_at(first)
        yield Row(
            number=passage.number,
            level=passage.level,
            place=place if place and place != shown else "",
            pieces=tuple(compared(document, passage.start, passage.end, begin if at is None else max(begin, at))),
            table=_grid(document, passage.table) if passage.table else None,
        )
        at, shown = max(last, at or 0), place


def _blank(gap: str) -> int:
    """How much of what lies between two paragraphs is only the end of a line and white space."""
    return len(gap) - len(gap.lstrip())


def _grid(document: Document, table: Table) -> Grid:
    rows = tuple(tuple(tuple(compared(document, *cell)) for cell in row) for row in table.cells)
    return Grid(table.caption, rows[: table.heads], rows[table.heads :])
