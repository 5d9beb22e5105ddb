"""What belongs to the page and not to the text: running heads, running feet, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median

from guibiao.documents.formats.page_lines import Line
from guibiao.expressions import expression

_EDGE = 0.14  # of the page's height, in which heads and feet stand
_DEEP = 3  # lines of a head or a foot at most
_SMALLER = 0.92  # times the size of the text, which a head is that stands there once
_APART = 2.0  # em between it and the text
_HIGH = 0.75  # of the width of the text's margin, above which no text begins
_PARTED = 0.6  # em between what stands so high and the text
_DRIFT = 4.0  # points by which they move from page to page
_NUMBER = r"(?:\d{1,4}|[ivxlcIVXLC]{1,6}|[Ⅰ-Ⅻⅰ-ⅻ]|[一二三四五六七八九十百〇零]{1,5})"
_PAGE = expression(
    rf"[-—–－―~·•\s]*(?:第\s*{_NUMBER}\s*页|{_NUMBER}\s*页?)[\s,，/]*(?:[/共]\s*共?\s*\d{{1,4}}\s*页?)?[-—–－―~·•\s]*"
)
_SURE = expression(  # a page number, or what a browser prints, even if it stands there once
    r"[-—–－―]\s*\d{1,4}\s*[-—–－―]|第\s*\d{1,4}\s*页.*|(?:file|https?)://\S+(?:\s+\d{1,4}/\d{1,4})?"
    r"|\d{1,4}/\d{1,2}/\d{1,4},?\s*\d{1,2}:\d{2}(?:\s*[AP]M)?(?:\t.*)?"
)
_BESIDE = r"[\t|｜·]"  # parts a page number from what else a head or foot says
_OWN = expression(
    rf"^{_NUMBER}(?={_BESIDE})|(?<={_BESIDE}){_NUMBER}$|第\s*{_NUMBER}\s*页|[-—–－]\s*\d+\s*[-—–－]|\d{{1,4}}\s*/\s*\d{{1,4}}$"
)

_MOMENT = expression(  # 2023 年 6 月 30 日 10:05, 2023/6/30: when a page was printed
    r"\d{4}(?:\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[-/.]\d{1,2}[-/.]\d{1,2})(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?"
)


def without_furniture(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """The lines of each page without what the pages repeat; `heights` are those of the pages."""
    edges = [_edge_lines(lines, height) for lines, height in zip(pages, heights, strict=True)]
    known = _repeated(edges)
    return [
        [line for line in lines if not (line in edge and _is_furniture(line, known)) and line is not head]
        for lines, edge, head in zip(pages, edges, map(_lone_head, pages, heights), strict=True)
    ]


def _lone_head(lines: Sequence[Line], height: float) -> Line | None:
    """The first line of a page that is a head though no other page repeats it: it stands apart over the text.

    It is smaller than that, or nearer to the edge of the paper than the text is to its side.
    """
    if len(lines) <= _DEEP or lines[0].bottom > _EDGE * height:
        return None
    first, rest = lines[0], lines[1:]
    text, apart = median(line.em for line in lines), min(line.top for line in rest) - first.bottom
    if first.em < _SMALLER * text and apart > _APART * text:
        return first
    high = first.top < _HIGH * min(line.left for line in rest) and apart > _PARTED * text
    return first if high and first.em < text / _SMALLER else None


def _edge_lines(lines: Sequence[Line], height: float) -> list[Line]:
    top = [line for line in lines[:_DEEP] if line.bottom < _EDGE * height]
    foot = [line for line in lines[-_DEEP:] if line.top > (1 - _EDGE) * height]
    return [*top, *foot]


def _repeated(edges: Iterable[Iterable[Line]]) -> set[tuple[str, int]]:
    """Texts that stand on several pages at about the same height."""
    counts = Counter(key for edge in edges for key in {_key(line) for line in edge})
    near: Counter[tuple[str, int]] = Counter()
    for (said, height), times in counts.items():
        for drift in (-1, 0, 1):
            near[said, height + drift] += times
    return {key for key, times in near.items() if times > 1}


def _key(line: Line) -> tuple[str, int]:
    """What is the same on every page, and how high it stands."""
    said = "#" if _PAGE.fullmatch(line.text) else _OWN.sub("#", _MOMENT.sub("#", line.text))
    return re.sub(r"\s+", "", said), round(line.middle / _DRIFT)


def _is_furniture(line: Line, known: set[tuple[str, int]]) -> bool:
    return _SURE.fullmatch(line.text.strip()) is not None or _key(line) in known
