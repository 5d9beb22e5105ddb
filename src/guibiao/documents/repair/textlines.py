"""The lines of a text that hold more than blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from guibiao.documents.repair.headmarks import HEAD

ENDS = "。！？；：!?;:…"  # a paragraph may end here
ODD_BREAKS = "\r\f\v\x85\u2028\u2029"
_BREAK = re.compile(f"[\n{ODD_BREAKS}]")
_INDENT = 2  # blanks before the first line of a paragraph


class Line(NamedTuple):  # one for every line of every text: the cheapest of records
    """A line: where its words begin and end, the words, whether it is set in, and where the whole of it began."""

    start: int
    end: int
    text: str
    indented: bool
    since: int
    until: int
    number: int  # among those that hold more than blanks

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        piped = self.text[0] == "|" or (self.text[-1] == "|" and self.text.count("|") > 1)
        return piped or "\t" in self.text

    @property
    def is_title(self) -> bool:
        """A heading or title: no sentence inside."""
        return self.text.startswith("#") or (bool(HEAD.match(self.text)) and "。" not in self.text)


def lines_in(text: str) -> list[Line]:
    """The lines in their order."""
    return _without_indents(list(_lines(text))) if "\t" in text else list(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    at = number = 0
    for line in _BREAK.split(text) if any(sign in text for sign in ODD_BREAKS) else text.split("\n"):
        until = at + len(line)
        said = line.strip(" ")
        if said and not said.isspace():
            start = at if line[0] != " " else until - len(line.lstrip(" "))
            yield Line(start, start + len(said), said, start - at >= _INDENT, at, until, number)
            number += 1
        at = until + 1


def _without_indents(lines: list[Line]) -> list[Line]:
    """The lines without tabs before and behind their words, except where these are empty cells beside other rows."""
    inner = ["\t" in line.text.strip("\t ") for line in lines]
    out = []
    for i, line in enumerate(lines):
        if "\t" in line.text and not any(inner[max(i - 1, 0) : i + 2]):
            said = line.text.strip("\t ")
            start = line.start + line.text.index(said)
            line = line._replace(start=start, end=start + len(said), text=said, indented=start > line.since)  # noqa: PLW2901
        out.append(line)
    return out
