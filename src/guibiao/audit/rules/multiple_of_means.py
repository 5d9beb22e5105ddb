"""`multiple`: a multiple of an earlier year against the mean growth told beside it: 是2011年的2.04倍，年均增长15.3%.

Growth may be at constant prices and the multiple at current ones, so that only what no change of prices explains fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Cited
from guibiao.audit.finding import Finding
from guibiao.audit.joints import only_joins, tells_times
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger, period_of
from guibiao.audit.measures import PERCENT
from guibiao.audit.precision import stands_for
from guibiao.audit.prices import real
from guibiao.audit.subjects import named
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval

NAME = "multiple"
_PLAN = expression(r"十[一二三四]五”?(?:期?末|时期末)")
_BEFORE = 14  # characters before a multiple that name what it is of
PLAN_YEARS = 5
MOST_YEARS = 20
_NO_PRICES = Interval(Fraction(17, 20), Fraction(6, 5))  # the same, where growth is at current ones
_PRICES = Interval(Fraction(17, 20), Fraction(3, 2))  # what prices may have become over the years


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every multiple with a mean growth of its subject right before or behind it."""
    for figure in ledger.figures:
        if (
            figure.unit != "倍"
            or not tells_times(figure)
            or figure.bound != "eq"
            or figure.statement.measure == "growth"
        ):
            continue
        start, end = ledger.sentence(figure.start)
        beside = ledger.within(start, end)
        at = beside.index(figure) if figure in beside else -1
        rates = [f for f in (*beside[at - 1 : at], *beside[at + 1 : at + 2]) if _is_mean(f)] if at >= 0 else []
        years = _years(ledger, figure)
        joined = [r for r in rates if _joins(ledger, figure, r, beside)]
        if joined and years:
            prices = _PRICES if real(figure) else _NO_PRICES
            readings = [_grown(joined[0], n, prices) for n in sorted(years)]
            caveat = _("如增速按可比价格计算，也不应相差这么多")
            yield recomputed(ledger, Claim(NAME, figure, named(figure.statement), "倍", "warning", caveat), readings)


def _joins(ledger: Ledger, figure: Cited, rate: Cited, beside: Sequence[Cited]) -> bool:
    """Whether no other name stands between the two."""
    first, second = (figure, rate) if figure.start < rate.start else (rate, figure)
    return only_joins(ledger, first, second, beside)


def _is_mean(figure: Cited) -> bool:
    return figure.statement.measure == "growth_avg" and figure.unit in PERCENT and figure.statement.role != "target"


def _years(ledger: Ledger, figure: Cited) -> set[int]:
    """Over how many years a multiple may be: from its base to the year told of, or those of a five-year plan."""
    base = figure.statement.base
    plan = _PLAN.search(ledger.text, max(figure.start - _BEFORE, 0), figure.start)
    if base is None or not base.isdigit():
        return {PLAN_YEARS} if plan else set()
    apart = period_of(figure.statement.period).year - int(base)
    return {n for n in (apart, apart - 1, PLAN_YEARS) if 1 < n < MOST_YEARS}


def _grown(rate: Cited, years: int, prices: Interval) -> Reading:
    """What a level becomes at a mean growth over years, at constant or current prices."""
    meant = stands_for(rate)
    low, high = (1 + meant.low / 100) ** years, (1 + meant.high / 100) ** years
    value = (1 + Fraction(rate.value) / 100) ** years
    how = _("年均增长{rate}%、{years}年").format(rate=rate.value, years=years)
    return Reading(value, Interval(low * prices.low, high * prices.high), (Input(rate, "rate"),), how)
