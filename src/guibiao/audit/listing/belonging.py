"""Whether figures may be a total and parts of it, by their units, measures and values."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import ANY, comparable, factor, is_count
from guibiao.expressions import expression
from guibiao.quantity import decimals

_SO_FAR = expression(r"截[至止]|目前|[年月][末底]|累计")
_SPAN = expression(r"以来|[两三四五]年(?!级)|期间|时期|20\d\d年?[—–~～至到-]{1,2}(?:20)?\d\d年|[年月]起|自20")


def may_be_of_some_years(ledger: Ledger, total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether what there is by now may be of more years than 其中 tells: 截至2023年末累计建成38万亩，其中2023年新建….

    But no years have more than all.
    """
    if _added(parts, total.unit) > Fraction(total.value):
        return False
    start = ledger.sentence(total.start)[0]
    so_far = _SO_FAR.search(ledger.text, start, total.start) and not _SPAN.search(ledger.text, start, total.start)
    return bool(so_far) and ledger.text.find("其中", total.end, min(p.start for p in parts)) >= 0


def is_total_of(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a figure is larger than each of the parts, in units that can be added."""
    return all(
        total.value > p.value
        if p.unit == total.unit
        else comparable(total.unit, p.unit) and Fraction(total.value) * factor(total.unit, p.unit) > p.value
        for p in parts
    )


def is_sum(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts as printed make up such a figure exactly."""
    return is_total_of(total, parts) and _added(parts, total.unit) == Fraction(total.value)


def nearly_sum(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts make up such a figure but for the rounding of each of them."""
    if not is_total_of(total, parts):
        return False
    off = abs(_added(parts, total.unit) - Fraction(total.value))
    return 2 * off <= len(parts) * Fraction(1, 10 ** decimals(total.value))


def _added(parts: Sequence[Figure], unit: str) -> Fraction:
    return sum((Fraction(p.value) * factor(p.unit, unit) for p in parts if comparable(p.unit, unit)), Fraction(0))


@lru_cache(maxsize=4096)
def one_kind(unit: str, other: str) -> bool:
    """Whether figures of these units may be parts of one total: schools are no parts of places in them."""
    if is_count(unit) and is_count(other):
        return unit == other or {unit, other} <= ANY
    return comparable(unit, other)


def same_measure(part: Figure, total: Figure) -> bool:
    """A stock has no part that is a flow's growth: measures must agree where both are known."""
    p, t = statement_of(part), statement_of(total)
    if p is None or t is None:
        return part.unit not in ("%", "％", "‰", "个百分点")
    return p.measure == t.measure and p.measure in ("level", "change")
