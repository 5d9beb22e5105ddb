"""Years whose zero or dash a scraped page lost: 二三五年 is 二〇三五年, 20212035年 is 2021—2035年."""

from __future__ import annotations

from guibiao.documents.repair.draft import Edit
from guibiao.expressions import expression

_NUMERALS = "一二三四五六七八九"
_ZERO = expression(rf"二[○O0]?([{_NUMERALS}][{_NUMERALS}])(?=年)")
_LONGER = expression(rf"[{_NUMERALS}十百千万]")  # before 二: a number, no year
_DASH = expression(r"年(?<=(?<!\d)(?:19|20)\d\d(?:19|20)\d\d年)")
_LATER = 4  # digits of the later year


def restored_years(text: str) -> list[Edit]:
    """Edits that put back what years lost."""
    behind = (m.start() - _LATER for m in _DASH.finditer(text))
    edits: list[Edit] = [(at - 1, at, text[at - 1] + "—") for at in behind]
    edits += [
        (m.start(), m.start(1), "二〇")
        for m in _ZERO.finditer(text)
        if not (m.start() and _LONGER.match(text, m.start() - 1))
    ]
    return sorted(edits)
