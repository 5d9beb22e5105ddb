"""Rows of a table, cells parted by tabs, that a page or a wrapped line broke inside a cell."""

from __future__ import annotations

from collections.abc import Sequence

from guibiao.documents.repair.textlines import ENDS
from guibiao.expressions import expression

_MOST = 12  # lines into which a row was broken
_LEAST = 2  # tabs of a row
_NUMBER = expression(r"\d{1,4}")


def broken_rows(lines: Sequence[str]) -> set[int]:
    """The numbers of the lines with which the next one is the same row."""
    out: set[int] = set()
    width = 0  # tabs of a whole row of the table
    done = 0
    for at in [i for i, line in enumerate(lines) if "\t" in line]:
        if at < done:
            continue
        tabs = lines[at].count("\t")
        width = max(width, tabs)
        rest = _rest(lines, at, width) if _LEAST <= width > tabs else 0
        out.update(range(at, at + rest))
        done = at + rest + 1
    return out


def _rest(lines: Sequence[str], at: int, width: int) -> int:
    """How many lines complete the row that begins at a line; 0 where they do not."""
    tabs = lines[at].count("\t")
    numbered = _NUMBER.fullmatch(lines[at].split("\t", 1)[0]) is not None
    for count, line in enumerate(lines[at + 1 : at + 1 + _MOST], 1):
        ended = lines[at + count - 1][-1] in ENDS and line[0] != "\t"
        if ended or _begins_a_row(line, numbered):
            return 0
        tabs += line.count("\t")
        if tabs >= width:
            return count if tabs == width else 0
    return 0


def _begins_a_row(line: str, numbered: bool) -> bool:
    return numbered and _NUMBER.fullmatch(line.split("\t", 1)[0]) is not None
