"""Note marks after a word go (“三项工程”②全面, 脱贫¹, 达标[3]); those of a list stay (：①加强)."""

from __future__ import annotations

import re

from guibiao.documents.repair.chars import HAN
from guibiao.documents.repair.draft import Edit

_CIRCLED = "①-⑳❶-❿㉑-㉟"
_RAISED = "¹²³⁰⁴-⁹"
_ANY = re.compile(f"[{_CIRCLED}{_RAISED}〔【［\\[]")
_WORD = rf"[{HAN}”’》）)%\w]"
_SAID = rf"[{HAN}”’》）)%。，；：、]"  # before a raised figure: m² is a unit
_MARK = re.compile(
    rf"(?<={_WORD})[{_CIRCLED}]"
    rf"|(?<={_SAID})(?:[{_RAISED}]{{1,3}}|[〔【［\[]\^?(?:\d{{1,3}}|[{_CIRCLED}])[〕】］\]])"
)


def without_note_marks(text: str) -> list[Edit]:
    """Edits that drop note marks."""
    return [(m.start(), m.end(), "") for m in _MARK.finditer(text)] if _ANY.search(text) else []
