"""Note marks after a word go (“三项工程”②全面, 脱贫¹, 达标[3]); those of a list stay (：①加强)."""

from __future__ import annotations

import re

from guibiao.documents.repair.chars import HAN
from guibiao.documents.repair.draft import Edit

_CIRCLED = "①-⑳❶-❿㉑-㉟"
_RAISED = "¹²³⁰⁴-⁹"
# What stands before is told behind the first sign: a pattern that begins with signs is found many times as fast.
_MARK = re.compile(
    rf"[{_CIRCLED}](?<=[{HAN}”’》）)%\w].)"
    rf"|[{_RAISED}](?<=[{HAN}”’》）)%。，；：、].)[{_RAISED}]{{0,2}}"  # but m² is a unit
    rf"|[〔【［\[](?<=[{HAN}”’》）)%。，；：、].)\^?(?:\d{{1,3}}|[{_CIRCLED}])[〕】］\]]"
)


def without_note_marks(text: str) -> list[Edit]:
    """Edits that drop note marks."""
    return [(m.start(), m.end(), "") for m in _MARK.finditer(text)]
