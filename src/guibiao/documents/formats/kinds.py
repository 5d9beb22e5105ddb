"""What a file is by how it begins: many a file on an office's website carries the suffix of another format."""

from __future__ import annotations

import io
import re
import zipfile

_SIGNS = {
    b"{\\rtf": ".rtf",
    b"\x89PNG\r\n\x1a\n": ".png",
    b"\xff\xd8\xff": ".jpg",
    b"II*\x00": ".tif",
    b"MM\x00*": ".tif",
}
_PDF = re.compile(rb"\s*%PDF-\d")
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_ZIP = b"PK\x03\x04"
_PARTS = {"word/": ".docx", "xl/": ".xlsx", "ofd.xml": ".ofd"}  # what the names of a package's parts begin with
_OLE = b"\xd0\xcf\x11\xe0"
_STREAMS = {
    "EncryptedPackage": "",
    "WordDocument": ".doc",
    "Workbook": ".xls",
    "Book": ".xls",
}  # the first that is there
_TEXTS = frozenset({".txt", ".md"})  # which may speak of pages
_HEAD = 4096  # bytes


def true_suffix(content: bytes, suffix: str) -> str:
    """The suffix of the format in which a file is; its own where the content does not tell."""
    for sign, known in _SIGNS.items():
        if content.startswith(sign):
            return known
    if _PDF.match(content[:_HEAD]):
        return ".pdf"
    if content.startswith(_ZIP):
        return _package(content) or suffix
    if content.startswith(_OLE):
        found = (known for name, known in _STREAMS.items() if name.encode("utf-16-le") in content)
        return next(found, "") or suffix
    if suffix not in _TEXTS and _PAGE.match(content[:_HEAD]):
        return ".html"
    return suffix


def _package(content: bytes) -> str:
    """The suffix of a package by its parts; "" where they do not tell."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [info.filename.lower() for info in archive.infolist()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return ""
    return next((known for begin, known in _PARTS.items() if any(name.startswith(begin) for name in names)), "")
