"""`Content`: what a format gives: the text taken out of the container, places in it, and headings that it marks.

`Anchor`: the way back from the text into a Word file.
"""

from __future__ import annotations

from dataclasses import dataclass

from guibiao.documents.document import Place


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the source that the format shows as a heading of a level, or (level 0) in bold."""

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch of the source and the element of word/document.xml that says it.

    What a note at the foot says is anchored at its reference, and what a list numbers by itself nowhere.
    """

    start: int
    length: int
    node: int  # which of the part's elements, comments and instructions in document order, from 0
    offset: int  # of the stretch's first character in the element's text


@dataclass(frozen=True, slots=True)
class Content:
    """The source of a document; `paragraphs` says that each of its lines is a paragraph or a row, never half of one."""

    source: str
    places: tuple[Place, ...] = ()
    marks: tuple[Mark, ...] = ()
    paragraphs: bool = False
    confidence: float | None = None  # of recognized characters, 0 to 100; None where the file itself has the text
    comments: tuple[str, ...] = ()  # what people noted beside the text
    unread: tuple[int, ...] = ()  # pages that are pictures, where nothing recognizes characters
