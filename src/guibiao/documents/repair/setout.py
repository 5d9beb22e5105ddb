"""Figures that a page set in type of their own, and that came out on lines of their own.

居全国第⏎1⏎位。减税降费⏎322⏎亿元: without these breaks they look like page numbers.
"""

from __future__ import annotations

from itertools import pairwise

from guibiao.documents.repair.chars import HAN
from guibiao.documents.repair.draft import Edit
from guibiao.expressions import expression

_FEWEST = 4  # such figures, before which a number between two lines is rather that of a page
_GOES_ON = (
    r"[、，。；：）%％‰万亿千百年月日元倍位名人户家项亩吨米岁所座条件次天成度辆台套张处]|个百分点|个|公里|平方|立方"
    r"|公顷"
)
# Each begins with the break itself, so that a search skips to it.
_SET_OUT = expression(
    rf"\n(?=[-−\d])(?<=[{HAN}（“、，]\n)(?P<figure>[-−]?\d[\d,]*(?:\.\d+)?[%％‰]?)[ \t]*\n(?=[ \t]*(?:{_GOES_ON}))"
)
_AT_FIRST = expression(r"(?:\A|(?<=\n))(?P<figure>\d{1,4})[ \t]*\n(?=[年月日])")


def set_in(text: str) -> list[Edit]:
    """Edits that drop the breaks around such figures, where there are several; pages are numbered one by one."""
    found = list(_SET_OUT.finditer(text))
    numbers = [m["figure"] for m in found]
    if len(found) < _FEWEST or _counts_up(numbers):
        return []
    breaks = [at for m in found for at in ((m.start(), m.start("figure")), (m.end("figure"), m.end()))]
    breaks += [(m.end("figure"), m.end()) for m in _AT_FIRST.finditer(text)]
    return [(start, end, "") for start, end in sorted(set(breaks))]


def _counts_up(numbers: list[str]) -> bool:
    """Whether the numbers are those of pages."""
    return all(n.isdigit() for n in numbers) and all(0 < int(b) - int(a) <= 2 for a, b in pairwise(numbers))
