"""Long tables laid out cheaply: LibreOffice's time for a table grows with the square of its cells.

To know on which page what follows a long table begins, its rows are first measured each by itself; then the table's
place is taken by one of a single column whose rows have these heights. Works on finished .docx files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from html import unescape
from io import BytesIO
from itertools import accumulate
from math import ceil, inf
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from docx.oxml.ns import qn
from lxml import etree

from guibiao.expressions import expression
from guibiao.report.phrases.figures import text_width
from guibiao.report.word.styles import ANNEX_TEXT
from guibiao.report.word.tables import BORDER, CELL_AIR, LINE_AIR

_TALLEST = 170_000  # twips: a page that LibreOffice takes and a PDF can hold
_TWIPS = 20  # a point has 20
_TEXT = "word/document.xml"
_HEAD = "<w:tblHeader/>"
_ROW = expression(r"<w:tr>.*?</w:tr>", re.DOTALL)
_HEIGHT = expression(r'(?<=<w:pgSz w:w=")(?P<width>\d+)" w:h="\d+"')
_COLUMN = expression(r'<w:gridCol w:w="(\d+)"/>')
_GRID = expression(r"<w:tblGrid>.*?</w:tblGrid>", re.DOTALL)
_CELL = expression(r"<w:tc>.*?</w:tc>", re.DOTALL)
_CELL_WIDTH = expression(r'<w:tcW w:w="(\d+)"')
_TAG = expression(r"<[^>]+>")
_UNBROKEN = expression(r"[!-~]+")
_TIGHT, _LOOSE = 0.65, 1.3  # of a text's width as it is reckoned: what a font and its blanks may make of it
_ROOMY = 4.0  # characters, from which on a line is half full at least
_MARK = "_Row"
_MARKS_FROM = 1_000_000  # numbers of bookmarks, beyond the headings'
_THIN = 1.0  # pt: the line between rows that stand apart
_OFF = 1.5  # pt by which a measured height may differ from whole lines: places in a PDF are whole points


def rows_apart(document: bytes) -> bytes:
    """The file with every row of its annexes' tables as a table of its own, between marks, on the tallest of pages.

    A row holds only those of its cells that may be the highest, which takes half the time.
    """
    number, size = 0, _size(document)

    def apart(found: re.Match[str]) -> str:
        nonlocal number
        shell, rows = found["shell"], _ROW.findall(found["rows"])
        alone = []
        for row in rows:
            marks = (_line(2 * number, kept=True), _line(2 * number + 1, kept=False))
            grid, cells = _highest(row, size)
            alone.append(f"{marks[0]}{_GRID.sub(grid, shell)}{cells.replace(_HEAD, '')}</w:tbl>{marks[1]}")
            number += 1
        return "".join(alone) + "<w:p/>"  # LibreOffice drops a section's last line with its mark

    return _changed(
        document, lambda text: _HEIGHT.sub(rf'\g<width>" w:h="{_TALLEST}"', _annex_tables(document).sub(apart, text))
    )


def row_lines(
    document: bytes, counts: Sequence[int], places: Mapping[str, tuple[int, float]]
) -> list[list[int]] | None:  # fmt: skip
    """The lines of every row of tables of so many rows each, from the page and height of the marks in `rows_apart`.

    `document` is a file of that look. None where lines have no fixed height, a row stands across pages or is no whole
    number of lines high.
    """
    pitch = _pitch(document)
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
    pitch = _pitch(document)
    if pitch is None:
        raise AssertionError
    left = list(tables)

    def bare(found: re.Match[str]) -> str:
        if not left:
            return found[0]
        width = sum(map(int, _COLUMN.findall(found["shell"])))
        column = f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
        rows = (
            _bare(width, round((lines * pitch + _air()) * _TWIPS), head=not number, kept=kept)
            for number, (lines, kept) in enumerate(left.pop(0))
        )
        return f"{_GRID.sub(column, found['shell'])}{''.join(rows)}</w:tbl>"

    return _changed(document, lambda text: _annex_tables(document).sub(bare, text))


def _changed(document: bytes, change: Callable[[str], str]) -> bytes:
    """The file with its text changed as XML; a tree of a long table takes hundreds of megabytes."""
    made = BytesIO()
    with ZipFile(BytesIO(document)) as read, ZipFile(made, "w", ZIP_DEFLATED, compresslevel=1) as written:
        for name in read.namelist():
            part = read.read(name)
            written.writestr(name, change(part.decode()).encode() if name == _TEXT else part)
    return made.getvalue()


def _annex_tables(document: bytes) -> re.Pattern[str]:
    """The tables of the annexes, which are in their style: the shell of a table, its rows."""
    style = re.escape(escape(_style(document).get(qn("w:styleId"))))
    first = rf'<w:tr>(?:(?!</w:tr>).)*?<w:pStyle w:val="{style}"/>'
    return re.compile(rf"(?P<shell><w:tbl>(?:(?!<w:tr>|</w:tbl>).)*)(?P<rows>{first}.*?)</w:tbl>", re.DOTALL)


def _highest(row: str, size: float) -> tuple[str, str]:
    """A row with the cells that may have most lines, and the grid of their columns; `size` is a character in twips."""
    cells = _CELL.findall(row)
    bounds = [_lines_between(cell, size) for cell in cells]
    least = max(low for low, _high in bounds)
    kept = [cell for cell, (_low, high) in zip(cells, bounds, strict=True) if high >= least]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for cell in kept for width in _CELL_WIDTH.findall(cell))
    return f"<w:tblGrid>{columns}</w:tblGrid>", row[: row.index("<w:tc>")] + "".join(kept) + "</w:tr>"


def _lines_between(cell: str, size: float) -> tuple[int, float]:
    """The fewest and the most lines that a cell can have, whatever room a font takes and wherever lines may break."""
    room = (int(_CELL_WIDTH.findall(cell)[0]) - 2 * CELL_AIR) / size
    low, high = 0, 0.0
    for part in cell.split("<w:br/>"):
        text = unescape(_TAG.sub("", part))
        width = text_width(text)
        breaks = room >= _ROOMY and max(map(text_width, _UNBROKEN.findall(text)), default=0.0) < room / 2
        low += max(1, ceil(_TIGHT * width / room))
        high += 1 if _LOOSE * width < room else ceil(2 * _LOOSE * width / room) if breaks else inf
    return low, high


def _size(document: bytes) -> float:
    """The size of a character of an annex's table in twips."""
    size = _style(document).find(f"{qn('w:rPr')}/{qn('w:sz')}")
    return float(size.get(qn("w:val"))) * _TWIPS / 2 if size is not None else 1.0


