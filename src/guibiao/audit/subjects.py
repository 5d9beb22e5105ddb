"""How messages name what a figure is about, and which target the text holds it against."""

from __future__ import annotations

from fractions import Fraction

from guibiao.audit.figure import Cited
from guibiao.audit.ledger import Ledger, nearest, period_of
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
    return f"{statement.indicator}{when(statement.period)}{measures[statement.measure]}"


def when(period: str) -> str:
    """A period in words: 2021年, 2021—2022年, 2023年上半年; others as they are written."""
    span = period_of(period)
    if span.is_year:
        return _("{year}年").format(year=span.year)
    if span.is_span and not span.is_part_of_year and "-" not in period:
        return _("{first}—{last}年").format(first=span.start.year, last=span.end.year)
    if period.endswith("-H1"):
        return _("{year}年上半年").format(year=span.year)
    return f"（{period}）"


def threshold_of(ledger: Ledger, figure: Cited) -> Fraction | None:
    """The closest target of the same measure that the document states for the figure's subject."""
    said = figure.statement
    targets = [
        t
        for t in ledger.stated(said, said.measure, facts=False)
        if t.unit == figure.unit and period_of(t.statement.period).end >= period_of(said.period).end
    ]
    return Fraction(nearest(targets, figure.start)[0].value) if targets else None
