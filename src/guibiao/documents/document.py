"""`Document`: clean text with its structure, every character of which points back at the untouched source."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from guibiao.documents.offsets import OffsetMap


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it: `start` is the heading's offset in the clean text, `end` the next one's.

    `level` 1 is 一、, 2 （一）, 3 1., 4 （1）, 5 —— or a bold lead; `parent` is the index of the section that holds it.
    `subject` is review, five_year_review, plan, five_year_plan, note, or "" where the heading does not tell;
    `period` is what the section is about, as a period's text, or None.
    """

    heading: str
    level: int
    start: int
    body: int  # offset of the first character after the heading
    end: int
    parent: int | None = None
    subject: str = ""
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `rows` of cell texts, the first `heads` of which are head rows; offsets in the clean text.

    `cells` gives each cell's span in the clean text, parallel to `rows` (a merged cell's span is repeated).
    """

    start: int
    end: int
    rows: tuple[tuple[str, ...], ...]
    cells: tuple[tuple[tuple[int, int], ...], ...]
    heads: int = 1
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """An entry of a glossary or footnote: the mark or term it explains, and its text."""

    mark: str
    term: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the source and where a person finds it: `p12`, `表3!C5`, `para 37`."""

    start: int
    name: str


@dataclass(frozen=True, slots=True)
class Document:
    """One document (文件). `name` is the stem of its file, `stem#n` for the n-th of a file that holds several.

    `source` is the text of the whole file before any repair; `text` is this document's clean, simplified text.
    `kind`: outline 规划纲要, work_report 政府工作报告, plan_report 计划报告, communique 统计公报,
    evaluation 中期评估报告, other. `reviews` is the last year that it reviews, `plans` the first that it plans for;
    `span` the years of the plan that it belongs to (2021/2025), where it says so.
    """

    name: str
    source: str
    text: str
    offsets: OffsetMap
    kind: str = "other"
    title: str = ""
    region: str | None = None
    reviews: int | None = None
    plans: int | None = None
    span: str | None = None
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[Note, ...] = ()
    places: tuple[Place, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)  # meeting, date, speaker, number, comments, unread pages
    code: str | None = None  # of GB/T 2260, where the region is a known division
    level: str | None = None  # country, province, prefecture, county, or zone

    def section_at(self, offset: int) -> Section | None:
        """The innermost section that holds an offset of the clean text."""
        index = bisect_right(self.sections, offset, key=lambda s: s.start) - 1
        return self.sections[index] if index >= 0 else None

    def place_at(self, source_offset: int) -> str | None:
        """Where a person finds an offset of the source, if the format tells."""
        index = bisect_right(self.places, source_offset, key=lambda p: p.start) - 1
        return self.places[index].name if index >= 0 else None
