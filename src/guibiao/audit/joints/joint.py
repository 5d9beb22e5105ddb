"""`Joint`: two levels of one thing, the second of which came of the first."""

from __future__ import annotations

from msgspec import Struct

from guibiao.audit.figure import Figure
from guibiao.audit.levels import Level, level_of


class Joint(Struct, frozen=True):
    """The levels `base` and `end`, and the years between them where the sentence names both."""

    base: Level
    end: Level
    years: int | None


def joint_of(base: Figure, end: Figure, first: int | None, last: int | None) -> Joint:
    """Two stated levels as a joint; `first` and `last` are their years where they are known."""
    return Joint(
        level_of(base, "base"), level_of(end, "end"), last - first if first and last and last > first else None
    )
