"""Note marks after a word go (“三项工程”②全面, 脱贫¹, 达标[3]); those of a list stay (：①加强)."""

from __future__ import annotations

import re

from guibiao.documents.repair.chars import HAN
from guibiao.documents.repair.draft import Edit
from guibiao.expressions import expression

_CIRCLED = "①-⑳❶-❿㉑-㉟"
_RAISED = "¹²³⁰⁴-⁹"
_BRACKETS = "〔【［["
NOTE_MARKS = _CIRCLED + _RAISED
_SAID = rf"(?<=[{HAN}”’》）)%。，；：、].)"
_MARK = expression(
    rf"[{NOTE_MARKS}](?:(?<=[{_CIRCLED}])(?<=[{HAN}”’》）)%\w].)"
    rf"|(?<=[{_RAISED}]){_SAID}[{_RAISED}]{{0,2}})"  # but m² is a unit
)
# Each begins with one character, which is found many times as fast as one of a class.
_BRACKETED = {
    sign: expression(rf"{re.escape(sign)}{_SAID}\^?(?:注? ?\d{{1,3}}|[{_CIRCLED}])[〕】］\]]") for sign in _BRACKETS
}


_BRACKETED |= {sign: expression(rf"{re.escape(sign)}{_SAID}注 ?\d{{1,3}}[)）]") for sign in "（("} | {
    sign: expression(rf"{re.escape(sign)}(?<=[{HAN}%].)(?=[，。；：、])") for sign in "*※"
}


def without_bracketed_marks(text: str) -> list[Edit]:
    """Edits that drop note marks in brackets, and asterisks that end a clause."""
    return sorted(
        (m.start(), m.end(), "") for sign, pattern in _BRACKETED.items() if sign in text for m in pattern.finditer(text)
    )


def without_note_marks(text: str) -> list[Edit]:
    """Edits that drop the others."""
    return [(m.start(), m.end(), "") for m in _MARK.finditer(text)]
