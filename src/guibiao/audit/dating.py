"""Figures that their own words give for the year before the one that the text speaks of: 上年为7.39‰, 上年新建750个."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import msgspec

from guibiao.audit.figure import Cited
from guibiao.extract import Statement

_FARTHEST = 24  # characters between the word and the figure
_APART = re.compile(r"[，,。；;：:（(\n]")
_YEAR = re.compile(r"\d{4}")
_BEFORE = re.compile(r"\A\s*(?:而|但|其中)?上年(?:同期|末|底|全年)?(?!基数|结转|度?相比)")


def dated(text: str, figures: Iterable[Cited]) -> Iterator[Cited]:
    """The figures, in their order; what a clause gives for 上年 is a year before the figure that stands before it.

    Left as it is where the figure has another period than the one before: its year was understood.
    """
    before: Cited | None = None
    for figure in figures:
        said = figure.statement
        if before is not None and said.period == before.statement.period and _is_before(text, figure):
            yield replace(figure, statement=_a_year_before(said))
        else:
            yield figure
        before = figure


def _is_before(text: str, figure: Cited) -> bool:
    if figure.statement.measure not in ("level", "growth") or figure.statement.role == "target":
        return False
    start = max(figure.start - _FARTHEST, 0)
    if text.find("上年", start, figure.start) < 0:
        return False
    clause = _APART.split(text[start : figure.start])[-1]
    return _BEFORE.match(clause) is not None


def _a_year_before(said: Statement) -> Statement:
    if len(set(_YEAR.findall(said.period))) != 1:
        return said
    earlier = _YEAR.sub(lambda m: str(int(m.group()) - 1), said.period)
    return msgspec.structs.replace(said, period=earlier)
