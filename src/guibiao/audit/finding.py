"""`Finding`: one claim of a text, recomputed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from msgspec import Struct


class Span(Struct, frozen=True, gc=False):
    """A quotation: offsets in the source, its text, and the part it plays: claim, input, target, total, item…

    `doc` is the document quoted, where it is another than the finding's own.
    """

    start: int
    end: int
    text: str
    role: str
    doc: str = ""


class Finding(Struct, frozen=True, gc=False):
    """A claim with what the text's own figures make of it; `spans[0]` is the claim, the others its inputs.

    Claims that hold are findings as well; only failures are shown unless all are asked for.
    `recomputed` is the value from the figures as printed, [`low`, `high`] what their rounding leaves possible.
    `working` is the computation on one line with its result.
    Failures that follow from one slip have one `group`, and the one of them that is the slip itself is its `root`.
    """

    doc: str
    rule: str
    verdict: str  # holds, holds_within_rounding, holds_truncated, fails, not_recomputable
    severity: str  # error, warning, note
    indicator: str
    claimed: Decimal
    unit: str
    recomputed: Fraction | None
    low: Fraction | None
    high: Fraction | None
    message: str
    spans: tuple[Span, ...]
    decisive: bool = False
    group: str | None = None
    root: bool = False
    working: str = ""
