"""The source of a file as it is put together: lines and rows with the places and headings in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from guibiao.documents.document import Place
from guibiao.documents.formats.content import Content, Mark
from guibiao.documents.formats.grid import Cell, TooLargeError
from guibiao.expressions import expression

_MOST = 60_000_000  # characters of a source
_INNER = expression(r"[\s\x00-\x1f]+")  # in a cell: a tab would part it, a line break end its row


class Assembly:
    """Takes lines and rows in their order; `content` gives what came of them."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._places: list[Place] = []
        self._marks: list[Mark] = []
        self.at = 0  # how much was taken so far

    def place(self, name: str) -> None:
        """Say that what comes next stands at a place; saying it again changes nothing."""
        if self._places and self._places[-1].start == self.at:
            self._places.pop()
        if not self._places or self._places[-1].name != name:
            self._places.append(Place(self.at, name))

    def add(self, text: str) -> None:
        """Add a piece of a line. Raises TooLargeError, as where a text is repeated in each of a million cells."""
        self._pieces.append(text)
        self.at += len(text)
        if self.at > _MOST:
            raise TooLargeError

    def mark(self, level: int, length: int) -> None:
        """Mark as many characters of what comes next as a heading of a level (0: in bold)."""
        self._marks.append(Mark(self.at, self.at + length, level))

    def line(self, text: str, level: int | None = None, marked: int | None = None) -> None:
        """Add a paragraph; `level` marks it, or its first `marked` characters, as a heading (0: in bold)."""
        if level is not None and text:
            self.mark(level, len(text) if marked is None else marked)
        self.add(text + "\n")

    def row(self, cells: Iterable[Cell], place: Callable[[Cell], str] | None = None) -> None:
        """Add a row of a table, its cells parted by tabs; `place` names that of a cell."""
        for n, cell in enumerate(cells):
            if n:
                self.add("\t")
            if cell.text:
                if place:
                    self.place(place(cell))
                self.add(_one_line(cell.text))
        self.add("\n")

    @property
    def is_blank(self) -> bool:
        """Whether nothing that can be read was added."""
        return not any(piece.strip() for piece in self._pieces)

    def content(self, confidence: float | None = None, unread: tuple[int, ...] = ()) -> Content:
        """What was taken; each of its lines is a paragraph or a row."""
        source = "".join(self._pieces)
        return Content(source, tuple(self._places), tuple(self._marks), True, confidence, unread=unread)


def _one_line(text: str) -> str:
    return text if text.isalnum() else _INNER.sub(" ", text).strip()
