"""PageTable tables of a PDF page: pdfplumber finds their cells, pdfium gives the text in them."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Sequence
from typing import Any

from guibiao.documents.formats.grid import Cell, laid_out
from guibiao.documents.formats.page_lines import Box, PageTable
from guibiao.documents.formats.pdf_lines import Geometry
from guibiao.documents.formats.pdf_objects import paths_on

_THIN = 3.0  # points: thicker is a surface
_LONG = 12.0  # points: shorter is an ornament
_MOST_PATHS = 4000  # on a page; more are a drawing
_SAME = 3.0  # points between two edges that are one
_NARROW = re.compile(r"(?<=[A-Za-z])\s*\n\s*(?=[A-Za-z])")


def is_ruled(page: Any) -> bool:
    """Whether a page has lines across and down, or boxes, as tables have; a drawing with thousands is none."""
    across = down = boxes = 0
    for n, (left, bottom, right, top) in enumerate(paths_on(page)):
        if n > _MOST_PATHS:
            return False
        width, height = right - left, top - bottom
        across += width > _LONG and height < _THIN
        down += height > _LONG / 2 and width < _THIN
        boxes += width > _LONG and height > _LONG / 2
    return (across > 1 and down > 1) or boxes > 1


class Tables:
    """The tables of a PDF; pdfplumber opens the file once, when the first ruled page comes."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._pdf: Any = None

    def on(self, index: int, text_page: Any, geometry: Geometry) -> list[PageTable]:
        """The tables on a page, from above to below; none where pdfplumber cannot read the page."""
        try:
            if self._pdf is None:
                import pdfplumber

                logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # what it finds odd helps no reader
                self._pdf = pdfplumber.open(io.BytesIO(self._content))
            page = self._pdf.pages[index]
            found = [_boxes(table, page) for table in page.find_tables()]
            page.close()
        except Exception:  # pdfminer raises whatever a broken file brings; the text stands without its tables
            return []
        tables = [ruled for cells in found if (ruled := _ruled(cells, text_page, geometry))]
        return sorted(tables, key=lambda table: table.box[1])


def _boxes(table: Any, page: Any) -> list[Box]:
    left, top = page.bbox[0], page.bbox[1]
    return [(x0 - left, y0 - top, x1 - left, y1 - top) for x0, y0, x1, y1 in table.cells]


def _ruled(boxes: Sequence[Box], text_page: Any, geometry: Geometry) -> PageTable | None:
    """A table out of its cells; None for frames round a text."""
    xs, ys = (_edges([box[side] for box in boxes for side in sides]) for sides in ((0, 2), (1, 3)))
    if len(xs) < 3 or len(ys) < 3:
        return None
    cells = [_cell(box, xs, ys, text_page, geometry) for box in boxes]
    rows = laid_out(cells)
    if not rows or max(map(len, rows)) < 2:
        return None
    return PageTable((xs[0], ys[0], xs[-1], ys[-1]), rows)


def _cell(box: Box, xs: Sequence[float], ys: Sequence[float], text_page: Any, geometry: Geometry) -> Cell:
    left, top, right, bottom = box
    column, row = _nearest(xs, left), _nearest(ys, top)
    stored = geometry.stored(box)
    text = _one_line(text_page.get_text_bounded(*stored))
    return Cell(row, column, text, max(_nearest(ys, bottom) - row, 1), max(_nearest(xs, right) - column, 1))


def _one_line(text: str) -> str:
    lines = [line.strip() for line in re.split(r"[\r\n]+", text)]
    return _NARROW.sub(" ", "\n".join(filter(None, lines))).replace("\n", "").replace("\ufffe", "-")


def _edges(values: Sequence[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SAME:
            edges.append(value)
    return edges


def _nearest(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda n: abs(edges[n] - value))
