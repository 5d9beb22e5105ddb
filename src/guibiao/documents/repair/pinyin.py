"""Pinyin in brackets after a character goes: 報(bào)告 becomes 報告.

Where the page was decoded wrongly once, the character and the bracket are lost together (百?qiáng)榜):
what cannot be read again is marked □, never guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from guibiao.documents.repair.chars import HAN
from guibiao.documents.repair.draft import Edit

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_VOWEL = f"aeiouü{_TONED}"
_SYLLABLE = rf"(?:[zcs]h|[bpmfdtnlgkhjqxzcsryw])?[{_VOWEL}]{{1,4}}(?:ng?|r)?"  # zhuàng, ān, men
_BRACKETS = re.compile(rf"(?<=[{HAN}])[（(]{_SYLLABLE}[)）]|(?<=[A-Z])\((?=[a-z]*[{_TONED}]){_SYLLABLE}\)")
_DAMAGED = re.compile(rf"(?:\?{_SYLLABLE}\))+")
_LOST_MARK = re.compile(rf"(?<=[”》{HAN}])\?(?=[{HAN}，、；。,;])")
_LOST = re.compile(r"\?{2,}|\?(?=[!A-Za-z\d])")  # no question ends here
_ANY = re.compile(f"[{_TONED}]")
LOST = "□"


def without_pinyin(text: str) -> list[Edit]:
    """Edits that drop the pinyin of an annotated text, and the question marks that its lost signs left.

    A character and its pinyin stay together, so that 27個(gè) is what a quantity of 27个 points at.
    """
    if not _ANY.search(text):
        return []
    edits: list[Edit] = [(m.start() - 1, m.end(), text[m.start() - 1]) for m in _BRACKETS.finditer(text)]
    damaged = [m.span() for m in _DAMAGED.finditer(text)]
    starts = [start for start, _ in damaged]
    edits += [(start, end, LOST) for start, end in damaged]
    edits += [(m.start(), m.end(), "") for m in _LOST_MARK.finditer(text)]
    for lost in _LOST.finditer(text):
        before = bisect_left(starts, lost.end()) - 1
        if before < 0 or damaged[before][1] <= lost.start():
            edits.append((lost.start(), lost.end(), LOST))
    return sorted(edits)
