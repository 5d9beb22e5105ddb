"""What stands before the report in Word: a cover, a table of contents, a red head (版头). Takes facts or fields.

A template holds the same parts with fields in place of the facts.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import Any

from docx.document import Document
from docx.enum.section import WD_SECTION_START
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from guibiao.messages import _
from guibiao.report.layout import Layout
from guibiao.report.phrases.figures import text_width
from guibiao.report.phrases.printable import fit
from guibiao.report.word.dress import Dress
from guibiao.report.word.pages import body_section, front_section
from guibiao.report.word.styles import (
    CONTENTS_TITLE,
    COVER_TEXT,
    COVER_TITLE,
    DOCUMENT_NUMBER,
    RED_HEAD,
    off_grid,
    title_pitch,
)

_POINTS_PER_MM = 72 / 25.4
_MARK_LINE = 1.15  # of the red mark's line, in its size
_MARK_ABOVE = 0.14  # of that size: the room above its strokes in the line
_FILL = 0.96  # of the type area's width that the red mark may take


def add_front(document: Document, dress: Dress, facts: Mapping[str, str]) -> None:
    """Add the parts that `dress` asks for to an empty document, the last of them followed by {{ report }}.

    Front matter lies in sections without page numbers; the report begins with page 1 on a right-hand page.
    """
    layout = dress.layout
    front_section(document.sections[0], layout)
    parts = [part for part, asked in ((_cover, dress.cover), (_contents, dress.has_contents)) if asked]
    for part in parts:
        part(document, layout, facts)
        last = part is parts[-1]
        document.add_section(WD_SECTION_START.ODD_PAGE if last else WD_SECTION_START.NEW_PAGE)
    body_section(document.sections[-1], layout, restart=bool(parts))
    if dress.number:
        _red_head(document, layout, facts)
    document.add_paragraph("{{ report }}")


def _cover(document: Document, layout: Layout, facts: Mapping[str, str]) -> None:
    _room(document, layout.cover_drop)
    document.add_paragraph(fit(facts["title_lines"]), style=COVER_TITLE)
    room = layout.type_width * _POINTS_PER_MM / layout.title_size  # characters of the title that a line holds
    lines = sum(max(1, ceil(text_width(line) / room)) for line in facts["title_lines"].split("\n"))
    used = lines * title_pitch(layout) / _POINTS_PER_MM
    _room(document, layout.type_height - layout.cover_drop - used - layout.cover_foot)
    for key in ("issuer", "issued"):
        document.add_paragraph(fit(facts[key]), style=COVER_TEXT)


def _contents(document: Document, layout: Layout, facts: Mapping[str, str]) -> None:
    document.add_paragraph(_("目　　录"), style=CONTENTS_TITLE)
    document.add_paragraph("{{ contents }}")


def _red_head(document: Document, layout: Layout, facts: Mapping[str, str]) -> None:
    """The issuing body 35 mm down, its number two lines below, a red rule 4 mm below that (7.2.4, 7.2.5, 7.2.7)."""
    mark = fit(_("{issuer}文件").format(issuer=facts["issuer"]))
    width = layout.type_width * _POINTS_PER_MM * _FILL
    size = layout.red_head_size if "{{" in mark else min(layout.red_head_size, width / text_width(mark))
    size = int(size * 2) / 2
    _room(document, layout.red_head_drop - size * _MARK_ABOVE / _POINTS_PER_MM)
    head = document.add_paragraph(style=RED_HEAD)
    head.add_run(mark).font.size = Pt(size)
    head.paragraph_format.line_spacing = Pt(size * _MARK_LINE)
    for _line in range(layout.number_drop):
        document.add_paragraph()
    _ruled(document.add_paragraph(fit(facts["number"]), style=DOCUMENT_NUMBER), layout)
    for _line in range(layout.title_drop):
        document.add_paragraph()


def _ruled(paragraph: Paragraph, layout: Layout) -> None:
    """A red rule below a paragraph, as wide as the type area."""
    borders = OxmlElement("w:pBdr")
    rule = OxmlElement("w:bottom")
    # Word measures from the line's foot, which lies below the characters by half of what the line has to spare.
    below = layout.rule_drop * _POINTS_PER_MM - (layout.pitch - layout.body_size) / 2
    values = {"val": "single", "sz": "12", "space": str(round(below)), "color": layout.red_head_colour}
    for name, value in values.items():
        rule.set(qn(f"w:{name}"), value)
    borders.append(rule)
    properties: Any = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:snapToGrid", "w:spacing")


def _room(document: Document, height: float) -> None:
    """An empty line of a height in mm: space before a paragraph is lost at the head of a page."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.line_spacing = Mm(height)
    paragraph.paragraph_format.first_line_indent = None
    off_grid(paragraph._p.get_or_add_pPr())
