"""Headings on pages, by how they are set: larger than the text, or in bold where the text is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from guibiao.documents.formats.page_lines import Line
from guibiao.documents.formats.page_paragraphs import Measure, Paragraph

_LARGER = 1.08  # times the size of the text
_ALIKE = 0.06  # by which two lines of one size differ
_LONGEST = 60  # characters of a heading
_SHORTEST = 2
_DEEPEST = 4  # levels by size; the next is that of bold headings in the size of the text
_USUAL = 0.5  # of the text's characters: what is bold so often marks nothing
_STOPS = "。；，、：！？,;"


class Heads:
    """Knows the sizes in which a file sets its headings; the largest is level 1."""

    def __init__(self, pages: Iterable[Sequence[Line]], measure: Measure | None) -> None:
        lines = [line for page in pages for line in page]
        self._measure = measure
        characters = sum(len(line.text) for line in lines)
        self._bold_tells = sum(line.bold for line in lines) < _USUAL * characters
        self._sizes: list[float] = []
        sizes = Counter(
            round(line.em, 1) for line in lines if self._may_be_head(line.text) and self._is_larger(line.em)
        )
        for size in sorted(sizes, reverse=True):
            if not self._sizes or size < (1 - _ALIKE) * self._sizes[-1]:
                self._sizes.append(size)

    def mark(self, paragraph: Paragraph) -> tuple[int, int] | None:
        """The level of a paragraph that is a heading and its length, or 0 and how much of it is a bold lead."""
        text = paragraph.text
        if self._may_be_head(text) and self._is_larger(paragraph.em):
            level = next(n for n, size in enumerate(self._sizes, 1) if paragraph.em > (1 - _ALIKE) * size)
            return min(level, _DEEPEST), len(text)
        if not self._bold_tells or paragraph.bold < _SHORTEST:
            return None
        if paragraph.bold == len(text) and self._may_be_head(text):
            return min(len(self._sizes), _DEEPEST) + 1, len(text)
        return 0, paragraph.bold

    def _is_larger(self, em: float) -> bool:
        return self._measure is not None and em > _LARGER * self._measure.em

    @staticmethod
    def _may_be_head(text: str) -> bool:
        return _SHORTEST <= len(text) <= _LONGEST and text[-1] not in _STOPS and "\t" not in text
