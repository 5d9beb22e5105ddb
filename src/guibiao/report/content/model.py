"""`Content`: what a report says, before anybody decides how it looks. Word and the HTML page both show it.

Texts are final: numbers are rounded and worded. Headings carry their numbering apart (一、, （一）, 1．), so that
an edition may number in its own way.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Cited:
    """A printed number: the characters start…end of a text, and the key under which `Content.figures` tells of it."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that the report prints. `key` names it for good (`gdp.data.2021.growth`, `gdp.needed`).

    `name` says what it is and `source` where it was read or what it was computed from, both for people; `indicator`
    is the id of the indicator that it belongs to, None for counts and projects.
    """

    key: str
    text: str
    name: str
    source: str
    indicator: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `lead` is printed before it (the name of an indicator); `indicator` is the id it speaks of.

    `depth` 1 is the paragraph of a part (分项) under its indicator. `cited` are the numbers in `text`.
    """

    text: str
    lead: str = ""
    indicator: str | None = None
    depth: int = 0
    cited: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place kept for people's own words. `key` names it for good; `text` says what belongs there."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a paragraph of people's own, in one look."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph that people wrote. `key` is the place it was written for.

    `look` is `text`, `item` (of a list; `mark` stands before it: （1）or ·) or `heading`.
    """

    key: str
    runs: tuple[Run, ...]
    look: str = "text"
    mark: str = ""

    @property
    def text(self) -> str:
        """Its words without their look."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that people put beside their words: the file's bytes (PNG or JPEG), and what it shows."""

    key: str
    data: bytes
    media_type: str
    text: str = ""

    @property
    def address(self) -> str:
        """The picture itself as an address (data:), for a page that stands alone."""
        return f"data:{self.media_type};base64,{b64encode(self.data).decode('ascii')}"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of texts. `key` names it for good. A row of one text heads the rows under it.

    `cited` are the numbers in a cell, by its row and column; `own` is the place that people wrote the table for.
    """

    key: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    cited: dict[tuple[int, int], tuple[Cited, ...]] = field(default_factory=dict)
    own: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of the data (图): `key` names what it draws: `verdicts`, `rates:LEDGER`, `trend:INDICATOR`."""

    key: str
    caption: str


Block = Paragraph | Place | Prose | Picture | Table | Chart


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
    """A whole report. `title_lines` is the title broken by sense; `issuer` and `issued` may be places to fill in.

    `figures` tells of every number that is cited in the texts, by its key.
    """

    title: str
    title_lines: tuple[str, ...]
    region: str
    as_of: date
    introduction: tuple[Block, ...]
    sections: tuple[Section, ...]
    annexes: tuple[Annex, ...]
    issuer: str | Place
    issued: str | Place
    figures: dict[str, Figure] = field(default_factory=dict)

    def walk(self) -> Iterator[Section]:
        """All sections in reading order."""
        for section in self.sections:
            yield from section.walk()
