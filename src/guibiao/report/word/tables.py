"""Tables in Word: ruled, as wide as the type area, their head on every page.

Rows are built as XML: a long annex takes python-docx's own way minutes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import ceil, floor
from typing import Any

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table as Grid

from guibiao.expressions import expression
from guibiao.report.content import Table
from guibiao.report.phrases.figures import text_width
from guibiao.report.phrases.printable import fit

_AIR = 0.7  # characters: the air beside a cell's text
_LETTER = 0.5  # characters: a letter in Times New Roman
_LEAST = 2.0  # characters: the narrowest column
_SIGNS = {".": 0.25, "%": 0.83, "−": 0.57}  # the other signs of a figure take half a character
_STEP = 0.5  # characters by which a column is widened at a time
_STEEP = 4  # how much a row of many lines counts beside two of few
_SHORT = 8  # characters: a column of shorter texts has them in the middle
_CHARACTER = 3.7  # mm of a character where a style names no size
_TWIPS_PER_MM = 1440 / 25.4
LINE_AIR, CELL_AIR = 30, 50  # twips above and below the text of a cell, and beside it
BORDER = 0.5  # pt of a ruled line
_FIGURE = expression(r"[−\d.%]+")
_WORD = expression(r"[A-Za-z]+")


def add_table(document: Document, table: Table, width: float, style: str) -> Grid:
    """Add a table `width` mm wide, its texts in a paragraph style; a row of one text heads those under it."""
    grid: Grid = document.add_table(rows=0, cols=len(table.head), style="Table Grid")
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    grid.autofit = False
    _margins(grid._tbl.tblPr)
    size = document.styles[style].font.size
    character = size.mm if size is not None else _CHARACTER
    widths = [round(w * _TWIPS_PER_MM) for w in _widths(table, width, character)]
    for column, share in zip(grid._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(share))
    style_id = document.styles[style].style_id
    centred = [max(map(_longest, texts)) <= _SHORT for texts in _columns(table)]
    grid._tbl.append(_row(table.head, widths, style_id, [True] * len(widths), head=True))
    for texts in table.rows:
        grid._tbl.append(_row(texts, widths, style_id, centred))
    return grid


def _columns(table: Table) -> list[tuple[str, ...]]:
    """The texts of each column below its head; rows of one text belong to none."""
    rows = [r for r in table.rows if len(r) == len(table.head)]
    return list(zip(*rows, strict=True)) if rows else [("",)] * len(table.head)


def _row(texts: Sequence[str], widths: Sequence[int], style: str, centred: Sequence[bool], head: bool = False) -> Any:
    row = _element("tr")
    properties = _element("trPr", parent=row)
    _element("cantSplit", parent=properties)
    if head:
        _element("tblHeader", parent=properties)
    spanning = len(texts) == 1 and len(widths) > 1
    spans = [(sum(widths), False)] if spanning else zip(widths, centred, strict=True)
    for text, (width, middle) in zip(texts, spans, strict=True):
        cell = _element("tc", parent=row)
        measures = _element("tcPr", parent=cell)
        _element("tcW", parent=measures, w=str(width), type="dxa")
        if spanning:
            _element("gridSpan", parent=measures, val=str(len(widths)))
        _element("vAlign", parent=measures, val="center")
        _paragraph(cell, text, style, spanning, middle)
    return row


def _paragraph(cell: Any, text: str, style: str, kept: bool, centred: bool) -> None:
    paragraph = _element("p", parent=cell)
    properties = _element("pPr", parent=paragraph)
    _element("pStyle", parent=properties, val=style)
    if kept:
        _element("keepNext", parent=properties)  # a class's name stays with its first row
    if centred:
        _element("jc", parent=properties, val="center")
    run = _element("r", parent=paragraph)
    for number, line in enumerate(fit(text).split("\n")):
        if number:
            _element("br", parent=run)
        told = _element("t", parent=run)
        told.text = line
        told.set(qn("xml:space"), "preserve")


def _longest(text: str) -> float:
    """The width of the longest line of a text."""
    return max(map(text_width, text.split("\n")))


def _margins(properties: Any) -> None:
    """Little air around the text of a cell."""
    margins = _element("tblCellMar")
    for side, air in (("top", LINE_AIR), ("left", CELL_AIR), ("bottom", LINE_AIR), ("right", CELL_AIR)):
        _element(side, parent=margins, w=str(air), type="dxa")
    properties.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription", "w:tblPrChange")


def _element(name: str, parent: Any = None, **attributes: str) -> Any:
    made = OxmlElement(f"w:{name}")
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    if parent is not None:
        parent.append(made)
    return made


def _widths(table: Table, width: float, character: float) -> list[float]:
    """The columns' widths in mm: no figure broken, and what is left given, step by step, to where it saves most lines.

    `character` is the width of a character in mm.
    """
    texts = _cells(table)
    cells = [Counter(tuple(map(text_width, text.split("\n"))) for text in column) for column in texts]
    widths = list(map(_narrowest, texts))
    most = [max(max(parts) for parts in column) for column in cells]
    heights = [_heights(c, w, m) for c, w, m in zip(cells, widths, most, strict=True)]
    left = floor((width / character - sum(widths) - _AIR * len(widths)) / _STEP)
    given = [0] * len(widths)
    while left > 0 and any(g < len(h) - 1 for g, h in zip(given, heights, strict=True)):
        found = [_best(h[g : g + left + 1]) for g, h in zip(given, heights, strict=True)]
        at = max(range(len(found)), key=lambda n: (found[n][0], -found[n][1], -n))
        gain, steps = found[at]
        if not gain:
            narrow = (n for n, h in enumerate(heights) if given[n] < len(h) - 1)
            at, steps = min(narrow, key=lambda n: widths[n] + given[n] * _STEP), 1
        given[at] += steps
        left -= steps
    widths = [w + g * _STEP for w, g in zip(widths, given, strict=True)]
    return [width * (w + _AIR) / (sum(widths) + _AIR * len(widths)) for w in widths]


def _cells(table: Table) -> list[tuple[str, ...]]:
    """The texts of each column with its head."""
    return [(head, *texts) for head, texts in zip(table.head, _columns(table), strict=True)]


def _narrowest(texts: Sequence[str]) -> float:
    """Room for the longest figure and the longest word of Latin letters, two characters at least."""
    figures = (_figure_width(f) for text in texts for f in _FIGURE.findall(text))
    words = (_LETTER * len(word) for text in texts for word in _WORD.findall(text))
    return max((_LEAST, *figures, *words)) + _LEAST / 20


def _figure_width(figure: str) -> float:
    """A figure's width in Times New Roman, in characters; two characters at least."""
    return max(sum(_SIGNS.get(sign, 0.5) for sign in figure), _LEAST)


def _heights(cells: Counter[tuple[float, ...]], width: float, most: float) -> list[float]:
    """The lines of a column's cells at a width, and at every step that widens it until no line is broken."""
    return [_height(cells, width + n * _STEP) for n in range(max(ceil((most - width) / _STEP), 0) + 1)]


def _best(heights: Sequence[float]) -> tuple[float, int]:
    """The widening that saves most for each of its steps, of equal ones the smallest: what it saves, its steps."""
    saved = (((heights[0] - height) / n, -n) for n, height in enumerate(heights) if n)
    gain, steps = max(saved, default=(0.0, 0))
    return gain, -steps


def _height(cells: Counter[tuple[float, ...]], width: float) -> float:
    """The lines of a column's cells at a width, each cell's to a power so that the longest count most.

    A line holds whole characters.
    """
    whole = max(int(width), 1)
    return float(
        sum(n * sum(1 if p <= width else ceil(p / whole) for p in parts) ** _STEEP for parts, n in cells.items())
    )
