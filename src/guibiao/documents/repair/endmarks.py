"""The marks that a site sets behind every paragraph of a text that it gives away: …请予审议。hd9."""

from __future__ import annotations

import re
from collections import Counter

from guibiao.documents.repair.draft import Edit
from guibiao.expressions import expression

_HEAD = 4000  # characters in which a site's mark shows
_OFTEN = 3
# From the break, so that a search skips to it: most texts end no line so.
_MAY_END_A_LINE = expression(r"\n(?:(?<=[A-Za-z0-9 \t]\n)|(?<=[A-Za-z0-9 \t]\r\n))")
_BEHIND_STOP = expression(r"(?<=[。：；！:])(?=[0-9]{0,2}[A-Za-z])([A-Za-z0-9]{3})(?=[ \t\r]*\n)")


def without_end_marks(text: str) -> list[Edit]:
    """Edits that drop a mark of three letters and digits that stands behind stops again and again.

    It goes wherever it ends a line, also where a line's end broke it.
    """
    if not _MAY_END_A_LINE.search(text, 0, _HEAD):
        return []
    found = Counter(match[1] for match in _BEHIND_STOP.finditer(text, 0, _HEAD))
    mark, times = found.most_common(1)[0] if found else ("", 0)
    if times < _OFTEN:
        return []
    broken = r"\r?\n?".join(map(re.escape, mark))
    ends = re.compile(rf"(?<=[\u3400-\u9fff。，：；！？”）%:;,)!]){broken}(?=[ \t\r]*(?:\n|\Z))")
    return [(match.start(), match.end(), "") for match in ends.finditer(text)]
