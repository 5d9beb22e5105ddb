"""What each rule checks, with its corpus of examples: the tests and `--explain` read the same files."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from pathlib import Path

import msgspec

from guibiao.messages import language

FILE = Path(__file__).with_suffix(".yaml")
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


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What people are told of a rule: its name, what it checks, the formula, what it lets pass or only questions."""

    name: str
    formula: str
    passes: str
    checks: str = ""


class Explanation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words in both languages; what a rule checks stands in Chinese with its examples."""

    zh: Words
    en: Words


@cache
def explanations() -> dict[str, Explanation]:
    """Every rule's words, in the order of the rules. Raises msgspec.ValidationError for a wrong file in the package."""
    return msgspec.yaml.decode(FILE.read_bytes(), type=dict[str, Explanation])


def rule_words(rule: str) -> Words:
    """The words for a rule in the language in use. Raises KeyError where there is no such rule."""
    told = explanations()[rule]
    return told.en if language() == "en" else msgspec.structs.replace(told.zh, checks=rule_examples()[rule].checks)


def like_rule(name: str) -> list[str]:
    """The rules that somebody may have meant, by their names or by what people call them, the likest first."""
    by_name = {n: rule for rule, told in explanations().items() for n in (rule, told.zh.name, told.en.name)}
    close = get_close_matches(name.lower(), by_name, n=3, cutoff=0.5)
    held = [n for n in by_name if len(name) > 1 and name.lower() in n]
    return list(dict.fromkeys(by_name[n] for n in (*held, *close)))
