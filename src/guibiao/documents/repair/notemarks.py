"""Note marks after a word go (“三项工程”②全面, 脱贫¹, 达标[3]); those of a list stay (：①加强)."""

from __future__ import annotations

import re

from guibiao.documents.repair.chars import HAN
from guibiao.documents.repair.draft import Edit

_CIRCLED = "①-⑳❶-❿㉑-㉟"
_RAISED = "¹²³⁰⁴-⁹"
_BRACKETS = "〔【［\\["
_SAID = rf"(?<=[{HAN}”’》）)%。，；：、].)"
# It begins with one class of signs, which is found many times as fast as alternatives are.
_MARK = re.compile(
    rf"[{_CIRCLED}{_RAISED}{_BRACKETS}](?:"
    rf"(?<=[{_CIRCLED}])(?<=[{HAN}”’》）)%\w].)"
    rf"|(?<=[{_RAISED}]){_SAID}[{_RAISED}]{{0,2}}"  # but m² is a unit
    rf"|(?<=[{_BRACKETS}]){_SAID}\^?(?:\d{{1,3}}|[{_CIRCLED}])[〕】］\]])"
)


def without_note_marks(text: str) -> list[Edit]:
    """Edits that drop note marks."""
    return [(m.start(), m.end(), "") for m in _MARK.finditer(text)]
