"""`IndicatorEntry`: what the registry knows of an indicator (指标)."""

from __future__ import annotations

from dataclasses import dataclass

DIRECTIONS = ("up", "down")
VALUED = ("physical", "nominal", "real")
NATURES = ("none", "expected", "binding")


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """An indicator of the registry; the fields are explained at the head of data/indicators.yaml.

    `unit_family` is that of the numerator where a figure is per something. `valued` is real where levels are nominal
    but the growth rates stated with them are at constant prices. `source` is the title that defines the indicator.
    """

    code: str
    name: str
    unit_family: str
    en: str = ""
    source: str = ""
    aliases: tuple[str, ...] = ()
    direction: str = "up"
    valued: str = "physical"
    additive: bool = False
    nature: str = "none"
