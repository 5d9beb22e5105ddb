"""Paragraphs and tables of Word, and the cells of a table as wide and high as they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from guibiao.documents.formats.grid import Cell
from guibiao.documents.formats.numbering import W
from guibiao.documents.formats.word_text import said_in

_WIDEST = 63  # columns that Word knows
_MOST_IN_A_CELL = 1200  # characters; a cell with more holds the page
_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml"))


def blocks_in(holder: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables in a body, a cell or a text box in their order, also inside content controls."""
    holder = body if (body := holder.find(f"{W}body")) is not None else holder
    return _unwrapped(holder, f"{W}p", f"{W}tbl")


def _unwrapped(holder: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """The children with some tags, also inside content controls and revisions."""
    stack = list(reversed(holder))
    while stack:
        child = stack.pop()
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            stack.extend(reversed(child))


def is_layout(table: etree._Element) -> bool:
    """Whether a table only frames text: one cell, or cells that hold as much as a page."""
    cells = [cell for row in _rows(table) for cell in _unwrapped(row, f"{W}tc")]
    return len(cells) == 1 or any(
        sum(len(t.text or "") for t in cell.iter(f"{W}t")) > _MOST_IN_A_CELL for cell in cells
    )


def cells_of(table: etree._Element) -> tuple[list[Cell], dict[tuple[int, int], etree._Element]]:
    """The cells of a table, a merged one as high and wide as it is, and the elements that they are made of."""
    cells: list[Cell] = []
    elements: dict[tuple[int, int], etree._Element] = {}
    above: dict[int, int] = {}  # by column, the index of the cell that a merged one goes on from
    for r, row in enumerate(_rows(table)):
        column = min(_number(row.find(f"{W}trPr/{W}gridBefore"), 0), _WIDEST)
        for cell in _unwrapped(row, f"{W}tc"):
            properties = cell.find(f"{W}tcPr")
            span = properties.find(f"{W}gridSpan") if properties is not None else None
            merge = properties.find(f"{W}vMerge") if properties is not None else None
            width = min(max(_number(span, 1), 1), _WIDEST)
            if merge is not None and merge.get(f"{W}val") != "restart" and column in above:
                start = cells[above[column]]
                cells[above[column]] = replace(start, height=r - start.row + 1)
            else:
                cells.append(Cell(r, column, _cell(cell), 1, width))
                elements[r, column] = cell
                above.pop(column, None)
                if merge is not None:
                    above[column] = len(cells) - 1
            column += width
    return cells, elements


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table that were not deleted."""
    return (row for row in _unwrapped(table, f"{W}tr") if row.find(f"{W}trPr/{W}del") is None)


def _cell(cell: etree._Element) -> str:
    """The text of a cell, also of tables inside it, on one line: its paragraphs parted by blanks."""
    return " ".join(s for p in cell.iter(f"{W}p") if (s := said_in(p).replace("\n", " ").strip()))


def _number(element: etree._Element | None, otherwise: int) -> int:
    said = element.get(f"{W}val") or "" if element is not None else ""
    return int(said) if said.isdecimal() and len(said) < 6 else otherwise
