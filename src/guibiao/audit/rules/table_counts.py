"""`count-of-items`: how many rows of a table the passage beside it says are so, against the rows' own figures.

5个县（区）中有3个超额完成任务, beside a column of 完成率; 六项指标四升二降, beside one of growth; 2个乡镇低于全县平均.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.items import number_of
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.rules.table_verdicts import better_up
from guibiao.audit.rules.ups_and_downs import BEGINS, SAID, told_to_rise
from guibiao.audit.tabular import cell_of, headed, heads_of, number_at
from guibiao.documents import Table
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval

NAME = "count-of-items"
_AROUND, _FEWEST = 300, 3  # characters before a table and behind it; rows
_WHOLE_ROW = expression(r"合\s*计|总\s*计|小\s*计|平均|\A\s*全[国省市县区州]|\A\s*总体")
_NUMBER = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
_CLAUSE = r"[^，,。；;：:、\n\d]"
_UNIT = r"[个项家]"
# 5个县（区）中有3个超额完成年度任务 | 12个乡镇中，9个增速高于全县平均
_OF_ALL = expression(
    rf"(?<![\d.第])(?P<all>{_NUMBER}){_UNIT}[^，,。；;：:\n\d]{{1,10}}中[，,：:]?[^，,。；;：:\n\d]{{0,6}}?(?P<count>{_NUMBER}){_UNIT}"
    rf"(?P<what>{_CLAUSE}{{1,20}}(?:\d+(?:\.\d+)?\s?[%％]{_CLAUSE}{{0,6}})?)(?=[，,。；;：:、\n]|\Z)"
)
_NOT = expression(r"未|没有|没能|不足|尚")
_MADE = expression(r"完成|达标|达到|实现")
_OVER, _UNDER = (
    expression(r"高于|快于|超过|大于|好于|超|以上"),
    expression(r"低于|慢于|不足|不到|落后|小于|以下|未到|未达"),
)
_ROSE, _FELL = expression(r"正增长|增长|上升|提高|增加"), expression(r"负增长|下降|下滑|减少|降低|回落|为负")
_MEAN = expression(r"全[国省市县区州]|平均")
_THRESHOLD = expression(r"(?P<value>\d+(?:\.\d+)?)\s?[%％]")
_DONE, _GROWTH = (
    expression(r"完成率|完成比例|完成进度|达成率|占计划|占目标|完成(?:计划|任务|目标)"),
    expression(r"增[长速幅减]|±|同比|变化|升降"),
)
_AIM, _ACTUAL = expression(r"任务|目标|计划"), expression(r"完成|实际|实绩")
_ALL = Decimal(100)  # percent

_Test = Callable[[Decimal], bool]


class _Rows(NamedTuple):
    """The rows of a table that are no sums, by the column: each one's number; and the number of the row of all."""

    columns: Mapping[int, Sequence[Figure]]
    whole: Mapping[int, Decimal]
    heads: Sequence[str]
    many: int
    table: Table
    at: Sequence[int]  # where they stand in it


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such count whose words say which column is meant, and which of its figures."""
    for table in map(headed, ledger.document.tables):
        rows = _rows(table) if table.cells and table.heads else None
        if rows is None or rows.many < _FEWEST or not rows.columns:
            continue
        start, end = min(c[0] for row in table.cells for c in row), max(c[1] for row in table.cells for c in row)
        for floor, stop in ((max(start - _AROUND, 0), start), (end, min(end + _AROUND, len(ledger.text)))):
            for match in _OF_ALL.finditer(ledger.text, floor, stop):
                if number_of(match["all"]) == rows.many and (counts := _counts(rows, match["what"])):
                    figure = _figure(match.start("count"), match.end("count") + 1, match["count"])
                    yield _counted(ledger, figure, match["what"], counts)
            for match in ledger.scan_all(SAID, BEGINS):
                if floor <= match.start() < stop:
                    yield from _of_moves(ledger, rows, match)


def _rows(table: Table) -> _Rows:
    heads = heads_of(table)
    kept = [r for r in range(table.heads, len(table.rows)) if cell_of(table, r, 0)]
    rows = [r for r in kept if not _WHOLE_ROW.search(cell_of(table, r, 0))]
    alls = [r for r in kept if r not in rows]
    columns: dict[int, list[Figure]] = {}
    whole: dict[int, Decimal] = {}
    for at in range(1, len(heads)):
        told = [_cell(table, r, at, v) for r in rows if (v := number_at(table, r, at)) is not None]
        if len(told) == len(rows):
            columns[at] = told
            of_all = [v for r in alls if (v := number_at(table, r, at)) is not None]
            whole |= {at: of_all[0]} if len(of_all) == 1 else {}
    return _Rows(columns, whole, heads, len(rows), table, rows)


def _cell(table: Table, row: int, column: int, value: Decimal) -> Figure:
    start, end = table.cells[row][column]
    return Figure(start=start, end=end, value=value, unit="")


def _counts(rows: _Rows, what: str) -> dict[int, list[Figure]]:
    """The figures of which the words are true, by their number: none where it is not plain which are meant."""
    found: dict[int, list[Figure]] = {}
    for at, test in _tests(rows, what):
        figures = [f for f in rows.columns[at] if test(f.value)]
        found[len(figures)] = figures
    if not found and (done := _against_aims(rows, what)) is not None:
        found[len(done)] = done
    return found


def _tests(rows: _Rows, what: str) -> Iterator[tuple[int, _Test]]:
    """The columns that words may be about, each with what must hold of its figures."""
    threshold = _THRESHOLD.search(what)
    rates = [at for at in rows.columns if _DONE.search(rows.heads[at])]
    grown = [at for at in rows.columns if _GROWTH.search(rows.heads[at])]
    about = rates if re.search("完成|进度", what) else grown if re.search("增|降", what) else (rates or grown)
    if len(about) != 1:
        return
    at, above, below = about[0], _OVER.search(what), _UNDER.search(what)
    if threshold and (above or below):
        limit = Decimal(threshold["value"])
        yield at, (lambda v: v <= limit) if below else (lambda v: v > limit)
        yield at, (lambda v: v < limit) if below else (lambda v: v >= limit)
    elif _MEAN.search(what) and (above or below) and at in rows.whole:
        mean = rows.whole[at]
        yield at, (lambda v: v < mean) if below else (lambda v: v > mean)
    elif at in rates and _MADE.search(what):
        if _NOT.search(what):
            yield at, lambda v: v < _ALL
        else:
            yield at, lambda v: v >= _ALL
            if "超额" in what and "或" not in what:
                yield at, lambda v: v > _ALL
    elif at in grown and not (above or below):
        if _FELL.search(what):
            yield at, lambda v: v < 0
        elif _ROSE.search(what):
            yield at, lambda v: v > 0


def _against_aims(rows: _Rows, what: str) -> list[Figure] | None:
    """The results that reach their aims, or do not, where a table has one column of each; of a rate of those out of
    work, what is below its aim does so.
    """
    aims = [at for at in rows.columns if _AIM.search(rows.heads[at]) and not _ACTUAL.search(rows.heads[at])]
    done = [at for at in rows.columns if _ACTUAL.search(rows.heads[at]) and not re.search("[率比%％]", rows.heads[at])]
    if len(aims) != 1 or len(done) != 1 or not _MADE.search(what) or _THRESHOLD.search(what):
        return None
    missed = _NOT.search(what) is not None
    ups = [better_up(rows.table, at, aims[0]) for at in rows.at]
    if None in ups:
        return None
    told = zip(rows.columns[aims[0]], rows.columns[done[0]], ups, strict=True)
    return [made for aim, made, up in told if (made.value < aim.value if up else made.value > aim.value) == missed]


def _of_moves(ledger: Ledger, rows: _Rows, match: re.Match[str]) -> Iterator[Finding]:
    """So many that rose and so many that fell against the one column of growth, of as many rows."""
    grown = [at for at in rows.columns if _GROWTH.search(rows.heads[at])]
    up, down, same = (number_of(n) for n in (told_to_rise(match)[0], match["down"], match["same"] or "0"))
    if len(grown) == 1 and up + down + same == rows.many:
        figures = [f for f in rows.columns[grown[0]] if f.value > 0]
        figure = Figure(start=told_to_rise(match)[1], end=match.end(), value=Decimal(up), unit="项")
        yield _counted(ledger, figure, ledger.text[figure.start : figure.end], {len(figures): figures})


def _figure(start: int, end: int, number: str) -> Figure:
    return Figure(start=start, end=end, value=Decimal(number_of(number)), unit="个")


def _counted(ledger: Ledger, figure: Figure, what: str, counts: Mapping[int, Sequence[Figure]]) -> Finding:
    readings = [
        Reading(Fraction(n), Interval(n), tuple(Input(f, "item") for f in told), _("表中所列逐行清点"))
        for n, told in counts.items()
    ]
    return recomputed(ledger, Claim(NAME, figure, what, figure.unit, "warning"), readings)
