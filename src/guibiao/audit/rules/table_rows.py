"""Figures of a table that its own row lets one recompute: 增长, 增减, 完成率 and 占比 beside what they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.finding import Finding
from guibiao.audit.keyed import keyed
from guibiao.audit.ledger import Ledger
from guibiao.audit.tables import IN_BRACKETS, Cell, Told, columns_of, is_real, may_differ, told_in, told_otherwise
from guibiao.audit.tabular import headed
from guibiao.messages import _

NAMES = ("growth-of-levels", "change-of-levels", "cagr", "attainment", "share", "gap", "multiple")
PRICES = 5  # points a year by which prices may let levels grow faster or slower than what is counted at constant ones


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such cell whose row has the figures that its head speaks of."""
    for table in (*map(headed, ledger.document.tables), *ledger.once(keyed)):
        columns = columns_of(table)
        rows = range(table.heads, len(table.rows))
        for column in columns.every:
            cells = (Cell(table, columns, row, column) for row in rows)
            yield from _borne_out([f for cell in cells for f in _of_cell(ledger, cell)])


def _borne_out(found: Sequence[Finding]) -> Iterator[Finding]:
    """What holds of a column, and what fails unless more does than holds: then the head means other columns.

    Shares of a whole that is wrong itself all fail.
    """
    failed = [f for f in found if f.verdict == "fails" and f.rule != "share"]
    misread = len(failed) > max(len(found) - len(failed), 1)
    yield from (f for f in found if not (misread and f in failed))


def _of_cell(ledger: Ledger, cell: Cell) -> Iterator[Finding]:
    """The finding for what a cell tells; none where it is counted otherwise, and a doubt where it may be."""
    told = told_in(cell)
    if told is None or not told.readings:
        return
    caveat = ""
    if told.rule in ("growth-of-levels", "cagr"):
        real = any(map(is_real, cell.names()))
        if told_otherwise(ledger, cell.table, cell.row, cell.column.at) or (real and not _beyond_prices(told)):
            return
        if real or may_differ(cell.table.rows[cell.row][0].strip()):
            caveat = _("口径、基数或可比价格也可能造成差异，请核对")
    severity = "warning" if caveat else "error"
    claim = Claim(told.rule, told.claim, _called(cell), told.claim.unit, severity, caveat, sure=True)
    yield recomputed(ledger, claim, told.readings)


def _beyond_prices(told: Told) -> bool:
    """Whether a mean pace is farther from all that levels give than prices may have moved them."""
    return told.rule == "cagr" and all(abs(r.value - Fraction(told.claim.value)) > PRICES for r in told.readings)


def _called(cell: Cell) -> str:
    name, head = cell.table.rows[cell.row][0], cell.column.head
    name = cell.names()[-1] if name.strip().isdigit() else name
    if not IN_BRACKETS.sub("", name).strip():
        return _("“{head}”").format(head=head)
    return _("表中“{row}”的“{head}”").format(row=name.strip(), head=head)
