"""Rows of a table that came out with a cell and its pipe to a line, and a pipe alone where a row ends.

指标 |⏎年末数（人） |⏎|⏎总人口 |⏎506427 |⏎|⏎

Where nothing tells the ends of rows, the pipes go, and the cells are left as lines of a table that its shape tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guibiao.documents.repair.draft import Edit
from guibiao.expressions import expression

_FEWEST = 3  # rows
_LONGEST = 40  # characters of a cell
_CELL = rf"[^|\n]{{1,{_LONGEST}}}\|[ \t]*\n"
_BEGINS = expression(rf"\n(?={_CELL})")  # from the break, so that a search skips to it
_ROW = expression(rf"(?P<cells>(?:{_CELL}){{2,}})(?P<end>(?:\|+[ \t]*(?:\n|\Z))+)?")
_BREAK = expression(r"[ \t]*\n")
_PIPE = expression(r"[ \t]*\|[ \t]*(?=\n)")
_MANY = 8  # cells of a table without ends of rows


def rows_of_cells(text: str) -> list[Edit]:
    """Edits that put the cells of each row on one line; none where there are fewer than a few such rows."""
    if "|" not in text or "|\n" not in text:
        return []
    rows = list(_rows(text))
    endless = [row for row in rows if not row["end"] and row["cells"].count("\n") >= _MANY]
    if endless and not any(row["end"] for row in rows):
        return [(m.start(), m.end(), "") for row in endless for m in _PIPE.finditer(text, row.start(), row.end())]
    if len(rows) < _FEWEST:
        return []
    edits: list[Edit] = []
    for row in rows:
        breaks = list(_BREAK.finditer(text, row.start("cells"), row.end("cells")))
        edits += [(m.start(), m.end(), " ") for m in breaks[:-1]]
        if row["end"]:
            edits.append((breaks[-1].start(), row.end("end"), "\n"))
    return edits


def _rows(text: str) -> Iterator[re.Match[str]]:
    done = 0
    for begin in (0, *(m.end() for m in _BEGINS.finditer(text))):
        if begin >= done and (row := _ROW.match(text, begin)):
            yield row
            done = row.end()
