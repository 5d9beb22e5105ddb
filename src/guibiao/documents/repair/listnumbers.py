"""Numbers of lists that are one character (㈠, ⑴, ⒈) are written out, so that headings look alike."""

from __future__ import annotations

from guibiao.documents.repair.draft import Edit
from guibiao.expressions import expression

_NUMERALS = "一二三四五六七八九十"
_WRITTEN = {
    **{chr(0x3220 + i): f"（{numeral}）" for i, numeral in enumerate(_NUMERALS)},
    **{chr(0x2474 + i): f"（{i + 1}）" for i in range(20)},
    **{chr(0x2488 + i): f"{i + 1}." for i in range(20)},
}
LIST_NUMBERS = "".join(_WRITTEN)
_ANY = expression(f"[{LIST_NUMBERS}]")


def written_list_numbers(text: str) -> list[Edit]:
    """Edits that write them out."""
    return [(m.start(), m.end(), _WRITTEN[m[0]]) for m in _ANY.finditer(text)]
