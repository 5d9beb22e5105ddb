"""In a text that lost its line breaks, the blanks that stand for them become breaks again, and items begin lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guibiao.documents.repair.chars import HAN
from guibiao.documents.repair.draft import Edit
from guibiao.documents.repair.headmarks import HEAD

_LONG = 1500  # characters on one line: no one writes such a paragraph
_STOPS = "。！？；：!?;:"
_CALL = re.compile(r"各位(?:代表|委员)")
_TITLE_PAGE = 400  # characters in which the deputies are addressed
_HAN = re.compile(f"[{HAN}]")
_ITEM = re.compile(r"[。！？；：](?=——[^：。，\n]{2,40}[：。])")  # ——地区生产总值：


def broken_again(text: str) -> list[Edit]:
    """Edits that break long lines: for a blank after a stop, after a heading or on the title page; before an item."""
    if len(text) <= _LONG:
        return []
    edits: list[Edit] = []
    at = 0
    for line in text.split("\n"):
        if len(line) > _LONG:
            edits += sorted((at + start, at + end, new) for start, end, new in (*_blanks(line), *_items(line)))
        at += len(line) + 1
    return edits


def _items(line: str) -> Iterator[Edit]:
    return ((m.start(), m.end(), m[0] + "\n") for m in _ITEM.finditer(line))


def _blanks(line: str) -> Iterator[Edit]:
    if " " not in line:
        return
    call = _CALL.search(line, 0, _TITLE_PAGE)
    head = call.start() if call else 0
    since = 0  # where the paragraph began
    for m in re.finditer(" +", line):
        at = m.start()
        before = line[at - 1] if at else ""
        paragraph = line[since : min(at, since + 80)]
        is_heading = at - since < 60 and HEAD.match(paragraph) and not any(s in paragraph for s in "。；")
        on_title_page = at < head and _HAN.match(before) and _HAN.match(line, m.end())
        if (before and before in _STOPS) or on_title_page or is_heading:
            yield at, at + 1, "\n"
            since = m.end()
