"""The report with its page numbers: LibreOffice sets it once, the table of contents is filled, and the PDF is made."""

from __future__ import annotations

import ctypes
import re
from dataclasses import replace
from io import BytesIO

import docx
from docx.oxml.ns import qn

from guibiao.errors import InputError
from guibiao.libreoffice import convert, libreoffice
from guibiao.messages import _
from guibiao.report.content import Content
from guibiao.report.word.contents import BEGINNING
from guibiao.report.word.dress import Dress
from guibiao.report.word.report import word_report

_EXPORT = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
_REFERENCE = re.compile(r"PAGEREF (\S+)")
_UNDERSCORE = "5F"  # as LibreOffice writes it in the name of a place
# What LibreOffice draws by lot or takes from the clock, and what stands there instead, of the same length.
_ACCIDENTS = (
    (re.compile(rb"(?<=/CreationDate\(D:)\d{14}"), b"19800101000000"),
    (re.compile(rb"(?<=/ID \[ <)[0-9A-F]{32}(?=>\s*<[0-9A-F]{32}> \])"), b"0" * 32),
    (re.compile(rb"(?<=<)[0-9A-F]{32}(?=> \]\s*/DocChecksum)"), b"0" * 32),
    (re.compile(rb"(?<=/DocChecksum /)[0-9A-F]{32}"), b"0" * 32),
)


def page_numbers(content: Content, dress: Dress) -> list[int] | None:
    """The pages of the headings that the table of contents lists, as LibreOffice sets the report.

    None where there is no LibreOffice, or no table of contents. Raises InputError as `word_report`.
    """
    draft = word_report(_brief(content), replace(dress, trace=False))  # comments take long and move nothing
    if libreoffice() is None or not _listed(draft):
        return None
    return _pages(draft, _places(_pdf(draft, content.title)))


def _brief(content: Content) -> Content:
    """The content without the rows of its last table, which take long and stand before no heading."""
    if not content.annexes:
        return content
    *before, last = content.annexes
    return replace(content, annexes=(*before, replace(last, table=replace(last.table, rows=last.table.rows[:1]))))


def report_pdf(document: bytes, where: str) -> bytes:
    """The Word file as LibreOffice sets it, as PDF; the same file gives the same bytes.

    Raises InputError where there is no LibreOffice, or it makes nothing of the file.
    """
    if libreoffice() is None:
        cure = _("请安装 LibreOffice（libreoffice-writer），或在 Word、WPS 中打开 .docx 另存为 PDF")
        raise InputError(_("生成 PDF 需要 LibreOffice，这台机器上没有"), where, cure)
    return _still(_pdf(document, where))


def _pdf(document: bytes, where: str) -> bytes:
    cure = _("请在 Word 或 WPS 中打开 .docx，另存为 PDF")
    made = convert(document, "docx", _EXPORT, where, cure)
    if made is None:
        raise InputError(_("LibreOffice 没有生成 PDF"), where, cure)
    return made


def _still(pdf: bytes) -> bytes:
    """The PDF without the hour and the numbers drawn by lot, every byte in its place."""
    for accident, instead in _ACCIDENTS:
        pdf = accident.sub(instead, pdf)
    return pdf


def _pages(draft: bytes, places: dict[str, int]) -> list[int] | None:
    """The page numbers of the headings that the table of contents lists, None where one was lost on the way.

    The numbers begin anew in the report's section, or go on from the document's first page.
    """
    listed, body = _listed(draft), docx.Document(BytesIO(draft)).element.body
    if any(name not in places for name in (BEGINNING, *listed)):
        return None
    [section] = body.xpath(f"(//w:bookmarkStart[@w:name='{BEGINNING}']/following::w:sectPr)[1]")
    numbering = section.find(qn("w:pgNumType"))
    start = None if numbering is None else numbering.get(qn("w:start"))
    before = -1 if start is None else places[BEGINNING] - int(start)
    return [places[name] - before for name in listed]


def _listed(draft: bytes) -> list[str]:
    """The bookmarks that the table of contents refers to."""
    body = docx.Document(BytesIO(draft)).element.body
    return [name for text in body.iter(qn("w:instrText")) for name in _REFERENCE.findall(text.text or "")]


def _places(pdf: bytes) -> dict[str, int]:
    """The page, from 0, of every bookmark."""
    import pypdfium2
    from pypdfium2 import raw

    document = pypdfium2.PdfDocument(pdf)
    found: dict[str, int] = {}
    try:
        for index in range(raw.FPDF_CountNamedDests(document)):
            length = ctypes.c_long(0)
            raw.FPDF_GetNamedDest(document, index, None, ctypes.byref(length))
            name = ctypes.create_string_buffer(length.value)
            place = raw.FPDF_GetNamedDest(document, index, name, ctypes.byref(length))
            words = name.raw[: length.value].decode("utf-16-le").rstrip("\0")
            found[words.replace(_UNDERSCORE, "_")] = raw.FPDFDest_GetDestPageIndex(document, place)
    finally:
        document.close()
    return found
