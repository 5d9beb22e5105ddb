"""`Keeping` (兑现): a promise, what a later document says of it, and what follows from the two."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

VERDICTS = ("kept", "exceeded", "short", "not_due", "unclear", "not_mentioned")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document: their span in the source, and the sentence round them in clean Chinese.

    `document` is a plan file's name where the words are a task of it; its span is then (0, 0).
    """

    document: str
    start: int
    end: int
    text: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A value as printed, with its unit and bound (eq, ge, le, approx)."""

    value: Decimal
    unit: str
    bound: str = "eq"
    value_max: Decimal | None = None

    def __str__(self) -> str:
        top = f"—{self.value_max}" if self.value_max is not None else ""
        return f"{self.value}{top}{self.unit}"


@dataclass(frozen=True, slots=True)
class Telling:
    """A place of the later document that speaks or may speak of a promise, with its score from 0 to 1."""

    quote: Quote
    score: float
    figure: Figure | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Keeping:
    """One promise or target and what became of it.

    `verdict` is one of VERDICTS. `sure` tells that nobody need look; else `candidates` holds the places, the best
    first, among which a person decides. `answer` is the place that the verdict rests on, None where there is none.
    """

    kind: str  # target | deed | task
    name: str  # indicator or deed
    promise: Quote
    deadline: str | None
    verdict: str
    sure: bool
    score: float
    goal: Figure | None = None
    measure: str | None = None
    lead: str | None = None
    field: str = ""
    answer: Telling | None = None
    candidates: tuple[Telling, ...] = ()
