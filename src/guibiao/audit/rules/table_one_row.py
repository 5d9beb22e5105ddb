"""`sum-of-parts` in tables of one row: 合计, and beside it what it is made up of, some of it in totals of its own.

合计 | 因公出国费 | 公务用车费小计 | 公务用车购置费 | 公务用车运行费 | 公务接待费
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import FITTING, judge
from guibiao.audit.ledger import Ledger
from guibiao.audit.misprint import slip_in_sum
from guibiao.audit.sums import added
from guibiao.audit.tables.beside import cell
from guibiao.audit.tabular import headed, heads_of
from guibiao.expressions import expression
from guibiao.messages import _

NAME = "sum-of-parts"
_TOTAL, _WITHIN = expression(r"[合总共]\s*计\s*\Z"), expression(r"小\s*计\s*\Z")
_RATIO = expression(r"率|[%％]|比重|占比|增[长减幅速]|同比|人均|平均|年份|序号")
_ALIKE = 3  # characters with which the parts of a total begin as it does


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such total that its parts make up, or would but for one slip."""
    for table in map(headed, ledger.document.tables):
        if table.heads and len(table.rows) == table.heads + 1:
            heads = heads_of(table)
            figures = {at: f for at in range(len(heads)) if (f := cell(table, table.heads, at))}
            for at, total in figures.items():
                parts = [figures[p] for p in _parts(heads, at, list(figures)) if p in figures]
                yield from _of_total(ledger, heads[at], total, parts)


def _parts(heads: Sequence[str], at: int, columns: Sequence[int]) -> list[int]:
    """The columns that make up a total: those behind that begin as it does, or all but parts of parts."""
    if _WITHIN.search(heads[at]):
        return _within(heads, at)
    if not _TOTAL.search(heads[at]):
        return []
    nested = {part for c in columns if _WITHIN.search(heads[c]) for part in _within(heads, c)}
    sides = [c for c in columns if c > at] or [c for c in columns if c < at]
    kept = [c for c in sides if c not in nested and c != at]
    return [] if any(_RATIO.search(heads[c]) or _TOTAL.search(heads[c]) for c in kept) else kept


def _within(heads: Sequence[str], at: int) -> list[int]:
    behind = range(at + 1, len(heads))
    return list(takewhile(lambda c: heads[c][:_ALIKE] == heads[at][:_ALIKE], behind))


def _of_total(ledger: Ledger, head: str, total: Figure, parts: Sequence[Figure]) -> Iterator[Finding]:
    if len(parts) < len("甲乙") or not any(f.value for f in parts):
        return
    reading = added(parts, "")
    if judge(total, reading) in FITTING or slip_in_sum(total.value, [f.value for f in parts]):
        name = _("表中“{head}”").format(head=head.strip())
        yield recomputed(ledger, Claim(NAME, total, name, ""), [reading])
