"""Long tables laid out cheaply: LibreOffice's time for a table grows with the square of its cells.

To know on which page what follows a long table begins, its rows are first measured each by itself; then the table's
place is taken by one of a single column whose rows have these heights. Works on finished .docx files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from io import BytesIO
from itertools import accumulate
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from guibiao.report.word.styles import ANNEX_TEXT
from guibiao.report.word.tables import BORDER, LINE_AIR

_TALLEST = 170_000  # twips: a page that LibreOffice takes and a PDF can hold
_TWIPS = 20  # a point has 20
_MARK = "_Row"
_MARKS_FROM = 1_000_000  # numbers of bookmarks, beyond the headings'
_THIN = 1.0  # pt: the line between rows that stand apart
_OFF = 1.5  # pt by which a measured height may differ from whole lines: places in a PDF are whole points


def rows_apart(document: bytes) -> bytes:
    """The file with every row of its annexes' tables as a table of its own, between marks, on the tallest of pages."""
    opened = docx.Document(BytesIO(document))
    for size in opened.element.body.iter(qn("w:pgSz")):
        size.set(qn("w:h"), str(_TALLEST))
    number = 0
    for table in _tables(opened):
        shell = deepcopy(table)
        for row in shell.findall(qn("w:tr")):
            shell.remove(row)
        for row in table.findall(qn("w:tr")):
            alone = deepcopy(shell)
            alone.append(row)
            for wish in row.xpath("./w:trPr/w:tblHeader"):
                wish.getparent().remove(wish)
            for part in (_line(2 * number, kept=True), alone, _line(2 * number + 1, kept=False)):
                table.addprevious(part)
            number += 1
        table.addprevious(OxmlElement("w:p"))  # LibreOffice drops a section's last line with its mark
        table.getparent().remove(table)
    return _saved(opened)


def row_lines(
    document: bytes, counts: Sequence[int], places: Mapping[str, tuple[int, float]]
) -> list[list[int]] | None:  # fmt: skip
    """The lines of every row of tables of so many rows each, from the page and height of the marks in `rows_apart`.

    `document` is a file of that look. None where lines have no fixed height, a row stands across pages or is no whole
    number of lines high.
    """
    pitch = _pitch(docx.Document(BytesIO(document)))
    if pitch is None:
        return None
    lines = []
    for number in range(sum(counts)):
        above, below = (places.get(f"{_MARK}{2 * number + n}") for n in range(2))
        if above is None or below is None or above[0] != below[0]:
            return None
        text = above[1] - below[1] - _THIN - _air() - BORDER
        if abs(text - round(text / pitch) * pitch) > _OFF:
            return None
        lines.append(round(text / pitch))
    ends = list(accumulate(counts))
    return [lines[end - count : end] for end, count in zip(ends, counts, strict=True)]


def hollow(document: bytes, tables: Sequence[Sequence[tuple[int, bool]]]) -> bytes:
    """The file with its annexes' tables in a single column, each row as high as its lines make it.

    A row is its number of lines, and whether it stays with the next. The first repeats on every page. Tables beyond
    those told stay as they are.
    """
    opened = docx.Document(BytesIO(document))
    pitch = _pitch(opened)
    if pitch is None:
        raise AssertionError
    for table, rows in zip(_tables(opened), tables, strict=False):
        columns = table.find(qn("w:tblGrid"))
        width = sum(int(column.get(qn("w:w"))) for column in columns)
        for element in (*columns[1:], *table.findall(qn("w:tr"))):
            element.getparent().remove(element)
        columns[0].set(qn("w:w"), str(width))
        for number, (lines, kept) in enumerate(rows):
            table.append(_bare(width, round((lines * pitch + _air()) * _TWIPS), head=not number, kept=kept))
    return _saved(opened)


def _tables(document: Document) -> Iterator[Any]:
    """The tables of the annexes: those in their style."""
    style = document.styles[ANNEX_TEXT].style_id
    for table in list(document.element.body.findall(qn("w:tbl"))):
        if table.find(f".//{qn('w:pStyle')}").get(qn("w:val")) == style:
            yield table


def _pitch(document: Document) -> float | None:
    """The height of a line of an annex's table in pt, where it is fixed."""
    form = document.styles[ANNEX_TEXT].paragraph_format
    fixed = form.line_spacing_rule == WD_LINE_SPACING.EXACTLY
    return float(form.line_spacing.pt) if fixed else None


def _air() -> float:
    return 2 * LINE_AIR / _TWIPS + BORDER


def _bare(width: int, height: int, head: bool, kept: bool) -> Any:
    """A row of one empty cell of an exact height; lengths in twips."""
    return parse_xml(
        f'<w:tr {nsdecls("w")}><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="exact"/>'
        f'{"<w:tblHeader/>" if head else ""}</w:trPr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"<w:p>{'<w:pPr><w:keepNext/></w:pPr>' if kept else ''}</w:p></w:tc></w:tr>"
    )


def _line(number: int, kept: bool) -> Any:
    """A line of a point's height with a mark."""
    keep = "<w:keepNext/>" if kept else ""
    ids = f'w:id="{_MARKS_FROM + number}"'
    height = round(_THIN * _TWIPS / 2)  # two such lines stand between rows
    return parse_xml(
        f'<w:p {nsdecls("w")}><w:pPr>{keep}<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" '
        f'w:line="{height}" w:lineRule="exact"/></w:pPr>'
        f'<w:bookmarkStart {ids} w:name="{_MARK}{number}"/><w:bookmarkEnd {ids}/></w:p>'
    )


def _saved(document: Document) -> bytes:
    made = BytesIO()
    document.save(made)
    return made.getvalue()
