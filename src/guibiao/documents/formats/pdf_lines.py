"""Lines of a PDF page with their boxes, from the characters that pdfium finds.

Boxes are in points from the upper left corner of the page as it is shown, y growing downwards.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from guibiao.documents.formats.page_lines import APART, CUT, Box, Cut, Line
from guibiao.expressions import expression

_WIDE = expression(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6\u3000-\u303f]")
_QUOTES = expression("[“”‘’]")
_HAN = expression(r"[\u3400-\u9fff]")  # of full width in every type; stops may be set narrower
_NUMBER = expression(r"[①-⑳㉑-㉟]|[\[［〔(（]?\d+[\]］〕)）]?")
_MARK = 3  # digits of a note's number at most
_SMALL = 0.8  # a note's mark is at most so large beside the character before it
_RAISED = 0.1  # of a character's height
_LONGEST_NAME = 200  # bytes of a font's name
_HEADING_FONTS = b"|".join(name.encode(code) for name in ("黑体", "小标宋") for code in ("utf-8", "gbk"))
_HEAVY = re.compile(b"(?i)bold|black|heavy|simhei|heiti|hei$|hei[-_,]|xbs|" + _HEADING_FONTS)  # names of fonts
_WITHIN = 1.0  # em beside a Chinese character that are no blank: a justified line was stretched, a figure set apart


class Geometry:
    """From pdfium's coordinates to those of the page as it is shown."""

    def __init__(self, page: Any) -> None:
        self._left, self._bottom, self._right, self._top = page.get_mediabox()
        self._turned = page.get_rotation()

    @property
    def height(self) -> float:
        """Of the page as it is shown."""
        return float(self._right - self._left if self._turned in (90, 270) else self._top - self._bottom)

    def shown(self, box: tuple[float, float, float, float]) -> Box:
        """The box that pdfium gives as left, bottom, right, top."""
        left, bottom, right, top = box
        if self._turned == 90:
            return bottom - self._bottom, left - self._left, top - self._bottom, right - self._left
        if self._turned == 180:
            return self._right - right, bottom - self._bottom, self._right - left, top - self._bottom
        if self._turned == 270:
            return self._top - top, self._right - right, self._top - bottom, self._right - left
        return left - self._left, self._top - top, right - self._left, self._top - bottom

    def stored(self, box: Box) -> tuple[float, float, float, float]:
        """The inverse of `shown`."""
        left, top, right, bottom = box
        if self._turned == 90:
            return top + self._left, left + self._bottom, bottom + self._left, right + self._bottom
        if self._turned == 180:
            return self._right - right, top + self._bottom, self._right - left, bottom + self._bottom
        if self._turned == 270:
            return self._right - bottom, self._top - right, self._right - top, self._top - left
        return left + self._left, self._top - bottom, right + self._left, self._top - top


def pieces_of(text_page: Any, geometry: Geometry) -> list[Line]:
    """The lines of a page as pdfium parts them, in the order of the file."""
    text = _characters(text_page)
    boxes = _Boxes(text_page, geometry)
    parts = (part for m in re.finditer(r"[^\r\n]+", text) for part in _parts(m[0], m.start(), boxes))
    return [line for said, start in parts if (line := _line(said, start, boxes))]


def _characters(text_page: Any) -> str:
    """The characters of a page, one for each index of pdfium."""
    text = str(text_page.get_text_range())
    count = text_page.count_chars()
    if len(text) != count:  # characters outside the basic plane, or without a meaning
        from pypdfium2 import raw

        codes = (raw.FPDFText_GetUnicode(text_page, index) for index in range(count))
        text = "".join(chr(c) if 0 < c < 0x110000 and not 0xD800 <= c < 0xE000 else " " for c in codes)
    return text.replace("\t", " ").replace("\ufffe", "-").replace("\u00a0", " ").replace("\x02", "-")


