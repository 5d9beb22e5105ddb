"""Signs that no one sees go: zero-width blanks, soft hyphens, byte order marks, direction marks, lone control signs."""

from __future__ import annotations

from guibiao.documents.repair.draft import Edit
from guibiao.expressions import expression

UNSEEN = (
    "\x00-\x08\x0e-\x1b\x7f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc"
)
_UNSEEN = expression(f"[{UNSEEN}]+")


def seen(text: str) -> str:
    """The text without them.

    >>> seen("12\\u200b.5")
    '12.5'
    """
    return _UNSEEN.sub("", text)


def without_unseen(text: str) -> list[Edit]:
    """Edits that drop them."""
    return [(m.start(), m.end(), "") for m in _UNSEEN.finditer(text)]
