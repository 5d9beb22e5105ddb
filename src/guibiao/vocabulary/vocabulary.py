"""`Vocabulary`: the look-ups over indicators and units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from guibiao.quantity import Unit
from guibiao.vocabulary.entry import IndicatorEntry
from guibiao.vocabulary.naming import Surroundings, name_key, unit_key

_PER = "每"


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """What is known about words. Made by `vocabulary()`; every mapping is complete when it is made.

    `entries` by code; `codes` from a normalised name to its code; `written` from names as written to codes;
    `units` by name, with 万 and 亿 before them; `denominators` are units known only after 每 or / (吨/日),
    since alone they would be dates; `families` from a family to its base unit's name. `own_names` and `own_units` are
    what a user's file names: indicators, and units without 万 or 亿, each with whether it is a measure word.
    """

    entries: Mapping[str, IndicatorEntry]
    codes: Mapping[str, str]
    written: Mapping[str, str]
    units: Mapping[str, Unit]
    families: Mapping[str, str]
    measure_words: tuple[str, ...] = ()
    ratios: tuple[str, ...] = ()
    denominators: Mapping[str, Unit] = field(default_factory=dict)
    counts_of: Mapping[str, Fraction] = field(default_factory=dict)
    surroundings: Surroundings = field(default_factory=Surroundings)
    own_names: tuple[str, ...] = ()
    own_units: Mapping[str, bool] = field(default_factory=dict)

    def indicator(self, name: str) -> IndicatorEntry | None:
        """The entry of a name, alias or code, else None.

        Quotes, spaces, width and case do not count; area words before the name (全县) and words behind it that only
        say growth or number (增速, 数量) are left out where the whole is not a name of its own.
        """
        for key in self.surroundings.candidates(name_key(name)):
            code = self.codes.get(key)
            if code is not None:
                return self.entries[code]
        return None

    def names(self) -> dict[str, str]:
        """Every name and alias as written, with its code: for an automaton."""
        return dict(self.written)

    def unit(self, name: str) -> Unit | None:
        """The unit of that name, also one thing per another (平方米/人, 件/万人, 微克/每立方米), else None."""
        key = unit_key(name)
        known = self.units.get(key)
        if known is not None or "/" not in key:
            return known
        above, _, below = key.partition("/")
        numerator, denominator = self.units.get(above), self._denominator(below.removeprefix(_PER))
        if not above or numerator is None or denominator is None:
            return None
        family = f"{numerator.family}/{denominator.family}"
        return Unit(key, family, numerator.size / denominator.size)

    def unit_names(self) -> tuple[str, ...]:
        """Every unit as it may be written, with 万 and 亿 before it and the common ratios; the bare number left out."""
        return tuple(name for name in self.units if name) + self.ratios

    def classifiers(self) -> tuple[str, ...]:
        """The measure words of things counted (量词): 家, 个, 项 …, without 万 or 亿."""
        return self.measure_words

    def _denominator(self, name: str) -> Unit | None:
        unit = (self.units.get(name) or self.denominators.get(name)) if name else None
        size = self.counts_of.get(name[:1])
        if unit is None and size is not None and (of := self.units.get(name[1:])) is not None and name[1:]:
            unit = Unit(name, of.family, of.size * size)
        return unit
