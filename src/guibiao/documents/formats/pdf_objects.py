"""What is drawn on a PDF page: the boxes of its paths or pictures, straight from pdfium, as pages have thousands."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

_DEPTH = 3  # of forms inside one another

Bounds = tuple[float, float, float, float]  # left, bottom, right, top, as the file has them


def paths_on(page: Any) -> Iterator[Bounds]:
    """The boxes of the lines and surfaces on a page."""
    from pypdfium2 import raw

    return _bounds(_on(page, raw), raw.FPDF_PAGEOBJ_PATH, raw, 1)


def pictures_on(page: Any) -> Iterator[Bounds]:
    """The boxes of the pictures on a page."""
    from pypdfium2 import raw

    return _bounds(_on(page, raw), raw.FPDF_PAGEOBJ_IMAGE, raw, 1)


def _on(page: Any, raw: Any) -> Iterator[Any]:
    return (raw.FPDFPage_GetObject(page, index) for index in range(raw.FPDFPage_CountObjects(page)))


def _bounds(objects: Iterator[Any], wanted: int, raw: Any, depth: int) -> Iterator[Bounds]:
    for found in objects:
        kind = raw.FPDFPageObj_GetType(found)
        if kind == wanted:
            left, bottom, right, top = (ctypes.c_float() for _side in range(4))
            if raw.FPDFPageObj_GetBounds(found, left, bottom, right, top):
                yield left.value, bottom.value, right.value, top.value
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
            count = raw.FPDFFormObj_CountObjects(found)
            inner = (raw.FPDFFormObj_GetObject(found, index) for index in range(max(count, 0)))
            yield from _bounds(inner, wanted, raw, depth + 1)