class _Boxes:
    """Boxes and fonts of characters; each is asked for only where it decides something."""

    def __init__(self, text_page: Any, geometry: Geometry) -> None:
        self._page, self._geometry = text_page, geometry
        self._name = ctypes.create_string_buffer(_LONGEST_NAME)

    def __getitem__(self, index: int) -> Box:
        return self._geometry.shown(self._page.get_charbox(index, loose=True))

    def is_raised(self, index: int, beside: int) -> bool:
        """Whether a character is smaller than another one and its baseline higher."""
        from pypdfium2 import raw

        size, other = (raw.FPDFText_GetFontSize(self._page, at) for at in (index, beside))
        if not 0 < size <= _SMALL * other:
            return False
        return self._baseline(index) < self._baseline(beside) - _RAISED * (self[beside][3] - self[beside][1])

    def is_bold(self, index: int) -> bool:
        """Whether a character is bold: by the name of its font, or since its outline is drawn as well."""
        from pypdfium2 import raw

        length = raw.FPDFText_GetFontInfo(self._page, index, self._name, _LONGEST_NAME, ctypes.c_int())
        if 0 < length <= _LONGEST_NAME and _HEAVY.search(self._name.raw[: length - 1]):
            return True
        drawn = raw.FPDFText_GetTextObject(self._page, index)
        return bool(drawn and raw.FPDFTextObj_GetTextRenderMode(drawn) == raw.FPDF_TEXTRENDERMODE_FILL_STROKE)

    def _baseline(self, index: int) -> float:
        from pypdfium2 import raw

        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self._page, index, x, y)
        return self._geometry.shown((x.value, y.value, x.value, y.value))[1]


def _parts(text: str, start: int, boxes: _Boxes) -> Iterator[tuple[str, int]]:
    """A line of pdfium, which sometimes runs on into the next one that is seen, as what is seen."""
    said = text.strip()
    if not said:
        return
    begin = start + len(text) - len(text.lstrip())
    first, last = boxes[begin], boxes[begin + len(said) - 1]
    if _is_level(first, last):
        yield said, begin
        return
    at, before = 0, first
    for n, char in enumerate(said):
        if char == " ":
            continue
        box = boxes[begin + n]
        if not _is_level(before, box):
            yield said[at:n], begin + at
            at = n
        before = box
    yield said[at:], begin + at


def _is_level(a: Box, b: Box) -> bool:
    """Whether two characters stand on one line; a raised mark does."""
    return min(a[3], b[3]) - max(a[1], b[1]) > 0.3 * min(a[3] - a[1], b[3] - b[1])


def _line(text: str, start: int, boxes: _Boxes) -> Line | None:
    said, places = _in_order(text, start, boxes)
    if not said:
        return None
    first, last = boxes[places[0]], boxes[places[-1]]
    em = _em(said, places, boxes, first)
    shown, cuts = _spaced(said, places, boxes, em)
    top, bottom = min(first[1], last[1]), max(first[3], last[3])
    return Line(shown, first[0], top, last[2], bottom, em, cuts, _bold(said, places, boxes, shown))


def _in_order(text: str, start: int, boxes: _Boxes) -> tuple[str, Sequence[int]]:
    """The stripped text from left to right and where pdfium has its characters.

    Some programs write what is set in another font, such as quotation marks, behind the line in which it stands.
    """
    words = [(m[0], start + m.start()) for m in re.finditer("[^ ]+", text)]
    quoted = _QUOTES.search(text) is not None
    if quoted:
        words = [piece for word in words for piece in _forward(*word, boxes)]
    if not words:
        return "", ()
    sides = [(boxes[at], boxes[at + len(word) - 1]) for word, at in words] if len(words) > 1 else []
    if all(_middle(b[0]) > _middle(a[1]) if quoted else b[0][2] >= a[1][0] for a, b in pairwise(sides)):
        begin = len(text) - len(text.lstrip(" "))
        said = text.strip(" ")
        return said, range(start + begin, start + begin + len(said))
    order = sorted(range(len(words)), key=lambda n: sides[n][0][0])
    places: list[int] = []
    for n in order:
        word, at = words[n]
        places += [*([at] if places else []), *range(at, at + len(word))]  # for the blank: any
    return " ".join(words[n][0] for n in order), places


