"""What stands beside two figures with one value: told once more, neighbours come along."""

from __future__ import annotations

from guibiao.audit.figure import Figure
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import comparable, factor
from guibiao.audit.misprint import telling_digits
from guibiao.audit.retelling.likeness import HOLDS, RELATED, SHORT, are_of_a_kind, likeness
from guibiao.audit.retelling.told import Told, told

_FEWEST, _AROUND, _BESIDE = 2, 90, 4  # digits; characters and figures beside one
_ANYTHING = ("个", "项", "家", "件", "人")  # units of figures that are alike by chance


def same_beside(ledger: Ledger, one: Told, other: Told) -> int:
    """How many figures stand beside one of two with the value that they have beside the other one."""
    starts = other.figure.start - len(other.lead)  # of its sentence: what stands before it is beside the earlier one
    here = [f for f in _beside(ledger, one.figure) if f.start < starts]
    there = [f for f in _beside(ledger, other.figure) if f.start >= ledger.sentence(one.figure.start)[1]]
    return sum(any(_is_same(ledger, f, one, g, other) for g in there if f is not g) for f in here)


def _beside(ledger: Ledger, figure: Figure) -> list[Figure]:
    """The figures beside one."""
    before = ledger.numbers(max(figure.start - _AROUND, 0), figure.start)[-_BESIDE:]
    behind = ledger.numbers(figure.end, figure.end + _AROUND)[:_BESIDE]
    return [*before, *behind]


def _is_same(ledger: Ledger, f: Figure, one: Told, g: Figure, other: Told) -> bool:
    """Whether two figures beside two others have one value, and names that do not speak against it."""
    if not _are_equal(f, g):
        return False
    first, second = told(ledger, f), told(ledger, g)
    near = all(ledger.sentence(a.start) == ledger.sentence(t.figure.start) for a, t in ((f, one), (g, other)))
    if not near or len(telling_digits(f.value)) < _FEWEST:
        return likeness(first, second) >= HOLDS  # a digit alone stands beside many a figure
    if are_of_a_kind(first.name, second.name):
        return False
    bare = min(len(first.name), len(second.name)) < SHORT
    sure = len(telling_digits(f.value)) > _FEWEST and f.unit not in _ANYTHING
    return bare or likeness(first, second) >= RELATED or sure


def _are_equal(one: Figure, other: Figure) -> bool:
    if one.unit == other.unit:
        return one.value == other.value and bool(one.unit)
    if not one.unit or not comparable(one.unit, other.unit):
        return False
    by = factor(other.unit, one.unit)
    return one.value * by.denominator == other.value * by.numerator
