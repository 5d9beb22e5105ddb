"""Headings in a clean text: numbered, marked by the format, in bold, after dashes, short lines, or run in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, count, zip_longest
from operator import add
from typing import NamedTuple

from guibiao.documents.parttitles import NOT_LAST, TIME, is_caption, is_part_title
from guibiao.documents.repair.headmarks import LEVELS
from guibiao.documents.searching import each_sign, in_order, may_be_first
from guibiao.documents.wording import wording
from guibiao.expressions import expression

_DEPTHS = (1, 1, 2, 3, 4)  # of the marks in LEVELS; 第一章 stands above 一、 where a text has both
_MARK = expression("|".join(f"({level})" for level in LEVELS))
_MAY_BE_NUMBERED = frozenset("第一二三四五六七八九十百（(0123456789")  # what LEVELS begin with
_FIRSTS = _MAY_BE_NUMBERED | {"附", "—"}
_STOPS = "。！？；"
_STOP = expression(f"[{_STOPS}：]")
_LONGEST = 60  # characters of a heading
_SHORT = 30  # characters of a heading without a number
_TITLE = 40  # characters of the heading of an annex or of notes
_LEAD = expression(r"(?![一二三四五六七八九十]是)[^。，：；！？\d\n]{4,24}。")
_FIRST = expression(r"[（(]?[一1][）)、.．]")
_LEAD_ENDS = "。：！；，"
_PARAGRAPH = 60  # characters of a paragraph that has a lead
_LOST = 200  # characters to a line of a text that lost its breaks
_LOST_BREAKS = 300  # characters of a line in which a numbered heading may stand after a stop
_DASHES = expression(r"——[^：。，\n]{2,40}(?:[：。，]|$)")
_CHAPTER = expression("第.{1,4}[章篇编]")
_SECTION = expression("第.{1,4}节")
_FIGURE = expression(r"\d[\d.]*\s*(?:%|[亿万]|个百分点)")


@dataclass(frozen=True, slots=True)
class Hint:
    """A heading or bold lead that the format marked, in offsets of the clean text; level 0: bold, level unknown."""

    start: int
    end: int
    level: int


class Heading(NamedTuple):
    """A heading: its span in the clean text and its level, as in `Section`; `ordinal` is its number as written."""

    start: int
    end: int
    level: int
    ordinal: str = ""


def headings(text: str, hints: Sequence[Hint] = (), skipped: Sequence[tuple[int, int]] = ()) -> list[Heading]:
    """The headings of a clean text in order; `skipped` are the spans of its tables."""
    hinted = {h.start: h for h in hints}
    spans = [s for s, _ in skipped]
    lines = text.split("\n")
    starts = list(map(add, accumulate(map(len, lines), initial=0), count()))
    found: list[Heading] = []
    in_notes = False
    begun = False  # whether a numbered heading has come: the lines before it are the title page
    above = 0  # level of the last numbered heading
    inside = _Inside(text)
    notes = wording().notes
    for i in _that_may_begin(lines, starts, {*hinted, *inside.starts}):
        line, start, end = lines[i], starts[i], starts[i + 1] - 1
        if _is_in_table(spans, skipped, start):
            continue
        if len(line) <= _TITLE and notes.fullmatch(line.rstrip("：:")):
            in_notes = True
            found.append(Heading(start, end, 1))
            continue
        if _is_annex(line):
            in_notes = False
            found.append(Heading(start, end, 1))
            continue
        own = _at_start(text, start, line, hinted.get(start), begun, above)
        more = inside.headings(own.end if own and own.ordinal else start, end)
        for heading in (own, *more) if own else more:
            if in_notes and not (heading.level <= 2 and heading.start in hinted):
                continue
            in_notes = False
            found.append(heading)
            if heading.ordinal:
                begun, above = True, heading.level
            elif heading.level == 1:
                begun = True
    if not any(heading.level for heading in found):
        found = _as_marked(found, hinted)
    return _chapters_above(_parts_above(text, found))


def _as_marked(found: list[Heading], hinted: Mapping[int, Hint]) -> list[Heading]:
    """Headings of a text that numbers none of them, below its title by the levels that the format marked."""
    marked = [hinted[h.start].level if h.start in hinted else 0 for h in found]
    below = [level for level in marked[1:] if level]
    if not below:
        return found
    top = min(below)
    titled = 0 < marked[0] < top
    return [
        heading if not level or (titled and i == 0) else heading._replace(level=min(level - top + 1, 5))
        for i, (heading, level) in enumerate(zip(found, marked, strict=True))
    ]


def _that_may_begin(lines: Sequence[str], starts: Sequence[int], told: Collection[int]) -> list[int]:
    """The lines in which a heading may begin by what they look like, or does so by the offsets that are `told`."""
    looking = {
        i
        for i, line in enumerate(lines)
        if line and (line[0] in _FIRSTS or (line[-1] not in _STOPS if len(line) <= _TITLE else _LEAD.match(line)))
    }
    return sorted(looking | {i for at in told if lines[i := bisect_right(starts, at) - 1]})


def _parts_above(text: str, found: list[Heading]) -> list[Heading]:
    """An unnumbered heading on a line of its own, under which numbers begin again (（一）), stands above them.

    So do those that follow it, until a numbered heading of its level comes.
    """
    out = list(found)
    part = 0  # the level of the last heading that was raised
    for i, (head, below) in enumerate(zip_longest(found, found[1:])):
        if head.ordinal or head.level == 0:
            part = 0 if head.level <= part else part
            continue
        alone = text[head.end : head.end + 1] == "\n" and text[head.start] != "—"
        if alone and below and _FIRST.fullmatch(below.ordinal) and head.level >= below.level > 1:
            part = below.level - 1
            out[i] = head._replace(level=part)
        elif alone and 0 < part < head.level:
            out[i] = head._replace(level=part)
    return out


def _is_in_table(starts: Sequence[int], tables: Sequence[tuple[int, int]], at: int) -> bool:
    index = bisect_right(starts, at) - 1 if starts else -1
    return index >= 0 and at < tables[index][1]


def _is_annex(line: str) -> bool:
    return line[0] == "附" and len(line) <= _TITLE and wording().annex.match(line) is not None


def _at_start(text: str, start: int, line: str, hint: Hint | None, begun: bool, above: int) -> Heading | None:
    """The heading with which a line begins, if one does."""
    end = start + len(line)
    numbered = _numbered(text, start, end)
    if numbered or is_caption(line):
        return numbered
    if begun and line.startswith("——") and (dashes := _DASHES.match(line)):
        return Heading(start, start + dashes.end(), 5)
    if hint and hint.level:
        return Heading(start, hint.end, min(hint.level, 5) if begun or is_part_title(line) else 0)
    if hint and begun and hint.end < end and (text[hint.end - 1] in _LEAD_ENDS or text[hint.end] in _LEAD_ENDS):
        return Heading(start, hint.end, 5)
    if is_part_title(line):
        return Heading(start, end, 1)
    if begun and _is_short(line):
        return Heading(start, end, min(above + 1, 5))
    if begun and len(line) >= _PARAGRAPH and (lead := _LEAD.match(line)):
        return Heading(start, start + lead.end(), 5)
    return None


def _numbered(text: str, start: int, end: int) -> Heading | None:
    """The numbered heading that begins at `start`, if one does."""
    if text[start] not in _MAY_BE_NUMBERED:
        return None
    match = _MARK.match(text, start, end)
    if match is None or match.lastindex is None:
        return None
    depth = _DEPTHS[match.lastindex - 1]
    return Heading(start, _heading_end(text, start, match.end(), end), depth, match[0].strip())


def _heading_end(text: str, start: int, after_mark: int, end: int) -> int:
    """Where a heading ends: with its line, with its first sentence, or where a new sentence begins without a stop."""
    last = min(end, start + _LONGEST)
    if text.find("（一）", after_mark, last) > 0 and (above := _before_first().search(text, after_mark, last)):
        return above.end()
    glued = _glued().search(text, after_mark, last) if _starts().search(text, after_mark, last) else None
    if glued and not _STOP.search(text, after_mark, glued.end()) and not _FIGURE.search(text, after_mark, glued.end()):
        return glued.end()
    if end - start <= _LONGEST:
        stop = _first_stop(text, after_mark, end)
        return end if stop >= end - 1 else stop + 1
    stop = _first_stop(text, after_mark, last)  # no further: a line may be the whole text
    if stop < last and not _FIGURE.search(text, after_mark, stop):
        return stop + 1
    comma = text.find("，", after_mark, last)
    return comma + 1 if comma >= 0 else min(stop + 1, last)


def _first_stop(text: str, start: int, end: int) -> int:
    stop = _STOP.search(text, start, end)
    return stop.start() if stop else end


class _Inside:
    """Headings inside lines that lost their breaks: 一、 after a stop, a part's title run into its first sentence."""

    def __init__(self, text: str) -> None:
        self._text = text
        buried = len(text) > _LOST * (text.count("\n") + 1)
        self._found = in_order((*_inside(), *_buried()) if buried else _inside(), text)
        self.starts = [m.end("stop") for m in self._found]

    def headings(self, start: int, end: int) -> list[Heading]:
        """Those in a line, or in the rest of it behind its own heading."""
        out: list[Heading] = []
        done = start
        for match in self._found[bisect_left(self.starts, start) : bisect_left(self.starts, end)]:
            if match.end("stop") < done:
                continue
            if match["part"]:
                out.append(Heading(match.start("part"), match.end("part"), 1))
            elif end - start > _LOST_BREAKS:
                heading = _numbered(self._text, match.start("number"), end)
                if heading:
                    out.append(heading)
            done = match.end()
        return out


