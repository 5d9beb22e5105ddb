"""Hard line and page breaks: lines join where a sentence goes on, page furniture and doubled fragments go.

What is left between paragraphs is one newline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from operator import itemgetter, sub

from guibiao.documents.parttitles import is_part_title
from guibiao.documents.repair.chars import HAN
from guibiao.documents.repair.draft import Edit
from guibiao.documents.repair.flattened import flat_cells, may_be_flat
from guibiao.documents.repair.furniture import without_furniture
from guibiao.documents.repair.headmarks import begins_block, is_head
from guibiao.documents.repair.rows import broken_rows
from guibiao.documents.repair.textlines import ENDS, ODD_BREAKS, TITLE_PAGE, Lines, lines_in
from guibiao.documents.repair.traditional import simplified
from guibiao.documents.repair.widths import Printed, Wrapping, indents_tell, wrapping_of
from guibiao.documents.wording import wording
from guibiao.expressions import expression

_GOES_ON = "，、,（《“‘〔—"  # no paragraph ends here
_CLOSING = "”’）》)】*"
_NEVER_FIRST = "，。、；：！？）》”％%"  # no line begins so
_PAIRS = (("（", "）"), ("《", "》"), ("“", "”"))
_GOES_ON_WITH = _NEVER_FIRST + "0123456789."  # even behind a stop: 9.7:47.3: | 43.0
_CUT_NUMBER = expression(r"\d[:：.]\d")  # 9.7:47.3: | 43.0
_REST_OF_NUMBER = expression(r"\d{0,2} ?\. ?\d")  # 38 | 6. 0
_YEAR_ALONE = expression(r"(?:回[顾顧]|展望)(?:19|20)\d\d$")  # a heading
_YEAR_LAST = expression(r"(?<!\d)(?:19|20)\d\d$")
_CUT_YEAR = expression(r"(?<!\d)(?:19|20)\d\d年")  # 20 | 23年
_DECIMAL = expression(r"\d{1,2} ?\. ?\d{1,3} ?(?:[%‰]|个百分点|[万亿]?[元人户名吨亩])")  # 人均支出 | 4. 22万元, no list
_TITLE = 160  # characters of one at most
_REMARK = expression("[（(](?:摘要|摘录|节选|全文|草案|送审稿|征求意见稿)[)）]$")
_AT_MEETING = expression("(?:会议|大会)上[)）]?$")
_CLAUSE = expression("[，。、；：,;]")
_AFRESH = expression(
    "今[年日天]|昨[日天]|近日|日前|本报|记者|图为|[一-鿿]{2,6}讯|[【■●◆▲★]"
)  # news behind its headline
_COMMA = expression("[，。；,;]")
_HALF = 2  # characters of a phrase on either side of a break
_MANY_GAPS = 8  # between lines, of which
_LIST_ENTRY = 45  # characters of a line that stands for itself
_NEARLY = 0.85  # are empty lines
_FRAGMENT = 8  # characters that are doubled at a page break at most
_REPEATED = expression(f"[{HAN}]+|[{HAN}][{HAN}，、\\d.%]+")
_HAN_ONLY = expression(f"[{HAN}]+")
_WORD = expression(f"[{HAN}]{{2}}")
_SHORT = 15  # a body line is longer
_BREAKS = expression(f"\r\n|[\n{ODD_BREAKS}]")


@dataclass(frozen=True, slots=True)
class _Page:
    """What tells how the lines of a text belong together."""

    lines: Lines
    wrapping: Wrapping
    indents: bool
    usual: int  # breaks between two lines of a paragraph
    set_apart: bool  # nearly every line stands between empty ones: each is a paragraph

    @property
    def ends_tell(self) -> bool:
        """Whether a paragraph ends where a line ends with a stop: no line was full."""
        return not self.wrapping.brim


@dataclass(frozen=True, slots=True)
class _Gap:
    """What is between two lines: how many breaks, and whether a page ends there."""

    breaks: int
    page: bool


def joined_lines(text: str, paragraphs: bool = False, printed: Printed | None = None) -> list[Edit]:
    """Edits on line breaks, furniture and doubled fragments; whole `paragraphs` join only after a comma.

    `printed` gives the source of lines, where that is not the text itself: they were wrapped with their pinyin.
    """
    if "\n" not in text and not any(sign in text for sign in ODD_BREAKS):
        return []
    flat = may_be_flat(text)
    lines = without_furniture(lines_in(text), flat)
    if not lines.words:
        return []
    edits: list[Edit] = [(0, lines.starts[0], "")] if lines.starts[0] else []
    edits += _between(_page(lines, printed), paragraphs, flat)
    if lines.stops[-1] < len(text):
        edits.append((lines.stops[-1], len(text), ""))
    return edits


def _between(page: _Page, paragraphs: bool, flat: bool) -> Iterator[Edit]:
    """Edits between the lines."""
    lines, words = page.lines, page.lines.words
    rows = broken_rows(words) if "\t" in lines.text and not paragraphs else set()
    cells = flat_cells(lines) if flat else set()
    began = 0  # the line with which the paragraph of line i began
    last = -1  # the last line that was joined to the next
    for i in _in_doubt(page):
        if last != i - 1:
            began = i
        a, b = words[i], words[i + 1]
        between = lines.text[lines.stops[i] : lines.starts[i + 1]]
        gap = _gap(between)
        joined = i in rows
        apart = i in cells or i + 1 in cells
        if not joined and not apart and not (page.ends_tell and a[-1] in ENDS and b[0] not in _GOES_ON_WITH):
            whole = paragraphs and a[-1] not in _GOES_ON and not between.strip()  # no furniture was between
            titled = i < TITLE_PAGE and _is_named(a)
            joined = not whole and not titled and _goes_on(began, i, gap, page)
        if joined:
            last = i
            yield _join(page, i, gap)
        elif between != "\n":
            yield lines.stops[i], lines.starts[i + 1], "\n"


def _in_doubt(page: _Page) -> Iterable[int]:
    """The lines that may go on in the next, or behind which there is more than a line break."""
    lines = page.lines
    words, stops, starts = lines.words, lines.stops, lines.starts
    if not page.ends_tell or lines.odd:
        return range(len(words) - 1)
    apart = [i for i, gap in enumerate(map(sub, islice(starts, 1, None), stops)) if gap != 1]
    before = [i for i, first in enumerate(map(itemgetter(0), islice(words, 1, None))) if first in _GOES_ON_WITH]
    return sorted({*apart, *before, *lines.open} - {len(words) - 1})


def _join(page: _Page, i: int, gap: _Gap) -> Edit:
    lines = page.lines
    a, b = lines.words[i], lines.words[i + 1]
    doubled = _doubled(a, b, 1 if _may_end_page(gap, page) else 2)
    words = doubled == 0 and _is_word(a[-1]) and _is_letter(b[0])
    return lines.stops[i] - doubled, lines.starts[i + 1], " " if words else ""


def _page(lines: Lines, printed: Printed | None) -> _Page:
    wrapping = wrapping_of(lines, printed)
    usual, set_apart = 1, not wrapping.full and _are_set_apart(lines)
    if wrapping.full or wrapping.ragged:
        text, stops, starts = lines.text, lines.stops, lines.starts
        gaps = sorted(_gap(text[stops[i] : starts[i + 1]]).breaks for i in lines.open if i + 1 < len(starts))
        usual = gaps[len(gaps) // 2] if gaps else 1
    return _Page(lines, wrapping, indents_tell(lines), usual, set_apart)


def _are_set_apart(lines: Lines) -> bool:
    """Whether an empty line stands behind nearly every line, so that none tells where a page ends."""
    gaps = len(lines.starts) - 1
    between = sum(map(sub, islice(lines.starts, 1, None), lines.stops))  # characters
    if gaps < _MANY_GAPS or between < (1 + _NEARLY) * gaps or lines.text.count("\n\n") < gaps // 2:
        return False
    apart = sum(_gap(lines.text[a:b]).breaks > 1 for a, b in zip(lines.stops, lines.starts[1:], strict=False))
    return apart >= _NEARLY * gaps


@lru_cache(maxsize=256)  # most are alike
def _gap(between: str) -> _Gap:
    return _Gap(len(_BREAKS.findall(between)), "\f" in between or not between.isspace())


def _goes_on(began: int, i: int, gap: _Gap, page: _Page) -> bool:
    """Whether the line behind line i goes on with its sentence; the paragraph began with line `began`."""
    lines, a, b = page.lines, page.lines.words[i], page.lines.words[i + 1]
    inside = began < i
    if i in lines.rows or i + 1 in lines.rows or a[0] == "#":
        return False
    if _is_cut_number(a, b) or _is_cut_year(a, b) or (gap.page and _is_cut_between_digits(a, b)):
        return True
    if b[0] in _NEVER_FIRST or (_is_open(a) and not is_head(b)):
        return True
    titled = lines.is_title(began) or (not inside and not page.wrapping.is_full(i) and is_part_title(a))
    heading = titled and not any("。" in words for words in lines.words[began : i + 1])
    if begins_block(b):
        return a[-1] not in ENDS and _DECIMAL.match(b) is not None and not heading
    apart = gap.breaks > page.usual and not gap.page
    indented = page.indents and lines.is_indented(i + 1)
    if (a.rstrip(_CLOSING)[-1:] or a[-1]) in ENDS:
        return not apart and not gap.page and page.wrapping.is_brimful(i) and not indented
    if a[-1] in _GOES_ON and not a.endswith("——"):
        return True
    if (gap.page or (_may_end_page(gap, page) and not heading)) and _is_printed_again(i, page):
        return True
    if page.indents and (indented or ((inside or lines.is_indented(i)) and not heading)):
        return not indented
    if heading:
        return not apart and (_heading_goes_on(i, page) or (gap.page and _is_phrase(i, page)))
    return _sentence_goes_on(i, inside, apart, gap, page)


def _heading_goes_on(i: int, page: _Page) -> bool:
    if page.wrapping.is_full(i):  # no heading ends with a number
        return page.wrapping.is_brimful(i) or page.lines.words[i][-1].isdigit() or _reads_on(i, page)
    return page.wrapping.at_times and _reads_on(i, page)


def _sentence_goes_on(i: int, inside: bool, apart: bool, gap: _Gap, page: _Page) -> bool:
    """Whether a line that ends neither a sentence nor a heading is gone on with, or stands alone as on a title page."""
    wrapping, a = page.wrapping, page.lines.words[i]
    if page.set_apart and gap.breaks > 1 and not gap.page and len(a) <= _LIST_ENTRY >= len(page.lines.words[i + 1]):
        return False
    clause = inside or _CLAUSE.search(a) is not None
    if not wrapping.full and _AFRESH.match(page.lines.words[i + 1]):
        return False
    if wrapping.full and not apart and not gap.page:
        return wrapping.is_full(i) or (clause and wrapping.is_long(i))
    if wrapping.stopless and not gap.page:
        return _reads_on(i, page) and not apart
    if inside and a[-1] not in _CLOSING:
        return True
    if not inside and clause and i < page.lines.opening:
        clause = _COMMA.search(a) is not None  # …工作报告解读：补短板、强弱项
    if len(a) >= _SHORT and (clause or (wrapping.ragged and not apart)):
        return True
    return (gap.page or (not apart and wrapping.at_times)) and _reads_on(i, page)


def _is_cut_number(a: str, b: str) -> bool:
    """Whether a number stands on both sides of a break."""
    if not (a[-1].isdigit() or b[0].isdigit()):
        return False
    if _CUT_NUMBER.search(a[-2:] + b[:2]):
        return True
    return a[-1].isdigit() and _REST_OF_NUMBER.match(b) is not None and not _YEAR_ALONE.search(a)


def _is_cut_between_digits(a: str, b: str) -> bool:
    """Whether digits stand on both sides of a page break, behind words."""
    return a[-1].isdigit() and b[0].isdigit() and not a.isdigit() and not _YEAR_LAST.search(a) and not is_head(b)


def _is_cut_year(a: str, b: str) -> bool:
    """Whether a year's number stands on both sides of a break."""
    if not (a[-1].isdigit() and b[0].isdigit()):
        return False
    whole = _CUT_YEAR.search(a[-4:] + b[:4])
    return whole is not None and whole.start() < len(a[-4:]) < whole.end()


