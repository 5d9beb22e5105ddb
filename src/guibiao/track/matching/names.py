"""`Name`: a name of a project or deed as it is compared: its character pairs, and the hard evidence in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from guibiao.expressions import expression
from guibiao.quantity import read_number
from guibiao.track.matching.words import words
from guibiao.vocabulary import vocabulary

Evidence = dict[str, frozenset[str]]  # what kind of evidence, and which ones the name has

_HAN = "一二三四五六七八九十"
_SPACE = expression(r"\s+")
_MARKS = expression(r"[\W_]+")
_ROMAN = str.maketrans({"Ⅰ": "一", "Ⅱ": "二", "Ⅲ": "三", "Ⅳ": "四", "Ⅴ": "五"})  # before NFKC makes letters of them
_ROAD = expression(r"(?<![A-Za-z])[GSXYC]\d{2,4}(?!\d)")
_YEARLY = expression(r"20\d\d(?:[-~—至]+(?:20)?\d\d)?年度?")
_YEAR = expression(r"20\d\d(?=年|-20|~20)")
_SHORTEST_NAME = 3  # characters that have to be left when the area before a name is taken away
_SHORTEST_PART = 4  # characters that a part of an enumeration has to have to be a name by itself


@dataclass(frozen=True, slots=True)
class Name:
    """A name with its pairs of characters (each counted once) and its evidence by kind; `plain` is what was compared.

    `parts` are the names that an enumeration stands for: 青山镇、柳溪镇污水处理厂 is two.
    """

    text: str
    plain: str
    grams: frozenset[str]
    evidence: Evidence
    parts: tuple[Name, ...] = ()


def read_name(text: str) -> Name:
    """The name as it is compared. Never fails: an empty text has no pairs."""
    whole = _name(text)
    parts = tuple(_name(part) for part in _enumerated(unicodedata.normalize("NFKC", text)))
    return replace(whole, parts=parts)


def plain(text: str) -> str:
    """A name without marks, areas, phases, amounts and words that say nothing, each thing called by one name."""
    return _bare(_uniform(text))


def _name(text: str) -> Name:
    uniform = _uniform(text)
    bare = _bare(uniform)
    return Name(text, bare, _grams(bare), _evidence(uniform))


def _uniform(text: str) -> str:
    """The text with each thing in one of its ways to be written; marks are still there."""
    flat = _SPACE.sub("", unicodedata.normalize("NFKC", text.translate(_ROMAN)))
    flat = _same().sub(lambda m: _first()[m[0]], flat)
    return _ordinal_pattern().sub(lambda m: m["number"] + words().ordinals[m["end"]], flat)


def _bare(uniform: str) -> str:
    told = _phase_pattern().sub("", _YEARLY.sub("", uniform))
    told = _MARKS.sub("", _amount_pattern().sub("", told))
    own = _area_pattern().sub("", told)
    own = own if len(own) >= _SHORTEST_NAME else told
    return _fillers().sub("", own) or own


def _grams(text: str) -> frozenset[str]:
    """Pairs of neighbouring characters; of a name of one character, itself."""
    return frozenset(text[at : at + 2] for at in range(max(len(text) - 1, len(text[:1]))))


def _evidence(uniform: str) -> Evidence:
    found: dict[str, set[str]] = {}
    for kind, value in (*_phases(uniform), *_figures(uniform), *_places(_YEARLY.sub("", uniform)), *_sides(uniform)):
        found.setdefault(kind, set()).add(value)
    return {kind: frozenset(values) for kind, values in found.items()}


def _phases(text: str) -> Iterator[tuple[str, str]]:
    """一期, 2期, 一、二期, 第三中学, 三中, 1号线."""
    for match in _phase_pattern().finditer(text):
        for number in re.findall(rf"[{_HAN}]+|\d+", match["numbers"]):
            yield match["counter"], _digits(number)
    for match in _counted_pattern().finditer(text):
        yield "第", _digits(match["far"] or match["near"])


def _figures(text: str) -> Iterator[tuple[str, str]]:
    """Numbers with their units in the family's base unit, road numbers, years."""
    yield from (("road", m[0]) for m in _ROAD.finditer(text))
    yield from (("year", m[0]) for m in _YEAR.finditer(text))
    for match in _amount_pattern().finditer(text):
        known = vocabulary().unit(match["unit"])
        if known is not None and known.family != "calendar":
            yield known.family, str(Fraction(match["number"]) * known.size)


