"""The report with its page numbers: LibreOffice sets it once, the table of contents is filled, and the PDF is made."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from types import MappingProxyType

import docx
from docx.oxml.ns import qn

from guibiao.errors import InputError
from guibiao.expressions import expression
from guibiao.libreoffice import convert, libreoffice
from guibiao.messages import _
from guibiao.report.content import Annex, Content
from guibiao.report.word.contents import BEGINNING
from guibiao.report.word.dress import Dress
from guibiao.report.word.long_tables import hollow, row_lines, rows_apart
from guibiao.report.word.report import word_report
from guibiao.report.workbook.alone import Drawing

_EXPORT = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
_REFERENCE = expression(r"PAGEREF (\S+)")
_LONG = 600  # rows of a table that LibreOffice takes longer to set than to measure
_UNDERSCORE = "5F"  # as LibreOffice writes it in the name of a place
# What LibreOffice draws by lot or takes from the clock, and what stands there instead, of the same length.
_ACCIDENTS = (
    (re.compile(rb"(?<=/CreationDate\(D:)\d{14}"), b"19800101000000"),
    (re.compile(rb"(?<=/ID \[ <)[0-9A-F]{32}(?=>\s*<[0-9A-F]{32}> \])"), b"0" * 32),
    (re.compile(rb"(?<=<)[0-9A-F]{32}(?=> \]\s*/DocChecksum)"), b"0" * 32),
    (re.compile(rb"(?<=/DocChecksum /)[0-9A-F]{32}"), b"0" * 32),
)


def page_finder(
    content: Content, dress: Dress, drawings: Mapping[str, Drawing] = MappingProxyType({})
) -> Callable[[], list[int] | None]:  # fmt: skip
    """What to call for the pages of the headings that the table of contents lists, as LibreOffice sets the report.

    The drafts are made at once, LibreOffice sets them in the call, which may be made in a thread: drafts made there
    would take memory that nothing else could use afterwards. The call gives None where there is no LibreOffice, or no
    table of contents. Raises InputError as `word_report`.
    """
    dress = replace(dress, trace=False)  # comments take long and move nothing
    before = content.annexes[:-1]
    long = any(len(annex.table.rows) >= _LONG for annex in before)
    draft = word_report(_cut(content, () if long else before), dress, drawings=drawings)
    listed = _listed(draft)
    if libreoffice() is None or not listed:
        return lambda: None
    apart = _apart(content, before, dress) if long else b""

    def pages() -> list[int] | None:
        laid_out = draft
        if long:
            rows = _rows(apart, before, draft, content.title)
            laid_out = hollow(draft, rows) if rows else word_report(_cut(content, before), dress, drawings=drawings)
        places = {name: page for name, (page, _up) in _places(_pdf(laid_out, content.title)).items()}
        return _pages(draft, listed, places)

    return pages


def _cut(content: Content, whole: Sequence[Annex]) -> Content:
    """The content with the tables of other annexes cut to a row: they take long and stand before no heading."""
    annexes = (a if a in whole else replace(a, table=replace(a.table, rows=a.table.rows[:1])) for a in content.annexes)
    return replace(content, annexes=tuple(annexes))


def _apart(content: Content, annexes: tuple[Annex, ...], dress: Dress) -> bytes:
    """The annexes alone, in rows that stand apart."""
    alone = replace(content, introduction=(), sections=(), annexes=annexes)
    return rows_apart(word_report(alone, replace(dress, cover=False, contents=False)))


def _rows(apart: bytes, annexes: Sequence[Annex], draft: bytes, where: str) -> list[list[tuple[int, bool]]] | None:
    """The rows of annexes as LibreOffice sets each by itself: the lines, and whether it stays with the next."""
    tables = [annex.table for annex in annexes]
    lines = row_lines(draft, [1 + len(table.rows) for table in tables], _places(_pdf(apart, where)))
    if lines is None:
        return None
    kept = ([False, *(len(row) == 1 < len(table.head) for row in table.rows)] for table in tables)
    return [list(zip(*told, strict=True)) for told in zip(lines, kept, strict=True)]


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


def _pages(draft: bytes, listed: list[str], places: dict[str, int]) -> list[int] | None:
    """The page numbers of the headings that the table of contents lists, None where one was lost on the way.

    The numbers begin anew in the report's section, or go on from the document's first page.
    """
    body = docx.Document(BytesIO(draft)).element.body
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


def _places(pdf: bytes) -> dict[str, tuple[int, float]]:
    """The page, from 0, of every bookmark, and how many pt it stands above the page's foot."""
    import pypdfium2
    from pypdfium2 import raw

    document = pypdfium2.PdfDocument(pdf)
    found: dict[str, tuple[int, float]] = {}
    try:
        for index in range(raw.FPDF_CountNamedDests(document)):
            length = ctypes.c_long(0)
            raw.FPDF_GetNamedDest(document, index, None, ctypes.byref(length))
            name = ctypes.create_string_buffer(length.value)
            place = raw.FPDF_GetNamedDest(document, index, name, ctypes.byref(length))
            words = name.raw[: length.value].decode("utf-16-le").rstrip("\0")
            found[words.replace(_UNDERSCORE, "_")] = (raw.FPDFDest_GetDestPageIndex(document, place), _height(place))
    finally:
        document.close()
    return found


def _height(place: object) -> float:
    """How high on its page a place of a PDF is; 0 where it names none."""
    from pypdfium2 import raw

    known, at = [ctypes.c_int() for _axis in range(3)], [ctypes.c_float() for _axis in range(3)]
    raw.FPDFDest_GetLocationInPage(place, *known, *at)
    return at[1].value if known[1].value else 0.0
