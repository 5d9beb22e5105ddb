"""The rules' words, read from wording.yaml and checked."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

FILE = Path(__file__).with_name("wording.yaml")


class Outcome(msgspec.Struct, frozen=True):
    """A verdict by which a text sorts items: its name, whether the `top` ones divide the class, the words for it."""

    name: str
    top: bool
    words: tuple[str, ...]


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What wording.yaml holds; its comments say what each list is for."""

    complements: tuple[tuple[str, ...], ...]
    seldom_all: tuple[tuple[str, ...], ...]
    remainders: tuple[str, ...]
    overlapping: tuple[str, ...]
    crossing: tuple[str, ...]
    needed: tuple[str, ...]
    totals: tuple[str, ...]
    wholes: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    adjusted: tuple[str, ...]
    changing: tuple[str, ...]
    quoting: tuple[str, ...]
    joining: tuple[str, ...]
    deeds: tuple[str, ...]
    parts_of_area: tuple[str, ...]
    inner_places: tuple[str, ...]
    reached_there: tuple[str, ...]
    kinds_of_economy: tuple[str, ...]
    kinds_of_firms: tuple[str, ...]
    parts_of_whole: tuple[str, ...]
    bases: tuple[str, ...]
    sizes: frozenset[str]


@cache
def wording() -> Wording:
    """The words. Raises msgspec.ValidationError where the file in the package is wrong."""
    return msgspec.yaml.decode(FILE.read_bytes(), type=Wording)
