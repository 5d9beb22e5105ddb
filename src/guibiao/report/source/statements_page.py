"""A text with its statements marked: one self-contained web page, each mark linked with its row in a table below."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guibiao.documents import Document
from guibiao.extract import MEASURES, Grounds, Statement, field_name, ground_text, term_name
from guibiao.messages import _
from guibiao.report.page.web import web_page
from guibiao.report.source.passages import Passage, passages

FIELDS = ("indicator", "region", "period", "value", "unit", "measure", "role", "bound", "base", "code", "place", "text")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A statement with its number on the page, its fields as people say them and what gave them."""

    number: int
    statement: Statement
    fields: dict[str, str]
    why: dict[str, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text with the statements whose quantity it is; `anchors` are those first shown here."""

    text: str
    statements: tuple[Numbered, ...] = ()
    anchors: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A heading (`level` 1 and more), a paragraph, or a table: `rows` of cells in pieces, the first `heads` heads."""

    level: int
    pieces: tuple[Piece, ...]
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()
    heads: int = 0
    caption: str = ""


def statements_page(document: Document, statements: Sequence[Statement], grounds: Sequence[Grounds] = ()) -> str:
    """The page as HTML: the document's clean text, its statements marked by role, and their table below.

    With `grounds`, one for each statement, a field also shows what gave it.
    """
    pairs = zip(statements, grounds or [Grounds()] * len(statements), strict=True)
    ordered = sorted(pairs, key=lambda pair: (pair[0].clean_start, pair[0].clean_end))
    numbered = [Numbered(n, s, _fields(s), _why(reasons)) for n, (s, reasons) in enumerate(ordered, 1)]
    counted = Counter(s.role for s in statements)
    measured = Counter(s.measure for s in statements)
    marking = _Marking(document.text, numbered)
    letters = {"actual": _("实"), "estimate": _("预"), "target": _("目")}  # read without colour
    return web_page(
        "statements",
        title=document.title or document.name,
        name=document.name,
        roles=[(role, letter, term_name(role), counted[role]) for role, letter in letters.items()],
        letters=letters,
        measures=[(m, term_name(m), measured[m]) for m in MEASURES if measured[m]],
        fields={name: field_name(name) for name in FIELDS},
        statements=numbered,
        parts=[_part(passage, marking) for passage in passages(document)],
    )


def _fields(statement: Statement) -> dict[str, str]:
    """What stands in each field, as people say it; "" where there is nothing."""
    value = format(statement.value, "f")
    words = {name: term_name(getattr(statement, name)) for name in ("measure", "role", "bound")}
    words["value"] = value if statement.value_max is None else f"{value}—{statement.value_max:f}"
    return {name: words[name] if name in words else getattr(statement, name) or "" for name in FIELDS}


def _why(grounds: Grounds) -> dict[str, str]:
    return {field: ground_text(ground) for field, ground in grounds.items()}


def _part(passage: Passage, marking: _Marking) -> Part:
    table = passage.table
    if table is None:
        return Part(passage.level, tuple(marking.pieces(passage.start, passage.end)))
    rows = tuple(tuple(tuple(marking.pieces(*cell)) for cell in row) for row in table.cells)
    return Part(0, (), rows, table.heads, table.caption)


class _Marking:
    """Cuts stretches of a text at its statements; a cell that is repeated shows them again, without their anchors."""

    def __init__(self, text: str, statements: Sequence[Numbered]) -> None:
        self.text, self.statements = text, statements
        self.starts = [n.statement.clean_start for n in statements]
        self.shown: set[int] = set()

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """The text start…end; of statements that overlap, the later stand at the first."""
        at = start
        inside = self.statements[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        while inside:
            first, stop = inside[0].statement, inside[0].statement.clean_end
            here = [n for n in inside if n.statement.clean_start < stop]
            inside = inside[len(here) :]
            if first.clean_start > at:
                yield Piece(self.text[at : first.clean_start])
            at = min(max(n.statement.clean_end for n in here), end)
            anchors = tuple(n.number for n in here if n.number not in self.shown)
            self.shown.update(anchors)
            yield Piece(self.text[first.clean_start : at], tuple(here), anchors)
        if at < end:
            yield Piece(self.text[at:end])
