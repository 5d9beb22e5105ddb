"""Words with a fixed choice: their codes, labels and other spellings, from terms.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

DATA = Path(__file__).with_name("terms.yaml")


@dataclass(frozen=True, slots=True)
class Term:
    """One choice of words: label for people by code, and code by every spelling that is understood."""

    labels: dict[str, str]
    spellings: dict[str, str]

    def code(self, text: str) -> str | None:
        """The code that a text spells, None where it spells none."""
        return self.spellings.get(text.strip().lower())


@cache
def term(name: str) -> Term:
    """The choice called `name`. Raises KeyError for a name that terms.yaml lacks."""
    return _terms()[name]


@cache
def _terms() -> dict[str, Term]:
    raw: dict[str, dict[str, dict[str, Any]]] = msgspec.yaml.decode(DATA.read_bytes())
    return {name: _term(name, choices) for name, choices in raw.items()}


def _term(name: str, choices: dict[str, dict[str, Any]]) -> Term:
    spellings: dict[str, str] = {}
    for code, words in choices.items():
        for spelling in (code, words["label"], *words["others"]):
            if spellings.setdefault(spelling.lower(), code) != code:
                raise ValueError(f"{DATA.name}: {name}: {spelling} stands for two codes")
    return Term({code: words["label"] for code, words in choices.items()}, spellings)
