"""Old formats of word processors (.doc, .wps, .rtf), which LibreOffice turns into .docx where installed.

Without it the user is told how to go on.
"""

from __future__ import annotations

from dataclasses import dataclass

from guibiao.documents.formats import word
from guibiao.documents.formats.content import Content
from guibiao.errors import InputError
from guibiao.libreoffice import convert, libreoffice
from guibiao.messages import _

_LARGEST = 200_000_000  # bytes, of the file and of what comes of it
_OLE = b"\xd0\xcf\x11\xe0"
_WORD = "WordDocument".encode("utf-16-le")  # the stream that holds the text
_RTF = b"{\\rtf"


@dataclass(frozen=True, slots=True)
class _Kind:
    """What LibreOffice is told: the suffix and the filter of the file."""

    suffix: str
    reads: str


def read(content: bytes, where: str) -> Content:
    """The text of the file. Raises InputError where it is empty, damaged, locked, too large or not to be converted."""
    if not content.strip():
        raise InputError(_("文件是空的"), where, _("请检查文件是否保存完整"))
    if len(content) > _LARGEST:
        raise InputError(_("文件太大"), where, _("请拆成几份文件"))
    kind = _kind(content)
    if kind is None:
        raise _damaged(where)
    return word.read(_converted(content, kind, where), where)


def _kind(content: bytes) -> _Kind | None:
    if content.startswith(_RTF):
        return _Kind("rtf", "Rich Text Format")
    return _Kind("doc", "MS Word 97") if _WORD in content and content.startswith(_OLE) else None


def _damaged(where: str) -> InputError:
    what = _("文件已损坏、加了密码，或不是 Word、WPS 文件")
    return InputError(what, where, _("请在 Word 或 WPS 中打开，去掉密码，另存为 .docx 或 .xlsx"))


def _converted(content: bytes, kind: _Kind, where: str) -> bytes:
    """What LibreOffice makes of the file."""
    if libreoffice() is None:
        cure = _("请在 Word 或 WPS 中另存为 .docx，或安装 LibreOffice（libreoffice-writer）")
        raise InputError(_("读这种旧格式需要 LibreOffice，这台机器上没有"), where, cure)
    cure = _("请在 Word 或 WPS 中另存为 .docx")
    made = convert(content, kind.suffix, "docx", where, cure, arguments=(f"--infilter={kind.reads}",))
    if made is None:
        raise _damaged(where)
    if len(made) > _LARGEST:
        raise InputError(_("文件太大"), where, _("请拆成几份文件"))
    return made
