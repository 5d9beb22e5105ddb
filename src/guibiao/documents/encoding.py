"""From bytes to text: byte order mark, else strict UTF-8, else GB18030. Line ends stay as they are."""

from __future__ import annotations

import codecs
import re

from guibiao.errors import InputError
from guibiao.messages import _

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ue000-\uf8ff]")
_MOST_CONTROLS = 0.01  # a share of control and private characters that no written text reaches


def decoded(content: bytes, where: str) -> str:
    """The text that the bytes of a file hold, without a byte order mark.

    Raises InputError for an empty file, and for one that is no text (a picture that was named .txt).
    """
    if not content.strip():
        raise InputError(_("文件是空的"), where, _("请检查文件是否保存完整"))
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _readable(_decode(content[len(mark) :], (encoding,), where), where)
    if b"\x00" in content:
        raise _no_text(where)
    return _readable(_decode(content, ("utf-8", "gb18030"), where), where)


def _decode(content: bytes, encodings: tuple[str, ...], where: str) -> str:
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _no_text(where)


def _readable(text: str, where: str) -> str:
    if not text.strip():
        raise InputError(_("文件是空的"), where, _("请检查文件是否保存完整"))
    if len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        raise _no_text(where)
    return text


def _no_text(where: str) -> InputError:
    return InputError(
        _("这不是文本文件，或编码无法识别"), where, _("请另存为 UTF-8 或 GB18030 编码的文本，或提供 .docx 文件")
    )
