"""What and whose a document is: kind, title, region, the years it reviews and plans, meeting, date, speaker, number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from guibiao.documents.five_year import NAMED, years_named
from guibiao.documents.region import Area, area_in
from guibiao.documents.structure import Heading
from guibiao.documents.structure.subjects import Topic, Years, topics
from guibiao.documents.wording import Kind, wording
from guibiao.documents.years import years_of
from guibiao.expressions import expression

_HEAD = 1200  # characters in which a document says what it is
_YEARS_IN = 6000  # characters in which a text names a year, if it does
_YEAR_SAID = expression(r"(?:19|20)\d\d|十[一二三四五六]五")
_YEAR_FILED = expression(r"(?<!\d)20[0-4]\d(?=\D|$|[01]\d(?:[0-3]\d)?(?!\d))")
_TITLE = 80
_TITLE_PAGE = 6  # lines in which a title may be broken
_DATE = expression(r"(?P<year>(?:19|20)\d\d)年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?")
_PART = expression("[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）")  # the heading of a part
_NAME = r"[\u4e00-\u9fff·]{2,4}"
_PLAN = expression(NAMED)
_PRINTED = expression("印发《?(.{4,60}?)》?的通知")  # a notice is about what it prints


@dataclass(frozen=True, slots=True)
class Identity:
    """Who and what; `about` is the subject of the whole text and `turns` whether sections of it change theirs."""

    kind: str
    title: str
    area: Area | None
    years: Years
    span: str | None
    facts: dict[str, str]
    about: Topic
    turns: bool


def identity(text: str, heads: Sequence[Heading], name: str, page: str = "") -> Identity:
    """What the first lines and the headings of a clean text tell; `name` is its file's, the last resort.

    `page` is the text before repair, which may still hold when it was put out.
    """
    first = next((h.start for h in heads if h.level == 1), _HEAD)
    top = text[: max(min(first, _HEAD), 200)]
    title, kind, line = _title(top, name)
    facts = _facts(top, text[:_HEAD])
    after = line.partition(title)[2]
    parts = [text[h.start : h.end] for h in heads if h.level == 1] + re.split("[；。]", after)
    if not _YEAR_SAID.search(text, 0, _YEARS_IN) and (filed := _YEAR_FILED.search(name)):
        line = f"{filed[0]}年{line}"  # a text that names no year: that of its file's name
    years = years_of(kind, line, facts.get("date", ""), parts, text, page[:_HEAD])
    span = _span(kind.kind, title, text, years)
    years = replace(years, span=span)
    return Identity(
        kind.kind,
        title,
        area_in(title, facts.get("meeting", ""), top, text),
        years,
        span,
        facts,
        _part_of_report(kind, after, years) or _about(kind, years, span),
        kind.turns,
    )


def _title(top: str, name: str) -> tuple[str, Kind, str]:
    """The title, the kind that it tells, and the line that it stands in."""
    lines = [line.strip() for line in top.split("\n") if line.strip()]
    short = [line for line in lines if len(line) <= _TITLE]
    own = [line for line in short if not wording().not_titles.search(line)]
    own = [line for line in own if not _PART.match(line)] or own
    own += [said[1] for line in short if (said := _PRINTED.search(line))]
    broken = _broken(lines)
    for kind in wording().kinds:
        for line, at in (*broken, *((line, 0) for line in own)):
            match = kind.title.search(line)
            if match and "，" not in line[: match.end()] and (at == 0 or match.start() < at < match.end()):
                title = _trimmed(line, match.end())
                return title, kind, title if "，" in line else line
    first = next((line for line in own if "。" not in line), name)
    for kind in wording().kinds:
        if (kind.opening and kind.opening.search(top)) or kind.title.search(name):
            return first, kind, "" if "，" in first else first
    return first, Kind("other", wording().annex, wording().annex, None, "", False), first


def _broken(lines: Sequence[str]) -> list[tuple[str, int]]:
    """The first lines joined by two, in which a title may be that was broken, and where it was."""
    first = lines[:_TITLE_PAGE]
    pairs = [
        (a, b)
        for a, b in pairwise(first)
        if len(a) + len(b) <= _TITLE and a[-1] not in "。！？；：，" and b[0] not in "—（("
    ]
    return [(a + b, len(a)) for a, b in pairs]


def _trimmed(line: str, end: int) -> str:
    """The title without the site's mark before it, nor what runs on behind it."""
    line = line[:end] if "。" in line or len(line) > end + 8 else line
    return re.sub(r"^(?:【[^】]*】|信息名称：?)", "", line)


