"""From a claim and its readings to a `Finding`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple, Protocol

from msgspec.structs import replace

from guibiao.audit.claims.chance import chance_of_slip
from guibiao.audit.claims.claim import Claim, indicator_of
from guibiao.audit.claims.far_off import is_far_off, is_of_another_size
from guibiao.audit.claims.tenfold import tenfold
from guibiao.audit.claims.words import failure, plain, success, working
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding, Span
from guibiao.audit.judgement import FITTING, Input, Reading, best, fits_any, judge
from guibiao.audit.misprint import swapped, telling_digits
from guibiao.messages import _
from guibiao.quantity import decimals

_TELLING = 2  # digits of a figure that hardly stands twice by chance
_LIKELIEST = 4  # readings of which a slip is thought


class _Known(NamedTuple):
    """What is known of the inputs of readings, and how likely a slip may then explain a claim by chance.

    Chosen so that of the figures of right texts that are recomputed from the wrong ones none is below.
    """

    most: float
    alone: float  # where the inputs are the only figures of their kind in the sentence
    other: bool  # whether a digit wrong, lost or too many is a slip as well


_MAY_BE_MEANT = _Known(0.012, 0.05, other=False)
_ARE_MEANT = _Known(0.08, 0.5, other=True)


class Source(Protocol):
    """Where a claim and its inputs stand: a document's ledger, or what is kept of documents that are linked."""

    @property
    def name(self) -> str:
        """The document's name."""

    def span(self, figure: Figure, role: str) -> Span:
        """The quotation of a figure."""

    def beside(self, figure: Figure) -> Sequence[Figure]:
        """The figures next to one in its sentence."""

    def shortly_before(self, figure: Figure) -> Sequence[Figure]:
        """The last few figures before one."""

    def are_alone(self, figures: Sequence[Figure], claim: Figure) -> bool:
        """Whether no others of their kind stand in the sentence of a claim."""


def held(source: Source, claim: Claim, sure: list[Reading], other: Iterable[Reading] = ()) -> Finding | None:
    """The finding for a claim whose `sure` readings are what the text means and whose `other` ones it may mean.

    Where one of the others fits, the claim holds; where none fits, only a sure one can show that it fails, or one of
    the likeliest, of which the claim has two digits in each other's place and the sure ones no explanation.
    """
    if fits_any(claim.figure, sure):
        return recomputed(source, claim, sure)
    short = bool(sure)  # then the claim is known to be one of such readings
    if not claim.sure:
        sure = [r for r in sure if not is_of_another_size(claim, r) or _is_copied(source, claim.figure, r)]
    others = list(other)
    fitting = next((r for r in others if judge(claim.figure, r) in FITTING), None)
    readings = [fitting] if fitting else sure
    if readings and (fitting or not is_far_off(claim, readings)):
        return recomputed(source, claim, readings)
    slips = (
        r
        for r in others[:_LIKELIEST]
        if swapped(claim.figure.value, r.value, short=short) or (short and tenfold(claim, r))
    )
    turned = next(slips, None)
    if turned is None and readings:
        return recomputed(source, claim, readings)
    if turned is None:
        slipped = _slipped(source, claim, others, _MAY_BE_MEANT)
        return recomputed(source, _doubted(claim), [slipped]) if slipped else None
    caveat = claim.caveat or _("两位数字可能写颠倒了，如另有所指则不算错")
    return recomputed(source, replace(claim, severity="warning", caveat=caveat), [turned])


def recomputed(source: Source, claim: Claim, readings: list[Reading]) -> Finding:
    """The finding for a claim that the text's figures let one recompute in at least one way.

    What lies so far off that no slip explains it cannot be recomputed: its inputs are likely not what was found.
    """
    verdict, reading = best(claim.figure, readings)
    if verdict == "fails":
        explained = next((r for r in readings if not is_far_off(claim, [r])), None)
        if explained is None and _is_copied(source, claim.figure, readings[0]):
            explained = reading
        reading = explained or reading
        if explained is None and (slipped := _slipped(source, claim, readings, _ARE_MEANT)):
            explained, reading, claim = slipped, slipped, _doubted(claim)
        if explained is None:
            verdict, claim = "not_recomputable", replace(claim, caveat=claim.caveat or _("相差较大，可能另有所指"))
        elif claim.by_slip and not _is_slip(source, claim, readings):
            claim = replace(claim, severity="note", caveat=claim.caveat or _("不是一处笔误可以解释，可能另有所指"))
    failed = verdict == "fails"
    return Finding(
        doc=source.name,
        rule=claim.rule,
        verdict=verdict,
        severity=claim.severity if failed else "note",
        indicator=indicator_of(claim.figure),
        claimed=claim.figure.value,
        unit=claim.unit,
        recomputed=reading.value,
        low=reading.possible.low,
        high=reading.possible.high,
        message=success(claim, reading, verdict) if verdict in FITTING else failure(claim, reading),
        spans=_spans(source, claim.figure, reading.inputs),
        decisive=failed and _crosses(claim, reading),
        group=claim.group if failed else None,
        working=working(claim, reading),
    )


