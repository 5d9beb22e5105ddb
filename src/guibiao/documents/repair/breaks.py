"""In a text that lost its line breaks, the blanks that stand for them become line breaks again, one for one."""

from __future__ import annotations

import re

from guibiao.documents.repair.chars import HAN
from guibiao.documents.repair.headmarks import HEAD

_LONG = 1500  # characters on one line: no one writes such a paragraph
_STOPS = "。！？；：!?;:"
_CALL = re.compile(r"各位(?:代表|委员)")
_TITLE_PAGE = 400  # characters in which the deputies are addressed
_HAN = re.compile(f"[{HAN}]")


def broken_again(text: str) -> str:
    """The text with line breaks where a long line has a blank after a stop, after a heading or on its title page."""
    if " " not in text or not any(len(line) > _LONG for line in text.split("\n")):
        return text
    return "\n".join(_broken(line) if len(line) > _LONG else line for line in text.split("\n"))


def _broken(line: str) -> str:
    call = _CALL.search(line, 0, _TITLE_PAGE)
    head = call.start() if call else 0
    chars = list(line)
    since = 0  # where the paragraph began
    for m in re.finditer(" +", line):
        at = m.start()
        before = line[at - 1] if at else ""
        paragraph = line[since : min(at, since + 80)]
        is_heading = at - since < 60 and HEAD.match(paragraph) and not any(s in paragraph for s in "。；")
        on_title_page = at < head and _HAN.match(before) and _HAN.match(line, m.end())
        if (before and before in _STOPS) or on_title_page or is_heading:
            chars[m.start() : m.end()] = "\n" + " " * (m.end() - m.start() - 1)
            since = m.end()
    return "".join(chars)
