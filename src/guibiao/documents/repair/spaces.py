"""Blanks inside Chinese and round numbers go (4.91 亿元, 15 %, 1 097亿元); between Latin words one stays."""

from __future__ import annotations

import re

from guibiao.documents.repair.chars import HAN, WIDE
from guibiao.documents.repair.draft import Edit

_BLANKS = re.compile("( +)|[\u00ad\u200b-\u200f\u2060\ufeff]+")  # blanks, or signs that no one sees
_WIDE = re.compile(f"[{WIDE}]")
_HAN = re.compile(f"[{HAN}]")
_FIRST_GROUP = re.compile(r"(?<![\d.])\d{1,3}\Z")  # of 1 097
_NEXT_GROUP = re.compile(r"\d{3}(?!\d)")


def without_blanks(text: str) -> list[Edit]:
    """Edits that drop blanks which no one would type in Chinese."""
    edits: list[Edit] = []
    for blanks in _BLANKS.finditer(text):
        start, end = blanks.span()
        if not blanks[1] or _goes(text, start, end):
            edits.append((start, end, ""))
        elif end - start > 1:
            edits.append((start + 1, end, ""))
    return edits


def _goes(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if not before or not after or before in "\n\t" or after in "\n\t%‰":
        return True
    if _WIDE.match(before) or _WIDE.match(after):
        return not _parts_a_cell(text, start, end)
    if before.isdigit() and after == ".":
        return text[end + 1 : end + 2].isdigit()
    if before == "." and after.isdigit():
        return text[start - 2 : start - 1].isdigit()
    return bool(_FIRST_GROUP.search(text[max(start - 5, 0) : start])) and _NEXT_GROUP.match(text, end) is not None


def _parts_a_cell(text: str, start: int, end: int) -> bool:
    """Whether a blank stands between two names in a table's cell (市教育局 市公安局)."""
    if not _HAN.match(text, start - 1) or not _HAN.match(text, end) or "\t" not in text:
        return False
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return "\t" in text[line_start : line_end if line_end >= 0 else None]
