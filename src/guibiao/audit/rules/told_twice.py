"""`same-figure`: an amount told in two sentences, the later time by another name or in another unit, but for a slip.

批复总投资3.6亿元…该项目批复总投资3600万元; 立案214件，处分197人…共立案214件；处分179人. What makes two amounts one:
that their names are one, or one holds the other's characters in their order, and that the figures beside them are the
same in both places. What makes them two: another time, place, part or plan, or that either place tells both.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure, measure_of
from guibiao.audit.finding import Finding
from guibiao.audit.ledger import Ledger, is_goal
from guibiao.audit.measures import PERCENT, POINTS, factor
from guibiao.audit.misprint import SURE_DIGITS, one_digit, swapped, telling_digits
from guibiao.audit.retelling import (
    HOLDS,
    SAME,
    Told,
    are_apart,
    as_told_before,
    is_definite,
    is_required,
    likeness,
    of_one_unit,
    points_back,
    same_beside,
    told,
)
from guibiao.audit.twins import alike_in_digits, told_twice
from guibiao.expressions import expression
from guibiao.messages import _

NAME = "same-figure"
_FEWEST, _MOST = 2, 8  # digits of a figure that may be told twice; earlier ones looked at
_NO_AMOUNT = ("", *PERCENT, *POINTS)
_NEIGHBOURS = 40  # characters
_PASSAGE = 1500  # characters between two tellings
_TENFOLD = tuple(Fraction(10) ** k for k in (1, 2, 3, 4, 8))
_THIS = expression(r"(?:[该本此这]|上述)[^，,。；;\d]{1,12}(?=\d)")
_LONG_NAME = 4  # characters of a name


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every figure that is an earlier one of the same thing but for a slip of the pen."""
    tables = [(t.start, t.end) for t in ledger.document.tables]
    found: set[int] = set()
    for earlier, figure in _pairs(ledger):
        if figure.start in found or any(a <= f.start < b for a, b in tables for f in (earlier, figure)):
            continue
        if _is_told_again(ledger, earlier, figure):
            found.add(figure.start)
            yield _compared(ledger, figure, earlier)


def _pairs(ledger: Ledger) -> Iterator[tuple[Figure, Figure]]:
    """Figures of two sentences that may be one but for a slip: by their digits, or beside figures told twice."""
    for same in alike_in_digits(ledger, _FEWEST):
        for i, figure in enumerate(same):
            for earlier in same[max(i - _MOST, 0) : i]:
                if earlier.value != figure.value or earlier.unit != figure.unit:
                    yield earlier, figure
    for one, other in told_twice(ledger, _FEWEST):
        yield from _neighbours(ledger, one, other)
    yield from _pointed(ledger)


def _pointed(ledger: Ledger) -> Iterator[tuple[Figure, Figure]]:
    """What is told of this thing, with the last amount before that bears a name which holds its own."""
    for match in ledger.scan(_THIS, "该 本 此 上述 这"):
        figure = next((f for f in ledger.numbers(match.end(), match.end() + 1) if f.unit not in _NO_AMOUNT), None)
        if figure is None or measure_of(figure) != "level":
            continue
        about = told(ledger, figure)
        before = ledger.numbers(max(figure.start - _PASSAGE, 0), ledger.sentence(figure.start)[0])
        for earlier in reversed(before):
            alike = of_one_unit(earlier.unit, figure.unit) and measure_of(earlier) == "level"
            if alike and likeness(told(ledger, earlier), about) >= HOLDS:
                yield earlier, figure
                break


def _neighbours(ledger: Ledger, one: Figure, other: Figure) -> Iterator[tuple[Figure, Figure]]:
    """What stands beside a figure and beside the same one told again, in one unit."""
    for before in (True, False):
        here, there = (_beside(ledger, f, before=before) for f in (one, other))
        for earlier in here:
            for figure in there:
                if figure.start > earlier.start and figure.value != earlier.value and figure.unit == earlier.unit:
                    yield earlier, figure


