"""Tables that were copied one cell to a line: 序号, the other heads, then for each row its number and its cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guibiao.documents.repair.textlines import ENDS, Line

NUMBERS = "序号"
_WIDTHS = range(2, 9)  # columns, with that of the numbers
_FEWEST = 3  # rows, before which a number on a line of its own is rather that of a page
_LONGEST = 16  # characters of a head


def flat_tables(lines: Sequence[str]) -> Iterator[list[range]]:
    """The tables in a sequence of lines: for each the lines of its heads and of its rows, in order."""
    at = 0
    while at < len(lines):
        rows = _rows(lines, at) if lines[at].replace(" ", "") == NUMBERS else []
        if rows:
            yield rows
        at = rows[-1].stop if rows else at + 1


def flat_cells(lines: Sequence[Line]) -> set[int]:
    """The places, among lines of a text, of those that are cells of such tables."""
    if not any(line.text.startswith(NUMBERS[0]) for line in lines):
        return set()
    return {i for rows in flat_tables([line.text for line in lines]) for row in rows for i in row}


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
