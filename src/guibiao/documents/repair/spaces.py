"""Blanks inside Chinese and round numbers go (4.91 亿元, 15 %, 1 097亿元); between Latin words one stays."""

from __future__ import annotations

import re
from bisect import bisect_right

from guibiao.documents.repair.chars import HAN, WIDE
from guibiao.documents.repair.draft import Edit

_BLANKS = re.compile(" +")
_WIDE = re.compile(f"[{WIDE}]")
_HAN = re.compile(f"[{HAN}]")
_ROW = re.compile(r"^[^\n\t]*\t[^\n]*", re.MULTILINE)
_FIRST_GROUP = re.compile(r"(?<![\d.])\d{1,3}\Z")  # of 1 097
_NEXT_GROUP = re.compile(r"\d{3}(?!\d)")


def without_blanks(text: str) -> list[Edit]:
    """Edits that drop blanks which no one would type in Chinese."""
    if " " not in text:
        return []
    rows = [m.span() for m in _ROW.finditer(text)] if "\t" in text else []
    edits: list[Edit] = []
    for blanks in _BLANKS.finditer(text):
        start, end = blanks.span()
        if _goes(text, start, end, rows):
            edits.append((start, end, ""))
        elif end - start > 1:
            edits.append((start + 1, end, ""))
    return edits


def _goes(text: str, start: int, end: int, rows: list[tuple[int, int]]) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if not before or not after or before in "\n\t" or after in "\n\t%‰":
        return True
    if _WIDE.match(before) or _WIDE.match(after):
        return not (_HAN.match(before) and _HAN.match(after) and _is_inside(rows, start))
    if before.isdigit() and after == ".":
        return text[end + 1 : end + 2].isdigit()
    if before == "." and after.isdigit():
        return text[start - 2 : start - 1].isdigit()
    return bool(_FIRST_GROUP.search(text[max(start - 5, 0) : start])) and _NEXT_GROUP.match(text, end) is not None


def _is_inside(rows: list[tuple[int, int]], at: int) -> bool:
    """Whether an offset is in a row of a table, where a blank parts two names (市教育局 市公安局)."""
    index = bisect_right(rows, at, key=lambda row: row[0]) - 1
    return index >= 0 and at < rows[index][1]
