"""`Unit`: what a figure is counted in, and how it converts within its family."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written, its family (money, area, mass, …) and its size in the family's base unit.

    Units whose sizes are unknown are a family of their own, so that nothing converts by accident.

    >>> Unit("万元", "money", Fraction(10**4)).to(Unit("亿元", "money", Fraction(10**8)))
    Fraction(1, 10000)
    """

    name: str
    family: str
    size: Fraction = Fraction(1)

    def to(self, other: Unit) -> Fraction:
        """The factor that turns a figure in this unit into one in `other`. Raises ValueError across families."""
        if self.family != other.family:
            raise ValueError(f"{self.name} cannot be converted to {other.name}")
        return self.size / other.size
