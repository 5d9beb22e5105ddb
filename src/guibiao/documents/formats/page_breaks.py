"""Tables that go on over a page: heads printed again go, a row that the page broke becomes one row again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guibiao.documents.formats.grid import Cell
from guibiao.expressions import expression

Rows = list[list[Cell]]

_NUMBER = expression(r"[（(]?(?:\d{1,4}|[一二三四五六七八九十百]{1,4})[）)]?[.．、]?")  # in the first column


def continued(above: Rows, heads: Rows, below: Rows) -> tuple[Rows, Rows] | None:
    """The rows of a table on a page and of its going on on the next one; None where the second is another table.

    `heads` are the first rows of the table where it began, which may be printed again.
    """
    if not above or not below or len(above[-1]) != len(below[0]):
        return None
    again = 0
    while again < min(len(heads), len(below)) and _texts(heads[again]) == _texts(below[again]):
        again += 1
    rest = below[again:]
    if rest and _is_broken(above[-1], rest[0]):
        return [*above[:-1], _as_one(above[-1], rest[0])], rest[1:]
    return above, rest


def _is_broken(last: Sequence[Cell], first: Sequence[Cell]) -> bool:
    """Whether a row is the rest of the one before: it has no number, though that one has, or is mostly empty."""
    if first[0].text.strip() or not last[0].text.strip():
        return False
    blank = sum(not cell.text.strip() for cell in first)
    return _NUMBER.fullmatch(last[0].text.strip()) is not None or 2 * blank >= len(first)


def _as_one(last: Sequence[Cell], first: Sequence[Cell]) -> list[Cell]:
    return [replace(a, text=a.text + b.text) if b.text.strip() else a for a, b in zip(last, first, strict=True)]


def _texts(row: Sequence[Cell]) -> list[str]:
    return ["".join(cell.text.split()) for cell in row]