def _pitch(document: bytes) -> float | None:
    """The height of a line of an annex's table in pt, where it is fixed."""
    spacing = _style(document).find(f"{qn('w:pPr')}/{qn('w:spacing')}")
    if spacing is None or spacing.get(qn("w:lineRule")) != "exact":
        return None
    return int(spacing.get(qn("w:line"))) / _TWIPS


def _style(document: bytes) -> Any:
    """The style of the annexes' tables, which every file of ours and every template has."""
    with ZipFile(BytesIO(document)) as package:
        styles = etree.fromstring(package.read("word/styles.xml"))
    return next(n for n in styles.iter(qn("w:name")) if n.get(qn("w:val")) == ANNEX_TEXT).getparent()


def _air() -> float:
    return 2 * LINE_AIR / _TWIPS + BORDER


def _bare(width: int, height: int, head: bool, kept: bool) -> str:
    """A row of one empty cell of an exact height; lengths in twips."""
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="exact"/>{_HEAD if head else ""}</w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"<w:p>{'<w:pPr><w:keepNext/></w:pPr>' if kept else ''}</w:p></w:tc></w:tr>"
    )


def _line(number: int, kept: bool) -> str:
    """A line of half a point's height with a mark: two such lines stand between rows."""
    ids = f'w:id="{_MARKS_FROM + number}"'
    return (
        f'<w:p><w:pPr>{"<w:keepNext/>" if kept else ""}<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" '
        f'w:line="{round(_THIN * _TWIPS / 2)}" w:lineRule="exact"/></w:pPr>'
        f'<w:bookmarkStart {ids} w:name="{_MARK}{number}"/><w:bookmarkEnd {ids}/></w:p>'
    )
