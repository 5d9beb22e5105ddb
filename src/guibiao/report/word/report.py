"""The evaluation report in Word: native styles, the official layout, wide annexes on turned pages. Takes `Content`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from io import BytesIO
from types import MappingProxyType

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table as Grid
from docx.text.paragraph import Paragraph as Line

from guibiao.messages import _, language
from guibiao.report.content import Annex, Block, Chart, Cited, Content, Paragraph, Picture, Place, Prose, Section, Table
from guibiao.report.layout import Layout
from guibiao.report.phrases.figures import text_width
from guibiao.report.phrases.printable import fit
from guibiao.report.word.charts import add_chart
from guibiao.report.word.contents import BEGINNING, Entry, add_contents, bookmark, removed
from guibiao.report.word.dress import Dress
from guibiao.report.word.fields import CONTENTS, REPORT, marker
from guibiao.report.word.pages import add_turned_section, add_upright_section
from guibiao.report.word.styles import (
    ANNEX_MARK,
    ANNEX_TEXT,
    ANNEX_TITLE,
    INDICATOR,
    LIST_OF_ANNEXES,
    PLACE,
    SIGNATURE,
    TABLE_TEXT,
    character_indent,
)
from guibiao.report.word.tables import add_table
from guibiao.report.word.template import packed, started
from guibiao.report.word.trace import Tracer
from guibiao.report.workbook.alone import Drawing

_LONGEST = 255  # characters that a document property may have
_OFFICIAL = Dress()
_BAR, _AROUND_BARS = 8.0, 24.0  # mm of a chart's bar, and of its axis and legend


def word_report(
    content: Content, dress: Dress = _OFFICIAL, pages: Sequence[int] | None = None,
    drawings: Mapping[str, Drawing] = MappingProxyType({}),
) -> bytes:  # fmt: skip
    """The report as a .docx file. The same content gives the same bytes.

    `pages` are the page numbers of the headings that `word_headings` counts, for the table of contents; without them
    Word fills it in. Charts that are not among the `drawings` are left out. Raises InputError for a
    template that cannot be used.
    """
    document = started(content, dress)
    _properties(document, content)
    place = marker(document, REPORT)
    if place is None:  # a template is checked when it is opened
        raise AssertionError
    following = list(place._p.itersiblings(preceding=False))
    behind = [e for e in following if e.tag != qn("w:sectPr")]
    for element in (place._p, *behind):
        removed(element)
    sheet = _Sheet(document, dress, content, drawings)
    sheet.report()
    for element in behind:
        document.element.body.insert_element_before(element, "w:sectPr")
    for annex in content.annexes:
        sheet.annex(annex)
    listing = marker(document, CONTENTS)
    if listing is not None:
        listed = [e for e in sheet.headings if e.level <= dress.layout.contents_levels]
        add_contents(listing, listed, pages, dress.layout)
    return packed(document, dress, sheet.tracer.part())


def _properties(document: Document, content: Content) -> None:
    """Properties that tell of the report, and not of the hour in which it was written."""
    properties = document.core_properties
    written = datetime.combine(content.as_of, time())
    properties.title, properties.subject = fit(content.title)[:_LONGEST], fit(content.region)[:_LONGEST]
    properties.language = "en" if language() == "en" else "zh-CN"
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = written
    properties.revision = 1


@dataclass
class _Sheet:
    """The document that is being written, with the headings and tables that it has so far."""

    document: Document
    dress: Dress
    content: Content
    drawings: Mapping[str, Drawing]
    headings: list[Entry] = field(default_factory=list)
    tables: int = 0
    charts: int = 0
    tracer: Tracer = field(init=False)

    def __post_init__(self) -> None:
        """Have nothing said about a number yet."""
        self.tracer = Tracer(self.document, self.content.figures)

    @property
    def layout(self) -> Layout:
        """The measures."""
        return self.dress.layout

    @property
    def width(self) -> float:
        """The width of the text in mm: that of the pages that are being written."""
        section = self.document.sections[-1]
        sides = (section.page_width, section.left_margin, section.right_margin)
        page, left, right = (side.mm if side is not None else 0 for side in sides)
        return page - left - right

    def report(self) -> None:
        """Title, introduction, chapters, list of annexes, signature."""
        first, *more = (self.document.add_paragraph(fit(t), style="Title") for t in self.content.title_lines)
        bookmark(first, BEGINNING, 0)
        for line in (first, *more):
            line.paragraph_format.keep_with_next = True
        self.document.add_paragraph()
        self._blocks(self.content.introduction)
        for section in self.content.walk():
            self._section(section)
        self._annex_list(self.content.annexes)
        self._signature()

    def annex(self, annex: Annex) -> None:
        """附件1 flush left on the first line of a new page, its title on the third (7.3.7), a wide table turned."""
        turned = len(annex.table.head) > self.layout.turned_columns
        (add_turned_section if turned else add_upright_section)(self.document, self.layout)
        alone = len(self.content.annexes) == 1  # then the list of annexes gives it no number either
        mark = _("附件{number}").format(number="" if alone else annex.number)
        self.document.add_paragraph(mark.strip(), style=ANNEX_MARK)
        self.document.add_paragraph()
        title = self._heading(annex.title, ANNEX_TITLE, 1)
        title.paragraph_format.keep_with_next = True
        title.paragraph_format.space_after = Pt(self.layout.annex_table_size)
        self._grid(annex.table, ANNEX_TEXT)

    def _section(self, section: Section) -> None:
        self._heading(f"{section.number}{section.heading}", f"Heading {section.level}", section.level)
        self._blocks(section.blocks)

    def _heading(self, text: str, style: str, level: int) -> Line:
        """A heading, with the bookmark by which the table of contents finds it."""
        line = self.document.add_paragraph(fit(text), style=style)
        number = len(self.headings) + 1
        self.headings.append(Entry(text, level, f"_Toc{number:06d}"))
        bookmark(line, self.headings[-1].bookmark, number)
        return line

    def _blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            if isinstance(block, Table):
                self._table(block)
            elif isinstance(block, Place):
                self.document.add_paragraph(_("【{text}】").format(text=block.text), style=PLACE)
            elif isinstance(block, Prose):
                self._prose(block)
            elif isinstance(block, Picture):
                self._picture(block)
            elif isinstance(block, Chart):
                self._chart(block)
            else:
                self._running(block)

    def _table(self, table: Table) -> None:
        if table.caption:
            self.tables += 1
            self._caption(_("表{number}"), self.tables, table.caption)
        self._grid(table, TABLE_TEXT)
        self.document.add_paragraph()

    def _grid(self, table: Table, style: str) -> None:
        grid = add_table(self.document, table, self.width, style)
        if self.dress.trace:
            self._trace_cells(grid, table)

    def _prose(self, prose: Prose) -> None:
        """A paragraph of people's own words, in the look of the text around it."""
        style = "Heading 3" if prose.look == "heading" else "Body Text"
        paragraph = self.document.add_paragraph(fit(prose.mark), style=style)
        for run in prose.runs:
            paragraph.add_run(fit(run.text)).bold = run.bold or None

    def _picture(self, picture: Picture) -> None:
        """A picture as wide as it is, at most as the text, on a line as high as it needs."""
        shape = self.document.add_picture(BytesIO(picture.data))
        share = min(1.0, Mm(self.width) / shape.width, Mm(self.layout.type_height * 0.8) / shape.height)
        shape.width, shape.height = round(shape.width * share), round(shape.height * share)
        line = self.document.paragraphs[-1]
        line.style = "Caption"
        line.paragraph_format.line_spacing = 1.0
        if picture.text:
            self.document.add_paragraph(fit(picture.text), style="Caption")
        else:
            line.paragraph_format.keep_with_next = False

    def _chart(self, chart: Chart) -> None:
        """A chart as wide as the layout says, its caption with a number below it."""
        drawing = self.drawings.get(chart.key)
        if drawing is None:
            return
        self.charts += 1
        line = self.document.add_paragraph(style="Caption")
        line.paragraph_format.line_spacing = 1.0
        high = max(self.layout.chart_height, drawing.bars * _BAR + _AROUND_BARS)
        add_chart(self.document, line, drawing, self.charts, self.layout, high)
        self._caption(_("图{number}"), self.charts, chart.caption).paragraph_format.keep_with_next = False

    def _caption(self, numbered: str, number: int, text: str) -> Line:
        name = numbered.partition("{")[0]
        caption = self.document.add_paragraph(name, style="Caption")
        _sequence(caption, name.strip(), number)
        caption.add_run(f"　{fit(text)}")
        return caption

    def _running(self, paragraph: Paragraph) -> None:
        """——指标：…, and for a part 分项：…"""
        named = _("——{name}：").format(name=paragraph.lead) if paragraph.lead else ""
        lead = named.removeprefix("——") if paragraph.depth else named
        line = self.document.add_paragraph(fit(lead), style=INDICATOR if lead else "Body Text")
        self._text(line, paragraph.text, paragraph.cited)

    def _text(self, line: Line, text: str, cited: Sequence[Cited]) -> None:
        shown = cited if self.dress.trace else ()
        self.tracer.add(line, text, shown)

    def _trace_cells(self, grid: Grid, table: Table) -> None:
        rows = grid._tbl.tr_lst[1:]
        for (row, column), cited in table.cited.items():
            element = rows[row].tc_lst[column].p_lst[0]
            line = Line(element, grid)
            for run in line.runs:
                element.remove(run._r)
            self._text(line, table.rows[row][column], cited)

    def _annex_list(self, annexes: Sequence[Annex]) -> None:
        """附件： below the body after a blank line, no full stop after a name (7.3.4)."""
        self.document.paragraphs[-1].paragraph_format.keep_with_next = True  # no page holds the signature alone
        if not annexes:
            return
        self.document.add_paragraph().paragraph_format.keep_with_next = True
        for annex in annexes:
            number = _("{number}．").format(number=annex.number) if len(annexes) > 1 else ""
            head = _("附件：") if annex is annexes[0] else "　　　"
            named = self.document.add_paragraph(fit(f"{head}{number}{annex.title}"), style=LIST_OF_ANNEXES)
            named.paragraph_format.keep_with_next = True
            hanging = text_width(head) + text_width(number)  # a long name goes on below its first character
            for side, wide in (("left", self.layout.indent + hanging), ("hanging", hanging)):
                character_indent(named._p.get_or_add_pPr(), wide, self.layout.character, side)

    def _signature(self) -> None:
        """The issuing body two characters from the right, the date two characters further in than its start (7.3.5)."""
        texts = [b.text if isinstance(b, Place) else b for b in (self.content.issuer, self.content.issued)]
        issuer, issued = (text_width(t) for t in texts)
        edge = self.layout.signature_indent
        indents = [edge, issuer - issued]
        if indents[1] < edge:
            indents = [edge + issued + 2 - issuer, edge]
        for blank in (self.document.add_paragraph(), self.document.add_paragraph()):
            blank.paragraph_format.keep_with_next = True
        for text, indent in zip(texts, indents, strict=True):
            paragraph = self.document.add_paragraph(fit(text), style=SIGNATURE)
            paragraph.paragraph_format.right_indent = Pt(indent * self.layout.character)
            paragraph.paragraph_format.keep_with_next = text != texts[-1]


def _sequence(line: Line, name: str, number: int) -> None:
    """A number that counts on, as a field: a table put in between by hand renumbers the rest."""
    counted = OxmlElement("w:fldSimple")
    counted.set(qn("w:instr"), f" SEQ {name} \\* ARABIC ")
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = str(number)
    run.append(text)
    counted.append(run)
    line._p.append(counted)
