"""PDF with a text layer: paragraphs and ruled tables in reading order, without what the pages repeat.

The text is pdfium's; a place is a page. Pages without a text layer go through character recognition.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from guibiao.documents.formats.assembly import Assembly
from guibiao.documents.formats.content import Content
from guibiao.documents.formats.pdf_furniture import without_furniture
from guibiao.documents.formats.pdf_lines import Geometry, Line, Lines
from guibiao.documents.formats.pdf_paragraphs import Joiner, Paragraph, measure_of
from guibiao.documents.formats.pdf_tables import Ruled, Tables, is_ruled
from guibiao.errors import InputError
from guibiao.messages import _

_MOST_PAGES = 5000
_MOST_CHARACTERS = 20_000_000


@dataclass(frozen=True, slots=True)
class _Page:
    lines: list[Line]
    tables: list[Ruled]
    height: float


def read(content: bytes, where: str) -> Content:
    """The text of a .pdf file. Raises InputError where it is empty, cut off, damaged, locked, too large or scanned."""
    pdf = _opened(content, where)
    try:
        pages = _pages(pdf, content, where)
    finally:
        pdf.close()
    assembly = _assembled(pages)
    if assembly.is_blank:
        raise InputError(_("文件里没有文字"), where, _("扫描件请先识别成文字"))
    return assembly.content()


def _opened(content: bytes, where: str) -> Any:
    import pypdfium2  # type: ignore[import-untyped]

    if not content.strip():
        raise InputError(_("文件是空的"), where, _("请检查文件是否保存完整"))
    try:
        pdf = pypdfium2.PdfDocument(content)
        pages = len(pdf)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise InputError(_("PDF 加了密码"), where, _("请去掉密码后另存")) from error
        raise _damaged(where) from error
    if pages == 0 or not _is_whole(content):
        pdf.close()
        raise _damaged(where)
    if pages > _MOST_PAGES:
        pdf.close()
        what = _("PDF 有 {pages} 页，太大").format(pages=pages)
        raise InputError(what, where, _("请拆成每份不超过 {most} 页的文件").format(most=_MOST_PAGES))
    return pdf


def _is_whole(content: bytes) -> bool:
    """Whether the end of the file is there: pdfium opens one that was cut off, with the pages that are left."""
    tail = content[-4096:]
    return b"%%EOF" in tail or b"startxref" in tail


def _damaged(where: str) -> InputError:
    return InputError(_("文件已损坏或没有下载完整，不是可用的 PDF"), where, _("请重新下载，或用阅读器打开后另存"))


def _pages(pdf: Any, content: bytes, where: str) -> list[_Page]:
    import pypdfium2

    finder, tables = Lines(), Tables(content)
    pages: list[_Page] = []
    characters = 0
    for index in range(len(pdf)):
        try:
            page = pdf[index]
        except pypdfium2.PdfiumError as error:
            raise _damaged(where) from error
        pages.append(_page(page, index, finder, tables))
        characters += sum(len(line.text) for line in pages[-1].lines)
        if characters > _MOST_CHARACTERS:
            raise InputError(_("PDF 里的文字太多"), where, _("请拆成几份文件"))
    return pages


def _page(page: Any, index: int, finder: Lines, tables: Tables) -> _Page:
    geometry = Geometry(page)
    text_page = page.get_textpage()
    try:
        lines = finder.on(text_page, geometry)
        ruled = tables.on(index, text_page, geometry) if lines and is_ruled(page) else []
    finally:
        text_page.close()
        page.close()
    return _Page([line for line in lines if not any(_inside(line, t) for t in ruled)], ruled, geometry.height)


def _inside(line: Line, table: Ruled) -> bool:
    left, top, right, bottom = table.box
    return top <= line.middle <= bottom and left - line.em <= line.left and line.right <= right + line.em


def _assembled(pages: Sequence[_Page]) -> Assembly:
    assembly = Assembly()
    bodies = without_furniture([page.lines for page in pages], [page.height for page in pages])
    joiner = Joiner(measure_of(bodies))
    for number, (lines, page) in enumerate(zip(bodies, pages, strict=True), 1):
        for block in _blocks(lines, page.tables):
            if isinstance(block, Ruled):
                _add(assembly, joiner.end())
                for row in block.rows:
                    assembly.place(f"p{number}")
                    assembly.row(row)
            else:
                _add(assembly, joiner.page(block, number, block[-1] is lines[-1]))
    _add(assembly, joiner.end())
    return assembly


def _blocks(lines: Sequence[Line], tables: Sequence[Ruled]) -> Iterator[list[Line] | Ruled]:
    """Stretches of lines and the tables between them."""
    rest = list(lines)
    for table in tables:
        above = [line for line in rest if line.middle < table.box[1]]
        if above:
            yield above
        yield table
        rest = rest[len(above) :]
    if rest:
        yield rest


def _add(assembly: Assembly, paragraphs: Iterator[Paragraph]) -> None:
    for paragraph in paragraphs:
        at = 0
        for start, page in paragraph.pages:
            assembly.add(paragraph.text[at:start])
            assembly.place(f"p{page}")
            at = start
        assembly.line(paragraph.text[at:])
