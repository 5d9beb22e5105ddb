"""Tables of web pages: those that hold data, apart from those that only lay out the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from guibiao.documents.formats.grid import Cell, TooLargeError, laid_out

_MOST_IN_A_CELL = 1200  # characters; a cell with more holds the page
_MOST_COLUMNS = 16384  # as spreadsheets have them
_WIDEST = 1000  # columns that a cell covers at most, as browsers have it
_PARTS = frozenset({"p", "br", "div", "li"})
_HIGHEST = 65534  # rows, likewise


def is_data(table: HtmlElement, skipped: set[HtmlElement]) -> bool:
    """Whether a table has rows and columns of short texts and no table inside."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    rows = [list(_cells(row)) for row in table.iter("tr")]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return False
    return all(len(_said(cell, skipped)) <= _MOST_IN_A_CELL for row in rows for cell in row)


def rows_of(table: HtmlElement, skipped: set[HtmlElement]) -> list[list[Cell]]:
    """The rows of a table, merged cells laid out, without skipped elements. Raises TooLargeError."""
    return laid_out(_placed(table, skipped))


def _placed(table: HtmlElement, skipped: set[HtmlElement]) -> Iterator[Cell]:
    """The cells where they stand: a cell that reaches down pushes those of the rows below to the right."""
    taken: dict[int, int] = {}  # by column: the row from which it is free
    for row, element in enumerate(table.iter("tr")):
        column = 0
        for cell in _cells(element):
            while taken.get(column, 0) > row:
                column += 1
            if column > _MOST_COLUMNS:
                raise TooLargeError
            height, width = _span(cell, "rowspan", _HIGHEST), _span(cell, "colspan", _WIDEST)
            yield Cell(row, column, _said(cell, skipped), height, width)
            if height > 1:
                taken.update(dict.fromkeys(range(column, column + width), row + height))
            column += width


def _cells(row: HtmlElement) -> Iterator[HtmlElement]:
    return (cell for cell in row if cell.tag in ("td", "th"))


def _span(cell: HtmlElement, name: str, most: int) -> int:
    said = re.match(r"\s*(\d{1,6})", cell.get(name) or "")
    return min(max(int(said[1]), 1), most) if said else 1


def _said(cell: HtmlElement, skipped: set[HtmlElement]) -> str:
    """The text of a cell on one line, raised marks in <sup>."""
    return re.sub(r"[\s\u3000\u00a0]+", " ", "".join(_pieces(cell, skipped))).strip()


def _pieces(element: HtmlElement, skipped: set[HtmlElement]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child not in skipped:
            opening, closing = (
                ("<sup>", "</sup>") if child.tag == "sup" else (" ", " ") if child.tag in _PARTS else ("", "")
            )
            yield opening
            yield from _pieces(child, skipped)
            yield closing
        yield child.tail or ""