def _is_short(line: str) -> bool:
    return 2 <= len(line) <= _SHORT and line[-1] not in NOT_LAST and line.count("，") <= 1 and "\t" not in line


def _chapters_above(found: list[Heading]) -> list[Heading]:
    """第一章 and 一、 are both level 1 unless a text has both; then the marks below a chapter go down by one."""
    chapters = any(_CHAPTER.match(h.ordinal) for h in found if h.ordinal)
    if not chapters:
        return found
    down = 2 if any(_SECTION.match(h.ordinal) for h in found) else 1
    out = []
    for h in found:
        if _SECTION.match(h.ordinal):
            level = 2
        elif h.ordinal.startswith("第") or not h.ordinal:
            level = h.level
        else:
            level = min(h.level + down, 5)
        out.append(Heading(h.start, h.end, level, h.ordinal))
    return out


@cache
def _starts() -> re.Pattern[str]:
    """What a sentence may begin with right after a title: without it, `_glued` finds nothing."""
    return re.compile(f"{wording().sentence_starts}|{wording().strong_starts}")


@cache
def _glued() -> re.Pattern[str]:
    """The last word of a title that runs into its first sentence: …工作安排|2021年是…"""
    ends = wording()
    return re.compile(f"({ends.heading_ends})(?={ends.sentence_starts})|([^。；]{{6}})(?={ends.strong_starts})")


