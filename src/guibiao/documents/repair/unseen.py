"""Signs that no one sees go: zero-width blanks, soft hyphens, byte order marks, direction marks, lone control signs."""

from __future__ import annotations

import re

from guibiao.documents.repair.draft import Edit

UNSEEN = "\x00-\x08\x0e-\x1b\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0f\ufeff"
_UNSEEN = re.compile(f"[{UNSEEN}]+")


def without_unseen(text: str) -> list[Edit]:
    """Edits that drop them."""
    return [(m.start(), m.end(), "") for m in _UNSEEN.finditer(text)]
