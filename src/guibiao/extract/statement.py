"""`Statement` (statement): one cited quantity that a document asserts."""

from __future__ import annotations

from decimal import Decimal

import msgspec

MEASURES = ("level", "growth", "growth_avg", "change", "change_avg", "multiple", "rank")
ROLES = ("actual", "estimate", "target")
BOUNDS = ("eq", "ge", "le", "approx")


class Statement(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What is measured, where, when, how much; a fact, an estimate or a target.

    `start`, `end` are the quantity's offsets in the source, before repair; `clean_start` its start in the clean text,
    by which the other rooms find its section and neighbours (not written out). `value` keeps the printed decimals
    and carries the sign. The fields are defined in docs/statements.md.
    """

    doc: str
    start: int
    end: int
    text: str
    indicator: str
    period: str
    value: Decimal
    unit: str
    measure: str
    role: str
    bound: str = "eq"
    place: str | None = None
    code: str | None = None
    region: str | None = None
    base: str | None = None
    value_max: Decimal | None = None
    clean_start: int = 0
    clean_end: int = 0
