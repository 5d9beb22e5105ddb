"""What a section is about: the review of a year or of five, the plan for a year or for five, and which years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from guibiao.documents.five_year import NAMED, years_named
from guibiao.documents.wording import wording
from guibiao.expressions import expression

_YEAR = expression(r"(20\d\d|19\d\d)年")
_YEARS = expression(r"((?:20|19)\d\d)年?(?:[-—－–~～]{1,2}|至|到)((?:20|19)\d\d)年")  # 2018—2022年
_SEVERAL = 3  # years
_YEAR_LAST = expression(r"20\d\d(?<!\d....)(?=：|$)")  # 展望2018; 2023：再上台阶
_CLAUSE = expression("[^，。；]+")
_ONWARD = expression("\n?(?:围绕|按照|为(?!此)|对照|根据|接下来|下一|今后)")  # to what is to come, in no year
_PLAN = expression(NAMED)
_AT_LENGTH = expression(
    "(?:时期|期间|规划)?(?:，|是|我|全|期)|时期|期间|规划(?:《?纲要》?)?(?:草案)?(?:提出|明确)(?![的目])"
)
_FAR = 6  # years ahead: a vision (2035年远景目标), not the plan of a report


@dataclass(frozen=True, slots=True)
class Years:
    """The years of a document: the last that it reviews, the first that it plans for, the plan that it belongs to."""

    reviews: int | None
    plans: int | None
    span: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject with its period."""

    subject: str = ""
    period: str | None = None


def topics(heading: str, years: Years) -> list[Topic]:
    """The subjects that a heading names, in its order: 2020年和“十三五”工作回顾 names two."""
    heading = _YEAR_LAST.sub(r"\g<0>年", heading)
    found = [
        (start + offset, topic)
        for start, clause in _clauses(heading)
        for find in (_of_spans, _of_years, _of_plans, _of_words)
        for offset, topic in find(clause, years)
    ]
    named = [topic for _, topic in sorted(found, key=lambda f: f[0])] or _of_direction(heading, years)
    return list(dict.fromkeys(named))


def _clauses(heading: str) -> Iterator[tuple[int, str]]:
    return ((m.start(), m[0]) for m in _CLAUSE.finditer(heading))


def turned(first: str, begins: bool, years: Years, within: Topic, named: Sequence[Topic], untold: bool) -> Topic | None:
    """The subject to which a sentence turns inside a section, told by its `first` words; None where it does not.

    `begins` says that it begins a paragraph.
    A review turns to a plan only where the heading named both (`named`), or none (`untold`).
    """
    plan = _PLAN.match(first)
    if plan and _AT_LENGTH.match(first, plan.end()):
        topic = _plan_topic(plan[0], "", years)
    else:
        said = f"\n{first}" if begins else first
        told = ((t, m[0]) for t, pattern in _turns(years.reviews, years.plans) if (m := pattern.match(said)))
        topic, words = next(told, (None, ""))
        if topic and topic.subject == "plan" and _ONWARD.match(words):
            if within.subject == "five_year_plan":
                return None  # 围绕上述目标，… in a passage on the plan's years is of these
            topic = next((t for t in named if t.subject == "five_year_plan"), topic)
    if topic is None or topic == within:
        return None
    free = not within.subject or (untold and not _looks_back(topic))
    return topic if free or topic in named or _looks_back(topic) == _looks_back(within) else None


def may_turn(years: Years) -> re.Pattern[str]:
    """What the first words of a sentence begin with where `turned` may find a turn."""
    return _may_turn(years.reviews, years.plans)


def span_until(year: int, count: int = 5) -> str:
    """The five years, or as many, that end with a year."""
    return f"{year - count + 1}/{year}"


def _of_spans(heading: str, years: Years) -> Iterator[tuple[int, Topic]]:
    for match in _YEARS.finditer(heading):
        first, last = int(match[1]), int(match[2])
        if last - first + 1 >= _SEVERAL:
            ahead = years.plans is not None and last >= years.plans and not wording().looks_back.search(heading)
            yield match.start(), Topic("five_year_plan" if ahead else "five_year_review", f"{first}/{last}")


