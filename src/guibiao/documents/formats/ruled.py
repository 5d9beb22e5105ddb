"""Tables with rulings: from the boxes of their cells to rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from guibiao.documents.formats.grid import Cell, laid_out
from guibiao.documents.formats.page_lines import Box, PageTable

_SAME = 3.0  # points between two edges that are one


def ruled(boxes: Sequence[Box], text_in: Callable[[Box], str]) -> PageTable | None:
    """A table out of the boxes of its cells and the text in each; None for frames round a text."""
    xs, ys = (_edges([box[side] for box in boxes for side in sides]) for sides in ((0, 2), (1, 3)))
    if len(xs) < 3 or len(ys) < 3:
        return None
    rows = laid_out([_cell(box, xs, ys, text_in) for box in boxes])
    if not rows or max(map(len, rows)) < 2:
        return None
    return PageTable((xs[0], ys[0], xs[-1], ys[-1]), rows)


def _cell(box: Box, xs: Sequence[float], ys: Sequence[float], text_in: Callable[[Box], str]) -> Cell:
    left, top, right, bottom = box
    column, row = _nearest(xs, left), _nearest(ys, top)
    height, width = max(_nearest(ys, bottom) - row, 1), max(_nearest(xs, right) - column, 1)
    return Cell(row, column, text_in(box), height, width)


def _edges(values: Sequence[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SAME:
            edges.append(value)
    return edges


def _nearest(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda n: abs(edges[n] - value))
