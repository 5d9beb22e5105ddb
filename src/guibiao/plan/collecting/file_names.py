"""Names of units as names of files that every system takes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guibiao.expressions import expression

_UNSAFE = expression(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_RESERVED = expression(r"(?:con|prn|aux|nul|com\d|lpt\d)\Z", re.IGNORECASE)
_LONGEST = 60  # characters; a Han character takes three bytes of the 255 that a name may have


def file_names(units: Sequence[str], period: str) -> list[str]:
    """A file name for each unit, no two alike, also where upper and lower case are the same.

    >>> file_names(["县统计局", "a/b", "A:B"], "2023")
    ['县统计局-2023.xlsx', 'a_b-2023.xlsx', 'A_B-2-2023.xlsx']
    """
    taken: set[str] = set()
    names = []
    for unit in units:
        stem = _UNSAFE.sub("_", unit).strip(" ._")[:_LONGEST] or "_"
        stem = f"{stem}_" if _RESERVED.match(stem) else stem
        free = next(s for s in (stem, *(f"{stem}-{n}" for n in range(2, len(units) + 2))) if s.casefold() not in taken)
        taken.add(free.casefold())
        names.append(f"{free}-{_UNSAFE.sub('_', period)}.xlsx")
    return names
