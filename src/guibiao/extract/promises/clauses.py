"""A sentence cut into its clauses, and a list into its items, leaving brackets, quotes and titles whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guibiao.expressions import expression

_CLOSED = expression(
    r"（[^（）\n]{0,200}）|“[^“”\n]{0,200}”|《[^《》\n]{0,200}》|【[^【】\n]{0,200}】|‘[^‘’\n]{0,100}’"
)
_COMMA = expression(r"[，；：,;:。！!？?\n]")
_LIST = expression(r"、")
_AND = expression(r"以及|及|和|与|、")

Span = tuple[int, int]


def clauses(text: str, start: int, end: int) -> Iterator[Span]:
    """The clauses of a sentence: what stands between its commas, semicolons and colons."""
    return _between(text, start, end, _COMMA)


def listed(text: str, start: int, end: int, *, joined: bool) -> list[Span]:
    """The items of a list between 、; with `joined`, between 和, 及, 与 as well."""
    if not joined and text.find("、", start, end) < 0:
        span = _trimmed(text, start, end)
        return [span] if span else []
    return list(_between(text, start, end, _AND if joined else _LIST))


def _between(text: str, start: int, end: int, mark: re.Pattern[str]) -> Iterator[Span]:
    cuts = [m.span() for m in mark.finditer(text, start, end)]
    closed = [m.span() for m in _CLOSED.finditer(text, start, end)] if cuts else []
    at, index = start, 0
    for cut, after in cuts:
        while index < len(closed) and closed[index][1] <= cut:
            index += 1
        if index < len(closed) and closed[index][0] < cut:
            continue
        if span := _trimmed(text, at, cut):
            yield span
        at = after
    if span := _trimmed(text, at, end):
        yield span


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start].isspace() or text[start] in "*—-。"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "*"):
        end -= 1
    return (start, end) if start < end else None
