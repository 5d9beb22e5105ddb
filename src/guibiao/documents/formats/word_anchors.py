"""Which elements of word/document.xml say the characters that were taken out of it."""

from __future__ import annotations

from lxml import etree

from guibiao.documents.formats.content import Anchor
from guibiao.documents.formats.numbering import W
from guibiao.documents.formats.word_text import pieces_in, said_in


class Anchors:
    """Collects anchors as the text is taken; elements are known by their numbers in document order."""

    def __init__(self, root: etree._Element) -> None:
        self.found: list[Anchor] = []
        self._nodes = {element: n for n, element in enumerate(root.iter())}

    def paragraph(self, paragraph: etree._Element, at: int, length: int, skipped: int = 0) -> None:
        """The `length` characters from `at` on are those of a paragraph, less so many at its start."""
        start, end = at - skipped, at + length
        for text, element in pieces_in(paragraph):
            first, last = max(start, at), min(start + len(text), end)
            if first < last and element is not None:
                self.found.append(Anchor(first, last - first, self._nodes[element], first - start))
            start += len(text)

    def cell(self, cell: etree._Element, at: int) -> None:
        """The text of a cell stands from `at` on, its paragraphs parted by one character."""
        for paragraph in cell.iter(f"{W}p"):
            said = said_in(paragraph)
            if length := len(said.strip()):
                self.paragraph(paragraph, at, length, len(said) - len(said.lstrip()))
                at += length + 1

    def note(self, reference: etree._Element, at: int, length: int) -> None:
        """The characters are those of a note, which an element refers to."""
        self.found.append(Anchor(at, length, self._nodes[reference], 0))
