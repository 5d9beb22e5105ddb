"""Holding a claim against what was recomputed for it: the verdicts of the audit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from guibiao.audit.figure import Figure
from guibiao.audit.precision import stands_for
from guibiao.quantity import Interval, decimals

FITTING = ("holds", "holds_within_rounding", "holds_truncated")


class Input(Struct, frozen=True, gc=False):
    """A figure that a computation used, and its part in it: rate, base, end, part, whole, target, item…"""

    figure: Figure
    role: str


class Reading(Struct, frozen=True, dict=True):
    """One way in which the text's own figures give the claimed quantity.

    `value` comes from the figures as printed, `bounds` from all that they may stand for, and `words` is the computation
    in words, for the message; or what gives them, since most readings are judged by their value alone.
    """

    value: Fraction
    bounds: Interval | Callable[[], Interval]
    inputs: tuple[Input, ...]
    words: str | Callable[[], str] = ""
    stated: bool = False  # nothing was computed: the words quote where the same figure stands

    @cached_property
    def possible(self) -> Interval:
        """Every value that the figures may give."""
        return self.bounds if isinstance(self.bounds, Interval) else self.bounds()

    @property
    def how(self) -> str:
        """The computation in words."""
        return self.words if isinstance(self.words, str) else self.words()


def judge(claim: Figure, reading: Reading) -> str:
    """The verdict on a claim under one reading.

    A claim of 超过 (ge) or 以内 (le) is a claim about one side only.
    """
    if holds(claim, reading):
        return "holds"
    meant = stands_for(claim)
    if claim.bound == "ge":
        return "holds_within_rounding" if reading.possible.high >= meant.low else "fails"
    if claim.bound == "le":
        return "holds_within_rounding" if reading.possible.low <= meant.high else "fails"
    if reading.possible.meets(meant):
        return "holds_within_rounding"
    return "holds_truncated" if _cut_off(claim.value, reading) else "fails"


def holds(claim: Figure, reading: Reading) -> bool:
    """Whether the claim is what the figures as printed give."""
    meant = stands_for(claim)
    if claim.bound == "ge":
        return reading.value >= meant.low
    return reading.value <= meant.high if claim.bound == "le" else reading.value in meant


def fits_any(claim: Figure, readings: Sequence[Reading]) -> bool:
    """Whether the claim holds under any of the readings, of which the values are looked at first."""
    return any(holds(claim, r) for r in readings) or any(judge(claim, r) in FITTING for r in readings)


def until_one_holds(claim: Figure, readings: Iterable[Reading]) -> list[Reading]:
    """The readings up to the first with which the claim holds: the rest cannot make it any better."""
    tried = []
    for reading in readings:
        tried.append(reading)
        if holds(claim, reading):
            break
    return tried


def best(claim: Figure, readings: list[Reading]) -> tuple[str, Reading]:
    """The most favourable verdict with its reading; among those that fail, the first reading given.

    A text may offer an input more than once; a claim fails only where no reading of the text can give it.
    """
    order = (*FITTING, "fails")
    judged = [(judge(claim, r), r) for r in until_one_holds(claim, readings)]
    return min(judged, key=lambda j: order.index(j[0]))


def _cut_off(claimed: Decimal, reading: Reading) -> bool:
    """Whether the claim is a possible value with its further digits cut off."""
    possible = -reading.possible if claimed < 0 else reading.possible
    low, high = possible.low, possible.high
    if not claimed:
        low, high = sorted((abs(low), abs(high)))
    meant = abs(Fraction(claimed))
    if low.numerator < 0 or high < meant or low >= (cut := meant + Fraction(1, 10 ** decimals(claimed))):
        return False
    return len(claimed.as_tuple().digits) > 1 or abs(reading.value) < cut  # 2倍 is not 3.0倍 whatever its figures are