def _beside(ledger: Ledger, figure: Figure, *, before: bool) -> list[Figure]:
    start, end = ledger.sentence(figure.start)
    if before:
        near = ledger.numbers(max(figure.start - _NEIGHBOURS, start), figure.start)[-2:]
    else:
        near = ledger.numbers(figure.end, min(figure.end + _NEIGHBOURS, end))[:2]
    return [f for f in near if f.unit not in _NO_AMOUNT and measure_of(f) == "level"]


def _slip(ledger: Ledger, earlier: Figure, figure: Figure) -> str:
    """Which slip makes one figure of the other: turned, tenfold, digit or none."""
    by = factor(earlier.unit, figure.unit)
    value = Fraction(earlier.value) * by
    if value <= 0 or figure.value <= 0 or value == Fraction(figure.value):
        return ""
    if swapped(figure.value, value, short=True) or swapped(earlier.value, Fraction(figure.value) / by, short=True):
        return "turned"
    ratio = max(value / Fraction(figure.value), Fraction(figure.value) / value)
    if ratio in _TENFOLD:
        return "tenfold"
    return "digit" if by == 1 and one_digit(figure.value, value) else ""


def _is_told_again(ledger: Ledger, earlier: Figure, figure: Figure) -> bool:
    if earlier.unit in _NO_AMOUNT or not of_one_unit(earlier.unit, figure.unit):
        return False
    if ledger.sentence(earlier.start) == ledger.sentence(figure.start):
        return False
    if figure.start - earlier.end > _PASSAGE * 4:
        return False
    slip = _slip(ledger, earlier, figure)
    if not slip:
        return False
    one, other = told(ledger, earlier), told(ledger, figure)
    if is_required(one) or is_required(other):
        return False
    named = likeness(one, other)
    if slip != "turned" and named < HOLDS and (one.name or other.name):
        return False  # whatever stands beside them
    beside = same_beside(ledger, one, other)
    if is_goal(ledger, earlier) != is_goal(ledger, figure) and not (beside and is_definite(other)):
        return False
    if not _is_sure(slip, named, beside, one, other):
        return False
    return not are_apart(ledger, one, other, beside) and not _is_told_before(ledger, earlier, figure)


def _is_sure(slip: str, named: int, beside: int, one: Told, other: Told) -> bool:
    """Whether the names, the figures beside them and the slip together make it sure that two figures are one."""
    digits = len(telling_digits(other.figure.value))
    pointed = points_back(other) or is_definite(other)
    short = min(len(one.name), len(other.name))
    if beside and not one.name and not other.name and one.figure.unit == other.figure.unit:
        named = HOLDS  # 46个小区、5830户, and 46个小区、5380户
    if beside >= 2:
        printed = len(other.figure.value.as_tuple().digits)  # 6300 for 3600 is no chance as 53 for 35 may be
        return named >= HOLDS or (slip == "turned" and printed >= SURE_DIGITS)
    if slip == "turned" and digits >= SURE_DIGITS:
        if beside:
            return True
        if named == SAME or (named == HOLDS and pointed):
            return True
        return named == HOLDS and (short >= _LONG_NAME or digits > SURE_DIGITS)
    if beside and named >= HOLDS:
        return True
    if slip == "tenfold":
        return named >= HOLDS and points_back(other) and short >= 2
    return slip == "digit" and named >= HOLDS and points_back(other) and digits >= SURE_DIGITS


def _is_told_before(ledger: Ledger, earlier: Figure, figure: Figure) -> bool:
    """Whether the later value was told before as well, so that both are known."""
    before = ledger.numbers(max(figure.start - _PASSAGE, 0), figure.start)
    return any(f.value == figure.value and f.unit == figure.unit for f in before)


def _compared(ledger: Ledger, figure: Figure, earlier: Figure) -> Finding:
    name = told(ledger, earlier).name
    claim = Claim(NAME, figure, name, figure.unit, "warning", _("请确认以哪一个为准"))
    return recomputed(ledger, claim, [as_told_before(earlier, figure)])
