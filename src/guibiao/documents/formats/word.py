"""Word (.docx): paragraphs and tables in their order, automatic numbers, headings by style; insertions kept.

The source is one line for each paragraph and one for each row of a table, its cells parted by tabs.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from guibiao.documents.document import Place
from guibiao.documents.formats.content import Anchor, Content, Mark
from guibiao.documents.formats.grid import Cell, TooLargeError, cell_name, laid_out
from guibiao.documents.formats.numbering import Numbering, W
from guibiao.documents.formats.word_notes import comments_in, marked
from guibiao.errors import InputError
from guibiao.messages import _

_LARGEST = 100_000_000  # bytes of one part when unpacked; a report's text has a hundredth of that
_BROKEN = (  # the last for a locked part, and for what is nested too deep
    zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, OSError, ValueError, RuntimeError,
)  # fmt: skip
_WIDEST = 63  # columns that Word knows
_OLD = b"\xd0\xcf\x11\xe0"  # begins .doc files, and .docx files with a password
_HEADING = re.compile(r"(?:heading|标题) ?([1-9])$", re.IGNORECASE)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # says a text box again
_SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}drawing", f"{W}pict", f"{W}object", f"{W}instrText"}


def read(content: bytes, where: str) -> Content:
    """The text of a .docx file. Raises InputError where it is empty, damaged, locked or too large."""
    taken, comments = _taken(content, where)
    return Content(
        "".join(taken.pieces), tuple(taken.places), tuple(taken.marks), True, comments=tuple(comments_in(comments))
    )


def anchors(content: bytes, where: str) -> list[Anchor]:
    """Where in word/document.xml the characters of the source stand, in the order of the source. Raises as `read`."""
    return _taken(content, where, anchored=True)[0].anchors


def _taken(content: bytes, where: str, anchored: bool = False) -> tuple[_Taken, etree._Element | None]:
    """What was taken out of the file, and its part with comments."""
    if not content:
        raise InputError(_("文件是空的"), where, _("请检查文件是否保存完整"))
    if content.startswith(_OLD):
        raise InputError(_("这是旧版 .doc 或加了密码的文件"), where, _("请在 Word 或 WPS 中去掉密码，另存为 .docx"))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            body = _part(package, "word/document.xml")
            styles = _part(package, "word/styles.xml")
            numbering = _part(package, "word/numbering.xml")
            notes = [_part(package, f"word/{kind}notes.xml") for kind in ("foot", "end")]
            comments = _part(package, "word/comments.xml")
    except _BROKEN as error:
        raise _damaged(where) from error
    if body is None:
        raise _damaged(where)
    nodes = {element: n for n, element in enumerate(body.iter())} if anchored else None
    footnotes = marked(body, *notes)
    taken = _Taken(_Styles(styles), Numbering(numbering), nodes)
    try:
        for block in _blocks(body):
            taken.take(block)
    except TooLargeError as error:
        raise InputError(_("表格太大"), where, _("请拆成几份文件")) from error
    except _BROKEN as error:  # numbers that are none
        raise _damaged(where) from error
    for line, reference in footnotes:
        taken.note(line, reference)
    if not "".join(taken.pieces).strip():
        raise InputError(_("文件里没有文字"), where, _("扫描件请先识别成文字"))
    return taken, comments


def _part(package: zipfile.ZipFile, name: str) -> etree._Element | None:
    try:
        info = package.getinfo(name)
    except KeyError:
        return None
    if info.file_size > _LARGEST:
        raise ValueError("too large")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    with package.open(info) as stream:
        packed = stream.read(_LARGEST + 1)  # the size that the archive states may be false
    if len(packed) > _LARGEST:
        raise ValueError("too large")
    return etree.fromstring(packed, parser)


def _damaged(where: str) -> InputError:
    return InputError(_("文件已损坏，或不是 .docx"), where, _("请在 Word 或 WPS 中打开后另存为 .docx"))


class _Styles:
    """Heading levels and lists that paragraph styles bring."""

    def __init__(self, part: etree._Element | None) -> None:
        self._levels: dict[str, int] = {}
        self._lists: dict[str, tuple[str, int]] = {}
        for style in part.iter(f"{W}style") if part is not None else ():
            key = style.get(f"{W}styleId") or ""
            name = style.find(f"{W}name")
            match = _HEADING.match((name.get(f"{W}val") or "") if name is not None else "")
            outline = style.find(f"{W}pPr/{W}outlineLvl")
            if match:
                self._levels[key] = int(match[1])
            elif outline is not None and (outline.get(f"{W}val") or "9") in "01234567":
                self._levels[key] = int(outline.get(f"{W}val") or 0) + 1
            listed = _listed(style.find(f"{W}pPr"))
            if listed:
                self._lists[key] = listed

    def of(self, paragraph: etree._Element) -> tuple[int, tuple[str, int] | None]:
        """The heading level of a paragraph (0: none) and its list with the depth in it."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return 0, None
        style = properties.find(f"{W}pStyle")
        key = style.get(f"{W}val") or "" if style is not None else ""
        return self._levels.get(key, 0), _listed(properties) or self._lists.get(key)