def _middle(box: Box) -> float:
    return (box[0] + box[2]) / 2


def _forward(word: str, at: int, boxes: _Boxes) -> Iterator[tuple[str, int]]:
    """A word in the pieces that go from left to right: a quotation mark behind 四 may stand before it."""
    begin = 0
    for n in range(1, len(word)) if _QUOTES.search(word) else ():
        if boxes[at + n][0] < boxes[at + n - 1][0]:
            yield word[begin:n], at + begin
            begin = n
    yield word[begin:], at + begin


def _em(text: str, places: Sequence[int], boxes: _Boxes, first: Box) -> float:
    """The width of a Chinese character: the widest of three, since some files give a few of them less."""
    wide = [m.start() for m in _HAN.finditer(text)] or [m.start() for m in _WIDE.finditer(text)]
    if not wide:
        return max(first[3] - first[1], 1.0) / 1.3
    sample = (boxes[places[at]] for at in {wide[0], wide[len(wide) // 2], wide[-1]})
    return max(1.0, *(right - left for left, _top, right, _bottom in sample))


def _spaced(text: str, places: Sequence[int], boxes: _Boxes, em: float) -> tuple[str, tuple[Cut, ...]]:
    """The line with blanks as they are shown and its raised note marks in <sup>, and the gaps in it."""
    out = ""
    cuts: list[Cut] = []
    at = 0
    for m in re.finditer(r"(?P<blanks> +)|" + _NUMBER.pattern, text):
        if m["blanks"]:
            left, right = boxes[places[m.start() - 1]][2], boxes[places[m.end()]][0]
            wide = _WIDE.match(text, m.start() - 1) or _WIDE.match(text, m.end())
            gap = right - left
            instead = "\t" if gap >= APART * em else "" if wide and gap < _WITHIN * em else " "
            out += text[at : m.start()]
            if gap >= CUT * em:
                cuts.append(Cut(len(out), len(out) + len(instead), left, right))
            out += instead
            at = m.end()
        elif (raised := _raised(text, m, places, boxes)) < m.end():
            out = (out + text[at:raised]).removesuffix(" ") + f"<sup>{text[raised : m.end()]}</sup>"
            at = m.end()
    return out + text[at:], tuple(cuts)


def _raised(text: str, number: re.Match[str], places: Sequence[int], boxes: _Boxes) -> int:
    """From where a number is a raised note mark; its end where it is none."""
    before = len(text[: number.start()].rstrip(" ")) - 1
    first, last = number.start(), number.end() - 1
    if before >= 0 and boxes.is_raised(places[first], places[before]):
        return number.start() if number.end() - number.start() <= _MARK + 2 else number.end()
    if first == last or not boxes.is_raised(places[last], places[first]):
        return number.end()
    at = last
    while at > first + 1 and boxes.is_raised(places[at - 1], places[first]):
        at -= 1
    return at if number.end() - at <= _MARK else number.end()


def _bold(text: str, places: Sequence[int], boxes: _Boxes, shown: str) -> int:
    """How many characters of a line as it is shown are bold from its beginning on."""
    if not boxes.is_bold(places[0]):
        return 0
    if boxes.is_bold(places[-1]):
        return len(shown)
    low, high = 0, len(text) - 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if boxes.is_bold(places[middle]) else (low, middle)
    lead = sum(char != " " for char in text[:high])
    solid = [n for n, char in enumerate(shown) if char not in " \t"]
    return solid[lead - 1] + 1 if "<" not in shown and lead <= len(solid) else 0
