"""Items that bear their number in a list: 一是……二是……, （一）…, 1. …, in one paragraph or as paragraphs."""

from __future__ import annotations

import re
from functools import cache

from guibiao.audit.items import HEADS, mark_of
from guibiao.audit.ledger import Ledger
from guibiao.quantity import chinese_number

MOST_ITEMS = 30  # what is numbered further is not counted
CIRCLES = 20  # numbers that are printed in circles
_WORD, _HAN = "word", "han"
_STYLES = (_WORD, _HAN, "digit", "bracket", "circle")


def style_at(ledger: Ledger, at: int) -> str | None:
    """How the first item is numbered that begins at an offset, if one does."""
    return next((s for s in _STYLES if _ordinal(0, s).match(ledger.text, at)), None)


def in_turn(ledger: Ledger, at: int, style: str) -> int:
    """How many ordinals follow one another in a paragraph; 0 where the next paragraph goes on with the next one."""
    stop = ledger.paragraph(at)[1]
    for n in range(MOST_ITEMS):
        found = _ordinal(n, style).search(ledger.text, at, stop)
        if found is None:
            return n if not _ordinal(n, style).match(ledger.text, stop) else 0
        at = found.end()
    return MOST_ITEMS


def in_paragraphs(ledger: Ledger, at: int, style: str, told: int = 0) -> int:
    """How many paragraphs bear the ordinals in turn, up to a heading of another rank or a new list.

    0 for chapters that run on to the end of the text, which may have been cut off there, unless they are more than
    are `told`.
    """
    count = 0
    while count < MOST_ITEMS:
        if at >= len(ledger.text):
            return 0 if style == _HAN and not 0 < told <= count else count
        start, end = ledger.paragraph(at)
        if _ordinal(count, style).match(ledger.text, start):
            count += 1
        elif _ordinal(0, style).match(ledger.text, start) or _is_heading(ledger, start, style):
            break
        at = max(end, at + 1)
    return count


def _is_heading(ledger: Ledger, start: int, style: str) -> bool:
    mark = mark_of(ledger, start)
    return mark == "han" if style == _HAN else mark in HEADS


@cache
def _ordinal(n: int, style: str) -> re.Pattern[str]:
    """The number of an item, counted from nought: 一是, （一）, 1., （1）, ①."""
    word, digit = chinese_number(n + 1), n + 1
    return re.compile(
        {
            _WORD: rf"\s*(?:{word}(?:是|要|抓)|第{word}[，,]|其{word}[，,])",
            _HAN: rf"\s*[（(]{word}[）)]",
            "digit": rf"\s*{digit}[.．、](?!\d)",
            "bracket": rf"\s*[（(]{digit}[）)]",
            "circle": rf"\s*{chr(ord('①') + n)}" if n < CIRCLES else r"(?!)",
        }[style]
    )
