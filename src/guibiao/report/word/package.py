"""The Word file as a package: the same content gives the same bytes, and fonts are named with their fall-backs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from types import MappingProxyType
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from guibiao.report.layout import Font

_THE_FIRST = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip file can write
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def reproducible(package: bytes, instead: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """The same package with its parts in their order and every time fixed; `instead` are parts to put in by name."""
    buffer = BytesIO()
    with ZipFile(BytesIO(package)) as read, ZipFile(buffer, "w", ZIP_DEFLATED) as written:
        for name in read.namelist():
            part = ZipInfo(name, _THE_FIRST)
            part.compress_type = ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            written.writestr(part, instead[name] if name in instead else read.read(name))
    return buffer.getvalue()


def named_fonts(document: Document, fonts: Sequence[Font]) -> None:
    """Put the fonts into the font table, each with the names that may stand in for it (w:altName)."""
    part = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    table = etree.fromstring(part.blob)
    known = {entry.get(f"{{{_W}}}name") for entry in table}
    for font in fonts:
        if font.name in known:
            continue
        entry = etree.SubElement(table, f"{{{_W}}}font", {f"{{{_W}}}name": font.name})
        if font.fallbacks:
            etree.SubElement(entry, f"{{{_W}}}altName", {f"{{{_W}}}val": ",".join(font.fallbacks)})
        etree.SubElement(entry, f"{{{_W}}}charset", {f"{{{_W}}}val": "86"})
    part._blob = etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)
