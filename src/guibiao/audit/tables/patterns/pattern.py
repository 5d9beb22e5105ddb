"""Columns that give another one, and the rows that do not keep to it."""

from __future__ import annotations

from msgspec import Struct

from guibiao.audit.tables.patterns.column import Column


class Pattern(Struct, frozen=True):
    """How the numbers of some columns give those of another: the rows that bear it out, and those that break it."""

    claim: Column
    of: tuple[Column, ...]
    broken: tuple[int, ...]
    whole: bool = False  # of whole numbers that are just themselves