def _reads_on(i: int, page: _Page) -> bool:
    """Whether the characters on both sides of a break stand together elsewhere in the text."""
    pair = page.lines.words[i][-1] + page.lines.words[i + 1][0]
    return _WORD.fullmatch(pair) is not None and pair in page.lines.text


def _is_phrase(i: int, page: _Page) -> bool:
    """Whether two characters on each side of a break stand together elsewhere in the text."""
    phrase = page.lines.words[i][-_HALF:] + page.lines.words[i + 1][:_HALF]
    return _HAN_ONLY.fullmatch(phrase) is not None and len(phrase) == 2 * _HALF and phrase in page.lines.text


def _is_open(text: str) -> bool:
    """Whether a line ends inside brackets or quotation marks that it opened."""
    if text[-1] in ENDS:
        return False
    for opening, closing in _PAIRS:
        last = text.rfind(opening)
        if last >= 0 and text.find(closing, last) < 0:
            return True
    return False


def _doubled(a: str, b: str, least: int) -> int:
    """How many characters at the end of a page are printed again at the head of the next (规 | 规模以上)."""
    if a[-1] not in b[:_FRAGMENT]:
        return 0
    for length in range(min(_FRAGMENT, len(a), len(b)), least - 1, -1):
        fragment = a[-length:]
        if b.startswith(fragment) and _REPEATED.fullmatch(fragment):
            return length
    return 0


