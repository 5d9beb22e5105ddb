"""Lines of pages joined into paragraphs, also over page breaks, by where they begin and end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from guibiao.documents.formats.page_lines import Line
from guibiao.expressions import expression

_CLOSERS = "，。、；：！？”’）》〉】％%‰…—·,.;:!?)"
_BLOCK = expression(
    r"第[一二三四五六七八九十百\d]{1,4}[章节篇条]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}[.．、](?!\d)|[①-⑳]|——|附[件表录]|表\s*\d"
)
_HEADING = expression(
    r"第[一二三四五六七八九十百\d]{1,4}[章节篇]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]"
)
_STOPS = "。！？"
_UNIT = expression(r"[“（《〈【(]*(?:<sup>[^<]*</sup>|[!-~‰]+|.)")  # what a line break never parts
_FIGURES = expression(r"[!-~‰]+(?:[，、；][!-~‰]+)*")  # 0.3%，2021-2022, which some programs do not part
_TAG = expression(r"</?sup>")
_NOTE = expression(r"\s*(?:<sup>|[①-⑳\[［〔*]|\d{1,2}\D)")
_SOME = 0.04  # of the lines begin where the measure does, at least: paragraphs may be short
_MANY = 0.15  # of the lines follow the one before at the pitch of the text, at least
_LOOSE = 1.35  # of that pitch is between paragraphs that stand apart
_ALIKE = 0.12  # by which characters of one size differ
_TITLE_SIZE = 1.2  # of the text's size, at least
_TITLE_PITCH = 2.2  # em from one line of a title to the next, at most
_ENDS = "。！？；：.!?;:"
_RAGGED = 5.0  # em that a line may lack inside a sentence: some programs keep words with the next line
_NOTE_SIZE = 0.93  # of the text's size


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text with the pages on which its pieces stand: offsets in it and numbers from 1.

    `em` is the width of its characters, `bold` how many it begins with in bold.
    """

    text: str
    pages: tuple[tuple[int, int], ...]
    em: float = 0.0
    bold: int = 0


@dataclass(frozen=True, slots=True)
class Measure:
    """The left and right edges between which most lines stand, the size of most characters, the pitch of lines."""

    left: float
    right: float
    em: float
    pitch: float


def measure_of(pages: Sequence[Sequence[Line]]) -> Measure | None:
    """The measure of a text; None where it has too few lines to tell."""
    long = [line for lines in pages for line in lines if _is_running(line)]
    if len(long) < 2:
        return None
    em = _most(Counter(round(line.em * 2) for line in long)) / 2
    rights = Counter(round(line.right) for line in long)
    right = max((at for at, _ in rights.items()), key=lambda at: (sum(rights[at + d] for d in range(-6, 3)), at))
    pairs = ((a, b) for lines in pages for a, b in pairwise(lines) if _is_running(a) and b.middle > a.middle)
    pitches = Counter(round(b.middle - a.middle) for a, b in pairs)
    left = _least(Counter(round(line.left) for line in long), _SOME)
    return Measure(left, right, em, _least(pitches, _MANY))


def _is_running(line: Line) -> bool:
    return "\t" not in line.text and len(line.text) > 8


def _least(counts: Counter[int], share: float) -> int:
    """The least value that comes so often."""
    enough = max(2, share * counts.total())
    return min((value for value, times in counts.items() if times >= enough), default=min(counts, default=0))


def _most(counts: Counter[int]) -> int:
    return max(sorted(counts), key=lambda key: counts[key])


