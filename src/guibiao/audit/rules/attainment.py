"""`attainment`: how much of a target was reached (达到目标53.3亿元的83.1%, 完成年度计划的62%)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.attained import (
    Attained,
    attained_told,
    beyond,
    is_amount,
    of_rest,
    pairs_of,
    ratio,
    readings_of,
)
from guibiao.audit.claims import Claim, held, indicator_of, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import alike
from guibiao.audit.rules.aims_passed import passes
from guibiao.messages import _

NAME = "attainment"
_ALL = Fraction(100)  # %


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every attained part of a target, where the text states the target and what was reached."""
    yield from _without_parts(list(_all(ledger)))


def _without_parts(found: Sequence[Finding]) -> Iterator[Finding]:
    """The findings but for failures by a target that another thing, told before, has borne out as its own.

    投资计划190亿元，完成88亿元，完成计划的46.3%。县级项目完成18亿元，完成计划的29.7% is of a plan of theirs.
    """
    borne_out: dict[int, str] = {}
    for finding in found:
        target = next((s.start for s in finding.spans if s.role == "target"), None)
        if target is not None and finding.verdict.startswith("holds"):
            borne_out.setdefault(target, finding.indicator)
        if finding.verdict == "fails" and target in borne_out and borne_out[target] != finding.indicator:
            continue
        yield finding


def _all(ledger: Ledger) -> Iterator[Finding]:
    for attained in attained_told(ledger):
        if ledger.numbers(attained.start, attained.end) and passes(ledger, attained.start):
            continue
        if len(attained.in_turn) > 1:
            yield from _of_several(ledger, attained)
        elif finding := _of_attainment(ledger, attained):
            yield finding


def _of_several(ledger: Ledger, attained: Attained) -> Iterator[Finding]:
    """A finding for each of several rates, where as many targets and results stand before them, each in its turn."""
    claims = attained.in_turn
    inline = [f for f in ledger.numbers(attained.start, attained.end) if is_amount(f)]
    before = [f for f in ledger.numbers(ledger.sentence(attained.start)[0], attained.start) if is_amount(f)]
    if len(inline) == len(claims) <= len(before):
        for claim, actual, target in zip(claims, before[-len(claims) :], inline, strict=True):
            reading = ratio(actual, target) if alike(actual.unit, target.unit) else None
            if reading:
                yield recomputed(ledger, Claim(NAME, claim, _named(actual), "%", threshold=_ALL), [reading])


def _of_attainment(ledger: Ledger, attained: Attained) -> Finding | None:
    """The finding for a rate of its own, by its target, or by what is left of it where no target is told."""
    figure, pairs = attained.figure, pairs_of(ledger, attained)
    if pairs.rest:
        done, left = pairs.rest
        return held(ledger, Claim(NAME, figure, _named(done), "%"), [of_rest(done, left)])
    if not pairs.likeliest:
        return None
    readings = readings_of(ledger, attained, pairs)
    if attained.words.startswith("超"):
        readings, figure = [beyond(r) for r in readings], replace(figure, bound="eq")
    inline = any(attained.start <= target.start < attained.end for _, target in pairs.likeliest[:1])
    claim = Claim(NAME, figure, _named(pairs.likeliest[0][0]), "%", threshold=_ALL, sure=inline and pairs.sure)
    return held(ledger, claim, readings[:1] if pairs.sure else [], readings)


def _named(actual: Figure) -> str:
    return _("{name}完成目标的比例").format(name=indicator_of(actual))
