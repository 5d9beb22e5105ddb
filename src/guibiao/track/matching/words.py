"""The words and thresholds of matching, read from words.yaml and checked."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

FILE = Path(__file__).with_name("words.yaml")


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What words.yaml holds; its comments say what each entry is for."""

    sure: float
    decide: float
    conflict: float
    rival: float
    one_sided: float
    fillers: tuple[str, ...]
    same: tuple[tuple[str, ...], ...]
    phase_counters: tuple[str, ...]
    ordinals: dict[str, str]
    place_ends: tuple[str, ...]
    no_places: tuple[str, ...]
    areas: tuple[str, ...]
    no_areas: tuple[str, ...]
    ranks: tuple[str, ...]
    sides: tuple[str, ...]
    joins: tuple[str, ...]


@cache
def words() -> Words:
    """The words. Raises msgspec.ValidationError where the file in the package is wrong."""
    return msgspec.yaml.decode(FILE.read_bytes(), type=Words)
