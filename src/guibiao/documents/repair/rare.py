"""Classes of signs that few texts hold: one search through a text tells which of them it has."""

from __future__ import annotations

import re
from functools import cache


def found_in(text: str, classes: frozenset[str]) -> frozenset[str]:
    """Those classes, each the inside of a regular expression's brackets, of which the text holds a sign.

    >>> sorted(found_in("增长8％①，２０２４年", frozenset(("０-９％", "①-⑳", "㈠-㈩"))))
    ['①-⑳', '０-９％']
    """
    missing, at = classes, 0
    while missing and (sign := _any_of(missing).search(text, at)):
        missing = frozenset(c for c in missing if not _any_of(frozenset((c,))).match(sign[0]))
        at = sign.end()
    return classes - missing


@cache
def _any_of(classes: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(classes))}]")
