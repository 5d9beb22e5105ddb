"""`Claim`: what a text asserts and a rule can recompute."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from guibiao.audit.figure import Figure, statement_of


class Claim(Struct, frozen=True, gc=False):
    """What a text asserts and a rule can recompute.

    `name` is how the message calls it (工业总产值2021—2022年年均增长). `caveat` is said after a failure that
    something other than a slip could explain; it makes the failure a warning. `group` joins failures of one root.
    `threshold` is the target that the same text holds the figure against, for `decisive`.
    """

    rule: str
    figure: Figure
    name: str
    unit: str
    severity: str = "error"
    caveat: str = ""
    group: str | None = None
    threshold: Fraction | None = None
    by_name: bool = False  # of a share: its whole was found by what it is called
    by_slip: bool = False  # what it is recomputed from may not be all that is meant, so only a slip of the pen shows it
    sure: bool = False  # nothing but what it is recomputed from can be meant, however far off it lies


def indicator_of(figure: Figure) -> str:
    """The indicator of a figure, or nothing where it was not extracted."""
    said = statement_of(figure)
    return said.indicator if said else ""
