"""`growth-of-levels` in tables: a row or column of yearly growth beside the levels of the same years.

粮食产量 | 30.2 | 31.1, and under it 比上年增长（%） | 2.0 | 3.0; or the two beside each other, one year below another.
"""

from __future__ import annotations

from collections.abc import Iterator

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.ledger import Ledger
from guibiao.audit.levels import level_of
from guibiao.audit.rules.change_of_levels import difference
from guibiao.audit.rules.growth_of_levels import growth
from guibiao.audit.tables import is_real, may_differ, told_otherwise
from guibiao.audit.tabular import cell_of, heads_of, number_at
from guibiao.documents import Table
from guibiao.expressions import expression
from guibiao.messages import _

NAMES = ("growth-of-levels", "change-of-levels")
_YEAR = expression(r"((?:19|20)\d\d)年?(?:末|底)?\Z")
_OF_ROW_ABOVE = expression(
    r"\s*[（(]?(?:比上年|较上年|同比|年|其中)?(?:增长|增速|增幅|增长率|增减|升降)(?:率|幅度|速度)?\s*(?:[（(]?\s*[±+]?\s*[%％]\s*[）)]?)?\s*\Z"
)
_ADDED_TO_ROW_ABOVE = expression(
    r"\s*[（(]?(?:比|较)(?:上年|上一年|去年)(?:增加|增减|净增|增长|提高|变化)(?:量|数|额)?\s*(?:[（(][^%％（）()]{1,6}[）)]|百分点)?\s*\Z"
)
_PERCENT = expression(r"[%％]")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every growth in a row called so that stands under a row of levels, and for such columns."""
    for view in ledger.views():
        heads = heads_of(view)
        years = {int(found[1]): at for at, head in enumerate(heads) if (found := _YEAR.match(head.strip()))}
        for row in range(view.heads + 1, len(view.rows)) if len(years) > 1 else ():
            name, level = cell_of(view, row, 0), cell_of(view, row - 1, 0)
            if _OF_ROW_ABOVE.match(name) and not _PERCENT.search(level) and not is_real(level):
                yield from _of_row(ledger, view, row, years)
            elif _ADDED_TO_ROW_ABOVE.match(name):
                yield from _of_change(ledger, view, row, years)


def _of_change(ledger: Ledger, table: Table, row: int, years: dict[int, int]) -> Iterator[Finding]:
    """What was added year by year, in a row under that of the levels."""
    level = cell_of(table, row - 1, 0)
    for year, at in years.items():
        if year - 1 not in years or _PERCENT.search(cell_of(table, row, at)):
            continue
        figures = [_figure(table, *place) for place in ((row, at), (row - 1, years[year - 1]), (row - 1, at))]
        if all(figures):
            claim, base, end = (f for f in figures if f)
            reading = difference(level_of(base, "base"), level_of(end, "end"), "", 1)
            called = _("表中“{row}”{year}年的增减").format(row=level, year=year)
            if reading:
                yield recomputed(ledger, Claim(NAMES[1], claim, called, "", sure=True), [reading])


def _of_row(ledger: Ledger, table: Table, row: int, years: dict[int, int]) -> Iterator[Finding]:
    level = cell_of(table, row - 1, 0)
    for year, at in years.items():
        if year - 1 not in years:
            continue
        figures = [_figure(table, *place) for place in ((row, at), (row - 1, years[year - 1]), (row - 1, at))]
        if all(figures) and not told_otherwise(ledger, table, row, at):
            claim, base, end = (f for f in figures if f)
            reading = growth(level_of(base, "base"), level_of(end, "end"))
            called = _("表中“{row}”{year}年的增长").format(row=level, year=year)
            caveat = _("口径、基数或可比价格也可能造成差异，请核对") if may_differ(level) else ""
            if reading:
                severity = "warning" if caveat else "error"
                yield recomputed(ledger, Claim(NAMES[0], claim, called, "%", severity, caveat, sure=True), [reading])


def _figure(table: Table, row: int, column: int) -> Figure | None:
    value = number_at(table, row, column)
    start, end = table.cells[row][column]
    return Figure(start=start, end=end, value=value, unit="") if value is not None else None
