"""Figures that their text calls only by what was told before: 上年末这一数字为38.91万人, 2020年该指标为42.1%."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from guibiao.audit.figure import Cited
from guibiao.audit.measures import PERCENT, POINTS, comparable
from guibiao.audit.wording import wording
from guibiao.expressions import expression

_CALLED = expression("(?:这?一|该|此|上述)?项?(?:数字|数据|数值|指标|比例|比率|水平)")
_POINTS_BACK = expression(r"(?:这一|这个|该|此|上述)项?(?P<noun>[^，,。；;\d]{2,8})\Z")
_STOP = expression(r"[。！？!?\n]")
_OTHERS = expression("其中|全[国省市县区州]|\n")
_SIZE = expression(r"(?<=..)(?:容量|规模|数量|总数|总量|数|量|额)\Z")
# what a plan told just before came to: 预期目标为增长7%。执行结果为增长5.8%
_OUTCOME = expression("(?:实际)?(?:执行|完成|考核|测评|监测|落实|进展|实施)(?:的?(?:结果|情况)|数)(?:看|来看|显示)?")
_NEAR = 18  # characters before a figure in which it is called so


def resolved(text: str, figures: Iterable[Cited]) -> Iterator[Cited]:
    """The figures, in their order; one that is called by what was told before is of the indicator of that.

    So is what the same sentence goes on to tell of it: 该指标为97.3%，提高1.7个百分点.
    """
    before: Cited | None = None
    alone = False  # whether the figure before is the only one of its unit in its sentence
    told: list[Cited] = []  # the levels of the paragraph
    called = ""  # the name that stood for what was told before, in the sentence of the last figure
    for figure in figures:
        named, own = figure, figure.statement.indicator
        goes_on = before is not None and own == called and not _STOP.search(text, before.end, figure.start)
        outcome = alone and before is not None and _is_outcome(text, before, figure)
        if before is not None and (goes_on or outcome or _points_back(text, before, figure)):
            named = _named_as(figure, before)
        elif full := _of_full_name(text, told, figure):
            named = _named_as(figure, full)
        called = own if named is not figure else called if goes_on else ""
        yield named
        if before is not None and text.find("\n", before.end, figure.start) >= 0:
            told = []
        begins = before is None or _STOP.search(text, before.end, figure.start) is not None
        alone = begins or (alone and before is not None and before.unit != figure.unit)
        before = named
        if named.statement.measure == "level":
            told.append(named)


def _named_as(figure: Cited, told: Cited) -> Cited:
    said = told.statement
    own = msgspec.structs.replace(figure.statement, indicator=said.indicator, code=said.code, region=said.region)
    return replace(figure, statement=own)


def _points_back(text: str, before: Cited, figure: Cited) -> bool:
    """Whether the words before a figure call it this number, or by the end of the name told last: 该面积."""
    name = figure.statement.indicator
    if not (before.statement.indicator.endswith(name) or _CALLED.fullmatch(name)):
        return False
    if not (comparable(before.unit, figure.unit) or (before.unit in POINTS and figure.unit in PERCENT)):
        return False
    said = _POINTS_BACK.search(text, max(figure.start - _NEAR, 0), figure.start)
    return said is not None and (_CALLED.match(said["noun"]) is not None or said["noun"].startswith(name))


def _is_outcome(text: str, before: Cited, figure: Cited) -> bool:
    """Whether a figure is called but the outcome of what the sentence before told."""
    called = before.unit == figure.unit and _OUTCOME.fullmatch(figure.statement.indicator) is not None
    return called and len(_STOP.findall(text, before.end, figure.start)) == 1


def _of_full_name(text: str, levels: Sequence[Cited], figure: Cited) -> Cited | None:
    """The level of another time that bore in full the name of a size that a figure bears: 通车里程, 装机容量.

    None where the paragraph told of two such, or of a part alone.
    """
    name, period = figure.statement.indicator, figure.statement.period
    if figure.statement.measure != "level" or name not in wording().sizes:
        return None
    ends = (name, _SIZE.sub("", name))
    full = [f for f in levels if f.statement.indicator.endswith(ends) and comparable(f.unit, figure.unit)]
    last = full[-1] if len({f.statement.indicator for f in full}) == 1 else None
    if last is None or last.statement.indicator == name or last.statement.period == period:
        return None
    part = last.statement.indicator.startswith(tuple(wording().parts_of_whole))
    return None if part or _OTHERS.search(text, last.end, figure.start) else last
