"""Which module reads which kind of file."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import cast

from guibiao.documents.formats.content import Content
from guibiao.errors import InputError
from guibiao.files import expect_file
from guibiao.messages import _

_MODULES = {  # imported when needed: .docx brings lxml, .pdf pdfium
    ".txt": "text",
    ".md": "text",
    ".docx": "word",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "sheet",
    ".xlsm": "sheet",
    ".xls": "sheet",
    ".ods": "sheet",
    ".csv": "sheet",
    ".ofd": "ofd",
    ".doc": "office",
    ".wps": "office",
    ".rtf": "office",
    ".et": "office",
    ".png": "picture",
    ".jpg": "picture",
    ".jpeg": "picture",
    ".tif": "picture",
    ".tiff": "picture",
    ".bmp": "picture",
}
SUFFIXES = frozenset(_MODULES)


def content_of(path: Path) -> Content:
    """The content of a file. Raises InputError where the file is missing, unreadable or of an unknown format."""
    module = _MODULES.get(path.suffix.lower())
    expect_file(path)
    if module is None:
        formats = "、".join(sorted(SUFFIXES))
        raise InputError(_("不认识的文件格式"), str(path), _("能读的格式：{formats}").format(formats=formats))
    try:
        content = path.read_bytes()
    except OSError as error:
        what = _("读不了文件") + f"（{error.strerror}）"
        raise InputError(what, str(path), _("请检查文件的权限")) from error
    read = cast("Callable[[bytes, str], Content]", import_module(f"guibiao.documents.formats.{module}").read)
    return read(content, str(path))
