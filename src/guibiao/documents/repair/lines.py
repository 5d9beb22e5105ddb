"""Hard line and page breaks: lines join where a sentence goes on, page furniture and doubled fragments go.

What is left between paragraphs is one newline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from guibiao.documents.repair.chars import HAN
from guibiao.documents.repair.draft import Edit
from guibiao.documents.repair.flattened import flat_cells
from guibiao.documents.repair.furniture import without_furniture
from guibiao.documents.repair.headmarks import BLOCK, HEAD
from guibiao.documents.repair.rows import broken_rows
from guibiao.documents.repair.textlines import ENDS, ODD_BREAKS, Line, lines_in
from guibiao.documents.repair.traditional import simplified
from guibiao.documents.repair.widths import Printed, Wrapping, indents_tell, wrapping_of
from guibiao.documents.wording import wording

_GOES_ON = "，、,（《“‘〔—"  # no paragraph ends here
_CLOSING = "”’）》)】*"
_NEVER_FIRST = "，。、；：！？）》”％%"  # no line begins so
_PAIRS = (("（", "）"), ("《", "》"), ("“", "”"))
_GOES_ON_WITH = _NEVER_FIRST + "0123456789."  # even behind a stop: 9.7:47.3: | 43.0
_CUT_NUMBER = re.compile(r"\d[:：.]\d")  # 9.7:47.3: | 43.0
_REST_OF_NUMBER = re.compile(r"\d{0,2} ?\. ?\d")  # 38 | 6. 0
_YEAR_ALONE = re.compile(r"(?:回[顾顧]|展望)(?:19|20)\d\d$")  # a heading
_CUT_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d年")  # 20 | 23年
_DECIMAL = re.compile(r"\d{1,2} ?\. ?\d{1,3} ?(?:[%‰]|个百分点|[万亿]?[元人户名吨亩])")  # 人均支出 | 4. 22万元, no list
_TITLE_PAGE = 12  # lines among which a document's title stands
_AT_MEETING = re.compile("(?:会议|大会)上[)）]?$")
_CLAUSE = re.compile("[，。、；：,;]")
_FRAGMENT = 8  # characters that are doubled at a page break at most
_REPEATED = re.compile(f"[{HAN}]+|[{HAN}][{HAN}，、\\d.%]+")
_WORD = re.compile(f"[{HAN}]{{2}}")
_SHORT = 15  # a body line is longer
_BREAKS = re.compile(f"\r\n|[\n{ODD_BREAKS}]")


@dataclass(frozen=True, slots=True)
class _Page:
    """What tells how the lines of a text belong together."""

    text: str
    wrapping: Wrapping
    indents: bool
    usual: int  # breaks between two lines of a paragraph

    @property
    def ends_tell(self) -> bool:
        """Whether a paragraph ends where a line ends with a stop: no line was full."""
        return not self.wrapping.brim


@dataclass(frozen=True, slots=True)
class _Gap:
    """What is between two lines: how many breaks, and whether a page ends there."""

    breaks: int
    page: bool


_ONE_BREAK = _Gap(1, False)


def joined_lines(text: str, paragraphs: bool = False, printed: Printed | None = None) -> list[Edit]:
    """Edits on line breaks, furniture and doubled fragments; whole `paragraphs` join only after a comma.

    `printed` gives the source of a line, where that is not the text itself: lines were wrapped with their pinyin.
    """
    if "\n" not in text and not any(sign in text for sign in ODD_BREAKS):
        return []
    kept = without_furniture(lines_in(text))
    if not kept:
        return []
    page = _page(text, kept, printed)
    rows = broken_rows(kept) if "\t" in text and not paragraphs else set()
    cells = flat_cells(kept)
    edits: list[Edit] = [(0, kept[0].start, "")] if kept[0].start else []
    began = 0  # the line with which the paragraph of line a began
    for i, (a, b) in enumerate(pairwise(kept)):
        gap = text[a.end : b.start]
        joined = i in rows
        apart = i in cells or i + 1 in cells
        if not joined and not apart and not (page.ends_tell and a.text[-1] in ENDS and b.text[0] not in _GOES_ON_WITH):
            whole = paragraphs and a.text[-1] not in _GOES_ON and not gap.strip()  # no furniture was between
            titled = i < _TITLE_PAGE and _is_named(a)
            joined = not whole and not titled and _goes_on(kept[began : i + 1], b, _gap(gap), page)
        if joined:
            edits.append(_join(a, b, _gap(gap)))
            continue
        began = i + 1
        if gap != "\n":
            edits.append((a.end, b.start, "\n"))
    if kept[-1].end < len(text):
        edits.append((kept[-1].end, len(text), ""))
    return edits


def _join(a: Line, b: Line, gap: _Gap) -> Edit:
    doubled = _doubled(a.text, b.text, 1 if gap.page or gap.breaks > 1 else 2)
    words = doubled == 0 and _is_word(a.text[-1]) and _is_letter(b.text[0])
    return a.end - doubled, b.start, " " if words else ""


def _page(text: str, lines: list[Line], printed: Printed | None) -> _Page:
    wrapping = wrapping_of(lines, printed)
    usual = 1
    if wrapping.full or wrapping.ragged:
        gaps = [_gap(text[a.end : b.start]).breaks for a, b in pairwise(lines) if a.text[-1] not in ENDS]
        usual = sorted(gaps)[len(gaps) // 2] if gaps else 1
    return _Page(text, wrapping, indents_tell(lines), usual)


def _gap(between: str) -> _Gap:
    if between == "\n":
        return _ONE_BREAK
    return _Gap(len(_BREAKS.findall(between)), "\f" in between or not between.isspace())


def _goes_on(paragraph: Sequence[Line], b: Line, gap: _Gap, page: _Page) -> bool:
    """Whether line b goes on with the sentence of the last line of a paragraph."""
    a, inside = paragraph[-1], len(paragraph) > 1
    if a.is_row or b.is_row or a.text.startswith("#"):
        return False
    number = a.text[-1].isdigit() and not _YEAR_ALONE.search(a.text)
    if _CUT_NUMBER.search(a.text[-2:] + b.text[:2]) or (number and _REST_OF_NUMBER.match(b.text)):
        return True
    if _is_cut_year(a.text, b.text):
        return True
    if b.text[0] in _NEVER_FIRST or (not HEAD.match(b.text) and _is_open(a.text)):
        return True
    if BLOCK.match(b.text):
        return a.text[-1] not in ENDS and _DECIMAL.match(b.text) is not None and not _is_heading(paragraph)
    apart = gap.breaks > page.usual and not gap.page
    last = a.text.rstrip(_CLOSING)[-1:] or a.text[-1]
    if last in ENDS:
        return not apart and not gap.page and page.wrapping.is_brimful(a) and not (page.indents and b.indented)
    if a.text[-1] in _GOES_ON and not a.text.endswith("——"):
        return True
    heading = _is_heading(paragraph)
    if (gap.page or (gap.breaks > 1 and not heading)) and _is_printed_again(a.text, b.text):
        return True
    if page.indents and (b.indented or ((inside or a.indented) and not heading)):
        return not b.indented
    if heading:
        return not apart and _heading_goes_on(a, b, page)
    return _sentence_goes_on(a, b, apart, gap, page, inside)


def _is_heading(paragraph: Sequence[Line]) -> bool:
    """Whether all that was read of a paragraph is a heading."""
    return paragraph[0].is_title and not any("。" in line.text for line in paragraph)


def _heading_goes_on(a: Line, b: Line, page: _Page) -> bool:
    if page.wrapping.is_full(a, b):  # no heading ends with a number
        return page.wrapping.is_brimful(a) or a.text[-1].isdigit() or _reads_on(a, b, page)
    return page.wrapping.at_times and _reads_on(a, b, page)


def _sentence_goes_on(a: Line, b: Line, apart: bool, gap: _Gap, page: _Page, inside: bool) -> bool:
    """Whether a line that ends neither a sentence nor a heading is gone on with, or stands alone as on a title page."""
    wrapping = page.wrapping
    clause = inside or _CLAUSE.search(a.text) is not None
    if wrapping.full and not apart and not gap.page:
        return wrapping.is_full(a, b) or (clause and wrapping.is_long(a))
    if inside and a.text[-1] not in _CLOSING:
        return True
    if not apart and ((wrapping.ragged and len(a.text) >= _SHORT) or (wrapping.at_times and _reads_on(a, b, page))):
        return True
    return len(a.text) >= _SHORT and clause


def _is_cut_year(a: str, b: str) -> bool:
    """Whether a year's number stands on both sides of a break."""
    if not (a[-1].isdigit() and b[0].isdigit()):
        return False
    whole = _CUT_YEAR.search(a[-4:] + b[:4])
    return whole is not None and whole.start() < len(a[-4:]) < whole.end()