class _Taken:
    """What was taken out so far; with the numbers of the elements that said it, where `nodes` gives them."""

    def __init__(self, styles: _Styles, numbering: Numbering, nodes: dict[etree._Element, int] | None) -> None:
        self.pieces: list[str] = []
        self.places: list[Place] = []
        self.marks: list[Mark] = []
        self.anchors: list[Anchor] = []
        self._styles, self._numbering, self._nodes = styles, numbering, nodes
        self._at = self._paragraphs = self._tables = 0

    def take(self, block: etree._Element) -> None:
        """Add a paragraph or a table."""
        if block.tag == f"{W}p":
            self._paragraphs += 1
            self._paragraph(block)
        else:
            self._tables += 1
            self._table(block)

    def _paragraph(self, paragraph: etree._Element) -> None:
        level, listed = self._styles.of(paragraph)
        said = _said(paragraph)
        label = self._numbering.label(*listed) if listed and said.strip() else ""
        text = label + said
        self.places.append(Place(self._at, f"para {self._paragraphs}"))
        if level and text.strip():
            self.marks.append(Mark(self._at, self._at + len(text), level))
        elif text.strip() and (bold := _bold(paragraph)):
            self.marks.append(Mark(self._at, self._at + len(label) + bold, 0))
        self._anchor(paragraph, self._at + len(label), len(said))
        self.add(text + "\n")
        for box in paragraph.iter(f"{W}txbxContent"):
            if box is not paragraph and not any(a.tag == _FALLBACK for a in box.iterancestors()):
                for inner in box.iterchildren(f"{W}p", f"{W}tbl"):
                    self.take(inner)

    def _table(self, table: etree._Element) -> None:
        elements: dict[tuple[int, int], etree._Element] = {}
        for row in laid_out(_cells(table, elements)):
            for n, cell in enumerate(row):
                if n:
                    self.add("\t")
                if cell.text:
                    self.places.append(Place(self._at, f"表{self._tables}!{cell_name(cell.row, cell.column)}"))
                    self._anchor_cell(elements[cell.row, cell.column])
                self.add(cell.text)
            self.add("\n")

    def note(self, line: str, reference: etree._Element | None) -> None:
        """Add a line that stands behind the text, and what refers to it."""
        if self._nodes is not None and reference is not None:
            self.anchors.append(Anchor(self._at, len(line), self._nodes[reference], 0))
        self.add(line + "\n")

    def _anchor_cell(self, cell: etree._Element) -> None:
        at = self._at
        for paragraph in cell.iter(f"{W}p") if self._nodes is not None else ():
            said = _said(paragraph)
            if length := len(said.strip()):
                self._anchor(paragraph, at, length, len(said) - len(said.lstrip()))
                at += length + 1

    def _anchor(self, paragraph: etree._Element, at: int, length: int, skipped: int = 0) -> None:
        """Remember which elements say the `length` characters from `at` on, less so many at the paragraph's start."""
        if self._nodes is None:
            return
        start, end = at - skipped, at + length
        for text, element in _pieces(paragraph):
            first, last = max(start, at), min(start + len(text), end)
            if first < last:
                self.anchors.append(Anchor(first, last - first, self._nodes[element], first - start))
            start += len(text)

    def add(self, text: str) -> None:
        """Add text as it is."""
        self.pieces.append(text)
        self._at += len(text)


