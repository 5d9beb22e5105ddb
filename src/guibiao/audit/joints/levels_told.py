"""Whether figures are levels of the thing that a claim tells the change of."""

from __future__ import annotations

from msgspec.structs import replace

from guibiao.audit.figure import Cited, Figure
from guibiao.audit.joints.earlier import FROM, MOVES, TO, is_prior
from guibiao.audit.joints.tellers import tells_times
from guibiao.audit.ledger import Ledger, is_goal
from guibiao.audit.measures import MILLE_POINTS, PERCENT, POINTS, comparable, is_for_each
from guibiao.expressions import expression

_IN_YEAR = expression(r"(?:(?:19|20)\d\d年(?:末|底)?的?)\Z")
_SAME_NEAR = 8  # characters before a figure in which it is called one of the same stretch
_MOVED_NEAR = 14  # characters before such a number
_BESIDE_PLAN = expression("(?:(?:短|超|欠)[收支]|调[增减])(?:了|约|达)?\\Z")
_FROM_NEAR, _TURNED = 20, expression("[变转改升降高低快缓落][到至为]")
_OF_RATES = (*PERCENT, *POINTS, "倍", "‰")
_MANY = ("万", "亿", "千万", "万亿")
_FOUR = expression(r"(?:19|20)\d\d")


def is_level(ledger: Ledger, figure: Figure, claim: Cited) -> bool:
    """Whether a figure may be a level that the claim is about; growth itself has a change in points."""
    if is_goal(ledger, figure) and not (is_goal(ledger, claim) or claim.statement.measure.endswith("_avg")):
        return False  # a target is no level that a fact came from
    measures = ("level", "multiple", "growth") if claim.unit in POINTS else ("level", "multiple")
    if isinstance(figure, Cited) and figure.statement.measure not in measures:
        return False
    if is_beside_plan(ledger, figure):
        return False
    if claim.unit in POINTS:
        return figure.unit in PERCENT or (not figure.unit and (bool(figure.value % 1) or _is_none(ledger, figure)))
    if claim.unit in MILLE_POINTS:
        return figure.unit == "‰"
    told = figure.unit or figure.value % 1 or _is_moved(ledger, figure)
    return figure.unit not in _OF_RATES and bool(told)


def is_beside_plan(ledger: Ledger, figure: Figure) -> bool:
    """Whether a figure is by how much a budget was passed or missed, which is no level of it: 短收|7431万元."""
    return "元" in figure.unit and bool(_BESIDE_PLAN.search(ledger.text, max(figure.start - 4, 0), figure.start))


def are_levels(ledger: Ledger, a: Figure, b: Figure, c: Figure) -> bool:
    """Whether A and B are levels of one thing of which C says the change, the growth or the multiple.

    A level for each of something may change by an amount that does not say so again: 103元/月, 上调10元.
    """
    if not comparable(a.unit, b.unit) or (_of_other_parts(ledger, a, b) and not _are_told_so(ledger, a, b, c)):
        return False
    if c.unit in POINTS:
        return b.unit in PERCENT
    return c.unit in PERCENT or tells_times(c) or comparable(c.unit, b.unit) or is_for_each(b.unit, c.unit)


def _are_told_so(ledger: Ledger, a: Figure, b: Figure, c: Figure) -> bool:
    """Whether words say that A and B are of two times of which C tells the difference, whatever stretches they are.

    下降15.1%，降幅较上半年（15.9%）收窄; 由一季度下降9.2%转为上半年增长2.4%.
    """
    return c.unit in POINTS and (any(is_prior(ledger, f, 0) for f in (a, b)) or _is_from(ledger, a, b))


def _is_from(ledger: Ledger, a: Figure, b: Figure) -> bool:
    """Whether words say that B came of A, whatever the times of both."""
    came = FROM.search(ledger.text, max(a.start - _FROM_NEAR, 0), a.start)
    return came is not None and _TURNED.search(ledger.text, a.end, b.start) is not None


def _is_none(ledger: Ledger, figure: Figure) -> bool:
    """Whether a figure is a nought that something came down to: 由12.6%降到0."""
    return not figure.value and bool(TO.search(ledger.text, max(figure.start - _MOVED_NEAR, 0), figure.start))


def _is_moved(ledger: Ledger, figure: Figure) -> bool:
    """Whether a whole number without its unit is one that something moved from or to: 由2020年的86增加到112."""
    before = _IN_YEAR.sub("", ledger.text[max(figure.start - _MOVED_NEAR, 0) : figure.start])
    return bool(TO.search(before) or (FROM.search(before) and MOVES.match(ledger.text, figure.end)))


def _of_other_parts(ledger: Ledger, a: Figure, b: Figure) -> bool:
    """Whether one figure is told of a stretch of its year, and the other of another or of all: 前三季度."""
    if not (isinstance(a, Cited) and isinstance(b, Cited)):
        return False
    if _part_of_year(a.statement.period) == _part_of_year(b.statement.period):
        return False
    return not any("同期" in ledger.text[max(f.start - _SAME_NEAR, 0) : f.start] for f in (a, b))


def _part_of_year(period: str) -> str:
    """The months of a year that a period is, where they are a stretch of it: -Q1/-Q3."""
    return _FOUR.sub("", period) if "/" in period and "-" in period else ""


def with_one_unit(first: Figure, second: Figure) -> tuple[Figure, Figure]:
    """由45.3提高到48.2%: the first figure has the unit of the second; a nought that of the first."""
    if first.unit and not second.unit and not second.value:
        return first, replace(second, unit=first.unit)
    return (first if first.unit else replace(first, unit=second.unit)), second


def with_unit_of(level: Figure, change: Figure) -> Figure:
    """2.63亿，比上年增加983万人: a level that tells only how many ten thousands it is has the unit of its change."""
    bare = change.unit.lstrip("百千万亿")
    return replace(level, unit=level.unit + bare) if level.unit in _MANY and bare != change.unit else level
