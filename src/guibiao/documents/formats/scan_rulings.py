"""Rulings in the picture of a page: where they run, the cells between them, and the picture without them.

A ruling is dark over the whole of many short strips in a row; a stroke of a character is not that long. It may drift
a little, as on a page that was not laid straight.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from guibiao.documents.formats.page_lines import Box

_DARK = 150  # of 255, below which a grey is ink
_STRIP = 0.07  # inch: the length of a strip
_FILLED = 0.75  # of a strip that is ink
_THICK = 0.04  # inch: what is thicker is a surface
_LONG = {"h": 1.0, "v": 0.22}  # inch of a ruling at least: across, a dash is no ruling
_MISSED = 2  # strips that a ruling may miss where the scan is pale
_DRIFT = 0.02  # inch from one strip to the next
_ASKEW = 0.12  # inch from end to end; pages that lie worse keep their rulings
_TOUCH = 0.08  # inch between rulings that meet
_MOST = 2000  # rulings; more are a drawing or a photograph


@dataclass(frozen=True, slots=True)
class Ruling:
    """A ruling across (h) or down (v): from where to where it runs, and the places of its strips, all in pixels."""

    way: str
    start: int
    end: int
    strips: tuple[tuple[int, int, int], ...]  # start along the ruling, from and to across it

    @property
    def place(self) -> float:
        """Where it runs, in the middle."""
        return sum(low + high for _start, low, high in self.strips) / (2 * len(self.strips))


def rulings_in(picture: Any, dpi: float) -> list[Ruling]:
    """The rulings in a grey picture (of Pillow); none where there are too many to be tables."""
    from PIL import Image

    ink = picture.point([255] * _DARK + [0] * (256 - _DARK))
    found: list[Ruling] = []
    for way in ("h", "v"):
        # the strips of a ruling across lie side by side: turned over, each of its columns of pixels is one row of bytes
        turned = ink.transpose(Image.Transpose.TRANSPOSE) if way == "h" else ink
        found += _found(turned, way, dpi)
    return _that_meet(_that_meet(found, dpi), dpi) if len(found) <= _MOST else []


def _that_meet(rulings: Sequence[Ruling], dpi: float) -> list[Ruling]:
    """Those that two others or more cross or touch, as in tables; strokes of characters in a column do not."""
    across = [ruling for ruling in rulings if ruling.way == "h"]
    down = [ruling for ruling in rulings if ruling.way == "v"]
    touch = _TOUCH * dpi
    return [a for a in rulings if sum(_meet(a, b, touch) for b in (down if a.way == "h" else across)) > 1]


def _meet(a: Ruling, b: Ruling, touch: float) -> bool:
    return a.start - touch <= b.place <= a.end + touch and b.start - touch <= a.place <= b.end + touch


def cells_between(rulings: Sequence[Ruling], dpi: float) -> list[list[Box]]:
    """The boxes of the cells of each table, in pixels."""
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    touch = _TOUCH * dpi
    edges = merge_edges([_edge(ruling) for ruling in rulings], touch / 2, touch / 2, touch, touch)
    return [
        list(table) for table in cells_to_tables(intersections_to_cells(edges_to_intersections(edges, touch, touch)))
    ]


def without(picture: Any, rulings: Sequence[Ruling], dpi: float) -> Any:
    """The picture with white where the rulings were."""
    from PIL import ImageDraw

    out = picture.copy()
    draw = ImageDraw.Draw(out)
    strip = _strip(dpi)
    for ruling in rulings:
        for start, low, high in ruling.strips:
            across = (start - 1, low - 1, start + strip, high)
            box = across if ruling.way == "h" else (across[1], across[0], across[3], across[2])
            draw.rectangle(box, fill=255)
    return out


def _strip(dpi: float) -> int:
    return max(round(_STRIP * dpi), 4)


def _found(ink: Any, way: str, dpi: float) -> Iterator[Ruling]:
    """The rulings that run from row to row of a picture of ink."""
    from PIL import Image

    strip = _strip(dpi)
    width, rows = ink.width, ink.height // strip
    if not rows or not width:
        return
    shrunk = ink.crop((0, 0, width, rows * strip)).resize((width, rows), Image.Resampling.BOX).tobytes()
    dark = re.compile(b"[%c-\xff]{1,%d}" % (round(_FILLED * 255), max(round(_THICK * dpi), 2)))
    solid = re.compile(b"[%c-\xff]+" % round(_FILLED * 255))
    open_: list[list[tuple[int, int, int]]] = []
    for row in range(rows):
        line = shrunk[row * width : (row + 1) * width]
        for m in solid.finditer(line):
            if not dark.fullmatch(m[0]):
                continue
            here = (row * strip, m.start(), m.end())
            before = next((run for run in open_ if _follows(run[-1], here, strip, dpi)), None)
            if before is None:
                open_.append([here])
            else:
                before.append(here)
        if len(open_) > 4 * _MOST:
            return
        ended = [run for run in open_ if row * strip - run[-1][0] > _MISSED * strip]
        yield from _long(ended, way, strip, dpi)
        open_ = [run for run in open_ if row * strip - run[-1][0] <= _MISSED * strip]
    yield from _long(open_, way, strip, dpi)


def _follows(last: tuple[int, int, int], here: tuple[int, int, int], strip: int, dpi: float) -> bool:
    steps = (here[0] - last[0]) / strip
    return 0 < steps <= _MISSED + 1 and abs(here[1] + here[2] - last[1] - last[2]) / 2 <= max(_DRIFT * dpi, 1.0)


def _long(runs: Sequence[list[tuple[int, int, int]]], way: str, strip: int, dpi: float) -> Iterator[Ruling]:
    for run in runs:
        middles = [(low + high) / 2 for _start, low, high in run]
        start, end = run[0][0], run[-1][0] + strip
        if end - start >= _LONG[way] * dpi and max(middles) - min(middles) <= _ASKEW * dpi:
            yield Ruling(way, start, end, tuple(run))


def _edge(ruling: Ruling) -> dict[str, Any]:
    """A ruling as pdfplumber has edges."""
    x0, x1, top, bottom = (
        (ruling.start, ruling.end, ruling.place, ruling.place)
        if ruling.way == "h"
        else (ruling.place, ruling.place, ruling.start, ruling.end)
    )
    return {
        "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top,
        "orientation": ruling.way, "object_type": "line",
    }  # fmt: skip
