"""Pinyin in brackets after a character or a word goes: 報(bào)告 and 報告(bào gào) become 報告.

Where the page was decoded wrongly once, the character and the bracket are lost together (百?qiáng)榜):
what cannot be read again is marked □, never guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter

from guibiao.documents.repair.chars import HAN
from guibiao.documents.repair.draft import Draft, Edit
from guibiao.documents.repair.syllables import TONED, is_pinyin
from guibiao.expressions import expression

_VOWEL = f"aeiouü{TONED}"
_SYLLABLE = rf"(?:[zcs]h|[bpmfdtnlgkhjqxzcsryw])?[{_VOWEL}]{{1,4}}(?:ng?|r)?"  # zhuàng, ān, men
_LETTERS = rf" ?[A-Za-z{_VOWEL}1-5][a-z{_VOWEL}1-5'’· \r\n-]{{0,60}}"  # a line may have been wrapped inside
_OPENING, _CLOSING = "（(［\\[【〔", "）)］\\]】〕"
_BEHIND_HAN = rf"(?:(?<=[{HAN}].)|(?<=[{HAN}] .))"
# What stands before is told behind the first sign: a pattern that begins with signs is found many times as fast.
_BRACKETS = expression(rf"([{_OPENING}](?:(?<=[A-Z].)|{_BEHIND_HAN}){_LETTERS}[{_CLOSING}])")
_DAMAGED = expression(rf"\?{_SYLLABLE}\)(?:\?{_SYLLABLE}\))*")
_LOST_MARK = expression(rf"\?(?<=[”》{HAN}]\?)(?=[{HAN}，、；。,;])")
_LOST = expression(r"\?\?+|\?(?=[!A-Za-z\d])")  # no question ends here
_TONELESS = {  # each begins with one character, which is found many times as fast as one of a class
    sign: expression(rf"{re.escape(sign)}(?=[ a-zü]){_BEHIND_HAN} ?[a-zü]{{2,6}}[1-5]? ?[{_CLOSING}]")
    for sign in "（(［[【〔"
}
_SEVERAL = 5  # readings without tones that make a text an annotated one
_MOST = 0.8  # of what stands in brackets in small letters
LOST = "□"


def lost_signs(text: str) -> list[Edit]:
    """Edits that mark what a text annotated with tones lost, and drop the question marks that lost signs left."""
    if "?" not in text:
        return []
    damaged = [m.span() for m in _DAMAGED.finditer(text)]
    starts = [start for start, _ in damaged]
    edits: list[Edit] = [(start, end, LOST) for start, end in damaged]
    edits += [(m.start(), m.end(), "") for m in _LOST_MARK.finditer(text)]
    for lost in _LOST.finditer(text):
        before = bisect_left(starts, lost.end()) - 1
        if before < 0 or damaged[before][1] <= lost.start():
            edits.append((lost.start(), lost.end(), LOST))
    return sorted(edits)


def without_pinyin(draft: Draft) -> Draft:
    """The draft without the pinyin of a text annotated with tones.

    A character and its pinyin stay together, so that 27個(gè) is what a quantity of 27個 points at.
    """
    parts = _BRACKETS.split(draft.text)
    others = {said for said in set(parts[1::2]) if not is_pinyin(said[1:-1].strip())}
    return draft.without(_with_others(parts, others) if others else parts)


def without_toneless_pinyin(draft: Draft) -> Draft:
    """The same of a text that has readings without tones: 報(bao)告, 報(bao4)告."""
    return without_pinyin(draft) if _is_annotated(draft.text) else draft


def _is_annotated(text: str) -> bool:
    said = [reading for sign, pattern in _TONELESS.items() if sign in text for reading in pattern.findall(text)]
    readings = sum(times for reading, times in Counter(said).items() if is_pinyin(reading[1:-1].strip()))
    return readings >= max(_SEVERAL, _MOST * len(said))


def _with_others(parts: list[str], others: set[str]) -> list[str]:
    """The parts with brackets that hold something else (GDP) as parts of the text."""
    out = [parts[0]]
    for said, after in zip(parts[1::2], parts[2::2], strict=True):
        if said in others or not said:
            out[-1] += said + after
        else:
            out += [said, after]
    return out
