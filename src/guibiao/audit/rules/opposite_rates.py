"""`share`: a rate of what failed and its opposite: of 6183 batches 155 failed, 2.5% (不合格率), and 97.5% passed.

The count beside 不合格 is the part of the one rate, and what is left of the whole that of the other; where both rates
stand side by side they add up to a hundred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from guibiao.audit.claims import Claim, held
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_before, label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, alike
from guibiao.audit.precision import stands_for
from guibiao.audit.shares import NAME, ratio
from guibiao.audit.shares.amounts import holds_all, is_amount
from guibiao.expressions import expression
from guibiao.quantity import Interval

__all__ = ["NAME", "check"]

_FAILED = "不合格 不达标 未达标 不满意 不及格 不规范 未办结 未整改 未完成 未签约 未检出"
_RATE = expression(r"(?P<own>[^，,。；;\d率]{0,12}?)(?P<not>[不未]?)(?P<word>..)率[^，,。；;\d率]{0,4}\Z")
_BESIDE = expression(r"[^，,、。；;：:（）()\d率]{0,12}")
_BEHIND = expression(r"[^，,、。；;：:（）()\d率]{0,6}\Z")
_TOTAL = expression("共|总|累计|合计")
_ALL = 100  # %


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such rate whose part and whole, or whose opposite, its sentence tells before it."""
    seen: set[int] = set()
    for at in ledger.where(_FAILED):
        start, end = ledger.sentence(at)
        if start in seen:
            continue
        seen.add(start)
        word = ledger.text[at + 1 : at + 3]
        told = ledger.numbers(start, end)
        rates = [(f, found) for f in told if f.unit in PERCENT and (found := _rate(ledger, f, start, word))]
        part = next((f for f in told if is_amount(f) and _is_beside(ledger, f, at)), None)
        for figure, found in rates:
            yield from _of_rate(ledger, figure, found, part, rates)


def _rate(ledger: Ledger, figure: Figure, floor: int, word: str) -> re.Match[str] | None:
    found = _RATE.search(label_before(ledger.text, figure.start, floor))
    return found if found and found["word"] == word else None


def _is_beside(ledger: Ledger, figure: Figure, at: int) -> bool:
    """Whether a count is of what failed: 检出不合格样品155批次, 155批次不合格."""
    before = figure.start > at and _BESIDE.fullmatch(ledger.text, at, figure.start)
    return bool(before) or (figure.end <= at and _BEHIND.fullmatch(ledger.text, figure.end, at) is not None)


def _of_rate(
    ledger: Ledger,
    figure: Figure,
    found: re.Match[str],
    part: Figure | None,
    rates: Sequence[tuple[Figure, re.Match[str]]],
) -> Iterator[Finding]:
    sure, other = _wholes(ledger, part, figure) if part and part.start < figure.start else ([], [])
    sides = [[r for w in wholes if part and (r := ratio(part, w))] for wholes in (sure, other)]
    if not found["not"]:
        sides = [[_rest(r) for r in readings] for readings in sides]
    opposite = next((f for f, own in rates if _are_opposite(f, own, figure, found)), None)
    if opposite:
        sides[0].append(_left(opposite))
    if sides[0] or sides[1]:
        claim = Claim(NAME, figure, "".join(found.group("own", "not", "word")) + "率", "%")
        finding = held(ledger, claim, sides[0][-1:], [*sides[0][:-1], *sides[1]])
        yield from [finding] if finding else []


def _are_opposite(other: Figure, own: re.Match[str], figure: Figure, found: re.Match[str]) -> bool:
    """Whether another rate before is the opposite of a rate, and neither says that it is of something else."""
    return other.start < figure.start and own["not"] != found["not"] and found["own"] in ("", own["own"])


def _wholes(ledger: Ledger, part: Figure, figure: Figure) -> tuple[list[Figure], list[Figure]]:
    """The whole that the text surely tells, and all that it may be: of the sentence, else the passage's total."""
    start = ledger.sentence(part.start)[0]
    said = [f for f in ledger.numbers(ledger.reach(start), figure.start) if is_amount(f) and alike(f.unit, part.unit)]
    larger = [f for f in said if f.start != part.start and holds_all(f, [part])]
    here = [f for f in larger if f.start >= start]
    if here:
        return (here if len(here) == 1 else []), here
    totals = [f for f in larger if _TOTAL.search(label_in_sentence(ledger, f))]
    return (totals if len(totals) == 1 else []), larger


def _rest(failed: Reading) -> Reading:
    """What is left of a hundred by the part that failed."""
    possible = failed.possible
    return Reading(
        _ALL - failed.value,
        Interval(_ALL - possible.high, _ALL - possible.low),
        failed.inputs,
        lambda: f"100%-{failed.how}",
    )


def _left(opposite: Figure) -> Reading:
    """What the opposite rate leaves of a hundred."""
    meant = stands_for(opposite)
    return Reading(
        _ALL - Fraction(opposite.value),
        Interval(_ALL - meant.high, _ALL - meant.low),
        (Input(opposite, "share"),),
        f"100%-{opposite.value}%",
    )
