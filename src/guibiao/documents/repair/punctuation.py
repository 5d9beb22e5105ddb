"""Half-width punctuation in Chinese becomes full-width, one for one; numbers (1,097; 9.7:47.3) keep theirs."""

from __future__ import annotations

import re

from guibiao.documents.repair.chars import WIDE
from guibiao.expressions import expression

_FULL = dict(zip(",;:!?", "，；：！？", strict=True))
_WIDE = expression(f"[{WIDE}]")
_BESIDE_WIDE = [(s, expression(rf"[{s}](?:(?<=[{WIDE}].)|(?=[{WIDE}]))")) for s in _FULL]
_SIGNS = [(s, expression(re.escape(s))) for s in _FULL]
_PAIR = expression(r"\([^()（）\n]*+\)")
_QUOTED = expression(rf'"([^"\n，。；]{{0,60}}?[{WIDE}][^"\n]{{0,60}})"')  # not 12" pipes


def widened(text: str) -> str:
    """The text with Chinese punctuation where Chinese stands on either side.

    >>> widened("完成12.5亿元,增长8%;(一)结构为:9.7:47.3:43")
    '完成12.5亿元，增长8%；（一）结构为：9.7:47.3:43'
    """
    if '"' in text:
        text = "\n".join(_quoted(line) if '"' in line else line for line in text.split("\n"))
    if "(" in text:
        text = _PAIR.sub(_pair, text)
    for sign, pattern in _BESIDE_WIDE:
        while sign in text and (wider := pattern.sub(_FULL[sign], text)) != text:  # again for the second of 上??
            text = wider
    for sign, pattern in _SIGNS:
        if sign in text:
            text = pattern.sub(_sign, text)
    return text


def _pair(match: re.Match[str]) -> str:
    """Brackets are wide where Chinese stands before, in or behind them."""
    text, said, before = match.string, match[0], match.start()
    while before and text[before - 1] == " ":
        before -= 1
    beside = text[max(before - 1, 0) : before] + text[match.end() : match.end() + 1]
    return f"（{said[1:-1]}）" if _WIDE.search(beside) or _WIDE.search(said) else said


def _quoted(line: str) -> str:
    """A line whose straight quotation marks open and close in turn; where one is lost, only what holds Chinese."""
    parts = line.split('"')
    if len(parts) % 2 and _WIDE.search(line):
        return "".join(part + "“”"[i % 2] for i, part in enumerate(parts[:-1])) + parts[-1]
    return _QUOTED.sub(lambda m: f"“{m[1]}”", line)


def _sign(match: re.Match[str]) -> str:
    text, at, sign = match.string, match.start(), match[0]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before == "%" or (sign in ";!?" and before.isdigit()) or (sign == "," and before.isalpha()):
        return _FULL[sign] if after.isdigit() or after in "\n" else sign
    return sign
