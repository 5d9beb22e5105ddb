"""What a year's report adds: last year's results and the coming year's targets of headline indicators."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from guibiao.documents import Document
from guibiao.extract import Statement
from guibiao.plan.changes import Conversion
from guibiao.plan.drafting.figures import bare_name, clean_unit
from guibiao.plan.drafting.passage import source_of
from guibiao.plan.model import AnnualTarget, Observation
from guibiao.quantity import Period
from guibiao.vocabulary import vocabulary

REPORTS = ("work_report", "plan_report")
_MEASURES = ("level", "growth", "change")


@dataclass(slots=True)
class Headline:
    """An indicator as a report tells it: results, the coming year's target, and targets of the whole plan."""

    name: str
    code: str | None
    unit: str = ""
    observations: list[Observation] = field(default_factory=list)
    asked: list[Statement] = field(default_factory=list)  # targets of single years
    goals: list[Statement] = field(default_factory=list)
    base: Decimal | None = None


def read_headlines(
    document: Document, statements: Sequence[Statement], span: Period, names: Collection[str] = ()
) -> list[Headline]:
    """The indicators of the registry that a document gives results or targets for, in the order of their first figure.

    Those that a plan calls by one of `names` count too, though the registry does not know them. Only whole years
    inside the plan count, and only figures about the document's own area.
    """
    own = {bare_name(name): name for name in names}
    found: dict[str, Headline] = {}
    for s in statements:
        entry = vocabulary().indicator(s.indicator)
        key = entry.code if entry else own.get(bare_name(s.indicator))
        if key is None or s.region not in (None, document.region) or s.base is not None:
            continue
        line = found.setdefault(key, Headline(s.indicator if entry else key, entry.code if entry else None))
        _file(line, s, span, document.plans if document.kind in REPORTS else None)
    return list(found.values())


def annual_targets(asked: Sequence[Statement], unit: str) -> dict[int, AnnualTarget]:
    """The first target told for each year, its amounts in the indicator's unit."""
    found: dict[int, AnnualTarget] = {}
    for s in asked:
        to_own = Conversion(clean_unit(s.unit), unit)
        if to_own.fits(s.measure):
            bound = s.bound if s.bound in ("ge", "le") else None
            value = to_own.value(s.value, s.measure)
            found.setdefault(Period(s.period).year, AnnualTarget(s.measure, value, bound, source_of(s)))
    return found


def _file(line: Headline, s: Statement, span: Period, own_year: int | None) -> None:
    """Keep a statement where it belongs. `own_year` is the year that a report sets targets for, the plan's last too."""
    period = Period(s.period)
    if s.role == "target":
        if period.is_year and not period.is_span and period.year == own_year:
            line.asked += [s] if s.measure in _MEASURES and _inside(period, span) else []
        elif (period.is_span and period.end == span.end and period.years == span.years) or period.year == span.end.year:
            line.goals.append(s)
        elif period.is_year and s.measure in _MEASURES and _inside(period, span):
            line.asked.append(s)
    elif s.measure in _MEASURES and period.is_year and _in_unit(line, s):
        if s.measure == "level" and period.year == span.start.year - 1 and line.base is None:
            line.base = s.value
        known = any((o.period, o.measure, o.role) == (period, s.measure, s.role) for o in line.observations)
        if _inside(period, span) and not known:
            line.observations.append(Observation(period, s.value, s.measure, s.role, s.bound, source_of(s)))


def _in_unit(line: Headline, s: Statement) -> bool:
    """Whether a level is in the headline's unit, which its first level sets. Rates and changes always are."""
    if s.measure == "level":
        line.unit = line.unit or clean_unit(s.unit)
    return s.measure != "level" or clean_unit(s.unit) == line.unit


def _inside(period: Period, span: Period) -> bool:
    return span.start <= period.start and period.end <= span.end
