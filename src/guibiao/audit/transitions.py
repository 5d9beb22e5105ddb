"""Two levels that a clause joins, and the figure that says by how much one became the other.

由45.3%提高到48.2%，提高2.9个百分点 (from A to B, by C); 达到48.2%，比2020年的45.3%提高2.9个百分点 (B, over A by C).
"""

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


# 比2020年的45.3%提高 | 较上年86家增加
_OVER = re.compile(r"[比较](?=[^，,。；;\n\d]{0,8}(?:\d{4}年)?[^，,。；;\n\d]{0,8}\d)")
_CHANGED = re.compile(
    r"[^，,。；;\n\d]{0,6}?(?:提高|上升|增加|增长|提升|扩大|下降|降低|减少|回落|缩小|净增|多|少|高|低)(?:了|出)?"
)


def transitions(ledger: Ledger) -> dict[int, tuple[Level, Level]]:
    """For each figure that says by how much something went from A to B, by its start: the levels A and B."""
    return {**dict(_from_to(ledger)), **dict(_compared(ledger))}


def _compared(ledger: Ledger) -> Iterator[tuple[int, tuple[Level, Level]]]:
    for cue in _OVER.finditer(ledger.text):
        start, end = ledger.sentence(cue.start())
        after = [f for f in ledger.numbers(cue.end(), min(end, cue.end() + 40)) if f.unit]
        if len(after) < 2 or not _CHANGED.fullmatch(ledger.text[after[0].end : after[1].start]):
            continue
        a, c = after[:2]
        before = [f for f in ledger.numbers(start, cue.start()) if comparable(f.unit, a.unit)]
        if before and isinstance(c, Cited) and _are_levels(a, before[-1], c):
            yield c.start, (level_of(a, "base"), level_of(before[-1], "end"))


def _from_to(ledger: Ledger) -> Iterator[tuple[int, tuple[Level, Level]]]:
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
