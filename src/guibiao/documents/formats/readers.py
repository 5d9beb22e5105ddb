"""Which module reads which kind of file."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import cast

from guibiao.documents.formats.content import Anchor, Content
from guibiao.documents.formats.grid import TooLargeError
from guibiao.documents.formats.kinds import true_suffix
from guibiao.errors import InputError
from guibiao.files import expect_file
from guibiao.messages import _

_LARGEST = 400_000_000  # bytes of a file; a scanned volume has a quarter of that
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
    ".et": "sheet",
    ".png": "picture",
    ".jpg": "picture",
    ".jpeg": "picture",
    ".tif": "picture",
    ".tiff": "picture",
    ".bmp": "picture",
}
SUFFIXES = frozenset(_MODULES)
ARCHIVE = ".zip"


def bytes_of(path: Path) -> bytes:
    """The bytes of a file that can be read, or of an archive of such files.

    Raises InputError where the file is missing, unreadable, too large or of an unknown format.
    """
    expect_file(path)
    if path.suffix.lower() not in SUFFIXES | {ARCHIVE}:
        formats = "、".join(sorted(SUFFIXES | {ARCHIVE}))
        raise InputError(_("不认识的文件格式"), str(path), _("能读的格式：{formats}").format(formats=formats))
    if path.stat().st_size > _LARGEST:
        raise InputError(_("文件太大"), str(path), _("请拆成几份文件"))
    try:
        return path.read_bytes()
    except OSError as error:
        what = _("读不了文件") + f"（{error.strerror}）"
        raise InputError(what, str(path), _("请检查文件的权限")) from error


def content_of(content: bytes, suffix: str, where: str) -> Content:
    """The content of a file's bytes by what they are, else by its suffix, one of SUFFIXES.

    Raises InputError where they are no such file.
    """
    module = import_module(f"guibiao.documents.formats.{_MODULES[true_suffix(content, suffix)]}")
    read = cast("Callable[[bytes, str], Content]", module.read)
    try:
        return read(content, where)
    except (TooLargeError, MemoryError) as error:
        raise InputError(_("文件展开后太大"), where, _("请拆成几份文件")) from error


def word_anchors(content: bytes, where: str) -> list[Anchor]:
    """Where in a .docx file's bytes the characters of its source stand, in the order of the source.

    Raises InputError where they are no such file.
    """
    from guibiao.documents.formats.word import anchors

    return anchors(content, where)