def _is_slip(source: Source, claim: Claim, readings: Sequence[Reading]) -> bool:
    """Whether one slip of the pen lies between a claim and what it may be recomputed from."""
    if chance_of_slip(claim, readings[:_LIKELIEST], other=True)[0] or any(tenfold(claim, r) for r in readings):
        return True
    return any(_is_copied(source, claim.figure, r) for r in readings[:_LIKELIEST])


def _slipped(source: Source, claim: Claim, readings: Sequence[Reading], known: _Known) -> Reading | None:
    """The reading of which one slip makes the claim, where that is hardly chance."""
    slipped, chance = chance_of_slip(claim, readings[:_LIKELIEST], other=known.other)
    if slipped is None or chance >= known.alone:
        return None
    inputs = [i.figure for i in slipped.inputs]
    return slipped if chance < known.most or source.are_alone(inputs, claim.figure) else None


def _doubted(claim: Claim) -> Claim:
    """A claim that fails by no more than a slip would explain."""
    severity = "note" if claim.severity == "note" else "warning"
    return replace(claim, severity=severity, caveat=claim.caveat or _("有一个数可能写错了，如另有所指则不算错"))


def not_recomputable(source: Source, claim: Claim, missing: str, inputs: Sequence[Input] = ()) -> Finding:
    """The finding for a claim that lacks an input; `missing` says which, and what the claim implies for it."""
    return Finding(
        doc=source.name,
        rule=claim.rule,
        verdict="not_recomputable",
        severity="note",
        indicator=indicator_of(claim.figure),
        claimed=claim.figure.value,
        unit=claim.unit,
        recomputed=None,
        low=None,
        high=None,
        message=_("{name}为{claimed}，无法重算：{missing}。").format(
            name=claim.name, claimed=plain(Fraction(claim.figure.value), claim) + claim.unit, missing=missing
        ),
        spans=_spans(source, claim.figure, inputs),
    )


def _is_copied(source: Source, figure: Figure, reading: Reading) -> bool:
    """Whether a claim repeats what it follows from, or one of these figures the one beside it: 比上年的28.7增加28.7."""
    inputs = [i.figure for i in reading.inputs]
    again = _is_again(figure, inputs) or any(_is_again(f, inputs[:n]) for n, f in enumerate(inputs))
    again = again or _is_again(figure, source.shortly_before(figure))
    again = again or any(_is_again(f, [o for o in source.shortly_before(f) if o.unit != f.unit]) for f in inputs)
    return again or any(_is_again(f, source.beside(f)) for f in (figure, *inputs))


def _is_again(figure: Figure, others: Sequence[Figure]) -> bool:
    """Whether a figure of digits that hardly stand twice by chance is one of others once more."""
    if len(telling_digits(figure.value)) < _TELLING:
        return False
    return any(abs(f.value) == abs(figure.value) and decimals(f.value) == decimals(figure.value) for f in others)


def _crosses(claim: Claim, reading: Reading) -> bool:
    """Whether the corrected figure falls on the other side of the threshold that the text states."""
    if claim.threshold is None:
        return False
    claimed_reaches = Fraction(claim.figure.value) >= claim.threshold
    return claimed_reaches != (reading.value >= claim.threshold)


def _spans(source: Source, figure: Figure, inputs: Sequence[Input]) -> tuple[Span, ...]:
    once = {i.figure.start: i for i in reversed(inputs)}  # a level may serve twice, as an end and for its base
    return (source.span(figure, "claim"), *(source.span(i.figure, i.role) for i in reversed(once.values())))
