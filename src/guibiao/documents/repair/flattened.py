"""Tables that were copied one cell to a line: of figures, or with a number before the cells of each row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guibiao.documents.repair.cells import NAMES, NAMES_BEGIN, figures_by_cell
from guibiao.documents.repair.cells_by_shape import may_have_shape, tables_by_shape
from guibiao.documents.repair.textlines import ENDS, Lines
from guibiao.expressions import expression

NUMBERS = "序号"
_BEGINS = expression(f"序 *号|{NAMES}")
_HEAD = expression(rf"[ \t]*(?:{_BEGINS.pattern})[ \t\r]*\n")
_HEAD_LINE = expression(rf"\n(?=[ \t序{NAMES_BEGIN}]){_HEAD.pattern}")
_LONGEST_FIRST = 10  # characters of the head that a table begins with
_WIDTHS = range(2, 9)  # columns, with that of the numbers
_FEWEST = 3  # rows, before which a number on a line of its own is rather that of a page
_LONGEST = 16  # characters of a head


def may_be_flat(text: str) -> bool:
    """Whether a line holds nothing but a head that such tables begin with, or lines have the shape of their rows."""
    return _HEAD_LINE.search(text) is not None or _HEAD.match(text) is not None or may_have_shape(text)


def flat_tables(lines: Sequence[str]) -> Iterator[list[range]]:
    """The tables in a sequence of lines: for each the lines of its heads and of its rows, in order."""
    done = 0
    for at in [i for i, line in enumerate(lines) if len(line) <= _LONGEST_FIRST and _BEGINS.fullmatch(line)]:
        if at >= done and (rows := figures_by_cell(lines, at) or _rows(lines, at)):
            yield from _of_shape(lines, done, at)
            yield rows
            done = rows[-1].stop
    yield from _of_shape(lines, done, len(lines))


def _of_shape(lines: Sequence[str], start: int, end: int) -> Iterator[list[range]]:
    """The tables between two lines that tell by their shape."""
    for rows in tables_by_shape(lines[start:end]):
        yield [range(row.start + start, row.stop + start) for row in rows]


def flat_cells(lines: Lines) -> set[int]:
    """The places of the lines that are cells of such tables, in a text that may have some."""
    return {i for rows in flat_tables(lines.words) for i in range(rows[0].start, rows[-1].stop)}


def _rows(lines: Sequence[str], at: int) -> list[range]:
    """The rows of a table that begins with 序号, each with its number."""
    if lines[at].replace(" ", "") != NUMBERS:
        return []
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
