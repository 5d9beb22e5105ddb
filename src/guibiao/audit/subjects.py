"""How messages name what a figure is about, and which target the text holds it against."""

from __future__ import annotations

from fractions import Fraction

from guibiao.audit.figure import Cited, Figure
from guibiao.audit.ledger import Ledger, nearest, period_of
from guibiao.audit.measures import comparable, factor
from guibiao.extract import Statement
from guibiao.messages import _


def named(statement: Statement) -> str:
    """Indicator, period and measure in words: 工业总产值2021—2022年年均增长."""
    measures = {
        "level": "",
        "growth": _("增速"),
        "growth_avg": _("年均增速"),
        "change": _("增减量"),
        "change_avg": _("年均增减量"),
        "multiple": _("倍数"),
        "rank": _("位次"),
    }
    parts = {"indicator": statement.indicator, "period": when(statement.period), "measure": measures[statement.measure]}
    return (_("{indicator}{period}{measure}") if parts["measure"] else _("{indicator}{period}")).format(**parts)


def when(period: str) -> str:
    """A period in words: 2021年, 2021—2022年, 2023年上半年; others as they are written."""
    span = period_of(period)
    if span.is_year:
        return _("{year}年").format(year=span.year)
    if span.is_span and not span.is_part_of_year and "-" not in period:
        return _("{first}—{last}年").format(first=span.start.year, last=span.end.year)
    if period.endswith("-H1"):
        return _("{year}年上半年").format(year=span.year)
    return _("（{period}）").format(period=period)


def threshold_of(ledger: Ledger, figure: Figure) -> Fraction | None:
    """The closest target of the same measure that the document states for the figure's subject, in its unit."""
    if not isinstance(figure, Cited) or figure.statement.role == "target":
        return None
    said = figure.statement
    targets = [
        t
        for t in ledger.stated(said, said.measure, facts=False)
        if comparable(t.unit, figure.unit) and period_of(t.statement.period).end >= period_of(said.period).end
    ]
    if not targets:
        return None
    target = nearest(targets, figure.start)[0]
    return Fraction(target.value) * factor(target.unit, figure.unit)
