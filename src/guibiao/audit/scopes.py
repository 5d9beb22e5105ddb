"""Figures of a part of the area (市区, 经开区, 石桥镇) or the economy (民营经济) are kept apart from the whole's.

Their region says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

import msgspec

from guibiao.audit.figure import Cited
from guibiao.audit.wording import wording

_FARTHEST = 24  # characters between the word and the figure
_APART = re.compile(r"[，,。；;\n]")
_SENTENCE = re.compile(r"[。；;！？!?\n]|全[县市区州省]")
_STOP = re.compile(r"[。！？!?\n]")
_PAUSE = re.compile(r"[。；;！？!?\n]")
_WHOLE = re.compile(r"全[县市区州省旗盟国]|我[县市区州省旗]")
_GOES_ON = re.compile(r"其中|[按从分][^，,。；;\d]{2,10}[，,]")
_TIME = (
    r"(?:(?:全年|上半年|今年|去年|[一二三四1-4前]{1,2}季度|(?:19|20)\d\d年(?:末|底)?|年末|累计|预计|共|已|则)[，,]?)*"
)


@dataclass(frozen=True, slots=True)
class _Topic:
    """A part that a stretch of text is about, by its name."""

    name: str
    start: int
    end: int


def scoped(text: str, figures: Iterable[Cited]) -> Iterator[Cited]:
    """The figures, in their order; those that a clause gives for a part of the area have that part in their region.

    What follows up to a semicolon, or to a word for the whole area, is about the same part. A part that is the subject
    of a sentence is spoken of in the next one as well, a kind of economy where that sentence divides it.
    """
    topics = list(_topics(text))
    apart = _parts().search(text) is not None
    if not topics and not apart:
        yield from figures
        return
    before, part = None, ""
    for figure in figures:
        own = _named(text, figure) if apart else ""
        if part and not own and before and not _carries_on(text, before, figure):
            part = ""
        before, part = figure, own or part
        while topics and topics[0].end <= figure.start:
            topics.pop(0)
        about = part or _topic_of(figure, topics)
        yield _within(figure, about) if about else figure


def _topic_of(figure: Cited, topics: list[_Topic]) -> str:
    """The part that a figure is told of, unless its own name says so."""
    inside = [t.name for t in topics if t.start <= figure.start < t.end]
    return inside[-1] if inside and inside[-1] not in figure.statement.indicator else ""


def _topics(text: str) -> Iterator[_Topic]:
    for match in _subjects().finditer(text):
        name, at = match["place"] or match["kind"], match.end()
        opens = match.start() == 0 or _PAUSE.match(text, match.start() - 1)
        end = _end(_STOP if opens else _PAUSE, text, at)
        following = bool(opens) and end < len(text) and text[end] != "\n"
        if following and (match["place"] or _GOES_ON.match(text, end + 1) or text.startswith(name, end + 1)):
            end = _end(_STOP, text, end + 1)
        whole = _WHOLE.search(text, at, end)
        yield _Topic(name, match.start(), whole.start() if whole else end)


def _end(stop: re.Pattern[str], text: str, at: int) -> int:
    found = stop.search(text, at)
    return found.start() if found else len(text)


def _named(text: str, figure: Cited) -> str:
    start = max(figure.start - _FARTHEST, 0)
    if not _parts().search(text, start, figure.start):
        return ""
    clause = _APART.split(text[start : figure.start])[-1]
    found = _parts().search(clause)
    return found[0] if found else ""


def _carries_on(text: str, before: Cited, figure: Cited) -> bool:
    stop = _SENTENCE.search(text, before.end, figure.start)
    if stop and stop[0] == "。" and _GOES_ON.match(text, stop.end()):
        return _SENTENCE.search(text, stop.end(), figure.start) is None
    return stop is None


def _within(figure: Cited, part: str) -> Cited:
    region = f"{figure.statement.region or ''}/{part}"
    return replace(figure, statement=msgspec.structs.replace(figure.statement, region=region))


@cache
def _parts() -> re.Pattern[str]:
    return re.compile("|".join(sorted(wording().parts_of_area, key=len, reverse=True)))


@cache
def _subjects() -> re.Pattern[str]:
    """A part at the head of a clause with what was done or reached there behind it."""
    words = wording()
    inner, economies, firms, reached = (
        "|".join(ws) for ws in (words.inner_places, words.kinds_of_economy, words.kinds_of_firms, words.reached_there)
    )
    return re.compile(
        rf"(?:(?<=[。；;！？!?\n，,])|\A)(?:{_TIME}(?P<place>[\u4e00-\u9fff]{{0,8}}?(?:{inner})){_TIME}(?={reached})"
        rf"|(?<![，,])(?:全[县市区州省旗])?{_TIME}(?P<kind>{economies}|(?:{firms})[^，,。；;\d]{{0,4}}企业(?={reached})))"
    )
