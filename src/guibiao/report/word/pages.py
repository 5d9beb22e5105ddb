"""The Word file's pages: paper, margins, line grid, page numbers — odd right, even left, — and turned pages."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENTATION, WD_SECTION_START
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm

from guibiao.report.layout import Layout
from guibiao.report.word.styles import character_indent

_TWIPS_PER_POINT = 20
_POINTS_PER_MM = 72 / 25.4
_LINE_HEIGHT = 1.3  # of the page number's line, in its font size


def front_section(section: Section, layout: Layout) -> None:
    """Upright pages without page numbers: a cover, a table of contents."""
    _upright(section, layout)


def body_section(section: Section, layout: Layout, restart: bool = False) -> None:
    """Upright pages with page numbers, odd right and even left, from 1 on where they `restart`."""
    _upright(section, layout)
    _number_from(section, 1 if restart else None)
    for footer, outer in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.style = "Footer"
        paragraph.alignment = outer
        side = "right" if outer == WD_ALIGN_PARAGRAPH.RIGHT else "left"
        character_indent(paragraph._p.get_or_add_pPr(), layout.page_number_indent, layout.page_number_size, side)
        _page_number(paragraph)


def add_upright_section(document: Document, layout: Layout) -> Section:
    """Upright pages with page numbers that go on: those of an annex that is not wide."""
    section: Section = document.add_section(WD_SECTION_START.NEW_PAGE)
    section.orientation = WD_ORIENTATION.PORTRAIT
    body_section(section, layout)
    return section


def add_turned_section(document: Document, layout: Layout) -> Section:
    """A landscape section on the same sheet: the head of a table lies at the sheet's left edge (clause 8).

    The sheet's margins turn with it, and the page number stays at the sheet's foot, which is now the left side.
    """
    section: Section = document.add_section(WD_SECTION_START.NEW_PAGE)
    section.orientation = WD_ORIENTATION.LANDSCAPE
    section.page_width, section.page_height = Mm(layout.paper_height), Mm(layout.paper_width)
    section.top_margin, section.bottom_margin = Mm(layout.margin_left), Mm(layout.margin_right)
    section.left_margin, section.right_margin = Mm(layout.margin_bottom), Mm(layout.margin_top)
    section.header_distance = section.footer_distance = Mm(10)
    _grid(section, layout)
    _number_from(section, None)
    for footer, foot in ((section.footer, "bottom"), (section.even_page_footer, "top")):
        footer.is_linked_to_previous = False
        _turned_number(footer, foot, layout)
    return section


def _number_from(section: Section, first: int | None) -> None:
    """Begin with a page number, or go on where the section before ended."""
    properties: Any = section._sectPr
    for numbering in properties.findall(qn("w:pgNumType")):
        properties.remove(numbering)
    if first is not None:
        numbering = OxmlElement("w:pgNumType")
        numbering.set(qn("w:start"), str(first))
        properties.insert_element_before(numbering, "w:cols", "w:titlePg", "w:docGrid")


def _upright(section: Section, layout: Layout) -> None:
    section.page_width, section.page_height = Mm(layout.paper_width), Mm(layout.paper_height)
    section.top_margin, section.bottom_margin = Mm(layout.margin_top), Mm(layout.margin_bottom)
    section.left_margin, section.right_margin = Mm(layout.margin_left), Mm(layout.margin_right)
    half = layout.page_number_size * _LINE_HEIGHT / _POINTS_PER_MM / 2
    section.footer_distance = Mm(layout.margin_bottom - layout.page_number_drop - half)
    section.header_distance = Mm(15)
    _grid(section, layout)


def _grid(section: Section, layout: Layout) -> None:
    properties = section._sectPr
    for grid in properties.findall(qn("w:docGrid")):
        properties.remove(grid)
    grid = OxmlElement("w:docGrid")
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(round(layout.pitch * _TWIPS_PER_POINT)))
    properties.append(grid)


def _page_number(paragraph: Any) -> None:
    """— 1 —: the page's number between dashes, as a field."""
    paragraph.add_run("— ")
    for kind, text in (("begin", ""), ("", " PAGE "), ("separate", ""), ("number", "1"), ("end", "")):
        run = paragraph.add_run(text if kind == "number" else "")
        if kind == "":
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = text
            run._r.append(instruction)
        elif kind != "number":
            field = OxmlElement("w:fldChar")
            field.set(qn("w:fldCharType"), kind)
            run._r.append(field)
    paragraph.add_run(" —")


def _turned_number(footer: Any, foot: str, layout: Layout) -> None:
    """The page number written along the page's left side, one character in from its outer end.

    A table of one cell that floats at a place on the page: Word and LibreOffice turn the text of a cell.
    """
    number = layout.page_number_size
    height = round(6 * number * _TWIPS_PER_POINT)
    width = round(number * _LINE_HEIGHT * _TWIPS_PER_POINT)
    per_mm = _POINTS_PER_MM * _TWIPS_PER_POINT
    left = round((layout.margin_bottom - layout.page_number_drop) * per_mm) - width // 2
    inward = layout.page_number_indent * number * _TWIPS_PER_POINT
    top = round(layout.margin_left * per_mm + inward)
    if foot == "bottom":
        top = round((layout.paper_width - layout.margin_right) * per_mm - inward) - height
    align = "end" if foot == "bottom" else "start"
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page" '
        f'w:horzAnchor="page" w:tblpX="{left}" w:tblpY="{top}"/><w:tblOverlap w:val="never"/>'
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
        f'<w:tr><w:trPr><w:trHeight w:val="{height}" w:hRule="exact"/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:textDirection w:val="tbRl"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="{align}"/></w:pPr></w:p></w:tc></w:tr></w:tbl>'
    )
    footer._element.insert(0, table)
    _page_number(footer.tables[0].cell(0, 0).paragraphs[0])
