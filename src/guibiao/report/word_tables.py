"""Tables in Word: ruled, as wide as the type area, their head on every page.

Rows are built as XML: a long annex takes python-docx's own way minutes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from guibiao.report.content import Table
from guibiao.report.figures import text_width

_WIDE, _AIR = 9.0, 0.9  # characters: the widest column of a table, the air beside its text
_SHORT = 8  # characters: a column of shorter texts has them in the middle
_TWIPS_PER_MM = 1440 / 25.4
_CELL_AIR = 50  # twips
_FIGURE = re.compile(r"[−\d.%]+")
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add_table(document: Document, table: Table, width: float, style: str) -> None:
    """Add a table `width` mm wide, its texts in a paragraph style; a row of one text heads those under it."""
    grid = document.add_table(rows=0, cols=len(table.head), style="Table Grid")
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    grid.autofit = False
    _margins(grid._tbl.tblPr)
    widths = [round(w * _TWIPS_PER_MM) for w in _widths(table, width)]
    for column, share in zip(grid._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(share))
    style_id = document.styles[style].style_id
    centred = [max(map(_longest, texts)) <= _SHORT for texts in _columns(table)]
    grid._tbl.append(_row(table.head, widths, style_id, [True] * len(widths), head=True))
    for texts in table.rows:
        grid._tbl.append(_row(texts, widths, style_id, centred))


def fit(text: str) -> str:
    """A text without the control characters that XML cannot hold."""
    return _NOT_XML.sub("", text)


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
    """Little air beside the text of a cell."""
    margins = _element("tblCellMar")
    for side in ("left", "right"):
        _element(side, parent=margins, w=str(_CELL_AIR), type="dxa")
    properties.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription", "w:tblPrChange")


def _element(name: str, parent: Any = None, **attributes: str) -> Any:
    made = OxmlElement(f"w:{name}")
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    if parent is not None:
        parent.append(made)
    return made


def _widths(table: Table, width: float) -> list[float]:
    """Columns as wide as their longest text, within limits, so that long texts take lines; no figure is broken."""
    columns = [(head, *texts) for head, texts in zip(table.head, _columns(table), strict=True)]
    whole = [
        _AIR + max((text_width(f) for text in texts for f in _FIGURE.findall(text)), default=2.0) for texts in columns
    ]
    wanted = [min(max(map(_longest, texts)) ** 0.75 + _AIR, _WIDE) for texts in columns]
    least = [max(w, f) for w, f in zip(wanted, whole, strict=True)]
    return [width * w / sum(least) for w in least]