def _cells(table: etree._Element, elements: dict[tuple[int, int], etree._Element]) -> list[Cell]:
    """The cells of a table, a merged one as high and wide as it is; `elements` takes what they are made of."""
    cells: list[Cell] = []
    above: dict[int, int] = {}  # by column, the index of the cell that a merged one goes on from
    rows = (row for row in table.iter(f"{W}tr") if _holder(row) is table)  # not those of a table inside a cell
    for r, row in enumerate(rows):
        column = 0
        for cell in row.iterchildren(f"{W}tc"):
            properties = cell.find(f"{W}tcPr")
            span = properties.find(f"{W}gridSpan") if properties is not None else None
            merge = properties.find(f"{W}vMerge") if properties is not None else None
            width = min(max(_number(span), 1), _WIDEST)
            if merge is not None and merge.get(f"{W}val") != "restart" and column in above:
                start = cells[above[column]]
                cells[above[column]] = replace(start, height=r - start.row + 1)
            else:
                cells.append(Cell(r, column, _cell(cell), 1, width))
                elements[r, column] = cell
                above.pop(column, None)
                if merge is not None:
                    above[column] = len(cells) - 1
            column += width
    return cells


def _number(element: etree._Element | None) -> int:
    said = element.get(f"{W}val") or "" if element is not None else ""
    return int(said) if said.isdecimal() and len(said) < 6 else 1


def _blocks(body: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables of the body in their order, also inside content controls."""
    for child in body.iterdescendants(f"{W}p", f"{W}tbl"):
        holder = child.getparent()
        while holder is not None and holder.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}smartTag"):
            holder = holder.getparent()
        if holder is not None and holder.tag == f"{W}body":
            yield child


def _said(element: etree._Element) -> str:
    """The text below an element."""
    return "".join([text for text, _element in _pieces(element)])


def _pieces(element: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The text below an element with the elements that say it; a tab is a blank, since tabs part the cells of a row."""
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{W}t":
            yield (child.text or "").replace("\t", " ").replace("\n", " "), child
        elif child.tag == f"{W}tab":
            yield " ", child
        elif child.tag in (f"{W}br", f"{W}cr"):
            yield "\n", child
        elif child.tag == f"{W}noBreakHyphen":
            yield "-", child
        elif child.tag not in (f"{W}pPr", f"{W}rPr"):
            yield from _pieces(child)


def _cell(cell: etree._Element) -> str:
    """The text of a cell on one line, its paragraphs parted by blanks."""
    return " ".join(s for p in cell.iter(f"{W}p") if (s := _said(p).replace("\n", " ").strip()))


def _bold(paragraph: etree._Element) -> int:
    """How many characters in bold a paragraph begins with."""
    length = 0
    for run in paragraph.iterchildren(f"{W}r"):
        text = _said(run)
        bold = run.find(f"{W}rPr/{W}b")
        if text.strip() and (bold is None or bold.get(f"{W}val") in ("0", "false")):
            return length
        length += len(text)
    return length


def _listed(properties: etree._Element | None) -> tuple[str, int] | None:
    number = properties.find(f"{W}numPr/{W}numId") if properties is not None else None
    if properties is None or number is None:
        return None
    depth = properties.find(f"{W}numPr/{W}ilvl")
    return number.get(f"{W}val") or "", int(depth.get(f"{W}val") or 0) if depth is not None else 0


def _holder(row: etree._Element) -> etree._Element | None:
    holder = row.getparent()
    while holder is not None and holder.tag != f"{W}tbl":
        holder = holder.getparent()
    return holder
