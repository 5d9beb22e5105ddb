"""Figures of a part of the area (市区, 经开区, 石桥镇) or the economy (民营经济) are kept apart from the whole's.

Their region says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from guibiao.audit.figure import Cited
from guibiao.audit.scanning import Scanned
from guibiao.audit.wording import wording
from guibiao.expressions import expression

_FARTHEST = 24  # characters between the word and the figure
_APART = expression(r"[，,。；;\n]")
_SENTENCE = expression(r"[。；;！？!?\n]|全[县市区州省]")
_STOP = expression(r"[。！？!?\n]")
_PAUSE = expression(r"[。；;！？!?\n]")
_WHOLE = expression(r"全[县市区州省旗盟国]|我[县市区州省旗]")
_GOES_ON = expression(r"其中|[按从分][^，,。；;\d]{2,10}[，,]")
_CLAUSE = expression(r"[。；;！？!?\n，,]")
_LEAD = 48  # characters of a clause before the word that names a part
_TIME = (
    r"(?:(?:全年|上半年|今年|去年|[一二三四1-4前]{1,2}季度|(?:19|20)\d\d年(?:末|底)?|年末|累计|预计|共|已|则)[，,]?)*"
)


_FIRMS = r"[^，,。；;\d]{0,4}企业"
_COUNTED = r"[^，,。；;\d]{1,6}\d+[家户个][；;]"  # 规模以上工业企业达到73家；
_SPAN = expression(_TIME)
_OF_ALL = expression(rf"(?:全[县市区州省旗])?{_TIME}")


class _Topic(Struct, frozen=True):
    """A part that a stretch of text is about, by its name."""

    name: str
    start: int
    end: int


def scoped(text: str, stops: Sequence[int], figures: Iterable[Cited]) -> Iterator[Cited]:
    """The figures of a text, in their order; those that a clause gives for a part of the area have it in their region.

    What follows up to a semicolon, or to a word for the whole area, is about the same part. A part that is the subject
    of a sentence is spoken of in the next one as well, a kind of economy where that sentence divides it.
    `stops`: where sentences end.
    """
    told = list(figures)
    near = Scanned(text, list(_stretches(text, stops, told)))
    starts = [f.start for f in told]

    def within(start: int, end: int) -> list[Cited]:
        return told[bisect_left(starts, start) : bisect_left(starts, end)]

    apart = near.where(" ".join(wording().parts_of_area))
    own = {f.start: _named(text, f) for at in apart for f in within(at + 1, at + _FARTHEST + 1)}
    topics = {f.start: topic.name for topic in _topics(near) for f in within(topic.start, topic.end)}
    if not own and not topics:
        yield from told
        return
    before, part = None, ""
    for figure in told:
        named = own.get(figure.start, "")
        if part and not named and before and not _carries_on(text, before, figure):
            part = ""
        before, part = figure, named or part
        about = part or _unless_told(topics.get(figure.start, ""), figure)
        yield _within(figure, about) if about else figure


def _stretches(text: str, stops: Sequence[int], figures: Iterable[Cited]) -> Iterator[tuple[int, int]]:
    """The sentences that have figures, each with the one before it: a part is named there that they are told of."""
    past = 0
    for figure in figures:
        if figure.start >= past:
            at = bisect_left(stops, figure.start)
            start = max(stops[at - 2] + 1 if at > 1 else 0, past)
            past = stops[at] + 1 if at < len(stops) else len(text)
            yield start, past


def _unless_told(topic: str, figure: Cited) -> str:
    """The part that a figure is told of, unless its own name says so, or the report is of that very place."""
    said = figure.statement
    return "" if topic in said.indicator or topic in (said.region or "") else topic


def _topics(near: Scanned) -> Iterator[_Topic]:
    text, at = near.text, 0
    for word in near.scan(*_words()):
        found = _subject(text, word.start()) if word.start() >= at else None
        if found is None:
            continue
        start, match = found
        name, at = match["name"], match.end()
        opens = start == 0 or _PAUSE.match(text, start - 1)
        end = _end(_STOP if opens else _PAUSE, text, at)
        following = bool(opens) and end < len(text) and text[end] != "\n"
        is_place = match.re == _places()
        if following and (is_place or _GOES_ON.match(text, end + 1) or text.startswith(name, end + 1)):
            end = _end(_STOP, text, end + 1)
        of_all = _WHOLE.search(text, at, end)
        yield _Topic(name, start, of_all.start() if of_all else end)


def _subject(text: str, word: int) -> tuple[int, re.Match[str]] | None:
    """Where the clause begins at whose head a word stands that names a part, and that name."""
    first = max(word - _LEAD, 0)
    heads = [*([0] if first == 0 else []), *(m.end() for m in _CLAUSE.finditer(text, first, word))]
    if not heads:
        return None
    head = next((h for h in heads[:-1] if _SPAN.fullmatch(text, h, heads[-1])), heads[-1])  # 上半年，全县
    place = _places().match(text, head)
    if place and place.end("name") > word:
        return head, place
    kind = _kinds().match(text, word) if _OF_ALL.fullmatch(text, head, word) else None
    return (head, kind) if kind and text[max(head - 1, 0) : head] not in ("，", ",") else None


def _end(stop: re.Pattern[str], text: str, at: int) -> int:
    found = stop.search(text, at)
    return found.start() if found else len(text)


def _named(text: str, figure: Cited) -> str:
    clause = _APART.split(text[max(figure.start - _FARTHEST, 0) : figure.start])[-1]
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
def _words() -> tuple[re.Pattern[str], str]:
    """Where the name of a part ends or begins, and the words that this begins with."""
    words = wording()
    behind = rf"(?={_TIME}(?:{'|'.join(words.reached_there)}))"
    ends = [word.rpartition(")")[2] for word in words.inner_places]  # without what may not stand before
    expressions = ((e + behind for e in ends), words.kinds_of_economy, (f + _FIRMS for f in words.kinds_of_firms))
    return re.compile("|".join(chain(*expressions))), " ".join((*ends, *words.kinds_of_economy, *words.kinds_of_firms))


@cache
def _places() -> re.Pattern[str]:
    """A place in the area at the head of a clause, with what was done or reached there behind it."""
    inner, reached = "|".join(wording().inner_places), "|".join(wording().reached_there)
    return re.compile(
        rf"{_TIME}(?P<name>(?![全我本各](?:{inner}))[\u4e00-\u9fff]{{0,8}}?(?:{inner})){_TIME}(?={reached})"
    )


@cache
def _kinds() -> re.Pattern[str]:
    """A kind of economy, or firms of a kind with what they did or reached behind them; not just how many there are."""
    words = wording()
    economies, firms, reached = (
        "|".join(ws) for ws in (words.kinds_of_economy, words.kinds_of_firms, words.reached_there)
    )
    return re.compile(rf"(?P<name>{economies}|(?:{firms}){_FIRMS}(?={reached})(?!{_COUNTED}))")