def _facts(top: str, head: str) -> dict[str, str]:
    facts: dict[str, str] = {}
    meeting = wording().meeting.search(top)
    if meeting:
        facts["meeting"] = _DATE.sub("", meeting["meeting"]).replace("\n", "")
        date = _last(_DATE, top[: meeting.start("meeting") + 12])
        speaker = _speaker(top[meeting.end() :])
    else:
        date, speaker = _last(_DATE, _dated_line(top)), None
    if date:
        facts["date"] = "-".join(g.zfill(2) for g in date.groups() if g)
    if speaker:
        facts["speaker"] = speaker
    number = wording().number.search(head)
    if number:
        facts["number"] = number[0]
    return facts


def _speaker(after: str) -> str | None:
    """The name behind the last office, or alone on the line after the meeting, or on the line after the office."""
    first, second = [*after.lstrip("\n").split("\n", 2), ""][:2]
    told = (first, first + second) if len(first) < 40 else (first[:60],)
    return next((name for line in told if (name := _named(re.split("各位代表|各位委员|现在，", line)[0]))), None)


def _named(line: str) -> str | None:
    office = _last(wording().office, line)
    if office:
        name = re.match(rf"[；：\s]*({_NAME})\s*$", line[office.end() :])
        return name[1] if name else None
    return line.strip() if re.fullmatch(_NAME, line.strip()) else None


def _dated_line(top: str) -> str:
    """The line of a title page that is a date and nothing else; a year alone further down heads a column of a table."""
    lines = [line for line in top.split("\n") if line.strip()]
    dated = ((i, line, _DATE.fullmatch(line.strip("（）()—"))) for i, line in enumerate(lines))
    return next((line for i, line, date in dated if date and (date["month"] or i < _TITLE_PAGE)), "")


def _span(kind: str, title: str, text: str, years: Years) -> str | None:
    """The plan that a document belongs to: named in its title, else the one of which it speaks most, or stands in."""
    titled = _PLAN.search(title)
    named = years_named(titled[0]) if titled else None
    if named is None and kind in ("outline", "evaluation"):
        said = Counter(span for m in _PLAN.finditer(text) if (span := years_named(m[0])))
        named = said.most_common(1)[0][0] if said else None
    if named is None and years.plans:
        first = years.plans - (years.plans - 1) % 5
        named = (first, first + 4) if _mentions(text, first) else None
    return f"{named[0]}/{named[1]}" if named else None


def _mentions(text: str, first: int) -> bool:
    return any((years_named(m[0]) or (0,))[0] == first for m in _PLAN.finditer(text))


def _about(kind: Kind, years: Years, span: str | None) -> Topic:
    if kind.about == "five_year_plan":
        return Topic("five_year_plan", span)
    if kind.about == "plan":
        return Topic("plan", str(years.plans) if years.plans else None)
    if kind.about == "review" and years.reviews:
        first = int(span[:4]) if span and kind.kind == "evaluation" else years.reviews
        return Topic("review", str(years.reviews) if first == years.reviews else f"{first}/{years.reviews}")
    return Topic()


def _part_of_report(kind: Kind, after: str, years: Years) -> Topic | None:
    """Which part of a report a text is, if the words after its name say so: …工作报告：2022年工作回顾."""
    telling = kind.turns and (wording().looks_back.search(after) or wording().looks_ahead.search(after))
    found = topics(after, years) if telling else []
    return found[0] if len(found) == 1 else None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text))), None)
