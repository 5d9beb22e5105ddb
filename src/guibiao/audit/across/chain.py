"""`chain`: this year's level and its growth or change against last year's level in another document.

45.5亿元 in one report, and 42.9亿元 with 增长73.2% in the next, cannot both stand unless the base was revised.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.across.account import Account, Kept
from guibiao.audit.across.chronicle import Chronicle, key_of
from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Reading
from guibiao.audit.levels import level_of, year_before
from guibiao.audit.measures import PERCENT
from guibiao.audit.misprint import one_digit, swapped, turned
from guibiao.audit.prices import real
from guibiao.audit.rules.change_of_levels import difference
from guibiao.audit.rules.growth_of_levels import beyond_belief, growth
from guibiao.audit.subjects import named
from guibiao.audit.wording import wording
from guibiao.messages import _

NAME = "chain"
_REVISED, _ROUNDED = 1, Fraction(1, 1000)  # points of growth, and what rounding makes of it


def check(chronicle: Chronicle) -> Iterator[Finding]:
    """A finding for every growth or change whose end is in its own document and whose base only in another."""
    for at, account in enumerate(chronicle.accounts):
        seen = set()
        for figure in account.figures:
            said = figure.statement
            if (key_of(figure), figure.value) in seen:
                continue
            seen.add((key_of(figure), figure.value))
            before = said.base or year_before(said.period)
            if figure.adjusted or said.measure not in ("growth", "change") or said.role == "target" or before is None:
                continue
            if said.measure == "change" or figure.unit in PERCENT:
                yield from _of_figure(chronicle, at, account, figure, before)


def _of_figure(chronicle: Chronicle, at: int, account: Account, figure: Kept, before: str) -> Iterator[Finding]:
    if chronicle.within(at, key_of(figure, "level", before)):
        return  # both levels are in one document, which is audited by itself
    ends = chronicle.within(at, key_of(figure, "level"))
    bases = chronicle.elsewhere(at, key_of(figure, "level", before)) if ends else []
    ends = [f for f in ends if f.bound == "eq"] or ends  # 突破500亿元大关，达到529.5亿元
    readings = [r for end in ends for base in bases if (r := _reading(figure, base, end))]
    if not readings:
        return
    claim = Claim(NAME, figure, named(figure.statement), figure.unit)
    if figure.statement.measure == "growth" and real(figure):
        if beyond_belief(figure, readings):
            caveat = _("增速按可比价格计算，但两者相差过大，请核对")
            yield recomputed(account, replace(claim, severity="note", caveat=caveat), readings)
        return
    caveat = figure.caveat or _("上年数后来有修订或口径有调整则不算错，请核对")
    threshold = _target(chronicle, at, figure)
    severity = "note" if all(_is_revision(figure, r) for r in readings) else "warning"
    yield recomputed(account, replace(claim, severity=severity, caveat=caveat, threshold=threshold), readings)


def _is_revision(figure: Kept, reading: Reading) -> bool:
    """Whether a base revised since explains a growth that is off better than any slip of the pen.

    That is so where it is little off, and where it is of firms that are others every year.
    """
    if figure.statement.measure != "growth":
        return False
    if abs(Fraction(figure.value) - reading.value) >= _REVISED and not _counts_others(figure):
        return False
    if swapped(figure.value, reading.value, short=True) or one_digit(figure.value, reading.value):
        return False
    claimed, times = 1 + Fraction(figure.value) / 100, 1 + reading.value / 100
    base, end = (i.figure.value for i in reading.inputs[:2])
    others = [
        *(Fraction(v) / Fraction(end) for v in turned(end)),
        *(Fraction(base) / Fraction(v) for v in turned(base)),
    ]
    return all(abs(times * other - claimed) > _ROUNDED for other in others)


def _counts_others(figure: Kept) -> bool:
    name = figure.statement.indicator
    return "投资" not in name and any(word in name for word in wording().changing)


def _target(chronicle: Chronicle, at: int, figure: Kept) -> Fraction | None:
    """The target that was set for the figure, in its own document or an earlier one."""
    key = key_of(figure, fact=False)
    targets = [*chronicle.within(at, key), *chronicle.earlier(at, key)]
    return next((Fraction(t.value) for t in targets if t.unit == figure.unit), None)


def _reading(figure: Kept, base: Kept, end: Kept) -> Reading | None:
    from_, to = level_of(base, "base"), level_of(end, "end")
    is_growth = figure.statement.measure == "growth"
    reading = growth(from_, to) if is_growth else difference(from_, to, figure.unit, 1)
    how = _("《{doc}》的{base}到本文的{end}").format(doc=base.doc, base=from_.words(), end=to.words())
    return replace(reading, words=how) if reading else None
