"""From A to B: two levels that a clause joins (由45.3%提高到48.2%), and the figure after them that says by how much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from guibiao.audit.figure import Cited, Figure
from guibiao.audit.ledger import Ledger
from guibiao.audit.levels import Level, level_of
from guibiao.audit.measures import PERCENT, POINTS, comparable

_FROM = re.compile(r"[由从自](?=[^，。；;！\n\d]{0,16}\d)")
_TO = re.compile(r"[^，,。；;\n]{0,8}?(?:到|至|为)[^，,。；;\n]{0,10}")
_BY = re.compile(
    r"[，,、（(]?[^，,。；;\n]{0,14}?(?:提高|上升|增加|增长|提升|扩大|下降|降低|减少|回落|缩小|压减|净增|增幅|降幅)[^，。；\n]{0,6}"
)


def transitions(ledger: Ledger) -> dict[int, tuple[Level, Level]]:
    """For each figure that says by how much something went from A to B, by its start: the levels A and B."""
    return dict(_found(ledger))


def _found(ledger: Ledger) -> Iterator[tuple[int, tuple[Level, Level]]]:
    for cue in _FROM.finditer(ledger.text):
        figures = [f for f in ledger.numbers(cue.end(), ledger.sentence(cue.end())[1]) if f.unit or f.value % 1]
        if len(figures) < 3:
            continue
        a, b, c = figures[:3]
        gaps = ledger.text[a.end : b.start], ledger.text[b.end : c.start]
        if a.start - cue.end() > 24 or not _TO.fullmatch(gaps[0]) or not _BY.fullmatch(gaps[1]):
            continue
        if isinstance(c, Cited) and _are_levels(a, b, c):
            base = replace(a, unit=a.unit or b.unit)
            yield c.start, (level_of(base, "base"), level_of(b, "end"))


def _are_levels(a: Figure, b: Figure, c: Figure) -> bool:
    """Whether A and B are levels of one thing of which C says the change or the growth."""
    if a.unit and not comparable(a.unit, b.unit):
        return False
    if c.unit in POINTS:
        return b.unit in PERCENT
    return (c.unit in PERCENT and b.unit not in (*PERCENT, *POINTS)) or (
        comparable(c.unit, b.unit) and b.unit not in PERCENT
    )
