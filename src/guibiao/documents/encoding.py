"""From bytes to text: byte order mark, else UTF-8, else what reads best of GB18030, Big5 and UTF-16, else by lines.

Line ends stay as they are. A text that was decoded wrongly once is read again. What cannot be read is marked �.
"""

from __future__ import annotations

import codecs
import re

from guibiao.documents.misread import by_lines, read_again, usual_share
from guibiao.errors import InputError
from guibiao.expressions import expression
from guibiao.messages import _

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHERS = ("utf-8", "gb18030", "cp950")
_KIN = {"cp950": ("big5hkscs",)}  # holds characters of Hong Kong that the other lacks
_WIDE = ("utf-16-le", "utf-16-be")
_SAMPLE = 20_000  # bytes that tell an encoding
_SPREAD = 5_000  # characters, spread over a text, that tell whether it is one
_BEST = 0.9  # the share of usual characters from which a reading is not doubted
_WORST = 0.75  # and below which it is none
_CONTROL = expression(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ue000-\uf8ff]")
_BULLETS = expression(r"^[ \t]*[\ue000-\uf8ff]", re.MULTILINE)  # of a font of its own
_MOST_CONTROLS = 0.01  # a share of control and private characters that no written text reaches
_MOST_LOST = 0.2  # and of characters that could not be read
_MOST_PIECES = 3_000_000  # lines, cells, words, brackets: a gigabyte of memory, a thousand times the longest report


def decoded(content: bytes, where: str) -> str:
    """The text that the bytes of a file hold, without a byte order mark.

    Raises InputError for an empty file, for one that is no text (a picture that was named .txt), and for one with too
    many lines or cells to be held in memory.
    """
    if not content.strip():
        raise InputError(_("文件是空的"), where, _("请检查文件是否保存完整"))
    text = _decoded(content)
    if text is None:
        raise _no_text(where)
    return _readable(text, where)


def _decoded(content: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    if b"\x00" in content:
        return _best(content, _WIDE)
    try:
        return read_again(content.decode("utf-8"), content)
    except UnicodeDecodeError:
        pass
    return by_lines(content) or _best(content, _OTHERS) or _best(content, _WIDE)


def _best(content: bytes, encodings: tuple[str, ...]) -> str | None:
    """The text in the first encoding that reads well, or in the one that reads best; lost bytes are marked."""
    sample = content[: _SAMPLE - _SAMPLE % 2]
    shares: dict[str, float] = {}
    for encoding in encodings:
        shares[encoding] = usual_share(sample.decode(encoding, "replace"))
        if shares[encoding] >= _BEST:
            break
    best = max(shares, key=lambda e: shares[e])
    if shares[best] < _WORST:
        return None
    for encoding in (best, *_KIN.get(best, ())):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode(best, "replace")


def _readable(text: str, where: str) -> str:
    if not text.strip():
        raise InputError(_("文件是空的"), where, _("请检查文件是否保存完整"))
    if (_controls_too_many(text) and _controls_too_many(_BULLETS.sub("", text))) or text.count(
        "\ufffd"
    ) > _MOST_LOST * len(text):
        raise _no_text(where)
    if len(text) > _MOST_PIECES and sum(map(text.count, "\n\t (（")) > _MOST_PIECES:
        raise InputError(_("文本的行或表格太多"), where, _("请拆成几份文件"))
    return text


def _controls_too_many(text: str) -> bool:
    some = text[:: len(text) // _SPREAD + 1]
    return len(_CONTROL.findall(some)) > _MOST_CONTROLS * len(some)


def _no_text(where: str) -> InputError:
    return InputError(
        _("这不是文本文件，或编码无法识别"), where, _("请另存为 UTF-8 或 GB18030 编码的文本，或提供 .docx 文件")
    )
