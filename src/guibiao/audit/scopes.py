"""Figures of a part of the area (市区, 市本级) are kept apart from those of the whole: their region says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

import msgspec

from guibiao.audit.figure import Cited
from guibiao.audit.wording import wording

_FARTHEST = 24  # characters between the word and the figure
_APART = re.compile(r"[，,。；;\n]")
_SENTENCE = re.compile(r"[。；;！？!?\n]|全[县市区州省]")


def scoped(text: str, figures: Iterable[Cited]) -> Iterator[Cited]:
    """The figures, in their order; those that a clause gives for a part of the area have that part in their region.

    What follows up to a semicolon, or to a word for the whole area, is about the same part.
    """
    if not _parts().search(text):
        yield from figures
        return
    before, part = None, ""
    for figure in figures:
        own = _named(text, figure)
        if part and not own and before and not _carries_on(text, before, figure):
            part = ""
        before, part = figure, own or part
        yield _within(figure, part) if part else figure


def _named(text: str, figure: Cited) -> str:
    start = max(figure.start - _FARTHEST, 0)
    if not _parts().search(text, start, figure.start):
        return ""
    clause = _APART.split(text[start : figure.start])[-1]
    found = _parts().search(clause)
    return found[0] if found else ""


def _carries_on(text: str, before: Cited, figure: Cited) -> bool:
    return not _SENTENCE.search(text, before.end, figure.start)


def _within(figure: Cited, part: str) -> Cited:
    region = f"{figure.statement.region or ''}/{part}"
    return replace(figure, statement=msgspec.structs.replace(figure.statement, region=region))


@cache
def _parts() -> re.Pattern[str]:
    return re.compile("|".join(sorted(wording().parts_of_area, key=len, reverse=True)))
