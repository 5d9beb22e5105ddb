"""Lines of a page with their boxes, in reading order: from above to below, one column after the other.

Boxes are in points from the upper left corner of the page as it is shown, y growing downwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from guibiao.documents.formats.grid import Cell

Box = tuple[float, float, float, float]  # left, top, right, bottom

Span = tuple[float, float]  # left, right

APART = 2.0  # em between two cells of a row without rulings
CUT = 0.5  # em of a gap that may part two cells, where others stand above and below it


@dataclass(frozen=True, slots=True)
class Cut:
    """A gap in a line: from where to where in its text (nothing, a blank or a tab), and on the page."""

    start: int
    end: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; `em` is the width of one of its Chinese characters, `bold` how many it begins with in bold."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    em: float
    cuts: tuple[Cut, ...] = ()
    bold: int = 0

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table and where it stands on its page; `columns` are known of one without rulings."""

    box: Box
    rows: list[list[Cell]]
    columns: tuple[Span, ...] = ()


class Reader:
    """Puts the lines of page after page in order; where one page has two columns, the next is likely to have them."""

    def __init__(self) -> None:
        self._gutter: float | None = None

    def in_order(self, pieces: Sequence[Line]) -> list[Line]:
        """The lines of a page, of which pieces were found in any order."""
        rows = _rows(sorted(pieces, key=lambda line: (line.middle, line.left)))
        self._gutter = _gutter(rows, self._gutter)
        return _in_order(rows, self._gutter)


def _in_order(rows: Sequence[Sequence[Line]], gutter: float | None) -> list[Line]:
    """From above to below; two columns of running text one after the other."""
    if gutter is None:
        return [_as_one(row) for row in rows]
    out: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for row in rows:
        across = [line for line in row if line.left < gutter < line.right]
        if across:
            out += [*left, *_moved(right, left), _as_one(row)]
            left, right = [], []
        else:
            left += [line for line in row if line.right <= gutter]
            right += [line for line in row if line.left >= gutter]
    return [*out, *left, *_moved(right, left)]


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Pieces that stand side by side, from left to right."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and _beside(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def _beside(a: Line, b: Line) -> bool:
    overlap = min(a.bottom, b.bottom) - max(a.top, b.top)
    return overlap > 0.6 * min(a.bottom - a.top, b.bottom - b.top) and (b.left >= a.right - 1 or b.right <= a.left + 1)


def _as_one(pieces: Sequence[Line]) -> Line:
    line = pieces[0]
    for piece in pieces[1:]:
        gap = piece.left - line.right
        em = max(line.em, piece.em)
        between = "\t" if gap >= APART * em else " " if gap >= CUT * em else ""
        end = len(line.text)
        cut = (Cut(end, end + len(between), line.right, piece.left),) if between else ()
        line = replace(
            line,
            text=line.text + between + piece.text,
            cuts=line.cuts + cut + _later(piece.cuts, end + len(between)),
            bold=end + len(between) + piece.bold if line.bold == end and piece.bold else line.bold,
            top=min(line.top, piece.top),
            right=max(line.right, piece.right),
            bottom=max(line.bottom, piece.bottom),
        )
    return line


def _later(cuts: Sequence[Cut], by: int) -> tuple[Cut, ...]:
    return tuple(Cut(cut.start + by, cut.end + by, cut.left, cut.right) for cut in cuts)


def _gutter(rows: Sequence[Sequence[Line]], before: float | None) -> float | None:
    """Where a white stripe parts two columns whose lines are mostly full; None for other pages, also for tables.

    `before` is that of the page before: a last page may have few lines in its second column.
    """
    pairs = [row for row in rows if len(row) == 2]
    if before is not None and pairs and all(a.right <= before <= b.left for a, b in pairs):
        return before
    if len(pairs) < 6 or len(pairs) < 0.5 * len(rows):
        return None
    ends, starts = sorted(a.right for a, _ in pairs), sorted(b.left for _, b in pairs)
    gutter = (ends[len(ends) * 9 // 10] + starts[len(starts) // 10]) / 2
    edge = min(a.left for a, _ in pairs)
    clear = [row for row in pairs if row[0].right <= gutter <= row[1].left]
    full = [row for row in clear if row[0].right - row[0].left > 0.8 * (gutter - edge)]
    return gutter if len(clear) >= 0.9 * len(pairs) and len(full) >= 0.6 * len(pairs) else None


def _moved(right: Sequence[Line], left: Sequence[Line]) -> list[Line]:
    """The lines of a right column where those of the left one stand, so that both have one measure."""
    if not left or not right:
        return list(right)
    by = min(line.left for line in right) - min(line.left for line in left)
    return [
        replace(
            line,
            left=line.left - by,
            right=line.right - by,
            cuts=tuple(replace(cut, left=cut.left - by, right=cut.right - by) for cut in line.cuts),
        )
        for line in right
    ]
