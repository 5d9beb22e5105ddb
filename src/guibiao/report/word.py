"""The evaluation report in Word: native styles, the official layout, annex 1 on turned pages. Takes `Content`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from io import BytesIO

import docx
from docx.document import Document
from docx.shared import Mm, Pt

from guibiao.messages import _
from guibiao.report.content import Annex, Block, Content, Paragraph, Picture, Place, Prose, Section, Table
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
from guibiao.report.word_tables import add_table, fit

_LONGEST = 255  # characters that a document property may have


def word_report(content: Content, layout: Layout | None = None) -> bytes:
    """The report as a .docx file. The same content gives the same bytes."""
    measures = layout or official_layout()
    document = docx.Document()
    apply_styles(document, measures)
    set_up_pages(document, measures)
    _properties(document, content)
    for line in content.title_lines:
        document.add_paragraph(fit(line), style="Title")
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
    properties.title, properties.subject = fit(content.title)[:_LONGEST], fit(content.region)[:_LONGEST]
    properties.language = "zh-CN"
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = written
    properties.revision = 1


def _section(document: Document, section: Section, layout: Layout) -> None:
    document.add_paragraph(fit(f"{section.number}{section.heading}"), style=f"Heading {section.level}")
    _blocks(document, section.blocks, layout)


def _blocks(document: Document, blocks: Iterable[Block], layout: Layout) -> None:
    for block in blocks:
        if isinstance(block, Table):
            document.add_paragraph(fit(block.caption), style="Caption")
            add_table(document, block, layout.type_width, TABLE_TEXT)
            document.add_paragraph()
        elif isinstance(block, Place):
            document.add_paragraph(f"【{block.text}】", style=PLACE)
        elif isinstance(block, Prose):
            _prose(document, block)
        elif isinstance(block, Picture):
            document.add_picture(BytesIO(block.data), width=Mm(layout.type_width))
            if block.text:
                document.add_paragraph(fit(block.text), style="Caption")
        else:
            document.add_paragraph(fit(_running(block)), style=INDICATOR if block.lead else "Body Text")


def _prose(document: Document, prose: Prose) -> None:
    """A paragraph of people's own words, in the look of the text around it."""
    paragraph = document.add_paragraph(fit(prose.mark), style="Heading 3" if prose.look == "heading" else "Body Text")
    for run in prose.runs:
        paragraph.add_run(fit(run.text)).bold = run.bold or None


def _running(paragraph: Paragraph) -> str:
    """——指标：…, and for a part 分项：…"""
    if not paragraph.lead:
        return paragraph.text
    return f"{'' if paragraph.depth else '——'}{paragraph.lead}：{paragraph.text}"


def _annex_list(document: Document, annexes: Sequence[Annex], layout: Layout) -> None:
    """附件： below the body after a blank line, no full stop after a name (7.3.4)."""
    document.paragraphs[-1].paragraph_format.keep_with_next = True  # no page holds the signature alone
    document.add_paragraph().paragraph_format.keep_with_next = True
    for annex in annexes:
        number = f"{annex.number}．" if len(annexes) > 1 else ""
        head = _("附件：") if annex is annexes[0] else "　　　"
        named = document.add_paragraph(fit(f"{head}{number}{annex.title}"), style=LIST_OF_ANNEXES)
        named.paragraph_format.keep_with_next = True


def _signature(document: Document, content: Content, layout: Layout) -> None:
    """The issuing body two characters from the right, the date two characters further in than its start (7.3.5)."""
    texts = [b.text if isinstance(b, Place) else b for b in (content.issuer, content.issued)]
    issuer, issued = (text_width(t) for t in texts)
    edge = layout.signature_indent
    indents = [edge, issuer - issued]
    if indents[1] < edge:
        indents = [edge + issued + 2 - issuer, edge]
    for blank in (document.add_paragraph(), document.add_paragraph()):
        blank.paragraph_format.keep_with_next = True
    for text, indent in zip(texts, indents, strict=True):
        paragraph = document.add_paragraph(fit(text), style=SIGNATURE)
        paragraph.paragraph_format.right_indent = Pt(indent * layout.character)
        paragraph.paragraph_format.keep_with_next = text != texts[-1]


def _annex(document: Document, annex: Annex, layout: Layout) -> None:
    """附件1 flush left on the first line of a new page, its title on the third (7.3.7), its table on turned pages."""
    add_turned_section(document, layout)
    document.add_paragraph(_("附件{number}").format(number=annex.number), style=ANNEX_MARK)
    document.add_paragraph()
    title = document.add_paragraph(fit(annex.title), style="Title")
    title.paragraph_format.keep_with_next = True
    title.paragraph_format.space_after = Pt(layout.annex_table_size)
    add_table(document, annex.table, layout.type_height, ANNEX_TEXT)
