"""`Content`: what a report says, before anybody decides how it looks. Word and the HTML page both show it.

Texts are final: numbers are rounded and worded. Headings carry their numbering apart (一、, （一）, 1．), so that
an edition may number in its own way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `lead` is printed before it (the name of an indicator); `indicator` is the id it speaks of.

    `depth` 1 is the paragraph of a part (分项) under its indicator.
    """

    text: str
    lead: str = ""
    indicator: str | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """A place kept for people's own words. `key` names it for good; `text` says what belongs there."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of texts. `key` names it for good. A row of one text heads the rows under it."""

    key: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Paragraph | Place | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of level 1 (一、), 2 （一） or 3 1．, its own blocks, and the sections under it."""

    key: str
    number: str
    heading: str
    level: int
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()

    def walk(self) -> Iterator[Section]:
        """This section and all under it, in reading order."""
        yield self
        for section in self.sections:
            yield from section.walk()


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex (附件): its number, title and table."""

    number: int
    title: str
    table: Table


@dataclass(frozen=True, slots=True)
class Content:
    """A whole report. `title_lines` is the title broken by sense; `issuer` and `issued` may be places to fill in."""

    title: str
    title_lines: tuple[str, ...]
    region: str
    as_of: date
    introduction: tuple[Block, ...]
    sections: tuple[Section, ...]
    annexes: tuple[Annex, ...]
    issuer: str | Place
    issued: str | Place

    def walk(self) -> Iterator[Section]:
        """All sections in reading order."""
        for section in self.sections:
            yield from section.walk()
