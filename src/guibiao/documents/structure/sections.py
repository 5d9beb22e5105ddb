"""The tree of sections: headings with what stands under them, each with its subject and period."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from guibiao.documents.document import Section
from guibiao.documents.searching import each_sign, may_be_first
from guibiao.documents.structure.headings import Heading
from guibiao.documents.structure.subjects import Topic, Years, may_turn, topics, turned
from guibiao.documents.wording import wording
from guibiao.expressions import expression

_YEAR = expression(r"20\d\d年|五[”\"]|五年")
# The verb is looked for where the clause ends, not all along it: 会议指出，
_SAID = "[^，。！？；：\\n]{4,18}+(?<=指出|提出|表示|强调|介绍|明确|要求|部署|解到|获悉)[，：]|据介绍，"
_CALLED = "(?:同志们|各位代表)[，！:：]?"
_CALL = f"(?:{_CALLED}|{_SAID})?+"
_BEFORE = "。！？：；\n"  # a sentence or paragraph
_AHEAD = 40  # characters that tell what a sentence turns to
_LEAD = 5  # the level of leads
_SINCE = expression(r"\s*(20\d\d)年以来，")
_TERM = 5  # years
_PART = 2  # headings down to this level may name a subject of their own


@dataclass(frozen=True, slots=True)
class _Open:
    """A section that is being built: `heading` is the section of its heading, `part` the one its text has reached."""

    heading: int
    part: int
    level: int
    topic: Topic
    named: list[Topic]
    untold: bool = False  # no heading says what it is about


def sections(text: str, heads: Sequence[Heading], years: Years, about: Topic, turns: bool) -> tuple[Section, ...]:
    """The sections of a text; the first, of level 0 and without a heading, holds what stands before them.

    `about` is the subject of the whole document, where it has one; `turns` says whether its kind of text turns
    from one subject to another inside a section.
    """
    out: list[Section] = []
    starts = _starts(text, years) if turns else ()
    reached = about  # by the text of level 1: what a part's heading that names nothing goes on with
    if not heads or heads[0].start > 0:
        end = heads[0].start if heads else len(text)
        out.append(Section("", 0, 0, 0, end, None, about.subject, about.period))
        if turns:
            opening = [_Open(0, 0, 0, about, [], not about.subject)]
            _turn(text, opening, years, out, starts)
            reached = opening[0].topic
    stack: list[_Open] = []
    for head, after in zip_longest(heads, heads[1:]):
        while stack and stack[-1].level >= head.level:
            stack.pop()
        if turns and stack and head.level == _LEAD:
            stack[-1] = _led(text, head, years, stack[-1])
        above = stack[-1] if stack else None
        heading = text[head.start : head.end].rstrip("。，：")
        named = [_since(text, head.end, topic) for topic in _named(heading, head.level, years, about)]
        topic = named[0] if named else above.topic if above else reached
        end = after.start if after else len(text)
        parent = above.part if above else None
        out.append(Section(heading, head.level, head.start, head.end, end, parent, topic.subject, topic.period))
        if head.level == 0:
            continue
        stack.append(_Open(len(out) - 1, len(out) - 1, head.level, topic, named or (above.named if above else [])))
        if turns:
            _turn(text, stack, years, out, starts)
        if stack[0].topic.subject != "note":
            reached = stack[0].topic
    return tuple(out)


def _named(heading: str, level: int, years: Years, about: Topic) -> list[Topic]:
    """The topics of a heading that may name its own; one without a year says no more than the whole document does."""
    if level == 1 and wording().notes.fullmatch(heading.rstrip("：:")):
        return [Topic("note")]
    if level > _PART:
        return []
    if _says_year(heading):
        return [t for t in topics(heading, years) if t.period or level == 1]
    same = (about.subject, "plan" if about.subject == "five_year_plan" else about.subject)
    return [about if t.subject in same else t for t in topics(heading, years)] if level == 1 else []


def _since(text: str, at: int, topic: Topic) -> Topic:
    """A term's review from the year that its first words name: 2018年以来，….

    The term of a government may be cut short, where its heading says no more than that it is its own.
    """
    first = _SINCE.match(text, at) if topic.subject == "five_year_review" and topic.period else None
    if first is None or topic.period is None:
        return topic
    year, last = int(first[1]), int(topic.period[-4:])
    return replace(topic, period=f"{year}/{last}") if 0 < last - year < _TERM else topic


def _says_year(heading: str) -> bool:
    return _YEAR.search(heading) is not None


def _turn(text: str, stack: list[_Open], years: Years, out: list[Section], starts: Sequence[int]) -> None:
    """Cut the last section where its text turns to another subject; what follows belongs to the new part.

    A turn inside a bold lead or after dashes turns the section that holds the leads.
    """
    for at in _starts_that_may_turn(text, out[-1].body, out[-1].end, years, starts):
        begins = text[at - 1 : at] == "\n"
        topic = turned(text[at : at + _AHEAD], begins, years, stack[-1].topic, stack[-1].named, stack[-1].untold)
        if topic is None:
            continue
        while len(stack) > 1 and stack[-1].level >= _LEAD:
            stack.pop()
        here, last = stack[-1], out[-1]
        out[-1] = replace(last, end=at)
        out.append(Section("", here.level, at, at, last.end, here.heading, topic.subject, topic.period))
        stack[-1] = replace(here, part=len(out) - 1, topic=topic)


def _led(text: str, head: Heading, years: Years, above: _Open) -> _Open:
    """The section above a lead, turned where the lead's own words turn it."""
    topic = turned(text[head.start : head.start + _AHEAD], True, years, above.topic, above.named, above.untold)
    return replace(above, topic=topic) if topic else above


def _starts_that_may_turn(text: str, start: int, end: int, years: Years, starts: Sequence[int]) -> Iterator[int]:
    """Where a sentence or paragraph begins, after the call to the deputies, with words that may turn it.

    `starts` are the signs in the whole text behind which that may be.
    """
    pattern = _turning(years)
    if start == 0 and (first := pattern.match("\n" + text[:_AHEAD])):
        yield first.end("call") - 1
    done = max(start - 1, 0)
    for at in starts[bisect_left(starts, done) : bisect_left(starts, end)]:
        if at >= done and (match := pattern.match(text, at, end)):
            yield match.end("call")
            done = match.end()


def _starts(text: str, years: Years) -> list[int]:
    return sorted(match.start() for pattern in _each_turning(years) for match in pattern.finditer(text))


@cache
def _turning(years: Years) -> re.Pattern[str]:
    return re.compile(rf"[{_BEFORE}](?!\n)(?P<call>{_CALL})(?={may_turn(years).pattern})")


@cache
def _each_turning(years: Years) -> tuple[re.Pattern[str], ...]:
    """The same for each sign; a sentence that begins with another character turns only if it tells who said so."""
    turns = may_turn(years).pattern
    firsts = may_be_first(turns, _CALLED, _SAID)
    return each_sign(_BEFORE, rf"(?!\n)(?=(?:(?=[{firsts}]){_CALL}|(?![{firsts}])(?:{_SAID}))(?:{turns}))")
