"""The words that extraction knows, read once from `data/*.yaml` into look-ups of longest matches."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import msgspec

from guibiao.expressions import expression
from guibiao.vocabulary import Vocabulary, vocabulary


class Words:
    """A set of words with a value each, found by longest match at an offset, forwards or backwards."""

    __slots__ = ("_backward", "begin", "words")

    def __init__(self, words: dict[str, str]) -> None:
        self.words = words
        self.begin: dict[str, tuple[int, ...]] = {}  # first characters: ask before `at` where most places have none
        self._backward: dict[str, tuple[int, ...]] = {}
        for table, edge in ((self.begin, 0), (self._backward, -1)):
            lengths: dict[str, set[int]] = {}
            for word in words:
                lengths.setdefault(word[edge], set()).add(len(word))
            table.update((first, tuple(sorted(found, reverse=True))) for first, found in lengths.items())

    def at(self, text: str, start: int, ceiling: int) -> str:
        """The longest word that begins at `start` and ends by `ceiling`, or ""."""
        lengths = self.begin.get(text[start : start + 1])
        if lengths:
            words = self.words
            for length in lengths:
                word = text[start : start + length]
                if word in words and start + length <= ceiling:
                    return word
        return ""

    def before(self, text: str, end: int, floor: int) -> str:
        """The longest word that ends at `end` and begins at `floor` or later, or ""."""
        lengths = self._backward.get(text[end - 1]) if end > floor else None
        if lengths:
            for length in lengths:
                word = text[end - length : end]
                if end - length >= floor and word in self.words:
                    return word
        return ""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Everything from the two data files, ready to match."""

    magnitudes: Words
    units: Words  # value: ratio, measure or counter
    never: Words
    not_units: Words
    small_han_units: frozenset[str]
    after_small_numeral: frozenset[str]  # the characters that may follow one that counts
    tail: Words  # value: what the word says about the number after it
    not_tail: Words
    rank: Words
    head: Words
    keep_head: Words
    acts: Words
    not_acts: Words
    compound_heads: Words
    movers: Words  # value: rise or fall
    stops: Words
    not_stops: Words
    fates: Words
    level_names: tuple[str, ...]  # that end like growth
    means: tuple[str, ...]
    lessening: frozenset[str]  # says alone that there are fewer
    given: frozenset[str]  # what a year brings whatever is planned
    growth_heads: frozenset[str]
    same_heads: frozenset[str]
    part_heads: Words
    measured_tails: Words
    roles: dict[str, str]
    own_names: Words  # indicators of the user's vocabulary: whole, whatever words they are made of
    own_numbered: re.Pattern[str] | None  # those that hold a number, which is no figure


_DATA = files("guibiao.extract") / "data"
_NUMBERED = expression("[0-9０-９一二三四五六七八九十百千两]")
_RANKS = ("rank", "rank_scope")


def lexicon() -> Lexicon:
    """The lexicon of the package with the words of the vocabulary in use.

    Raises ValueError where a data file is not as it should be.
    """
    return _lexicon(vocabulary())


@lru_cache(maxsize=4)
def _lexicon(own: Vocabulary) -> Lexicon:
    units, words = read_words(_DATA / "units.yaml"), read_words(_DATA / "words.yaml")
    tail = {word: kind for kind, found in words["tail"].items() if not kind.startswith("rank") for word in found}
    rank = {word: kind for kind in _RANKS for word in words["tail"][kind]}
    rank |= {
        word: kind for kind, told in (("from", "rank_from"), ("reach", "rank_reach")) for word in words["tail"][told]
    }
    kinds = {unit: kind[:-1] for kind in ("ratios", "measures", "counters") for unit in units[kind]}
    kinds |= {unit: "counter" if counts else "measure" for unit, counts in own.own_units.items()}
    numbered = [re.escape(name) for name in sorted(own.own_names, key=lambda n: (-len(n), n)) if _NUMBERED.search(name)]
    return Lexicon(
        magnitudes=word_set(units["magnitudes"]),
        units=Words(kinds),
        never=word_set(units["never"]),
        not_units=word_set(units["not_units"]),
        small_han_units=frozenset(units["small_han_units"]),
        after_small_numeral=frozenset(
            {word[0] for word in (*kinds, *units["magnitudes"]) if kinds.get(word) != "counter"} | {*" \u00a0多余几来*"}
        ),
        tail=Words(tail),
        not_tail=word_set(words["not_tail"]),
        rank=Words(rank),
        head=word_set(words["head"]),
        keep_head=word_set(words["keep_head"]),
        acts=word_set(words["acts"]),
        not_acts=word_set(words["not_acts"]),
        compound_heads=word_set(words["compound_heads"]),
        movers=Words(
            {w: kind for kind in ("rise", "fall") for w in words[{"rise": "risers", "fall": "fallers"}[kind]]}
        ),
        stops=word_set([*words["stops"], *_movers_to(words["tail"])]),
        not_stops=word_set(words["not_stops"]),
        fates=word_set(words["fates"]),
        level_names=tuple(words["level_names"]),
        means=tuple(words["means"]),
        lessening=frozenset(words["lessening"]),
        given=frozenset(words["given"]),
        growth_heads=frozenset(words["growth_heads"]),
        same_heads=frozenset(words["same_heads"]),
        part_heads=word_set(words["part_heads"]),
        measured_tails=word_set(words["measured_tails"]),
        roles={word: role for role, found in words["role"].items() for word in found},
        own_names=word_set(own.own_names),
        own_numbered=re.compile("|".join(numbered)) if numbered else None,
    )


def _movers_to(tail: dict[str, list[str]]) -> list[str]:
    """The words that begin what a counted thing moved to: 41家发展到96家, 15万人上调至18万人."""
    return [word for word in (*tail["reach"], *tail["level"]) if len(word) > 2 and word[-1] in "到至为"]


def word_set(words: Iterable[str]) -> Words:
    """Words without a value of their own."""
    return Words(dict.fromkeys(words, ""))


def read_words(file: Traversable) -> dict[str, Any]:
    """The content of a data file: lists of words, or of words by kind. Raises ValueError where one is not a word."""
    content = msgspec.yaml.decode(file.read_bytes())
    for key, words in content.items():
        for word in words if isinstance(words, list) else [w for found in words.values() for w in found]:
            if not isinstance(word, str):
                raise ValueError(f"{file.name}: {key}: not a word: {word!r}")
    return dict(content)
