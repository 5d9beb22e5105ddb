"""Figures that their text calls only by what was told before: 上年末这一数字为38.91万人, 2020年该指标为42.1%."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from guibiao.audit.figure import Cited
from guibiao.audit.measures import comparable

_CALLED = re.compile("(?:这?一|该|此|上述)?项?(?:数字|数据|数值|指标|比例|比率|水平)")
_POINTS_BACK = re.compile(r"(?:这一|这个|该|此|上述)项?(?:数字|数据|数值|指标|比例|比率|水平)[^，,。；;\d]{0,4}\Z")
_NEAR = 14  # characters before a figure in which it is called so


def resolved(text: str, figures: Iterable[Cited]) -> Iterator[Cited]:
    """The figures, in their order; one that is called by what was told before is of the indicator of that."""
    before: Cited | None = None
    for figure in figures:
        named = figure
        if before is not None and _points_back(text, figure) and comparable(before.unit, figure.unit):
            said = before.statement
            own = msgspec.structs.replace(
                figure.statement, indicator=said.indicator, code=said.code, region=said.region
            )
            named = replace(figure, statement=own)
        yield named
        before = named


def _points_back(text: str, figure: Cited) -> bool:
    if not _CALLED.fullmatch(figure.statement.indicator):
        return False
    return _POINTS_BACK.search(text, max(figure.start - _NEAR, 0), figure.start) is not None
