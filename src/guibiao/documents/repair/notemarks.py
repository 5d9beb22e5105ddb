"""Circled note marks after a word go (“三项工程”②全面); those that number a list after a stop stay (：①加强)."""

from __future__ import annotations

import re

from guibiao.documents.repair.chars import HAN
from guibiao.documents.repair.draft import Edit

_CIRCLED = "①-⑳❶-❿㉑-㉟"
_MARK = re.compile(f"[{_CIRCLED}]")
_WORD = re.compile(rf"[{HAN}”’》）)\w]")


def without_note_marks(text: str) -> list[Edit]:
    """Edits that drop note marks."""
    return [(m.start(), m.end(), "") for m in _MARK.finditer(text) if m.start() and _WORD.match(text, m.start() - 1)]
