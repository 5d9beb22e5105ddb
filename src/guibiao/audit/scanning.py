"""Looking for an expression by what it begins with, which passes over plain text several times as fast."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence


def scan(
    expression: re.Pattern[str], begins: re.Pattern[str], text: str, stretches: Sequence[tuple[int, int]] | None = None
) -> Iterator[re.Match[str]]:
    """The same matches as `expression.finditer(text)`, none of which is empty.

    `begins` matches at least wherever a match of the expression begins. It is quick where each of its alternatives
    begins with a plain character, or where its first element is a set of them. With `stretches`, which are bounds in
    order, only matches that begin in one of them are given.
    """
    search, match_at, at = begins.search, expression.match, 0
    for start, end in ((0, len(text)),) if stretches is None else stretches:
        at = max(at, start)
        while begin := search(text, at, end):
            match = match_at(text, begin.start())
            at = match.end() if match else begin.start() + 1
            if match:
                yield match
