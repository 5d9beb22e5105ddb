"""Saved web pages (.html, .htm): the text of the page without what the site puts round it.

The source is one line for each paragraph and one for each row of a table. Headings are marked, also those in bold;
raised note marks stay in <sup>, which the repair takes out.
"""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from guibiao.documents.encoding import decoded
from guibiao.documents.formats.assembly import Assembly
from guibiao.documents.formats.content import Content
from guibiao.documents.formats.grid import TooLargeError
from guibiao.documents.formats.html_main import furniture, main_part, title_of
from guibiao.documents.formats.html_table import is_data, rows_of
from guibiao.documents.formats.html_words import words
from guibiao.errors import InputError
from guibiao.expressions import expression
from guibiao.messages import _

_LARGEST = 50_000_000  # bytes
_DECLARATION = expression(r"^\s*<\?xml[^>]*\?>")  # names an encoding, which the text no longer has
_TEXT_BLOCKS = {"address", "blockquote", "caption", "details", "figcaption", "hr", "p", "pre", "summary"}
_PART_BLOCKS = {"article", "body", "center", "div", "fieldset", "figure", "footer", "header", "html", "main", "section"}
_LIST_BLOCKS = {"dd", "dl", "dt", "li", "ol", "ul"}
_TABLE_BLOCKS = {"table", "tbody", "td", "tfoot", "th", "thead", "tr"}
_HEAD_BLOCKS = {f"h{level}" for level in range(1, 7)}
_BLOCKS = frozenset(_TEXT_BLOCKS | _PART_BLOCKS | _LIST_BLOCKS | _TABLE_BLOCKS | _HEAD_BLOCKS)
_BOLD = frozenset({"b", "strong"})
_HEAVY = expression(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_SPACE = expression(r"[ \t\r\n\f\v\u00a0]+")
_HEADING = expression(r"h([1-6])")


def read(content: bytes, where: str) -> Content:
    """The text of a web page. Raises InputError where it is empty, no text, too large or has no text of its own."""
    if len(content) > _LARGEST:
        raise InputError(_("网页太大"), where, _("请只保存正文后再提供"))
    text = _DECLARATION.sub("", decoded(content, where))
    try:
        page = document_fromstring(text, parser=_parser())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError(_("网页里没有文字"), where, _("请检查文件是否保存完整")) from error
    skipped = furniture(page)
    taken = _Taken(skipped)
    try:
        taken.take(main_part(page, skipped))
    except TooLargeError as error:
        raise InputError(_("网页里的表格太大"), where, _("请拆成几份文件")) from error
    except RecursionError as error:
        raise InputError(_("网页的层次太深"), where, _("请在浏览器中打开，把正文复制出来另存")) from error
    return _content(taken.lines, title_of(page), where)


def _parser() -> HTMLParser:
    """Without limits on the length of a text, since the length of the page is limited."""
    return HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)


class _Line:
    """A line as it grows: its text, how much of its beginning is bold, the level of its heading, or its rows."""

    __slots__ = ("bold", "level", "pieces", "row")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.bold: list[bool] = []
        self.level: int | None = None
        self.row: list[str] | None = None

    @property
    def text(self) -> str:
        return _SPACE.sub(" ", "".join(self.pieces)).strip()

    @property
    def lead(self) -> str:
        """What the line begins with in bold."""
        said = ""
        for piece, bold in zip(self.pieces, self.bold, strict=True):
            if not bold and piece.strip():
                break
            said += piece
        return _SPACE.sub(" ", said).strip()


class _Taken:
    """Walks through the parts of a page and takes their lines."""

    def __init__(self, skipped: set[HtmlElement]) -> None:
        self.lines: list[_Line] = [_Line()]
        self._skipped = skipped

    def take(self, element: HtmlElement, bold: bool = False) -> None:
        """Add an element with all that it holds, but not what follows it."""
        if element in self._skipped:
            return
        tag = str(element.tag)
        if tag == "table" and is_data(element, self._skipped):
            self._table(element)
        elif tag == "br":
            self._break()
        elif tag == "sup":
            self._say(f"<sup>{element.text_content().strip()}</sup>", bold)
        elif tag in _BLOCKS:
            self._break()
            heading = _HEADING.fullmatch(tag)
            self.lines[-1].level = int(heading[1]) if heading else None
            self._inside(element, bold)
            self._break()
        else:
            self._inside(element, bold)

    def _inside(self, element: HtmlElement, bold: bool) -> None:
        bold = bold or element.tag in _BOLD or _HEAVY.search(element.get("style") or "") is not None
        as_it_stands = element.tag == "pre"
        self._say(element.text or "", bold, as_it_stands)
        for child in element:
            self.take(child, bold)
            self._say(child.tail or "", bold, as_it_stands)

    def _say(self, text: str, bold: bool, as_it_stands: bool = False) -> None:
        for n, piece in enumerate(text.split("\n") if as_it_stands else [text]):
            if n:
                self._break()
            if piece:
                self.lines[-1].pieces.append(piece)
                self.lines[-1].bold.append(bold)

    def _break(self) -> None:
        if self.lines[-1].pieces:
            self.lines.append(_Line())

    def _table(self, table: HtmlElement) -> None:
        self._break()
        for row in rows_of(table, self._skipped):
            self.lines[-1].row = [cell.text for cell in row]
            self.lines.append(_Line())


def _content(lines: list[_Line], title: str, where: str) -> Content:
    assembly = Assembly()
    kept = [line for line in lines if line.row or (line.text and not words().lines.fullmatch(line.text))]
    if title and not any(_same(title, line.text) for line in kept[:5]):
        assembly.place("title")
        assembly.line(title, 1)
    for number, line in enumerate(kept, 1):
        assembly.place(f"para {number}")
        if line.row:
            assembly.add("\t".join(_SPACE.sub(" ", cell).strip() for cell in line.row) + "\n")
        else:
            _paragraph(assembly, line)
    if assembly.is_blank:
        raise InputError(_("网页里没有文字"), where, _("请检查文件是否保存完整，或另存为 .txt"))
    return assembly.content()


def _paragraph(assembly: Assembly, line: _Line) -> None:
    text, lead = line.text, line.lead
    if line.level is None and lead and text.startswith(lead):
        assembly.line(text, 0, len(lead))
    else:
        assembly.line(text, line.level)


def _same(title: str, line: str) -> bool:
    a, b = (re.sub(r"\s+", "", said) for said in (title, line))
    return bool(b) and (a == b or (len(b) > 8 and b in a))
