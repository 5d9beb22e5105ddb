"""The sentences of a document with what each stands in: the role and years of its passage, and its heading."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from guibiao.documents import Document
from guibiao.extract.context import Context
from guibiao.extract.times import Frame, Time, scan_times, time_of

_END = re.compile(r"[。！？!?\n\t|]+")
_NUMBERING = re.compile(r"^(?:[—―－-]+|[*#\s]+|（?[0-9一二三四五六七八九十]+[）、.．]|[0-9一二三四五六七八九十]+是)\s*")
_LEADING = re.compile(
    r"\s*(?:[*#\s—―－-]+|（[一二三四五六七八九十0-9]+）|[一二三四五六七八九十]+、|[0-9]{1,2}[.．、](?![0-9])"
    r"|[一二三四五六七八九十]+是(?:要)?)+"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence: its span in the clean text, the frame that it stands in, its heading, the end of its paragraph."""

    start: int
    end: int
    frame: Frame
    heading: str
    paragraph_end: int
    times: tuple[Time, ...]  # said in it, from its own on

    @property
    def promises(self) -> bool:
        """Whether it speaks of the time to come."""
        return self.frame.role == "target"

    def deadline(self, at: int) -> str:
        """By when a deed that ends at `at` is due: the last time said before it in the sentence, else the passage's."""
        index = bisect_left(self.times, at, key=lambda time: time.end)
        return self.times[index - 1].period if index else _due(self.frame)


def passages(document: Document) -> Iterator[Passage]:
    """The sentences outside headings, tables and notes, in order."""
    text, context = document.text, Context(document)
    bodies = {section.start: section.body for section in document.sections}
    ends = {section.start for section in document.sections} | {section.body for section in document.sections}
    tables = [(table.start, table.end) for table in document.tables]
    start = 0
    for end in sorted(ends.union((m.end() for m in _END.finditer(text)), (len(text),)) - {0}):
        context.enter(start, end)
        heading = start in bodies and end <= bodies[start]
        if not heading and not context.explains and not any(s <= start < e for s, e in tables):
            leading = _LEADING.match(text, start, end)
            at = leading.end() if leading else start
            if at < end:
                times = _times(text, at, end, context.frame)
                yield Passage(at, end, context.frame, _heading(document, start), _paragraph_end(text, end), times)
        start = end


def _due(frame: Frame) -> str:
    """The period that a passage is about, as a period's text."""
    return f"{frame.span[0]}/{frame.span[1]}" if frame.span and frame.over_span else str(frame.year)


def _times(text: str, start: int, end: int, frame: Frame) -> tuple[Time, ...]:
    told = (time_of(match, frame) for match in scan_times(text, start, end))
    return tuple(time for time in told if not time.base and time.period[:4] >= _due(frame)[:4])


def _heading(document: Document, at: int) -> str:
    section = document.section_at(at)
    return _NUMBERING.sub("", section.heading).strip(" *：:。") if section else ""


def _paragraph_end(text: str, at: int) -> int:
    if text[at - 1 : at] == "\n":
        return at
    end = text.find("\n", at)
    return end if end >= 0 else len(text)
