"""Looking for an expression by what it begins with, which passes over plain text several times as fast."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate


def scan(expression: re.Pattern[str], begins: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The same matches as `expression.finditer(text)`, none of which is empty.

    `begins` matches at least wherever a match of the expression begins. It is quick where each of its alternatives
    begins with a plain character, or where its first element is a set of them.
    """
    return Stretches(text, ((0, len(text)),)).scan(expression, begins)


class Stretches:
    """Parts of a text, given by their bounds in order, laid end to end so that one search goes through all of them."""

    def __init__(self, text: str, bounds: Sequence[tuple[int, int]]) -> None:
        self._text = text
        self._joined = "\n".join(text[start:end] for start, end in bounds)
        self._starts = [*accumulate((end - start + 1 for start, end in bounds), initial=0)]  # in what was joined
        self._shifts = [start - at for (start, _), at in zip(bounds, self._starts, strict=False)]

    def scan(self, expression: re.Pattern[str], begins: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches in the whole text that begin in one of the stretches; `begins` as above."""
        search, match_at, joined = begins.search, expression.match, self._joined
        at = stretch = past = 0  # past: the end of the last match, in the text
        while begin := search(joined, at):
            at = begin.start()
            while self._starts[stretch + 1] <= at:
                stretch += 1
            shift = self._shifts[stretch]
            match = match_at(self._text, at + shift) if at + shift >= past else None
            at += 1
            if match:
                past = match.end()
                at = max(at, min(past - shift, self._starts[stretch + 1]))
                yield match
