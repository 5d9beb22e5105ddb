"""`gap` in tables: what is left (年终结余) against what came in and what went out above it or beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guibiao.audit.claims import Claim, held
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.gaps.left_over import left_over
from guibiao.audit.ledger import Ledger
from guibiao.audit.tabular import cell_of, heads_of, number_at
from guibiao.documents import Table
from guibiao.expressions import expression
from guibiao.messages import _

NAME = "gap"
_IN_BRACKETS = r"(?:[（(][^（）()]*[）)])?\s*\Z"
_LEFT = expression(
    rf"(?:(?:当[年期月]|本[年期月]|年[终末]|[期月]末|收支|净|基金)+(?:结余|盈余|差额|结转)|\A\s*(?:结余|盈余|收支差|结转下年))[^（）()率占比]{{0,4}}{_IN_BRACKETS}"
)
_CARRIED = expression("滚存|累计|历年")
_BEFORE = expression(r"(?:上年|年初|期初|上期)[^（）()]{0,4}(?:结余|结转|余额)")
_IN, _OUT = (expression(rf"{flow}(?:总计|合计|总额|决算数|数|额)?{_IN_BRACKETS}") for flow in ("收入", "支出"))
_ALL = expression(r"总|合\s*计")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every figure of such a row or column, where the table tells both flows."""
    for table in ledger.views():
        for row in range(table.heads, len(table.rows)):
            label = cell_of(table, row, 0)
            if _LEFT.search(label) and not _CARRIED.search(label):
                yield from _of_row(ledger, table, row)


def _of_row(ledger: Ledger, table: Table, row: int) -> Iterator[Finding]:
    above = _since_last(table, row)
    came, went = (_flow(table, above, flow) for flow in (_IN, _OUT))
    if came is None or went is None:
        return
    kept = next((r for r in reversed(above) if _BEFORE.search(cell_of(table, r, 0))), None)
    for at, head in enumerate(heads_of(table)):
        claim, income, spent = (_figure(table, r, at) for r in (row, came, went))
        if claim and income and spent:
            before = _figure(table, kept, at) if kept is not None else None
            others = [left_over(income, spent, "", before)] if before else []
            name = _("表中“{row}”的“{head}”").format(row=cell_of(table, row, 0), head=head)
            if finding := held(ledger, Claim(NAME, claim, name, "", sure=True), [left_over(income, spent, "")], others):
                yield finding


def _since_last(table: Table, row: int) -> list[int]:
    """The rows above one, up to the last that tells what is left of other flows."""
    above: list[int] = []
    for r in range(row - 1, table.heads - 1, -1):
        if _LEFT.search(cell_of(table, r, 0)) and not _BEFORE.search(cell_of(table, r, 0)):
            break
        above.insert(0, r)
    return above


def _flow(table: Table, rows: Sequence[int], flow: re.Pattern[str]) -> int | None:
    """The row of all that came in, or of all that went out; the only one where none is called a total."""
    told = [row for row in rows if flow.search(cell_of(table, row, 0))]
    whole = [row for row in told if _ALL.search(cell_of(table, row, 0))]
    return whole[-1] if whole else told[0] if len(told) == 1 else None


def _figure(table: Table, row: int, column: int) -> Figure | None:
    value = number_at(table, row, column) if column else None
    if value is None:
        return None
    start, end = table.cells[row][column]
    return Figure(start=start, end=end, value=value, unit="")
