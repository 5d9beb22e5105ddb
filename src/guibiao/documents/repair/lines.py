"""Hard line and page breaks: lines join where a sentence goes on, page furniture and doubled fragments go.

What is left between paragraphs is one newline.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from guibiao.documents.repair.chars import HAN
from guibiao.documents.repair.draft import Edit
from guibiao.documents.repair.headmarks import BLOCK, HEAD
from guibiao.documents.repair.traditional import simplified
from guibiao.documents.wording import wording

_LINE_BREAK = re.compile(r"[\r\n\f\v\x85\u2028\u2029]")
_ENDS = "。！？；：!?;:…"  # a paragraph may end here
_GOES_ON = "，、,（《“‘〔—"  # no paragraph ends here
_CLOSING = "”’）》)】*"
_NEVER_FIRST = "，。、；：！？）》”％%"  # no line begins so
_PAIRS = (("（", "）"), ("《", "》"), ("“", "”"))
_IN_NUMBERS = "0123456789."
_CUT_NUMBER = re.compile(r"\d[:：.]\d")  # 9.7:47.3: | 43.0
_TITLE_PAGE = 12  # lines among which a document's title stands, also where it comes again as a running head
_CLAUSE = re.compile("[，。、；：,;]")
_ODD_BREAKS = "\r\f\v\x85\u2028\u2029"
_FRAGMENT = 8  # characters that are doubled at a page break at most
_RUNNING = 3  # times that a running head comes at least
_PAGE_NUMBER = 40  # characters of one, with its dashes and blanks
_FURNITURE = 60  # characters of furniture that ends like a sentence
_INDENT = 2  # blanks before the first line of a paragraph
_FEWEST = 8  # lines that tell a width
_FULL = 0.3  # the share of lines that are full in a wrapped text
_NEARLY = 0.87  # of the width: a word that did not fit went to the next line
_MOST = 0.8
_WIDEST = 100  # characters of such a line
_SHORT = 15  # a body line is longer


class _Line(NamedTuple):  # one for every line of every text: the cheapest of records
    start: int
    end: int
    text: str  # stripped
    indented: bool
    printed: str  # as it stands in the source, with what earlier repairs took out

    @property
    def is_row(self) -> bool:
        return "\t" in self.text or self.text.startswith("|")

    @property
    def is_title(self) -> bool:
        """A heading or title: no sentence inside."""
        return self.text.startswith("#") or (bool(HEAD.match(self.text)) and "。" not in self.text)


def joined_lines(text: str, paragraphs: bool = False, printed: Callable[[int, int], str] | None = None) -> list[Edit]:
    """Edits on line breaks, furniture and doubled fragments; whole `paragraphs` join only after a comma.

    `printed` gives the source of a stretch, where that is not the text itself: lines were wrapped with their pinyin.
    """
    if "\n" not in text and "\r" not in text and "\f" not in text:
        return []
    kept = _without_furniture(list(_lines(text, printed)))
    if not kept:
        return []
    width = _wrapped_at(kept)
    indents = _indents_tell(kept)
    edits: list[Edit] = [(0, kept[0].start, "")] if kept[0].start else []
    joined = False  # whether line a goes on with the one before it
    for i, (a, b) in enumerate(pairwise(kept)):
        gap = text[a.end : b.start]
        apart = False
        if a.text[-1] in _ENDS and b.text[0] not in _NEVER_FIRST and b.text[0] not in _IN_NUMBERS:
            joined = False
        else:
            apart = gap.count("\n") + gap.count("\f") > 1
            whole = paragraphs and a.text[-1] not in _GOES_ON and not gap.strip()  # no furniture was between
            titled = i < _TITLE_PAGE and _is_named(a)
            joined = not whole and not titled and _goes_on(a, b, apart, width, joined, indents)
        if not joined:
            if gap != "\n":
                edits.append((a.end, b.start, "\n"))
            continue
        doubled = _doubled(a.text, b.text) if apart else 0
        words = doubled == 0 and _is_word(a.text[-1]) and _is_letter(b.text[0])
        edits.append((a.end - doubled, b.start, " " if words else ""))
    if kept[-1].end < len(text):
        edits.append((kept[-1].end, len(text), ""))
    return edits


def _lines(text: str, printed: Callable[[int, int], str] | None) -> Iterator[_Line]:
    """The lines that hold more than blanks."""
    at = 0
    for line in _LINE_BREAK.split(text) if any(sign in text for sign in _ODD_BREAKS) else text.split("\n"):
        said = line.strip(" ")
        if said and not said.isspace():
            start = at + (len(line) - len(line.lstrip(" ")) if line[0] == " " else 0)
            end = start + len(said)
            yield _Line(start, end, said, start - at >= _INDENT, printed(start, end) if printed else said)
        at += len(line) + 1


def _goes_on(a: _Line, b: _Line, apart: bool, width: _Width, inside: bool, indents: bool) -> bool:
    """Whether line b goes on with the sentence of line a; `inside` says that a is itself the rest of a sentence."""
    if a.is_row or b.is_row or a.text.startswith("#"):
        return False
    if _CUT_NUMBER.search(a.text[-2:] + b.text[:2]):
        return True
    if b.text[0] in _NEVER_FIRST or (not HEAD.match(b.text) and _is_open(a.text)):
        return True
    if BLOCK.match(b.text):
        return False
    last = a.text.rstrip(_CLOSING)[-1:] or a.text[-1]
    if last in _ENDS:
        return False
    if a.text[-1] in _GOES_ON and not a.text.endswith("——"):
        return True
    if indents and (b.indented or ((inside or a.indented) and not a.is_title)):
        return not b.indented
    if a.is_title:
        return not apart and width.is_full(a)
    if width.full and not apart:
        return width.is_full(a)
    if inside and a.text[-1] not in _CLOSING:
        return True
    return len(a.text) >= _SHORT and (inside or _CLAUSE.search(a.text) is not None)


def _is_open(text: str) -> bool:
    """Whether a line ends inside brackets or quotation marks that it opened."""
    return any(text.rfind(opening) > text.rfind(closing) for opening, closing in _PAIRS) and text[-1] not in _ENDS


def _indents_tell(lines: list[_Line]) -> bool:
    """Whether a text indents the first lines of its paragraphs, and only these."""
    if sum(line.indented for line in lines) < _FEWEST:
        return False
    behind_ends = [b.indented for a, b in pairwise(lines) if a.text[-1] in _ENDS]
    others = [b.indented for a, b in pairwise(lines) if a.text[-1] not in _ENDS and not a.is_title]
    return sum(behind_ends) >= len(behind_ends) * _MOST and sum(others) <= len(others) * (1 - _MOST)


class _Width(NamedTuple):
    """The length from which a line is full, where a text was wrapped at a fixed width; 0 where it was not."""

    full: float
    measure: Callable[[_Line], float]

    def is_full(self, line: _Line) -> bool:
        return 0 < self.full <= self.measure(line)


def _wrapped_at(lines: list[_Line]) -> _Width:
    said = [line for line in lines if not line.is_row]
    if len(said) < _FEWEST or sum(line.text[-1] not in _ENDS for line in said) < len(said) * _FULL:
        return _NO_WIDTH
    found = []
    for measure in _MEASURES:
        lengths = sorted(map(measure, said))
        full = lengths[len(lengths) * 9 // 10]
        near = sum(full - 3 <= n <= full + 3 for n in lengths)
        if full <= _WIDEST and near >= len(lengths) * _FULL:
            found.append((near, _Width(full * _NEARLY - 1, measure)))
    return max(found, key=lambda f: f[0])[1] if found else _NO_WIDTH


def _shown(line: str) -> float:
    """How wide a line is on a page, where a digit takes half a character."""
    return len(line) - sum(c.isascii() for c in line) / 2


_MEASURES: tuple[Callable[[_Line], float], ...] = (
    lambda line: len(line.text),
    lambda line: _shown(line.text),
    lambda line: len(line.printed),
    lambda line: _shown(line.printed),
)
_NO_WIDTH = _Width(0, _MEASURES[0])


def _doubled(a: str, b: str) -> int:
    """How many characters at the end of a page are printed again at the head of the next (规 | 规模以上)."""
    for length in range(min(_FRAGMENT, len(a), len(b)), 0, -1):
        fragment = a[-length:]
        if b.startswith(fragment) and re.fullmatch(f"[{HAN}]+", fragment):
            return length
    return 0


def _without_furniture(lines: list[_Line]) -> list[_Line]:
    furniture = _furniture(lines)
    title = next(
        (i for i, line in enumerate(lines[:_TITLE_PAGE]) if line.text.strip() in furniture and _names(line)), -1
    )
    return [
        line
        for i, line in enumerate(lines)
        if i == title
        or (len(line.text) > _FURNITURE and line.text[-1] in _ENDS)
        or not (line.text.strip() in furniture or _is_page_number(line.text))
    ]


def _is_named(line: _Line) -> bool:
    """Whether a line is a document's whole title (云河县政府工作报告), however wide."""
    said = simplified(line.text)
    return any((m := kind.title.search(said)) and m.end() == len(said) for kind in wording().kinds)


def _names(line: _Line) -> bool:
    """Whether a line is a title of its own, not one of a site or page."""
    return any(kind.title.search(simplified(line.text)) for kind in wording().kinds)


def _furniture(lines: list[_Line]) -> set[str]:
    """Lines that belong to the page or the site, and running heads: short, without a stop, again and again."""
    counts = Counter(line.text.strip() for line in lines if len(line.text) <= _FURNITURE or line.text[-1] not in _ENDS)
    fixed = {text for text in counts if wording().furniture.fullmatch(text)}
    running = {
        text
        for text, n in counts.items()
        if n >= _RUNNING
        and 4 <= len(text) <= 40
        and text[-1] not in _ENDS + "，"
        and "\t" not in text
        and "|" not in text
        and not BLOCK.match(text)
    }
    return fixed | running


def _is_page_number(text: str) -> bool:
    return len(text) <= _PAGE_NUMBER and text[-1] not in _ENDS and wording().page_number.fullmatch(text) is not None


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _is_word(char: str) -> bool:
    """Whether a letter ends a word: PM at the end of a line is the first half of PM2.5."""
    return _is_letter(char) and char.islower()
