"""Tables that were copied one cell to a line: 序号, the other heads, then for each row its number and its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guibiao.documents.repair.textlines import ENDS, Lines

NUMBERS = "序号"
_HEAD = re.compile("序 *号")
_WIDTHS = range(2, 9)  # columns, with that of the numbers
_FEWEST = 3  # rows, before which a number on a line of its own is rather that of a page
_LONGEST = 16  # characters of a head


def flat_tables(lines: Sequence[str]) -> Iterator[list[range]]:
    """The tables in a sequence of lines: for each the lines of its heads and of its rows, in order."""
    done = 0
    for at in [i for i, line in enumerate(lines) if line[0] == NUMBERS[0] and line.replace(" ", "") == NUMBERS]:
        if at >= done and (rows := _rows(lines, at)):
            yield rows
            done = rows[-1].stop


def flat_cells(lines: Lines) -> set[int]:
    """The places of the lines that are cells of such tables."""
    if not _HEAD.search(lines.text):
        return set()
    return {i for rows in flat_tables(lines.words) for row in rows for i in row}


def _rows(lines: Sequence[str], at: int) -> list[range]:
    width = next((width for width in _WIDTHS if lines[at + width : at + width + 1] == ["1"]), 0)
    heads = lines[at + 1 : at + width]
    if not width or any(len(head) > _LONGEST or head[-1:] in ENDS for head in heads):
        return []
    rows, start = [range(at, at + width)], at + width
    while lines[start : start + 1] == [str(len(rows))]:
        after = str(len(rows) + 1)
        ends = (end for end in range(start + 2, start + width + 1) if lines[end : end + 1] == [after])
        end = next(ends, min(start + width, len(lines)))
        rows.append(range(start, end))
        start = end
    return rows if len(rows) > _FEWEST else []