def _of_years(heading: str, years: Years) -> Iterator[tuple[int, Topic]]:
    named = list(_YEAR.finditer(_YEARS.sub(lambda span: "—" * len(span[0]), heading)))
    if not named:
        return
    back = wording().looks_back.search(heading)
    ahead = wording().looks_ahead.search(heading)
    for match in named:
        year = int(match[1])
        if years.plans and year >= years.plans + _FAR:
            continue
        if years.plans and year >= years.plans and (year > years.plans or years.plans != years.reviews):
            looks_ahead = not back or bool(ahead)
        elif years.plans == years.reviews == year:
            looks_ahead = bool(ahead) and not back
        elif years.reviews and year <= years.reviews:
            looks_ahead = False
        else:
            looks_ahead = bool(ahead) and not back
        if looks_ahead or back or ahead or years.reviews == year:
            yield match.start(), Topic("plan" if looks_ahead else "review", match[1])


def _of_plans(heading: str, years: Years) -> Iterator[tuple[int, Topic]]:
    named = list(_PLAN.finditer(heading))
    if not named:
        return
    ways = wording().looks_back, wording().looks_ahead
    last = max((m.start() for way in ways for m in way.finditer(heading)), default=-1)
    for match in named:
        topic = _plan_topic(match[0], heading, years) if last >= match.end() else None
        if topic:
            yield match.start(), topic


def _plan_topic(name: str, heading: str, years: Years) -> Topic | None:
    span = years_named(name)
    if not span:
        return None
    first, last = span
    now = years.plans or (years.reviews + 1 if years.reviews else None)
    ended = now is not None and last < now
    back = bool(wording().looks_back.search(heading)) and not wording().looks_ahead.search(heading)
    return Topic("five_year_review" if ended or back else "five_year_plan", f"{first}/{last}")


def _of_words(heading: str, years: Years) -> Iterator[tuple[int, Topic]]:
    for pattern, subject in wording().times:
        match = pattern.search(heading)
        if match and (count := match.groupdict().get("n")) and years.reviews:
            yield match.start(), Topic(subject, span_until(years.reviews, "零一二三四五六".index(count)))
        elif match:
            back = (
                subject == "plan" and wording().looks_back.search(heading) and not wording().looks_ahead.search(heading)
            )
            told = "review" if back else subject  # 今年以来工作情况
            yield match.start(), Topic(told, _period(told, years))


def _of_direction(heading: str, years: Years) -> list[Topic]:
    """Without a time, the words at its end: 工作回顾, 主要任务."""
    for words, subject in ((wording().looks_back, "review"), (wording().looks_ahead, "plan")):
        if any(match.end() == len(heading) for match in words.finditer(heading)) and "，" not in heading:
            return [Topic(subject, _period(subject, years))]
    return []


def _period(subject: str, years: Years) -> str | None:
    match subject:
        case "review":
            return str(years.reviews) if years.reviews else None
        case "plan":
            return str(years.plans) if years.plans else years.span
        case "five_year_review":
            return span_until(years.reviews) if years.reviews else None
        case _:
            return span_until(years.plans + 4) if years.plans else years.span


@lru_cache(maxsize=64)
def _turns(reviews: int | None, plans: int | None) -> list[tuple[Topic, re.Pattern[str]]]:
    years = Years(reviews, plans)
    return [
        (
            Topic(subject, _period(subject, years)),
            re.compile(
                r"\n?" + pattern.replace("{review}", str(reviews or "0000")).replace("{plan}", str(plans or "0000"))
            ),
        )
        for subject, pattern in wording().turns.items()
    ]


@lru_cache(maxsize=64)
def _may_turn(reviews: int | None, plans: int | None) -> re.Pattern[str]:
    return re.compile("|".join((NAMED, *(pattern.pattern for _, pattern in _turns(reviews, plans)))))


def _looks_back(topic: Topic) -> bool:
    return topic.subject in ("review", "five_year_review")
