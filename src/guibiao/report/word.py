"""The evaluation report in Word: native styles, the official layout, annex 1 on turned pages. Takes `Content`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, time
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from guibiao.report.content import Annex, Block, Content, Paragraph, Place, Section, Table
from guibiao.report.figures import text_width
from guibiao.report.layout import Layout, official_layout
from guibiao.report.package import named_fonts, reproducible
from guibiao.report.word_pages import add_turned_section, set_up_pages
from guibiao.report.word_styles import (
    ANNEX_MARK,
    ANNEX_TEXT,
    INDICATOR,
    LIST_OF_ANNEXES,
    PLACE,
    SIGNATURE,
    TABLE_TEXT,
    apply_styles,
)

_WIDE, _AIR = 9.0, 0.9  # characters: the widest column of a table, the air beside its text
_LONGEST = 255  # characters that a document property may have
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CELL_AIR = 50  # twips
_FIGURE = re.compile(r"[-\d.%]+")


def word_report(content: Content, layout: Layout | None = None) -> bytes:
    """The report as a .docx file. The same content gives the same bytes."""
    measures = layout or official_layout()
    document = docx.Document()
    apply_styles(document, measures)
    set_up_pages(document, measures)
    _properties(document, content)
    for line in content.title_lines:
        document.add_paragraph(_fit(line), style="Title")
    document.add_paragraph()
    _blocks(document, content.introduction, measures)
    for section in content.walk():
        _section(document, section, measures)
    _annex_list(document, content.annexes, measures)
    _signature(document, content, measures)
    for annex in content.annexes:
        _annex(document, annex, measures)
    buffer = BytesIO()
    named_fonts(document, measures.fonts)
    document.save(buffer)
    return reproducible(buffer.getvalue())


def _properties(document: Document, content: Content) -> None:
    """Properties that tell of the report, and not of the hour in which it was written."""
    properties = document.core_properties
    written = datetime.combine(content.as_of, time())
    properties.title, properties.subject = _fit(content.title)[:_LONGEST], _fit(content.region)[:_LONGEST]
    properties.language = "zh-CN"
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = written
    properties.revision = 1


def _fit(text: str) -> str:
    """A text without the control characters that XML cannot hold."""
    return _NOT_XML.sub("", text)


def _section(document: Document, section: Section, layout: Layout) -> None:
    document.add_paragraph(_fit(f"{section.number}{section.heading}"), style=f"Heading {section.level}")
    _blocks(document, section.blocks, layout)


def _blocks(document: Document, blocks: Iterable[Block], layout: Layout) -> None:
    for block in blocks:
        if isinstance(block, Table):
            document.add_paragraph(_fit(block.caption), style="Caption")
            _table(document, block, layout.type_width, TABLE_TEXT)
            document.add_paragraph()
        elif isinstance(block, Place):
            document.add_paragraph(f"【{block.text}】", style=PLACE)
        else:
            document.add_paragraph(_fit(_running(block)), style=INDICATOR if block.lead else "Body Text")


def _running(paragraph: Paragraph) -> str:
    """——指标：…, and for a part 其中，分项：…"""
    if not paragraph.lead:
        return paragraph.text
    return f"{'其中，' if paragraph.depth else '——'}{paragraph.lead}：{paragraph.text}"


def _annex_list(document: Document, annexes: Sequence[Annex], layout: Layout) -> None:
    """附件： below the body after a blank line, no full stop after a name (7.3.4)."""
    document.paragraphs[-1].paragraph_format.keep_with_next = True  # no page holds the signature alone
    document.add_paragraph().paragraph_format.keep_with_next = True
    for annex in annexes:
        number = f"{annex.number}．" if len(annexes) > 1 else ""
        head = "附件：" if annex is annexes[0] else "　　　"
        named = document.add_paragraph(_fit(f"{head}{number}{annex.title}"), style=LIST_OF_ANNEXES)
        named.paragraph_format.keep_with_next = True


def _signature(document: Document, content: Content, layout: Layout) -> None:
    """The issuing body two characters from the right, the date two characters further in than its start (7.3.5)."""
    texts = [b.text if isinstance(b, Place) else b for b in (content.issuer, content.issued)]
    issuer, issued = (text_width(t) for t in texts)
    edge = layout.signature_indent
    indents = [edge, issuer - issued]
    if indents[1] < edge:
        indents = [edge + issued + 2 - issuer, edge]
    for _ in range(2):
        document.add_paragraph().paragraph_format.keep_with_next = True
    for text, indent in zip(texts, indents, strict=True):
        paragraph = document.add_paragraph(_fit(text), style=SIGNATURE)
        paragraph.paragraph_format.right_indent = Pt(indent * layout.character)
        paragraph.paragraph_format.keep_with_next = text != texts[-1]


def _annex(document: Document, annex: Annex, layout: Layout) -> None:
    """附件1 flush left on the first line of a new page, its title on the third (7.3.7), its table on turned pages."""
    add_turned_section(document, layout)
    document.add_paragraph(f"附件{annex.number}", style=ANNEX_MARK)
    document.add_paragraph()
    title = document.add_paragraph(_fit(annex.title), style="Title")
    title.paragraph_format.keep_with_next = True
    title.paragraph_format.space_after = Pt(layout.annex_table_size)
    _table(document, annex.table, layout.type_height, ANNEX_TEXT)


def _table(document: Document, table: Table, width: float, style: str) -> None:
    """A ruled table over the whole width whose head comes again on every page."""
    grid = document.add_table(rows=0, cols=len(table.head), style="Table Grid")
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    grid.autofit = False
    _margins(grid)
    widths = _widths(table, width)
    _row(grid, table.head, widths, style, head=True)
    for texts in table.rows:
        _row(grid, texts, widths, style)
    for column, share in zip(grid._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(round(share / 25.4 * 1440)))


def _row(grid: Any, texts: Sequence[str], widths: Sequence[float], style: str, head: bool = False) -> None:
    row = grid.add_row()
    properties = row._tr.get_or_add_trPr()
    for name in ("w:cantSplit", *(("w:tblHeader",) if head else ())):
        properties.append(OxmlElement(name))
    cells = row.cells
    if len(texts) == 1:
        cells = [cells[0].merge(cells[-1])]
    for cell, text, width in zip(cells, texts, widths if len(texts) > 1 else [sum(widths)], strict=True):
        cell.width = Mm(width)
        paragraph = cell.paragraphs[0]
        paragraph.style = style
        paragraph.add_run(_fit(text))
        paragraph.paragraph_format.keep_with_next = len(texts) == 1  # a class's name stays with its first row
        if head or (len(text) <= 8 and len(texts) > 1):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _margins(grid: Any) -> None:
    """Little air beside the text of a cell."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(_CELL_AIR))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    grid._tbl.tblPr.append(margins)


def _widths(table: Table, width: float) -> list[float]:
    """Columns as wide as their longest text, within limits, so that long texts take lines; no figure is broken."""
    columns = list(zip(table.head, *(r for r in table.rows if len(r) == len(table.head)), strict=True))
    whole = [
        _AIR + max((text_width(f) for text in texts for f in _FIGURE.findall(text)), default=2.0) for texts in columns
    ]
    wanted = [min(max(map(text_width, texts)) ** 0.75 + _AIR, _WIDE) for texts in columns]
    least = [max(w, f) for w, f in zip(wanted, whole, strict=True)]
    return [width * w / sum(least) for w in least]
