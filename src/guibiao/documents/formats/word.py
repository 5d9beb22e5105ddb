"""Word (.docx): paragraphs and tables in their order, automatic numbers, headings by style; revisions as accepted.

The source is one line for each paragraph and one for each row of a table, its cells parted by tabs.
"""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from guibiao.documents.formats.assembly import Assembly
from guibiao.documents.formats.content import Anchor, Content
from guibiao.documents.formats.grid import TooLargeError, cell_name, laid_out
from guibiao.documents.formats.numbering import Numbering, W
from guibiao.documents.formats.package import Package, opened
from guibiao.documents.formats.word_anchors import Anchors
from guibiao.documents.formats.word_notes import comments_in, marked
from guibiao.documents.formats.word_styles import Styles
from guibiao.documents.formats.word_tables import blocks_in, cells_of, is_layout
from guibiao.documents.formats.word_text import bold_lead, boxes_in, goes_on, said_in
from guibiao.errors import InputError
from guibiao.messages import _

_DEEPEST = 60  # tables and text boxes inside one another
_MAIN = "word/document.xml"


def read(content: bytes, where: str) -> Content:
    """The text of a .docx file. Raises InputError where it is empty, damaged, locked or too large."""
    taken, comments = _taken(content, where)
    return replace(taken.assembly.content(), comments=comments)


def anchors(content: bytes, where: str) -> list[Anchor]:
    """Where in word/document.xml the characters of the source stand, in the order of the source. Raises as `read`."""
    taken, _comments = _taken(content, where, anchored=True)
    return taken.anchors.found if taken.anchors else []


def _taken(content: bytes, where: str, anchored: bool = False) -> tuple[_Taken, tuple[str, ...]]:
    """What was taken out of the file, and the comments in it."""
    with opened(content, where, _damaged) as package:
        root = package.xml(_main_part(package))
        if root is None:
            raise _damaged(where)
        found = Anchors(root) if anchored else None
        footnotes = marked(root, *(package.xml(f"word/{kind}notes.xml") for kind in ("foot", "end")))
        taken = _Taken(Styles(package.xml("word/styles.xml")), Numbering(package.xml("word/numbering.xml")), found)
        try:
            taken.take_all(root)
        except TooLargeError as error:
            raise InputError(_("表格太大"), where, _("请拆成几份文件")) from error
        except RecursionError as error:
            raise _damaged(where) from error
        comments = tuple(comments_in(package.xml("word/comments.xml")))
    for line, reference in footnotes:
        taken.note(line, reference)
    if taken.assembly.is_blank:
        raise InputError(_("文件里没有文字"), where, _("扫描件请先识别成文字"))
    return taken, comments


def _main_part(package: Package) -> str:
    """The part with the text; some programs call it word/document2.xml, which the package’s relations tell."""
    relations = package.xml("_rels/.rels") if _MAIN not in package else None
    for relation in relations if relations is not None else ():
        if (relation.get("Type") or "").endswith("/officeDocument"):
            return relation.get("Target") or _MAIN
    return _MAIN


def _damaged(where: str) -> InputError:
    return InputError(_("文件已损坏，或不是 .docx"), where, _("请在 Word 或 WPS 中打开后另存为 .docx"))


class _Taken:
    """Takes paragraphs and tables in their order."""

    def __init__(self, styles: Styles, numbering: Numbering, anchors: Anchors | None) -> None:
        self.assembly, self.anchors = Assembly(), anchors
        self._styles, self._numbering = styles, numbering
        self._paragraphs = self._tables = self._depth = 0

    def take_all(self, holder: etree._Element) -> None:
        """Add the paragraphs and tables in a body, a cell or a text box."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise RecursionError
        open_: list[etree._Element] = []  # paragraphs whose ends were deleted go on in the next one
        for block in blocks_in(holder):
            if block.tag == f"{W}p":
                open_.append(block)
                if not goes_on(block):
                    self._paragraph(open_)
                    open_ = []
            else:
                self._table(block)
        if open_:
            self._paragraph(open_)
        self._depth -= 1

    def _paragraph(self, pieces: list[etree._Element]) -> None:
        self._paragraphs += len(pieces)
        if self._styles.lists_contents(pieces[-1]):
            return
        level, listed = self._styles.of(pieces[-1])
        parts = [said_in(piece) for piece in pieces]
        said = "".join(parts)
        label = self._numbering.label(*listed) if listed and said.strip() else ""
        text = label + said
        self.assembly.place(f"para {self._paragraphs}")
        at = self.assembly.at + len(label)
        for piece, part in zip(pieces, parts, strict=True):
            if self.anchors:
                self.anchors.paragraph(piece, at, len(part))
            at += len(part)
        if level and text.strip():
            self.assembly.line(text, level)
        elif text.strip() and (bold := bold_lead(pieces[0])):
            self.assembly.line(text, 0, len(label) + bold)
        else:
            self.assembly.line(text)
        for piece in pieces:
            for box in boxes_in(piece):
                self.take_all(box)

    def _table(self, table: etree._Element) -> None:
        if is_layout(table):
            for frame in table.iter(f"{W}tc"):
                if next(frame.iterancestors(f"{W}tbl"), None) is table:
                    self.take_all(frame)
            return
        self._tables += 1
        number = self._tables
        cells, elements = cells_of(table)
        for row in laid_out(cells):
            for n, cell in enumerate(row):
                if n:
                    self.assembly.add("\t")
                if cell.text:
                    self.assembly.place(f"表{number}!{cell_name(cell.row, cell.column)}")
                    if self.anchors:
                        self.anchors.cell(elements[cell.row, cell.column], self.assembly.at)
                self.assembly.add(cell.text)
            self.assembly.add("\n")

    def note(self, line: str, reference: etree._Element | None) -> None:
        """Add a line that stands behind the text, and what refers to it."""
        if self.anchors and reference is not None:
            self.anchors.note(reference, self.assembly.at, len(line))
        self.assembly.line(line)
