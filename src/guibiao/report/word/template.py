"""The Word file that a report is written into: one of our own from the layout, or a user's template.

`guibiao report-template` writes ours with fields in place of the facts, for people to change.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml.etree import LxmlError

from guibiao.errors import InputError
from guibiao.files import expect_file
from guibiao.messages import _
from guibiao.report.content import Content, Place
from guibiao.report.phrases.naming import date_name
from guibiao.report.word.dress import Dress
from guibiao.report.word.fields import REPORT, fill_fields, marker
from guibiao.report.word.front import add_front
from guibiao.report.word.package import named_fonts, reproducible
from guibiao.report.word.styles import OWN_STYLES, apply_styles

_BUILT_IN = ("Normal", "Title", "Body Text", "Caption", "Footer", "Heading 1", "Heading 2", "Heading 3")
_FIELDS = ("title", "title_lines", "region", "issuer", "issued", "number", "as_of")


def started(content: Content, dress: Dress) -> Document:
    """The document with what stands before and around the report; {{ report }} stands where that goes.

    Raises InputError for a template that cannot be opened, lacks styles or fields, or has unknown or broken ones.
    """
    facts = _facts(content, dress)
    if dress.template is None:
        if dress.number and isinstance(content.issuer, Place):
            raise InputError(_("红头上要有发文机关"), dress.number, _("请用 --issuer 写明，或写进规划数据"))
        return _own(dress, facts)
    document = _opened(dress.template)
    fill_fields(document, facts, str(dress.template))
    return document


def word_template(dress: Dress) -> bytes:
    """The Word template with fields for the facts: cover, table of contents, red head as `dress` asks for."""
    document = _own(dress, {name: f"{{{{ {name} }}}}" for name in _FIELDS})
    return packed(document, dress)


def packed(document: Document, dress: Dress, instead: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """The document as a file, its fonts named with their fall-backs; the same document gives the same bytes.

    `instead` are parts that are not in the document's tree, by name.
    """
    named_fonts(document, dress.layout.fonts)
    buffer = BytesIO()
    document.save(buffer)
    return reproducible(buffer.getvalue(), instead)


def _facts(content: Content, dress: Dress) -> dict[str, str]:
    told = (b.text if isinstance(b, Place) else b for b in (content.issuer, content.issued))
    values = (
        content.title, "\n".join(content.title_lines), content.region, *told, dress.number, date_name(content.as_of)
    )  # fmt: skip
    return dict(zip(_FIELDS, values, strict=True))


def _own(dress: Dress, facts: Mapping[str, str]) -> Document:
    document = docx.Document()
    apply_styles(document, dress.layout)
    document.settings.odd_and_even_pages_header_footer = True
    add_front(document, dress, facts)
    return document


def _opened(path: Path) -> Document:
    """A user's template, checked: every style and the place of the report must be there."""
    expect_file(path)
    cure = _("请用 guibiao report-template 写出模板，在它上面改")
    try:
        document = docx.Document(str(path))
        named_fonts(document, ())
    except (PackageNotFoundError, BadZipFile, LxmlError, KeyError, ValueError, OSError, AttributeError) as error:
        raise InputError(_("模板打不开：不是 .docx 文件，或缺了图片等内容"), str(path), cure) from error
    names = {style.name for style in document.styles}
    if missing := [name for name in (*_BUILT_IN, *OWN_STYLES) if name not in names]:
        what = _("模板里缺少这些样式：{names}").format(names="、".join(missing))
        raise InputError(what, str(path), cure)
    place = marker(document, REPORT)
    if place is None:
        what = _("模板里没有放正文的位置")
        raise InputError(what, str(path), _("请在正文开始处单独写一段 {{ report }}"))
    if any(e.find(f".//{qn('w:sectPr')}") is not None for e in (place._p, *place._p.itersiblings(qn("w:p")))):
        what = _("模板里 {{ report }} 之后还有分节")
        raise InputError(what, str(path), _("请去掉它后面的分节符；附件的横页会自动分节"))
    return document
