"""A plan file as a tree of texts, each with the place where it stands, before anything is known of its meaning.

YAML files and workbooks are both read into this tree, so that one schema reads and one set of checks judges both.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol


class Place(Protocol):
    """Where something stands; its text names file with line and key, or sheet with cell."""

    def __str__(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as its text was written: 8.10 stays 8.10, quoted or not."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """A value under a key, and where the key stands."""

    node: Node
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values. A key that was left empty is not there: a missing value is left out."""

    entries: dict[str, Entry]
    place: Place
    names: dict[str, str] = field(default_factory=dict)  # what a key is called there, where it is not the key
    empty: dict[str, Place] = field(default_factory=dict)  # keys that were left empty, for they may be misspelled

    def called(self, key: str) -> str:
        """What people see for a key: a workbook has heads of its own."""
        return self.names.get(key, key)

    def text(self, key: str) -> str:
        """The text under a key, "" where it is absent or no scalar."""
        entry = self.entries.get(key)
        return entry.node.text if entry is not None and isinstance(entry.node, Scalar) else ""


Node = Scalar | Sequence | Mapping

# What a plan becomes before it is written: texts and figures in mappings whose order is the file's.
Plain = str | Decimal | int | bool | list["Plain"] | dict[str, "Plain"]


class CannotEdit(Exception):
    """A file holds what cannot be changed in place; it has to be written anew."""
