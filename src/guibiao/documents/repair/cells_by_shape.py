"""Tables that were copied one cell to a line and tell by their shape alone: a name, then always as many figures.

乡镇⏎计划（亩）⏎完成（亩）⏎石桥镇⏎8200⏎3600⏎河口镇⏎6400⏎5100⏎白塔乡⏎7300⏎2900⏎
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guibiao.documents.repair.textlines import ENDS
from guibiao.expressions import expression

_FIGURE = expression(r"[-−－+＋]?\d[\d,]*(?:\.\d+)?\s?[%％]?|[—–－\-/]{1,3}")
_NAME = expression(r"(?=[^\d]*[\u4e00-\u9fff])(?:其中[：:] ?)?[^。；！？，：\t|]{1,24}")
# A head of figures: with a unit in brackets, a year, or the name of a quantity.
_OF_FIGURES = expression(r".*(?:[（(][^（）()]{1,10}[）)]|(?:19|20)\d\d ?年?|[数额量值率例重资积均计速])")
_SHAPE = expression(r"\n[-−]?\d[\d,.]*[%％]?\n(?=[^\n\d][^\n]{0,24}\n[-−]?\d[\d,.]*[%％]?(?:\n|\Z))")
_FEWEST = 3  # rows
_WIDEST = 8  # figures in a row


def may_have_shape(text: str) -> bool:
    """Whether a figure alone on its line stands over a name and another such figure."""
    return _SHAPE.search(text) is not None


def tables_by_shape(lines: Sequence[str]) -> Iterator[list[range]]:
    """The tables of a sequence of lines: for each the lines of its heads and of its rows, in order."""
    at = 0
    while at + 1 < len(lines):
        width = _figures_after(lines, at)
        rows = _rows(lines, at, width) if 0 < width <= _WIDEST and _NAME.fullmatch(lines[at]) else []
        heads = range(at - width - 1, at)
        if len(rows) >= _FEWEST and heads.start >= 0 and _are_heads([lines[i] for i in heads]):
            yield [heads, *rows]
            at = rows[-1].stop
        else:
            at += 1 + (width if width > _WIDEST else 0)


def _figures_after(lines: Sequence[str], at: int) -> int:
    """How many lines of figures stand right under one."""
    end = at + 1
    while end < len(lines) and end - at <= _WIDEST + 1 and _FIGURE.fullmatch(lines[end]):
        end += 1
    return end - at - 1


def _rows(lines: Sequence[str], at: int, width: int) -> list[range]:
    rows = []
    while at < len(lines) and _NAME.fullmatch(lines[at]) and _figures_after(lines, at) == width:
        rows.append(range(at, at + width + 1))
        at += width + 1
    return rows


def _are_heads(lines: Sequence[str]) -> bool:
    if any(_FIGURE.fullmatch(line) or len(line) > 24 or line[-1] in ENDS for line in lines):
        return False
    return any(_OF_FIGURES.fullmatch(line) for line in lines[1:])
