"""Whether a text was wrapped, and how: at one width, or anywhere; what tells that a line is full."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from guibiao.documents.repair.textlines import ENDS, Lines
from guibiao.expressions import expression

Printed = Callable[[Sequence[int], Sequence[int]], list[str]]
"""The source of whole lines by where they begin and end, if earlier repairs changed it: they were wrapped as it stood.
"""

_Measure = Callable[[str], float]
_Said = Callable[[int], str]

_FEWEST = 8  # lines that tell a width
_FULL = 0.3  # the share of lines that are full in a wrapped text
_NEARLY = 0.87  # of the width: a word that did not fit went to the next line
_LONG = 0.6  # of the width
_MOST = 0.8
_WIDEST = 100  # characters of such a line
_SOME = 0.1  # the share of lines that break inside a sentence, which headings without a number never reach
_STOPLESS = 0.5  # the share of long lines without a stop where these are paragraphs
_SHORT = 15  # a body line is longer
_PIECE = expression(r"[!-~]+|.(?:[（(][^（）()]{1,12}[)）])?")  # a number, a word; a character with its pinyin
_NEAR = 3  # characters by which full lines differ


class Wrapping(NamedTuple):
    """How a text was wrapped: `full` is the length from which a line is nearly full, `brim` that of a full one.

    Both are 0 where it was not wrapped at one width; then `ragged` tells whether lines break anywhere,
    `at_times` whether some do, `stopless` whether lines are paragraphs most of which lost their last stop.
    `said` gives a line as it is measured.
    """

    full: float
    brim: float
    ragged: bool
    at_times: bool
    stopless: bool
    measure: _Measure
    said: _Said

    def is_full(self, line: int) -> bool:
        """Whether the first piece of the next line may not have fitted."""
        length = self.measure(self.said(line))
        return 0 < self.full <= length or 0 < self.brim <= length + self.measure(_first(self.said(line + 1)))

    def is_long(self, line: int) -> bool:
        """Whether it is longer than the lines of a title page."""
        return self.measure(self.said(line)) >= _LONG * self.full

    def is_brimful(self, line: int) -> bool:
        """Whether the next character would not have fitted."""
        return 0 < self.brim <= self.measure(self.said(line))


def wrapping_of(lines: Lines, printed: Printed | None) -> Wrapping:
    """How lines were wrapped."""
    said = [i for i in range(len(lines.words)) if i not in lines.rows] if lines.rows else range(len(lines.words))
    unended = len(lines.open) - sum(i in lines.rows for i in lines.open) if lines.rows else len(lines.open)
    if len(said) < _FEWEST or unended < _FEWEST:
        return _NOT_WRAPPED
    found = []
    for words, measure in _measures(lines, printed) if unended >= len(said) * _FULL else ():
        lengths = sorted(map(measure, map(words, said)))
        full = lengths[len(lengths) * 9 // 10]
        near = sum(full - _NEAR <= n <= full + _NEAR for n in lengths)
        if full <= _WIDEST and near >= len(lengths) * _FULL:
            found.append((near, Wrapping(full * _NEARLY - 1, full - 1, False, False, False, measure, words)))
    if found:
        return max(found, key=lambda f: f[0])[1]
    share = _share_broken(lines, said)
    short = sorted(len(lines.words[i]) for i in said)[len(said) * 9 // 10] <= _WIDEST
    return _NOT_WRAPPED._replace(
        ragged=share >= _FULL and short, at_times=share >= _SOME, stopless=share >= _STOPLESS and not short
    )


def _share_broken(lines: Lines, said: Sequence[int]) -> float:
    """The share of body lines that break inside a sentence; 0 where these are few.

    What a page broke, where more than blank lines were between two lines, says nothing about lines.
    """
    words, last = lines.words, _last_of_pages(lines, said)
    body = [i for i in lines.open if i not in last and i not in lines.rows and len(words[i]) >= _SHORT]
    broken = sum(not lines.is_title(i) for i in body)
    if broken < _FEWEST:
        return 0.0
    return broken / sum(len(words[i]) >= _SHORT and i not in last for i in said)


def _last_of_pages(lines: Lines, said: Sequence[int]) -> set[int]:
    """The lines behind which the page or the text ends."""
    numbers = lines.numbers
    if numbers[said[-1]] - numbers[said[0]] == len(said) - 1:
        return {said[-1]}
    return {a for a, b in pairwise(said) if numbers[b] > numbers[a] + 1} | {said[-1]}


def indents_tell(lines: Lines) -> bool:
    """Whether a text indents the first lines of its paragraphs, and only these."""
    if lines.starts == lines.begins:
        return False
    indented = [lines.is_indented(i) for i in range(len(lines.words))]
    if sum(indented) < _FEWEST:
        return False
    ended = [words[-1] in ENDS for words in lines.words]
    behind_ends = [indented[i + 1] for i in range(len(ended) - 1) if ended[i]]
    others = [indented[i + 1] for i in range(len(ended) - 1) if not ended[i] and not lines.is_title(i)]
    return sum(behind_ends) >= len(behind_ends) * _MOST and sum(others) <= len(others) * (1 - _MOST)


def _measures(lines: Lines, printed: Printed | None) -> Iterator[tuple[_Said, _Measure]]:
    """Ways to measure a line: as it reads and as it stood, in characters and as shown."""
    reads = lines.words.__getitem__
    yield reads, len
    yield reads, _shown
    if printed:
        stood = printed(lines.begins, lines.ends).__getitem__
        yield stood, len
        yield stood, _shown


def _first(line: str) -> str:
    """The first piece of a line that is never broken."""
    match = _PIECE.match(line.strip(" "))
    return match[0] if match else ""


def _shown(line: str) -> float:
    """How wide a line is on a page, where a digit takes half a character."""
    return len(line) - len(line.encode("ascii", "ignore")) / 2


_NOT_WRAPPED = Wrapping(0, 0, False, False, False, len, lambda _: "")
