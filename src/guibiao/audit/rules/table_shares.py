"""`shares-to-100` in tables: shares in a column or row that are a whole by their names, or as those beside them."""

from __future__ import annotations

from collections.abc import Iterator

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.complements import is_whole
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.sums import added
from guibiao.audit.tabular import cell_of, heads_of, number_at
from guibiao.documents import Table
from guibiao.expressions import expression
from guibiao.messages import _

NAME = "shares-to-100"
_SHARE = expression(r"占|比重|比例|构成|份额|结构")
_NO_SHARE = expression(r"增|减|完成|目标|提高|下降|变化|覆盖|进度|上年同期")
_REST = expression(r"其[他它余]|及其[他它]|[他它]\Z")
_TOTAL, _PART = expression(r"合\s*计|总\s*计|小\s*计|共\s*计|全部|总[量额数体]"), expression(r"其中|^\s*[#*—-]")
_YEAR = expression(r"(?:19|20)\d\d|[上去今本]年")
_PERCENT = expression(r"[%％]\Z")
_IN_BRACKETS = expression(r"[（(][^（）()]*[）)]")
_SHARES = (80, 120)  # a sum beyond these is of something else
_LEAST = 2  # shares
_ALL, _OTHERS = 100, 2  # %, columns


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such column or row: about its last share, which is the rest."""
    for view in ledger.views():
        for at, head in enumerate(heads_of(view)):
            if at:
                yield from _of_column(ledger, view, at, head)


def _of_column(ledger: Ledger, table: Table, at: int, head: str) -> Iterator[Finding]:
    rows_called = {row: cell_of(table, row, 0) for row in range(table.heads, len(table.rows))}
    if any(_TOTAL.search(name) and number_at(table, row, at) is not None for row, name in rows_called.items()):
        return  # a total of shares is held against them as any other
    rows = [row for row, name in rows_called.items() if not (_TOTAL.search(name) or _PART.search(name))]
    names = [_IN_BRACKETS.sub("", cell_of(table, row, 0)) for row in rows]
    if not rows or _NO_SHARE.search(head) or all(map(_YEAR.search, names)) or any(map(_NO_SHARE.search, names)):
        return
    as_beside = _add_up_beside(table, rows, at)
    told = as_beside or _SHARE.search(head) or all(map(_SHARE.search, names))
    if not told and not (is_whole(names) and all(_PERCENT.search(cell_of(table, row, at)) for row in rows)):
        return
    shares = [_figure(table, row, at) for row in rows]
    listed = [f for f in shares if f]
    whole_named = as_beside or _REST.search(names[-1]) or is_whole(names)
    if len(listed) < max(len(shares), _LEAST) or not whole_named:
        return
    whole = added(listed, "%")
    if not _SHARES[0] <= whole.value <= _SHARES[1]:
        return
    *others, last = listed
    rest = added(others, "%")
    how = _("100%减去其余各项")
    reading = Reading(100 - rest.value, -rest.possible + 100, rest.inputs, how)
    called = _("表中“{row}”的“{head}”").format(row=cell_of(table, rows[-1], 0), head=head)
    yield recomputed(ledger, Claim(NAME, last, called, "%"), [reading])


def _add_up_beside(table: Table, rows: list[int], at: int) -> bool:
    """Whether the same rows make up 100 in enough other columns to be shares of one whole, whatever they are called."""
    if len(rows) <= _LEAST:
        return False
    columns = [c for c in range(1, len(table.rows[0])) if c != at]
    listed = ([_figure(table, row, column) for row in rows] for column in columns)
    told = [[f for f in figures if f] for figures in listed if all(figures)]
    return sum(_ALL in added(figures, "%").possible for figures in told) >= _OTHERS


def _figure(table: Table, row: int, column: int) -> Figure | None:
    value = number_at(table, row, column)
    start, end = table.cells[row][column]
    return Figure(start=start, end=end, value=value, unit="%") if value is not None else None