@cache
def _buried() -> tuple[re.Pattern[str], ...]:
    """Headings behind other words, in a text that lost its breaks: 县长王平一、2012年工作回顾（一）经济平稳增长."""
    part = rf" ?(?:{TIME}|[今去明]年)[^。，；：！？\n]{{0,24}}?{wording().heading_ends}"
    return (
        re.compile(rf"[^\n。！？第](?P<stop>)(?P<number>[一二三四五六七八]、)(?={part})(?P<part>(?!))?"),
        re.compile(rf"{wording().heading_ends}(?P<stop>)(?P<number>{LEVELS[2]})(?P<part>(?!))?"),
    )


@cache
def _before_first() -> re.Pattern[str]:
    """The last word of a title that the first heading below it follows at once."""
    return re.compile(rf"{wording().heading_ends}(?=（一）)")


@cache
def _inside() -> tuple[re.Pattern[str], ...]:
    title = rf"(?P<part>{TIME}[^。，；：！？\n]{{0,24}}?{wording().heading_ends})(?={wording().sentence_starts})"
    firsts = may_be_first(TIME, LEVELS[1], LEVELS[2])
    return each_sign("。！？\n", rf"(?P<stop>)(?=[{firsts}])(?:{title}|(?P<number>{LEVELS[1]}|{LEVELS[2]}))")
