"""What each rule checks, with its corpus of examples: the tests and `--explain` read the same files."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

FOLDER = Path(__file__).parent / "rules" / "examples"


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text with a slip, the figure that fails (or figures), what it should be, and the twin without the slip.

    `earlier` is another document's text, last year's report, for a rule that holds documents against each other.
    """

    wrong: str
    right: str
    claim: str = ""
    recomputed: str | int | float | tuple[str | int | float, ...] = ""
    claims: tuple[str, ...] = ()
    severity: str = "error"
    earlier: str = ""

    def claimed(self) -> tuple[str, ...]:
        """The figures that fail, in the order of the text."""
        return self.claims or (self.claim,)

    def values(self) -> tuple[str, ...]:
        """What they should be, as printed."""
        values = self.recomputed if isinstance(self.recomputed, tuple) else (self.recomputed,)
        return tuple(map(str, values))


class Corpus(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a rule checks, in a sentence, and its examples."""

    checks: str
    examples: tuple[Example, ...]


@cache
def rule_examples() -> dict[str, Corpus]:
    """The corpus of every rule by the rule's name. Raises msgspec.ValidationError for a wrong file in the package."""
    return {file.stem: msgspec.yaml.decode(file.read_bytes(), type=Corpus) for file in sorted(FOLDER.glob("*.yaml"))}
