"""PDF with a text layer: paragraphs and ruled tables in reading order, without what the pages repeat.

The text is pdfium's; a place is a page. Pages without a text layer go through character recognition.
"""

from __future__ import annotations

from typing import Any

from guibiao.documents.formats.content import Content
from guibiao.documents.formats.page_lines import Line, PageTable, Reader
from guibiao.documents.formats.pages import Page, assembled
from guibiao.documents.formats.pdf_lines import Geometry, pieces_of
from guibiao.documents.formats.pdf_objects import pictures_on
from guibiao.documents.formats.pdf_tables import Tables, is_ruled
from guibiao.documents.formats.recognition import Recognized, is_installed, mean_confidence, recognized
from guibiao.errors import InputError
from guibiao.expressions import expression
from guibiao.messages import _

_MOST_PAGES = 5000
_MOST_CHARACTERS = 20_000_000
_MOST_SCANNED = 300  # pages; each takes seconds
_MOST_PICTURES = 1000  # on a page
_STAMP = 30  # characters
_MOST_PIXELS = 40_000_000  # of a page as it is drawn for recognition
_DPI = 300
_COVERED = 0.3  # of a page, by the picture of a scan
_FEW = 0.5  # of the pages; so many scanned ones are left out, and said, where Tesseract is absent
_GARBLED = 0.3  # of a page's characters that no font explains
_UNKNOWN = expression(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")


def read(content: bytes, where: str) -> Content:
    """The text of a .pdf file. Raises InputError where it is empty, cut off, damaged, locked, too large or scanned."""
    pdf = _opened(content, where)
    try:
        pages = _pages(pdf, content, where)
        scanned = _scanned(pdf, pages)
        unread = () if is_installed() or len(scanned) >= _FEW * len(pages) else tuple(n + 1 for n in scanned)
        seen = _recognized(pdf, pages, [] if unread else scanned, where)
    finally:
        pdf.close()
    assembly = assembled(pages)
    if assembly.is_blank:
        raise InputError(_("文件里没有文字"), where, _("请检查文件，或提供更清楚的扫描件"))
    return assembly.content(mean_confidence(seen), unread)


def _opened(content: bytes, where: str) -> Any:
    import pypdfium2

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
        pieces = pieces_of(text_page, geometry)
        lines = [] if _is_garbled(pieces) else reader.in_order(pieces)
        ruled = tables.on(index, text_page, geometry) if lines and is_ruled(page) else []
    finally:
        text_page.close()
        page.close()
    return Page([line for line in lines if not any(_inside(line, t) for t in ruled)], ruled, geometry.height)


def _scanned(pdf: Any, pages: list[Page]) -> list[int]:
    """The indexes of the pages that show a picture and say no more than their number or what a scanner stamps."""
    said = (sum(len(line.text) for line in page.lines) for page in pages)
    return [n for n, count in enumerate(said) if count < _STAMP and not pages[n].tables and _is_scan(pdf[n])]


def _recognized(pdf: Any, pages: list[Page], scanned: list[int], where: str) -> list[Recognized]:
    """Put lines into the scanned pages; what was recognized, page by page."""
    if len(scanned) > _MOST_SCANNED:
        what = _("PDF 有 {pages} 页是扫描的，太多").format(pages=len(scanned))
        raise InputError(what, where, _("请拆成每份不超过 {most} 页的文件").format(most=_MOST_SCANNED))
    reader = Reader()
    seen = []
    for number in scanned:
        page = pdf[number]
        scale = min(_DPI / 72, (_MOST_PIXELS / max(page.get_width() * page.get_height(), 1)) ** 0.5)
        picture = page.render(scale=scale, grayscale=True).to_pil()
        seen.append(recognized(picture, 1 / scale, where))
        pages[number] = Page(reader.in_order(seen[-1].pieces), seen[-1].tables, pages[number].height)
        page.close()
    return seen


def _is_scan(page: Any) -> bool:
    """Whether pictures cover much of a page."""
    width, height = page.get_size()
    covered = 0.0
    for n, (left, bottom, right, top) in enumerate(pictures_on(page)):
        covered += max(right - left, 0) * max(top - bottom, 0)
        if n > _MOST_PICTURES:
            break
    return bool(covered > _COVERED * width * height)


def _is_garbled(pieces: list[Line]) -> bool:
    """Whether the text layer cannot be read, since its fonts do not say what their signs mean."""
    text = "".join(piece.text for piece in pieces)
    return len(_UNKNOWN.findall(text)) > _GARBLED * len(text)


def _inside(line: Line, table: PageTable) -> bool:
    left, top, right, bottom = table.box
    return top <= line.middle <= bottom and left - line.em <= line.left and line.right <= right + line.em