def _reads_on(a: Line, b: Line, page: _Page) -> bool:
    """Whether the characters on both sides of a break stand together elsewhere in the text."""
    pair = a.text[-1] + b.text[0]
    return _WORD.fullmatch(pair) is not None and pair in page.text


def _is_open(text: str) -> bool:
    """Whether a line ends inside brackets or quotation marks that it opened."""
    return any(text.rfind(opening) > text.rfind(closing) for opening, closing in _PAIRS) and text[-1] not in ENDS


def _doubled(a: str, b: str, least: int) -> int:
    """How many characters at the end of a page are printed again at the head of the next (规 | 规模以上)."""
    for length in range(min(_FRAGMENT, len(a), len(b)), least - 1, -1):
        fragment = a[-length:]
        if b.startswith(fragment) and _REPEATED.fullmatch(fragment):
            return length
    return 0


def _is_printed_again(a: str, b: str) -> bool:
    """Whether a page's last word, cut off, is printed whole on the next: no heading that its first sentence repeats."""
    length = _doubled(a, b, 2)
    return length > 0 and re.match(f"[{HAN}]", b[length : length + 1]) is not None


def _is_named(line: Line) -> bool:
    """Whether a line is a document's whole title (云河县政府工作报告) or the meeting's name, however wide."""
    said = simplified(line.text)
    return _AT_MEETING.search(said) is not None or any(kind.whole.search(said) for kind in wording().kinds)


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _is_word(char: str) -> bool:
    """Whether a letter ends a word: PM at the end of a line is the first half of PM2.5."""
    return _is_letter(char) and char.islower()
