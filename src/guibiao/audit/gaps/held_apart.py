"""From a gap and the figures that it may lie between to a finding."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import Claim, held
from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.gaps.difference import difference, is_target, of_one_measure
from guibiao.audit.gaps.gap import NAME, Gap, is_of_kind
from guibiao.audit.judgement import FITTING, judge
from guibiao.audit.ledger import Ledger, as_printed
from guibiao.audit.measures import POINTS
from guibiao.audit.subjects import when
from guibiao.expressions import expression
from guibiao.messages import _

_STILL = expression(r"(?:还|仍|尚)?(?:差|相差|低|高)?\Z")
_GROWING = expression(r"增长|提高|上升")


def held_apart(
    ledger: Ledger,
    gap: Gap,
    actuals: Sequence[Figure],
    others: Sequence[Figure],
    *,
    named: bool,
    sure: bool = False,
    perhaps: Sequence[Figure] = (),
) -> Finding | None:
    """The finding for a gap of one of some figures from one of others.

    `named`: the text itself tells the figures; else a growth is held against no level. `sure`: in the words of the gap
    itself, so that nothing else can be meant; but what an amount is said to be below is told there as well. `perhaps`:
    what the gap may be from instead, if it then holds.
    """
    pairs = [(a, o) for o in others for a in actuals if a is not o]
    readings = [difference(a, o, gap.figure, gap.sign) for a, o in pairs]
    same = readings if named else [r for r in readings if of_one_measure(r)]
    meant = same[:1] if named or gap.of_target else []
    by_size = [
        difference(*pair, gap.figure, gap.sign, signed=False)
        for pair in pairs[:1]
        if meant and (gap.sign or gap.other) and pair[0].value < 0 and not _grows(ledger, pair[1])
    ]
    apart = gap.figure.unit in POINTS or gap.of_target
    claim = replace(
        claim_of(gap, actuals[0]), sure=(sure and apart) or (bool(meant) and _are_alone(ledger, gap, pairs))
    )
    instead = [difference(a, o, gap.figure, gap.sign) for o in perhaps for a in actuals if a is not o]
    return held(ledger, claim, [*meant, *by_size], [*same, *(r for r in instead if judge(gap.figure, r) in FITTING)])


def _are_alone(ledger: Ledger, gap: Gap, pairs: Sequence[tuple[Figure, Figure]]) -> bool:
    """Whether a sentence tells of a gap's kind but the two figures that it lies between, both before it.

    Then nothing else can be meant, where the gap names one of them, or neither side: 甲426元，乙213元，两者相差213元.
    """
    if len(pairs) != 1 or gap.of_the_past or (gap.bare and gap.sign and not is_target(pairs[0][1])):
        return False
    told = [f for f in ledger.numbers(*ledger.sentence(gap.start)) if is_of_kind(f, gap.figure)]
    return {f.start for f in told if f.start != gap.figure.start} == {f.start for f in pairs[0]}


def _grows(ledger: Ledger, figure: Figure) -> bool:
    """Whether the words right before a figure say that it is growth: 低于预期目标（增长5%）."""
    return bool(_GROWING.search(ledger.text, max(figure.start - 3, 0), figure.start))


def claim_of(gap: Gap, actual: Figure) -> Claim:
    """The claim that a gap makes of a figure."""
    return Claim(NAME, gap.figure, _name(actual, gap), gap.figure.unit, threshold=Fraction(0))


def _name(actual: Figure, gap: Gap) -> str:
    said = statement_of(actual)
    subject = _("{indicator}{period}").format(indicator=said.indicator, period=when(said.period)) if said else ""
    other = as_printed(_STILL.sub("", gap.other.strip())) or _("目标")
    side = {
        1: _("{subject}高于“{other}”的幅度"),
        -1: _("{subject}低于“{other}”的幅度"),
        0: _("{subject}与“{other}”的差距"),
    }
    return side[gap.sign].format(subject=subject, other=other)