class Joiner:
    """Takes lines in reading order and gives paragraphs; notes at the foot of a page wait for the end of theirs."""

    def __init__(self, measure: Measure | None) -> None:
        self._measure = measure
        self._lines: list[tuple[Line, int]] = []
        self._notes: list[tuple[Line, int]] = []

    def page(self, lines: Sequence[Line], number: int, is_last_block: bool = True) -> Iterator[Paragraph]:
        """Paragraphs that end with these lines of a page, or that ended before them."""
        body = len(lines) - (_notes_at_foot(lines, self._measure) if is_last_block else 0)
        for line in lines[:body]:
            if self._lines and not self._goes_on(self._lines[-1][0], line):
                yield from self.end()
            self._lines.append((line, number))
        self._notes += [(line, number) for line in lines[body:]]

    def end(self) -> Iterator[Paragraph]:
        """What is left: the paragraph that is open, then the notes that wait."""
        if self._lines:
            yield _paragraph(self._lines)
        notes, self._lines, self._notes = self._notes, [], []
        block: list[tuple[Line, int]] = []
        for line, page in notes:
            if block and _NOTE.match(line.text):
                yield _paragraph(block)
                block = []
            block.append((line, page))
        if block:
            yield _paragraph(block)

    def _goes_on(self, a: Line, b: Line) -> bool:
        """Whether line b goes on with the paragraph of line a: a is so full that b's first word had no room."""
        measure = self._measure
        if measure is None or "\t" in a.text or "\t" in b.text or not _is_of_one_size(a, b):
            return False
        if _is_title(a, measure) and _is_title(b, measure) and b.middle - a.middle < _TITLE_PITCH * b.em:
            return b.middle > a.middle
        if a.text[-1] in _STOPS and _HEADING.match(b.text):
            return False
        room = measure.right - a.right
        ragged = max(_RAGGED * a.em, _room_for_figures(b))
        if room > room_for(b) and not (room < ragged and _is_open(a) and b.left - measure.left <= 0.8 * b.em):
            return False
        if b.middle - a.middle > _LOOSE * measure.pitch > 0:
            return False  # on the next page b stands higher
        if b.left - measure.left <= 0.8 * b.em:
            return True
        in_block = len(self._lines) > 1 and abs(b.left - a.left) < 0.5 * b.em  # the whole paragraph is set in
        return in_block and not _BLOCK.match(b.text) and not _is_centred(b, measure)


def _is_open(line: Line) -> bool:
    """Whether a line ends inside a sentence, and is no heading."""
    return line.text[-1] not in _ENDS and any(
        stop in line.text for stop in ("。：" if _BLOCK.match(line.text) else "。：，")
    )


def _is_of_one_size(a: Line, b: Line) -> bool:
    """By the width or by the height: a short line may tell one of them wrongly."""
    heights = a.bottom - a.top, b.bottom - b.top
    return abs(a.em - b.em) <= _ALIKE * a.em or abs(heights[0] - heights[1]) <= _ALIKE / 4 * heights[0]


def _is_title(line: Line, measure: Measure) -> bool:
    """Whether a line is larger than the text and stands in the middle, as the lines of a title do."""
    left, right = line.left - measure.left, measure.right - line.right
    return line.em > _TITLE_SIZE * measure.em and left > -line.em and abs(left - right) < 1.2 * line.em


def _is_centred(line: Line, measure: Measure) -> bool:
    left, right = line.left - measure.left, measure.right - line.right
    return left > 2.5 * line.em and abs(left - right) < line.em


def room_for(line: Line) -> float:
    """The width of the first unit of a line with the stops that must follow it, and half a character."""
    match = _UNIT.match(line.text.lstrip())
    unit = _TAG.sub("", match[0]) if match else ""
    rest = line.text.lstrip()[match.end() if match else 0 :]
    closers = len(rest) - len(rest.lstrip(_CLOSERS))
    width = sum(0.55 if char.isascii() else 1.0 for char in unit) + min(closers, 2)
    return (width + 0.6) * line.em


def _room_for_figures(line: Line) -> float:
    """The width of the figures with which a line begins, and of one character behind them."""
    match = _FIGURES.match(line.text)
    return (sum(0.6 if char.isascii() else 1.0 for char in match[0]) + 1.0) * line.em if match else 0.0


def _notes_at_foot(lines: Sequence[Line], measure: Measure | None) -> int:
    """How many lines at the foot of a page are notes: smaller than the text, the first of them with a mark."""
    if measure is None:
        return 0
    count = 0
    for n, line in enumerate(reversed(lines), 1):
        if line.em > _NOTE_SIZE * measure.em:
            break
        if _NOTE.match(line.text):
            count = n
    return count if count < len(lines) else 0


def _paragraph(lines: Sequence[tuple[Line, int]]) -> Paragraph:
    text, bold = "", 0
    pages: list[tuple[int, int]] = []
    for line, page in lines:
        if text and _are_words(text[-1], line.text[:1]):
            text += " "
        if not pages or pages[-1][1] != page:
            pages.append((len(text), page))
        if bold == len(text):
            bold += line.bold
        text += line.text
    return Paragraph(text, tuple(pages), max(line.em for line, _page in lines), bold)


def _are_words(before: str, after: str) -> bool:
    """Whether letters beside a break belong to two words: capitals are rather those of one abbreviation (GD | P)."""
    return (before + after).isascii() and before.isalpha() and after.isalpha() and not (before + after).isupper()