def _places(text: str) -> Iterator[tuple[str, str]]:
    for match in _place_pattern().finditer(text):
        if not match["stem"].endswith(words().no_places):
            yield "place", match["stem"]


def _sides(text: str) -> Iterator[tuple[str, str]]:
    """东 and 西 tell places apart, 国家级 and 省级 titles, if nothing else does."""
    yield from (("side", c) for c in text if c in words().sides)
    yield from (("rank", rank) for rank in words().ranks if rank in text)


def _enumerated(text: str) -> Iterator[str]:
    """Each of the things that a list names together, the last one's end behind those that are only places."""
    found = [part for part in _joins().split(text) if part]
    if len(found) < 2:
        return
    ends = _place_pattern().search(_YEARLY.sub("", found[-1]))
    tail = found[-1][ends.end() :] if ends else ""
    for part in found:
        complete = part + tail if tail and part.endswith(words().place_ends) else part
        if len(plain(complete)) >= _SHORTEST_PART:
            yield complete


def _digits(number: str) -> str:
    return str(int(read_number(number)))


@cache
def _same() -> re.Pattern[str]:
    return _any(sorted(_first(), key=len, reverse=True))


@cache
def _first() -> dict[str, str]:
    return {other: line[0] for line in words().same for other in line}


@cache
def _fillers() -> re.Pattern[str]:
    return _any(sorted(words().fillers, key=len, reverse=True))


@cache
def _joins() -> re.Pattern[str]:
    """、, and the words between two places: 青山镇和柳溪镇."""
    joins, ends = "|".join(words().joins), "|".join(f"(?<={end})" for end in words().place_ends)
    return re.compile(rf"、|(?:{ends})(?:{joins})")


@cache
def _phase_pattern() -> re.Pattern[str]:
    counters = "|".join(sorted(words().phase_counters, key=len, reverse=True))
    numbers = rf"[{_HAN}]{{1,3}}|\d{{1,2}}"
    return re.compile(rf"第?(?P<numbers>(?:(?:{numbers})[、和及与至-])*(?:{numbers}))(?P<counter>{counters})")


@cache
def _ordinal_pattern() -> re.Pattern[str]:
    return re.compile(rf"第(?P<number>[{_HAN}]{{1,3}})(?P<end>{'|'.join(words().ordinals)})")


@cache
def _counted_pattern() -> re.Pattern[str]:
    """三中, 第二水厂."""
    ends = "|".join(words().ordinals.values())
    return re.compile(rf"(?:第(?P<far>[{_HAN}]{{1,3}})(?![{_HAN}])|(?P<near>[{_HAN}])(?:{ends}))")


@cache
def _area_pattern() -> re.Pattern[str]:
    """The county or city at the beginning of a name: it is left out as often as not."""
    areas, others = "|".join(words().areas), "".join(words().no_areas)
    return re.compile(rf"^(?:(?:[\u4e00-\u9fff]{{2,6}}?(?:{areas})|[县市])(?![{others}])){{1,2}}")


@cache
def _place_pattern() -> re.Pattern[str]:
    """The town of a name: 青山 in 云河县青山镇污水处理厂, at its beginning, in brackets or in a list."""
    areas, ends, joins = ("|".join(w) for w in (words().areas, words().place_ends, ("、", *words().joins)))
    return re.compile(rf"(?:^|[(（]|{joins})(?:\w{{2,8}}?(?:{areas}))?(?P<stem>[\u4e00-\u9fff]{{1,4}}?)(?:{ends})")


@cache
def _amount_pattern() -> re.Pattern[str]:
    units = "|".join(map(re.escape, sorted(vocabulary().unit_names(), key=len, reverse=True)))
    return re.compile(rf"(?:年产|年出栏|年处理)?(?P<number>\d+(?:\.\d+)?)(?P<unit>{units})")


def _any(options: tuple[str, ...] | list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, options)))
