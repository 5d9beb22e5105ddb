"""Rows of tables that pipes part and do not frame: 甲|12|8.5."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from guibiao.expressions import expression

_HAS_FIGURE = expression(
    r"\| ?[〔\[［【]?[-−+＋]?\d[\d,.]* ?[%％]?[〕\]］】]?(?: ?\||$)"
)  # a cell of nothing but a figure
_FEWEST = 3  # rows, with the heads


def unframed_rows(lines: Sequence[str]) -> frozenset[int]:
    """The lines that pipes part into as many cells as their neighbours, all but the first with figures."""
    found: set[int] = set()
    for pipes, run in groupby(range(len(lines)), key=lambda i: 0 if "\t" in lines[i] else lines[i].count("|")):
        rows = list(run) if pipes else []
        if len(rows) >= _FEWEST and all(_HAS_FIGURE.search(lines[i]) for i in rows[1:]):
            found.update(rows)
    return frozenset(found)
