"""Blanks inside Chinese and round numbers go (4.91 亿元, 15 %, 1 097亿元); between Latin words one stays."""

from __future__ import annotations

import re

from guibiao.documents.repair.chars import HAN, WIDE
from guibiao.documents.repair.draft import Edit

_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_BLANK = re.compile(
    rf"[{_INVISIBLE}]+"
    rf"|(?<=[{WIDE},;:!?()%\d]) +(?=[{WIDE}])"
    rf"|(?<=[{WIDE}]) +"
    rf"| +(?=[{WIDE}%‰\n\t])"
    r"|(?<=[\n\t]) +"
    r"|(?<=\d) +(?=\.\d)|(?<=\d\.) +(?=\d)"  # 4. 91
    r"|(?<=[^\d.]\d) (?=\d{3}(?!\d))|(?<=[^\d.]\d\d) (?=\d{3}(?!\d))|(?<=[^\d.]\d{3}) (?=\d{3}(?!\d))"  # 1 097
    r"|(?<= ) +"
)
_HAN = re.compile(f"[{HAN}]")


def without_blanks(text: str) -> list[Edit]:
    """Edits that drop blanks which no one would type in Chinese."""
    if not _BLANK.search(text):
        return []
    return [(m.start(), m.end(), "") for m in _BLANK.finditer(text) if not _parts_a_cell(text, m)]


def _parts_a_cell(text: str, blank: re.Match[str]) -> bool:
    """Whether a blank stands between two names in a table's cell (市教育局 市公安局)."""
    if not (_HAN.match(text, blank.start() - 1) and _HAN.match(text, blank.end())) or blank[0][0] != " ":
        return False
    if "\t" not in text:
        return False
    start, end = text.rfind("\n", 0, blank.start()) + 1, text.find("\n", blank.end())
    return "\t" in text[start : end if end >= 0 else None]
