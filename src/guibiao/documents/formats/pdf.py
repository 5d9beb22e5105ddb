"""PDF with a text layer: paragraphs and ruled tables in reading order, without what the pages repeat.

The text is pdfium's; a place is a page. Pages without a text layer go through character recognition.
"""

from __future__ import annotations

from typing import Any

from guibiao.documents.formats.content import Content
from guibiao.documents.formats.page_lines import Line, Reader
from guibiao.documents.formats.pages import Page, Ruled, assembled
from guibiao.documents.formats.pdf_lines import Geometry, pieces_of
from guibiao.documents.formats.pdf_tables import Tables, is_ruled
from guibiao.errors import InputError
from guibiao.messages import _

_MOST_PAGES = 5000
_MOST_CHARACTERS = 20_000_000


def read(content: bytes, where: str) -> Content:
    """The text of a .pdf file. Raises InputError where it is empty, cut off, damaged, locked, too large or scanned."""
    pdf = _opened(content, where)
    try:
        pages = _pages(pdf, content, where)
    finally:
        pdf.close()
    assembly = assembled(pages)
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


def _pages(pdf: Any, content: bytes, where: str) -> list[Page]:
    import pypdfium2

    reader, tables = Reader(), Tables(content)
    pages: list[Page] = []
    characters = 0
    for index in range(len(pdf)):
        try:
            page = pdf[index]
        except pypdfium2.PdfiumError as error:
            raise _damaged(where) from error
        pages.append(_page(page, index, reader, tables))
        characters += sum(len(line.text) for line in pages[-1].lines)
        if characters > _MOST_CHARACTERS:
            raise InputError(_("PDF 里的文字太多"), where, _("请拆成几份文件"))
    return pages


def _page(page: Any, index: int, reader: Reader, tables: Tables) -> Page:
    geometry = Geometry(page)
    text_page = page.get_textpage()
    try:
        lines = reader.in_order(pieces_of(text_page, geometry))
        ruled = tables.on(index, text_page, geometry) if lines and is_ruled(page) else []
    finally:
        text_page.close()
        page.close()
    return Page([line for line in lines if not any(_inside(line, t) for t in ruled)], ruled, geometry.height)


def _inside(line: Line, table: Ruled) -> bool:
    left, top, right, bottom = table.box
    return top <= line.middle <= bottom and left - line.em <= line.left and line.right <= right + line.em
