"""Means and sums over the yearly columns or rows of a table: 年均增速 of rates, 年均 and 累计 of amounts, 累计增长."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.precision import stands_for, times
from guibiao.audit.rules.mean_growth import compound_mean
from guibiao.audit.sums import added
from guibiao.audit.tabular import cell_of, heads_of, number_at, yearly
from guibiao.documents import Table
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import ABSURD, Interval, product_of_growth

NAMES = ("mean-growth", "sum-of-parts")
_MEAN = expression(r"年均|平均")
_SUM = expression(r"累计|合计|[两三四五]年(?:共|合计|累计)?\Z")
_RATE = expression(r"增[长速幅]|涨幅|增长率|降幅")
_ABOVE = 60  # characters before a table that say of what it is
_OF_RATES = expression(r"(?:增速|增长率|增幅)[^\n]{0,12}\n(?:[^\n]{0,12}[%％][^\n]{0,4}\n)?\s*\Z")
_MANY = "两三四五六"  # years, from two
_YEARS, _FIRST_YEARS = expression(f"[{_MANY}](?=年)"), expression(f"前([{_MANY}])年")
_OTHER = expression(r"目标|计划|任务|规划|占|比重|完成率|进度|全[国省市]")
_SHARE = expression(r"率|%|％|比重|占比|浓度|强度|人均|指数")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every mean or sum in a row, or a column, behind its figures of two or more years in a row."""
    for view in ledger.views():
        yield from _of_view(ledger, view)


def _of_view(ledger: Ledger, table: Table) -> Iterator[Finding]:
    heads = heads_of(table)
    for at, head in enumerate(heads):
        mean = _MEAN.search(head) is not None
        if (mean or _SUM.search(head)) and not _OTHER.search(head):
            columns = yearly(heads, at)
            for row in range(table.heads, len(table.rows)) if len(columns) > 1 else ():
                yield from _of_cell(ledger, table, row, at, columns)


def _of_cell(ledger: Ledger, table: Table, row: int, at: int, columns: list[int]) -> Iterator[Finding]:
    head, name = heads_of(table)[at], cell_of(table, row, 0)
    above = ledger.text[max(table.start - _ABOVE, 0) : table.start]
    rates = bool(_RATE.search(name) or _RATE.search(heads_of(table)[columns[0]]) or _OF_RATES.search(above))
    if first := _FIRST_YEARS.search(head):
        columns = columns[: _MANY.index(first[1]) + 2]
    many = _YEARS.search(head)
    if many and _MANY.index(many[0]) + 2 not in (len(columns), len(columns) - 1):
        return
    claim = _figure(table, row, at, "%" if rates else "")
    figures = [f for c in columns if (f := _figure(table, row, c, "%" if rates else ""))]
    if claim is None or len(figures) < len(columns):
        return
    if rates and min(stands_for(f).low for f in figures) <= ABSURD:
        return
    if (
        not rates
        and not _MEAN.search(head)
        and min(f.value for f in figures) <= claim.value <= max(f.value for f in figures)
    ):
        return  # a mean or a rate itself
    readings = list(_of_rates(figures, head) if rates else _of_amounts(figures, head, name))
    if readings:
        rule = "mean-growth" if rates else "sum-of-parts"
        called = _("表中“{row}”的“{head}”").format(row=name, head=head)
        yield recomputed(ledger, Claim(rule, claim, called, claim.unit), readings)


def _of_rates(rates: list[Figure], head: str) -> Iterator[Reading]:
    """The means of all years, or of those after the first, which may be the base; for 累计 their product."""
    inputs = tuple(Input(f, "rate") for f in rates)
    if not _MEAN.search(head):
        product = (product_of_growth([stands_for(f) for f in rates]) - 1) * 100
        how = _("逐年增速{rates}连乘").format(rates=_("、").join(f"{f.value}%" for f in rates))
        yield Reading((product_of_growth([Interval(f.value) for f in rates]).low - 1) * 100, product, inputs, how)
        yield added(rates, "%")
        return
    for chosen in (rates, rates[1:]):
        if len(chosen) > 1:
            yield compound_mean(tuple(chosen))
            yield _share_of_sum(chosen, "%")


def _of_amounts(figures: list[Figure], head: str, name: str) -> Iterator[Reading]:
    if _MEAN.search(head):
        for chosen in (figures, figures[1:]) if not _RATE.search(head) and "增" not in head else ():
            if len(chosen) > 1:
                yield _share_of_sum(chosen, "")
    elif not _SHARE.search(name) and not _RATE.search(head):
        for chosen in (figures, figures[1:]):
            if len(chosen) > 1:
                yield added(chosen, "")


def _share_of_sum(figures: list[Figure], unit: str) -> Reading:
    """The arithmetic mean."""
    whole = added(figures, unit)
    how = _("{sum}的平均数").format(sum=_("、").join(str(f.value) for f in figures))
    share = Fraction(1, len(figures))
    return Reading(whole.value * share, times(whole.possible, share), whole.inputs, how)


def _figure(table: Table, row: int, column: int, unit: str) -> Figure | None:
    value = number_at(table, row, column)
    start, end = table.cells[row][column]
    return Figure(start=start, end=end, value=value, unit=unit) if value is not None else None
