"""`verdict`: a column of places (位次) against the column of figures right before it: one row that is out of order.

That the places are those of the figures is shown by all other rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.tables.beside import WHOLE, cell
from guibiao.audit.tabular import cell_of, headed, heads_of
from guibiao.documents import Table
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval

NAME = "verdict"
_PLACE = expression(r"位次|排名|名次|排位|位数")
_OTHER, _SCORE = expression(r"序号|编号"), expression(r"得分|总分|成绩|分数")
_FEWEST = 4  # rows


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for the one place, or the figure that it is of, without which all places of a table are in order."""
    for table in map(headed, ledger.document.tables):
        heads = heads_of(table) if table.heads else []
        for at, head in enumerate(heads):
            if at > 1 and _PLACE.search(head) and not _OTHER.search(heads[at - 1]):
                yield from _of_column(ledger, table, at, heads)


def _of_column(ledger: Ledger, table: Table, at: int, heads: Sequence[str]) -> Iterator[Finding]:
    rows = [r for r in range(table.heads, len(table.rows)) if not WHOLE.search(cell_of(table, r, 0))]
    places = {r: f for r in rows if (f := cell(table, r, at))}
    if len(places) < _FEWEST or not _goes_through(places):
        return
    columns = [c for c in range(1, len(heads)) if c != at and not _PLACE.search(heads[c])]
    told = {c: {r: f.value for r in places if (f := cell(table, r, c))} for c in columns}
    told = {c: values for c, values in told.items() if len(values) == len(places)}
    explained = [c for c, values in told.items() if _in_order(places, values)]
    if at - 1 not in told or at - 1 in explained or (explained and not _SCORE.search(heads[at - 1])):
        return
    values = told[at - 1]
    odd = [r for r in places if _in_order({k: v for k, v in places.items() if k != r}, values)]
    spoilt = [r for r in odd if _may_be_wrong(places, values, r)]
    for row in spoilt[:1]:
        right = _right(places, values, row)
        of = cell(table, row, at - 1)
        if right and of:
            how = _("“{head}”排序").format(head=heads[at - 1])
            reading = Reading(Fraction(right), Interval(right), (Input(of, "level"),), how)
            name = _("表中“{row}”的“{head}”").format(row=cell_of(table, row, 0), head=heads[at])
            yield recomputed(ledger, Claim(NAME, _counted(places[row]), name, "位", "warning"), [reading])


def _counted(place: Figure) -> Figure:
    return Figure(start=place.start, end=place.end, value=place.value, unit="位")


def _goes_through(places: Mapping[int, Figure]) -> bool:
    """Whether places are those from one to the number of rows, but for one that is wrong."""
    told = {f.value for f in places.values()}
    wanted = {Decimal(n) for n in range(1, len(places) + 1)}
    return len(wanted - told) <= 1


def _in_order(places: Mapping[int, Figure], values: Mapping[int, Decimal]) -> bool:
    """Whether figures go down, or up, with their places all along, and are alike where their places are."""
    row = sorted(places, key=lambda r: places[r].value)
    steps = [(places[a].value == places[b].value, values[b] - values[a]) for a, b in pairwise(row)]
    return all((step <= 0) and (not same or step == 0) for same, step in steps) or all(
        (step >= 0) and (not same or step == 0) for same, step in steps
    )


def _may_be_wrong(places: Mapping[int, Figure], values: Mapping[int, Decimal], row: int) -> bool:
    """Whether another place than a row has would fill the gap that it leaves; any, where its figure is wrong."""
    right, wanted = _right(places, values, row), set(range(1, len(places) + 1))
    others = {int(f.value) for r, f in places.items() if r != row}
    complete = others | {int(places[row].value)} == wanted
    return right is not None and (complete or others | {right} == wanted)


def _right(places: Mapping[int, Figure], values: Mapping[int, Decimal], row: int) -> int | None:
    """The place that a row's figure has by the order of all others; None where it has its own."""
    others = [r for r in places if r != row]
    first = min(others, key=lambda r: places[r].value)
    last = max(others, key=lambda r: places[r].value)
    sign = 1 if values[first] >= values[last] else -1
    place = 1 + sum(sign * values[r] > sign * values[row] for r in others)
    return place if places[row].value != place else None
