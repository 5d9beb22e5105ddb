"""A file that holds several documents becomes documents: where each begins and ends in the source."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from guibiao.expressions import expression

Span = tuple[int, int]

_SITE_TITLE = expression(r"【[^】\n]{1,20}】[^\n]{2,60}$", re.MULTILINE)
_NAMES = ("政府工作报告", "统计公报", "规划纲要")
# Each begins with one character, which is found many times as fast as a word is.
_TITLE_ENDS = tuple(expression(rf"{n[-1]}(?<={n})[ \t\u3000]*\r?$", re.MULTILINE) for n in _NAMES)
_REPORT_TITLE = expression(rf"[# \t\u3000]*[^\n。，]{{0,40}}(?:{'|'.join(_NAMES)})[ \t\u3000]*\r?$", re.MULTILINE)
_CALL = expression(r"各位代表[:：，,!！]")
_OPENING = expression("我.{0,4}代表.{0,12}(?:政府|国务院)|(?:会议|大会)上|次会议")  # not under a running head
# What a site puts under a text: a rule, the day on which it took the text in.
_TAIL = expression(r"-+|(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?: \d\d:\d\d(?::\d\d)?)?")
_TITLE_PAGE = 150  # characters before the meeting or the speaker is named
_BODY = 500  # characters that a document has at least


def split(source: str) -> list[Span]:
    """The spans of the documents in a source: the whole of it where it holds one."""
    starts = _starts(source)
    if len(starts) < 2:
        return [(0, len(source))]
    bounds = [*starts, len(source)]
    return [(a, _end(source, a, b)) for a, b in pairwise(bounds)]


def _end(source: str, start: int, end: int) -> int:
    """The end of a document without the lines that the site put under it."""
    while end > start:
        line_start = source.rfind("\n", start, end) + 1 or start
        line = source[line_start:end].rstrip()
        if line and not _TAIL.fullmatch(line.strip()):
            return line_start + len(line)
        end = line_start - 1
    return start


def _starts(source: str) -> list[int]:
    """Titles that a site repeats before each text; else reports that each have a title and address their deputies."""
    marked = ((_line_start(source, m.start()), m.start()) for m in _SITE_TITLE.finditer(source))
    heads: dict[str, int] = {}  # one that comes again runs over the pages of its text
    for start, mark in marked:
        if not source[start:mark].strip(" \t"):
            heads.setdefault(_line(source, start), start)
    site = list(heads.values())
    if len(_with_body(source, site)) > 1:
        return _with_body(source, site)
    lines = {_line_start(source, m.start()) for end in _TITLE_ENDS for m in end.finditer(source)}
    titles = [start for start in sorted(lines) if _REPORT_TITLE.match(source, start)]
    again = Counter(_line(source, start) for start in titles)
    called = [
        s
        for s, e in pairwise([*titles, len(source)])
        if _CALL.search(source, s, min(e, s + _BODY))
        and (again[_line(source, s)] == 1 or _OPENING.search(source, s, min(e, s + _TITLE_PAGE)))
    ]
    return _with_body(source, called)


def _line_start(source: str, at: int) -> int:
    return source.rfind("\n", 0, at) + 1


def _line(source: str, start: int) -> str:
    end = source.find("\n", start)
    return source[start : end if end >= 0 else None].strip()


def _with_body(source: str, starts: list[int]) -> list[int]:
    return [a for a, b in pairwise([*starts, len(source)]) if b - a >= _BODY]
