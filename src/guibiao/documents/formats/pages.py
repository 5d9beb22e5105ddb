"""Pages of a fixed layout (PDF, OFD, recognized pictures) become paragraphs and tables; a place is a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from guibiao.documents.formats.assembly import Assembly
from guibiao.documents.formats.grid import Cell
from guibiao.documents.formats.page_breaks import continued
from guibiao.documents.formats.page_columns import columned
from guibiao.documents.formats.page_furniture import without_furniture
from guibiao.documents.formats.page_heads import Heads
from guibiao.documents.formats.page_lines import Line, PageTable
from guibiao.documents.formats.page_paragraphs import Joiner, Paragraph, measure_of

_HEADS = 3  # rows that a table's head has at most


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page in reading order, its ruled tables from above to below, its height."""

    lines: list[Line]
    tables: list[PageTable]
    height: float


def assembled(pages: Sequence[Page]) -> Assembly:
    """Paragraphs and tables of the pages in their order, without what the pages repeat."""
    assembly = Assembly()
    bodies = without_furniture([page.lines for page in pages], [page.height for page in pages])
    bodies, tables = _with_columned(bodies, [page.tables for page in pages])
    tables = _over_pages(bodies, tables)
    measure = measure_of(bodies)
    joiner, heads = Joiner(measure), Heads(bodies, measure)
    for number, (lines, ruled) in enumerate(zip(bodies, tables, strict=True), 1):
        for block in _blocks(lines, ruled):
            if isinstance(block, PageTable):
                _add(assembly, heads, joiner.end())
                for row in block.rows:
                    assembly.place(f"p{number}")
                    assembly.row(row)
            else:
                _add(assembly, heads, joiner.page(block, number, block[-1] is lines[-1]))
    _add(assembly, heads, joiner.end())
    return assembly


def _with_columned(
    bodies: Sequence[Sequence[Line]], ruled: Sequence[Sequence[PageTable]]
) -> tuple[list[list[Line]], list[list[PageTable]]]:
    """The lines of each page that are no rows, and all its tables from above to below."""
    lines: list[list[Line]] = []
    tables: list[list[PageTable]] = []
    for body, known in zip(bodies, ruled, strict=True):
        before = tables[-1][-1] if tables and tables[-1] else None
        if before and any(line.middle > before.box[1] for line in lines[-1]):
            before = None
        lines.append([])
        tables.append([])
        for block in _blocks(body, known):
            if isinstance(block, PageTable):
                tables[-1].append(block)
                continue
            found, rest = columned(block, before.columns if before and not tables[-1] else ())
            tables[-1] += found
            lines[-1] += rest
    return lines, tables


def _over_pages(bodies: Sequence[Sequence[Line]], tables: Sequence[Sequence[PageTable]]) -> list[list[PageTable]]:
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
            out[number - 1][-1] = replace(above[0], rows=joined[0])
            ruled[0] = replace(ruled[0], rows=joined[1])
        if ruled and (joined is None or len(ruled) > 1):
            heads = ruled[-1].rows[:_HEADS]
    return out


def _blocks(lines: Sequence[Line], tables: Sequence[PageTable]) -> Iterator[list[Line] | PageTable]:
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


def _add(assembly: Assembly, heads: Heads, paragraphs: Iterator[Paragraph]) -> None:
    for paragraph in paragraphs:
        marked = heads.mark(paragraph)
        if marked:
            assembly.mark(*marked)
        at = 0
        for start, page in paragraph.pages:
            assembly.add(paragraph.text[at:start])
            assembly.place(f"p{page}")
            at = start
        assembly.line(paragraph.text[at:])