def _is_printed_again(i: int, page: _Page) -> bool:
    """Whether a page's last word, cut off, is printed whole on the next: no heading that its first sentence repeats."""
    a, b = page.lines.words[i], page.lines.words[i + 1]
    length = _doubled(a, b, 1)
    if length == 1:  # 工业 | 业投资, where 工业投 stands elsewhere
        phrase = a[-2:] + b[1:2]
        return _HAN_ONLY.fullmatch(phrase) is not None and len(phrase) > length + 1 and phrase in page.lines.text
    return length > 0 and _HAN_ONLY.match(b, length) is not None


def _may_end_page(gap: _Gap, page: _Page) -> bool:
    """Whether a page may end between two lines, for all that stands there."""
    return gap.page or gap.breaks > 1 or not (page.wrapping.full or page.wrapping.ragged)


def _is_named(line: str) -> bool:
    """Whether a line is a document's whole title (云河县政府工作报告) or the meeting's name, however wide."""
    said = _REMARK.sub("", simplified(line[-_TITLE:]))
    return _AT_MEETING.search(said) is not None or any(kind.whole.search(said) for kind in wording().kinds)


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _is_word(char: str) -> bool:
    """Whether a letter ends a word: PM at the end of a line is the first half of PM2.5."""
    return _is_letter(char) and char.islower()
