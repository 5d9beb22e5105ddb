"""Figures that no other rule recomputes, held against the figures right beside them.

A text says in countless ways that a figure follows from its neighbours. Where no rule knows the words, the figures
themselves may tell: one that its neighbours would give exactly, had two of its digits not changed places, is hardly
there by chance. So each figure is held against the few computations that its unit and its neighbours allow; one that
gives it explains it, and only where none does is a slip of the pen thought of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import fits_any, holds
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger, by_sentence, is_goal, is_required
from guibiao.audit.misprint import SURE_DIGITS, one_digit, swapped, turned
from guibiao.audit.neighbours import Guess, guesses
from guibiao.audit.subjects import named
from guibiao.expressions import expression
from guibiao.messages import _

NAMES = ("growth-of-levels", "share", "change-of-levels", "sum-of-parts", "mean-growth", "cagr", "multiple")
_CELLS = expression(r"[|\t]")
_FEWEST_DIGITS = 2  # that can change places
_FEWEST = 3  # figures of a sentence in which one may follow from two others


def check(ledger: Ledger, found: Sequence[Finding]) -> Iterator[Finding]:
    """A warning for each figure outside tables that a slip of the pen explains, and nothing else.

    `found`: what the other rules found; they speak of their own figures.
    """
    spoken = {f.spans[0].start for f in found}
    for numbers in _sentences(ledger):
        for at, figure in enumerate(numbers):
            known = figure.bound != "eq" or len(figure.value.as_tuple().digits) < _FEWEST_DIGITS
            known = known or ledger.source_start(figure) in spoken or is_goal(ledger, figure)
            if not known and not is_required(ledger, figure):
                told = _of_its_sign(figure, guesses(ledger, numbers, at))
                finding = _slip(ledger, figure, told) or _slip_beside(ledger, numbers, at, told)
                if finding:
                    yield finding


def _sentences(ledger: Ledger) -> Iterator[Sequence[Figure]]:
    """The figures of each sentence that has enough of them and is no row of a table."""
    for start, end, numbers in ledger.once(by_sentence):
        if len(numbers) >= _FEWEST and not _CELLS.search(ledger.text, start, end):
            yield numbers


def _of_its_sign(figure: Figure, told: Iterable[Guess]) -> list[Guess]:
    return [g for g in told if g.reading.value.numerator * figure.value > 0]


def _slip_beside(ledger: Ledger, numbers: Sequence[Figure], at: int, told: Sequence[Guess]) -> Finding | None:
    """What two digits of a neighbour in each other's place would make right, where the words name such a result."""
    figure = numbers[at]
    borne_out = [g for g in told if g.borne_out]
    if not borne_out or len(figure.value.as_tuple().digits) < SURE_DIGITS:
        return None
    if fits_any(figure, [g.reading for g in told]):
        return None
    for guess in borne_out:
        for wrong in (f for f in numbers if any(f.start == i.figure.start for i in guess.reading.inputs)):
            for right in turned(wrong.value):
                if _mends(ledger, numbers, at, guess, replace(wrong, value=right)):
                    caveat = _("{wrong}改为{right}即相符，两位数字可能写颠倒了").format(
                        wrong=f"{wrong.value}{wrong.unit}", right=f"{right}{wrong.unit}"
                    )
                    return recomputed(ledger, _claim(ledger, figure, guess, caveat), [guess.reading])
    return None


def _mends(ledger: Ledger, numbers: Sequence[Figure], at: int, guess: Guess, right: Figure) -> bool:
    """Whether a figure follows from its neighbours with another value for one of them."""
    beside = [right if f.start == right.start else f for f in numbers]
    mended = [g for g in _of_its_sign(numbers[at], guesses(ledger, beside, at)) if g.rule == guess.rule]
    return any(g.borne_out and holds(numbers[at], g.reading) for g in mended)


def _claim(ledger: Ledger, figure: Figure, guess: Guess, caveat: str) -> Claim:
    said = statement_of(figure)
    name = named(said) if said else label_in_sentence(ledger, figure)
    return Claim(guess.rule, figure, name, figure.unit, "warning", caveat)


def _slip(ledger: Ledger, figure: Figure, told: Sequence[Guess]) -> Finding | None:
    """What one slip of the pen would make right, where nothing explains the figure as it stands."""
    slips = ((guess, caveat) for guess in told if (caveat := _slip_of(figure, guess)))
    guess, caveat = next(slips, (None, ""))
    if guess is None or fits_any(figure, [g.reading for g in told]):
        return None
    return recomputed(ledger, _claim(ledger, figure, guess, caveat), [guess.reading])


def _slip_of(figure: Figure, guess: Guess) -> str:
    """What kind of slip lies between a figure and a guess; none where it may be chance."""
    right = guess.reading.value
    if swapped(figure.value, right, short=guess.borne_out):
        return _("两位数字可能写颠倒了，如另有所指则不算错")
    sure = guess.borne_out and guess.rule != "change-of-levels"  # any two rates lie some points apart
    sure = sure and len(figure.value.as_tuple().digits) >= SURE_DIGITS
    if sure and abs(right) <= 2 * abs(Fraction(figure.value)) <= 4 * abs(right) and one_digit(figure.value, right):
        return _("有一位数字可能写错了，如另有所指则不算错")
    return ""
