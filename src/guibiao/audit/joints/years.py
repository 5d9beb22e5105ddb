"""The years that levels are of, by the words beside them."""

from __future__ import annotations

from guibiao.audit.figure import Cited, Figure
from guibiao.audit.ledger import Ledger, period_of
from guibiao.expressions import expression

_BEHIND = expression(r"[（(]((?:19|20)\d\d)年?(?:末|底)?(?:为|是)?[）)]")
_PLANS = {"一": 2010, "二": 2015, "三": 2020, "四": 2025, "五": 2030}
_PLAN_OR_YEAR = expression(r"(?P<year>(?:19|20)\d\d)|十(?P<plan>[一二三四五])五")
_YEAR_NEAR = 20  # characters before a figure in which its year is named


def year_beside(ledger: Ledger, figure: Figure, floor: int) -> int | None:
    """The year named right before a figure, or in brackets behind it; the last one of a five-year plan named there."""
    behind = _BEHIND.match(ledger.text, figure.end)
    if behind:
        return int(behind[1])
    told = [*_PLAN_OR_YEAR.finditer(ledger.text, max(figure.start - _YEAR_NEAR, floor), figure.start)][-1:]
    return next((int(m["year"]) if m["year"] else _PLANS[m["plan"]] for m in told), None)


def year_told(figure: Figure) -> int | None:
    """The year that a figure was read as one of, where words far from it say so."""
    return period_of(figure.statement.period).year if isinstance(figure, Cited) else None
