"""Text that was decoded wrongly once, or holds several encodings: read again where that is exact, else marked �.

UTF-8 opened as GB18030 shows 锛 and 銆 for its commas and stops, as Latin-1 or Windows-1252 ï¼ and ã€.
"""

from __future__ import annotations

import re
from functools import cache

from guibiao.expressions import expression

_MARKED = "\ufffd"
_AS_GB = "锛銆鈥"  # the first two bytes of ，；：（ and of 。、《 and of “”— in UTF-8
_HIGH = "\u0080-\u00bfŒœŠšŸŽžƒˆ˜\u2013-\u2022…‰‹›€™"  # what Latin-1 and Windows-1252 show for bytes from 80 to BF
_AS_LATIN = expression(f"[\u00e3-\u00ef][{_HIGH}]{{2}}")  # three bytes of a Chinese character in UTF-8
_GB_AS_LATIN = expression("[\u00b0-\u00f7][\u00a1-\u00fe]" * 4)  # four characters of GB2312
_MAY_BE_LATIN = re.compile(b"\xc3[\xa3-\xaf][\xc2\xc5\xc6\xcb\xe2]")  # how that begins in UTF-8
_HAN = expression("[\u4e00-\u9fff]")
_FEW = 0.2  # the share of characters that may be lost in a line that is read again
_GOOD = 0.75  # the share of usual characters in a good reading
_SAMPLE = 20_000


def read_again(text: str, content: bytes) -> str:
    """The text of these bytes of UTF-8 as it was before it was decoded wrongly; the same text where it was not."""
    if any(sign in text for sign in _AS_GB):
        return _again(text, ("gb18030",))
    if _MAY_BE_LATIN.search(content) and _AS_LATIN.search(text):
        return _again(text, ("latin",))
    if not _HAN.search(text[:_SAMPLE]) and _GB_AS_LATIN.search(text):
        return _again(text, ("latin",))
    return text


def by_lines(content: bytes) -> str | None:
    """A text some lines of which are UTF-8 and others GB18030, or which breaks off inside a character of UTF-8.

    None where no line is UTF-8. A line that is neither keeps what can be read of it in UTF-8.
    """
    lines = content.split(b"\n")
    read = [_utf8(line) for line in lines]
    chinese = [text for text in read if text and not text.isascii()]
    if not any(map(_is_usual, chinese)):
        return None
    return "\n".join(
        text if text is not None and (text.isascii() or _is_usual(text)) else _other(line)
        for text, line in zip(read, lines, strict=True)
    )


def usual_share(text: str) -> float:
    """The share of characters that Chinese texts use; 0 for none. A wrong reading has half of them at most."""
    return len(_usual().findall(text)) / (len(text) or 1)


def _is_usual(text: str) -> bool:
    return usual_share(text[:_SAMPLE]) >= _GOOD


def _utf8(line: bytes) -> str | None:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _other(line: bytes) -> str:
    """A line that is not UTF-8: GB18030 where that reads well, else UTF-8 with marks for what is lost."""
    try:
        text = line.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    marked = line.decode("utf-8", "replace")
    return text if text and usual_share(text[:_SAMPLE]) > usual_share(marked[:_SAMPLE]) else marked


def _again(text: str, ways: tuple[str, ...]) -> str:
    whole = _read(text, ways[0], "strict")
    if whole is not None:
        return whole
    return "\n".join(_line_again(line, ways[0]) for line in text.split("\n"))


def _line_again(line: str, way: str) -> str:
    """A line read again, exactly or with marks for the few characters that are lost; else as it is."""
    if line.isascii():
        return line
    exact = _read(line, way, "strict")
    if exact is not None:
        return exact
    marked = _read(line, way, "replace")
    return marked if marked and marked.count(_MARKED) <= _FEW * len(marked) else line


def _read(text: str, way: str, errors: str) -> str | None:
    """The text in UTF-8, or in GB18030 where its bytes were Latin-1; None where that is no better text."""
    content = _bytes(text, way)
    if content is None:
        return None
    for encoding in ("utf-8", "gb18030") if way == "latin" else ("utf-8",):
        try:
            read = content.decode(encoding, errors)
        except UnicodeDecodeError:
            continue
        if _HAN.search(read) and usual_share(read[:_SAMPLE]) >= _GOOD:
            return re.sub(f"{_MARKED}+\\?", _MARKED, read) if errors == "replace" else read
    return None


def _bytes(text: str, way: str) -> bytes | None:
    """The bytes that were decoded wrongly; 0xFF, which UTF-8 never holds, for a character that they had lost."""
    if way == "latin":
        text = text.translate(_windows())
    try:
        return (
            text.encode("latin-1")
            if way == "latin"
            else b"\xff".join(part.encode("gb18030") for part in text.split(_MARKED))
        )
    except UnicodeEncodeError:
        return None


@cache
def _windows() -> dict[int, int]:
    """Signs of Windows-1252 and the bytes that they stand for."""
    return {
        ord(sign): byte for byte in range(0x80, 0xA0) if (sign := bytes([byte]).decode("cp1252", "replace")) != _MARKED
    }


@cache
def _usual() -> re.Pattern[str]:
    """ASCII, Chinese signs, and the usual characters: the first level of GB 2312 and of Big5."""
    simple = bytes(b for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for b in (row, cell))
    full = bytes(
        b for row in range(0xA4, 0xC7) for cell in (*range(0x40, 0x7F), *range(0xA1, 0xFF)) for b in (row, cell)
    )
    han = {*simple.decode("gb2312", "ignore"), *full.decode("big5", "ignore")}
    signs = r"\t\n\r\x20-\x7e·—‘’“”…①-⑳\u3000-\u301f\uff00-\uffef\u2500"
    usual = "".join(sorted(c for c in han if _HAN.match(c)))
    return re.compile(f"[{signs}{usual}]")
