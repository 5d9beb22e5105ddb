"""Whether a text was wrapped, and how: at one width, or anywhere; what tells that a line is full."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from guibiao.documents.repair.textlines import ENDS, Line

Printed = Callable[[int, int], str]
"""The source of the whole line between two offsets, where earlier repairs changed it: it was wrapped as it stood."""

_Measure = Callable[[Line], float]

_FEWEST = 8  # lines that tell a width
_FULL = 0.3  # the share of lines that are full in a wrapped text
_NEARLY = 0.87  # of the width: a word that did not fit went to the next line
_LONG = 0.6  # of the width
_MOST = 0.8
_WIDEST = 100  # characters of such a line
_SOME = 0.1  # the share of lines that break inside a sentence, which headings without a number never reach
_SHORT = 15  # a body line is longer
_PIECE = re.compile(r"[!-~]+|.(?:[（(][^（）()]{1,12}[)）])?")  # a number, a word; a character with its pinyin
_NEAR = 3  # characters by which full lines differ


class Wrapping(NamedTuple):
    """How a text was wrapped: `full` is the length from which a line is nearly full, `brim` that of a full one.

    Both are 0 where it was not wrapped at one width; then `ragged` tells whether lines break anywhere,
    `at_times` whether some do.
    """

    full: float
    brim: float
    ragged: bool
    at_times: bool
    measure: _Measure
    first: _Measure  # how long the first piece of a line is that is never broken

    def is_full(self, line: Line, after: Line) -> bool:
        """Whether the first piece of the next line may not have fitted."""
        return 0 < self.full <= self.measure(line) or 0 < self.brim <= self.measure(line) + self.first(after)

    def is_long(self, line: Line) -> bool:
        """Whether it is longer than the lines of a title page."""
        return self.measure(line) >= _LONG * self.full

    def is_brimful(self, line: Line) -> bool:
        """Whether the next character would not have fitted."""
        return 0 < self.brim <= self.measure(line)


def wrapping_of(lines: Sequence[Line], printed: Printed | None) -> Wrapping:
    """How lines were wrapped."""
    said = [line for line in lines if not line.is_row]
    if len(said) < _FEWEST:
        return NOT_WRAPPED
    unended = [line for line in said if line.text[-1] not in ENDS]
    if len(unended) < _FEWEST:
        return NOT_WRAPPED
    found = []
    for measure, first in _measures(printed) if len(unended) >= len(said) * _FULL else ():
        lengths = sorted(map(measure, said))
        full = lengths[len(lengths) * 9 // 10]
        near = sum(full - _NEAR <= n <= full + _NEAR for n in lengths)
        if full <= _WIDEST and near >= len(lengths) * _FULL:
            found.append((near, Wrapping(full * _NEARLY - 1, full - 1, False, False, measure, first)))
    if found:
        return max(found, key=lambda f: f[0])[1]
    body = [(a, b) for a, b in pairwise(said) if len(a.text) >= _SHORT and not _is_page_end(a, b)]
    broken = sum(a.text[-1] not in ENDS and not a.is_title for a, _ in body)
    share = broken / len(body) if broken >= _FEWEST else 0.0
    return NOT_WRAPPED._replace(ragged=share >= _FULL, at_times=share >= _SOME)


def _is_page_end(line: Line, after: Line) -> bool:
    """Whether more than blank lines were between two lines: what a page broke says nothing about lines."""
    return after.number > line.number + 1


def indents_tell(lines: Sequence[Line]) -> bool:
    """Whether a text indents the first lines of its paragraphs, and only these."""
    if sum(line.indented for line in lines) < _FEWEST:
        return False
    behind_ends = [b.indented for a, b in pairwise(lines) if a.text[-1] in ENDS]
    others = [b.indented for a, b in pairwise(lines) if a.text[-1] not in ENDS and not a.is_title]
    return sum(behind_ends) >= len(behind_ends) * _MOST and sum(others) <= len(others) * (1 - _MOST)


def _measures(printed: Printed | None) -> Iterator[tuple[_Measure, _Measure]]:
    """Ways to measure a line and the first piece of one: as it reads and as it stood, in characters and as shown."""
    yield lambda line: len(line.text), lambda line: len(_first(line.text))
    yield lambda line: _shown(line.text), lambda line: _shown(_first(line.text))
    if printed:
        stood = _standing(printed)
        yield lambda line: len(stood(line)), lambda line: len(_first(stood(line)))
        yield lambda line: _shown(stood(line)), lambda line: _shown(_first(stood(line)))


def _standing(printed: Printed) -> Callable[[Line], str]:
    return lambda line: printed(line.since, line.until)


def _first(line: str) -> str:
    match = _PIECE.match(line.strip(" "))
    return match[0] if match else ""


def _shown(line: str) -> float:
    """How wide a line is on a page, where a digit takes half a character."""
    return len(line) - len(line.encode("ascii", "ignore")) / 2


NOT_WRAPPED = Wrapping(0, 0, False, False, lambda _: 0, lambda _: 0)
