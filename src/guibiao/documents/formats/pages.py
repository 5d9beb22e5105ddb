"""Pages of a fixed layout (PDF, OFD, recognized pictures) become paragraphs and tables; a place is a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guibiao.documents.formats.assembly import Assembly
from guibiao.documents.formats.grid import Cell
from guibiao.documents.formats.page_breaks import continued
from guibiao.documents.formats.page_furniture import without_furniture
from guibiao.documents.formats.page_lines import Box, Line
from guibiao.documents.formats.page_paragraphs import Joiner, Paragraph, measure_of

_HEADS = 3  # rows that a table's head has at most


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table and where it stands on its page."""

    box: Box
    rows: list[list[Cell]]


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page in reading order, its ruled tables from above to below, its height."""

    lines: list[Line]
    tables: list[Ruled]
    height: float


def assembled(pages: Sequence[Page]) -> Assembly:
    """Paragraphs and tables of the pages in their order, without what the pages repeat."""
    assembly = Assembly()
    bodies = without_furniture([page.lines for page in pages], [page.height for page in pages])
    tables = _over_pages(bodies, [page.tables for page in pages])
    joiner = Joiner(measure_of(bodies))
    for number, (lines, ruled) in enumerate(zip(bodies, tables, strict=True), 1):
        for block in _blocks(lines, ruled):
            if isinstance(block, Ruled):
                _add(assembly, joiner.end())
                for row in block.rows:
                    assembly.place(f"p{number}")
                    assembly.row(row)
            else:
                _add(assembly, joiner.page(block, number, block[-1] is lines[-1]))
    _add(assembly, joiner.end())
    return assembly


def _over_pages(bodies: Sequence[Sequence[Line]], tables: Sequence[Sequence[Ruled]]) -> list[list[Ruled]]:
    """The tables of each page, those that go on from the page before without what that page has already."""
    out = [list(ruled) for ruled in tables]
    heads: list[list[Cell]] = []
    for number, ruled in enumerate(out):
        begins = not ruled or any(line.middle < ruled[0].box[1] for line in bodies[number])
        above = out[number - 1][-1:] if number and not begins else []
        if above and any(line.middle > above[0].box[3] for line in bodies[number - 1]):
            above = []
        joined = continued(above[0].rows, heads, ruled[0].rows) if above else None
        if joined:
            out[number - 1][-1] = Ruled(above[0].box, joined[0])
            ruled[0] = Ruled(ruled[0].box, joined[1])
        if ruled and (joined is None or len(ruled) > 1):
            heads = ruled[-1].rows[:_HEADS]
    return out


def _blocks(lines: Sequence[Line], tables: Sequence[Ruled]) -> Iterator[list[Line] | Ruled]:
    """Stretches of lines and the tables between them."""
    rest = list(lines)
    for table in tables:
        above = [line for line in rest if line.middle < table.box[1]]
        if above:
            yield above
        yield table
        rest = rest[len(above) :]
    if rest:
        yield rest


def _add(assembly: Assembly, paragraphs: Iterator[Paragraph]) -> None:
    for paragraph in paragraphs:
        at = 0
        for start, page in paragraph.pages:
            assembly.add(paragraph.text[at:start])
            assembly.place(f"p{page}")
            at = start
        assembly.line(paragraph.text[at:])
