"""PageTable tables of a PDF page: pdfplumber finds their cells, pdfium gives the text in them."""

from __future__ import annotations

import io
import logging
import re
from typing import Any

from guibiao.documents.formats.page_lines import Box, PageTable
from guibiao.documents.formats.pdf_lines import Geometry
from guibiao.documents.formats.pdf_objects import paths_on
from guibiao.documents.formats.ruled import ruled
from guibiao.expressions import expression

_THIN = 3.0  # points: thicker is a surface
_LONG = 12.0  # points: shorter is an ornament
_MOST_PATHS = 4000  # on a page; more are a drawing
_NARROW = expression(r"(?<=[A-Za-z])\s*\n\s*(?=[A-Za-z])")


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

        def text_in(box: Box) -> str:
            return _one_line(text_page.get_text_bounded(*geometry.stored(box)))

        tables = [table for cells in found if (table := ruled(cells, text_in))]
        return sorted(tables, key=lambda table: table.box[1])


def _boxes(table: Any, page: Any) -> list[Box]:
    left, top = page.bbox[0], page.bbox[1]
    return [(x0 - left, y0 - top, x1 - left, y1 - top) for x0, y0, x1, y1 in table.cells]


def _one_line(text: str) -> str:
    lines = [line.strip() for line in re.split(r"[\r\n]+", text)]
    return _NARROW.sub(" ", "\n".join(filter(None, lines))).replace("\n", "").replace("\ufffe", "-")
