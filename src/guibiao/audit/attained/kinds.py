"""What kind of figure a target may be: a percentage, a growth, the level of a rate, or an amount."""

from __future__ import annotations

from collections.abc import Callable

from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.measures import PERCENT, POINTS

Kind = Callable[[Figure], bool]  # whether a figure is of a kind


def is_percent(figure: Figure) -> bool:
    """Whether a figure is a percentage, of whatever."""
    return figure.unit in PERCENT


def is_growth(figure: Figure) -> bool:
    """Whether a figure is a growth; of a rate's level progress is counted from its base, not from nought."""
    said = statement_of(figure)
    return figure.unit in PERCENT and said is not None and said.measure in ("growth", "growth_avg")


def is_rate(figure: Figure) -> bool:
    """Whether a figure is the level of a rate, which some texts divide by its target as they do amounts."""
    said = statement_of(figure)
    return figure.unit in PERCENT and (said is None or said.measure == "level")


def is_amount(figure: Figure) -> bool:
    """Whether a figure is so much or so many of something, or by how much that changed; no rate."""
    said = statement_of(figure)
    return figure.unit not in (*PERCENT, *POINTS, "") and (said is None or said.measure in ("level", "change"))
