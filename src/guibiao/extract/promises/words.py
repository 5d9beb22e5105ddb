"""The words by which promises are read, from words.yaml into look-ups."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from guibiao.extract.lexicon import Words, read_words, word_set


@dataclass(frozen=True, slots=True)
class PromiseWords:
    """Everything from words.yaml, ready to match."""

    hedges: Words
    verbs: Words  # value: ends or acts
    finishing: frozenset[str]  # the verbs of ends, and no verb: an end state may stand without one
    carries: frozenset[str]
    adjusts: frozenset[str]
    draws_up: frozenset[str]
    builds: frozenset[str]
    wins: frozenset[str]
    parameters: tuple[str, ...]
    measures: tuple[str, ...]
    states: Words  # value: the stage, or ""
    verb_stages: dict[str, str]
    categories: Words
    works: Words
    built: frozenset[str]
    heads: Words
    not_heads: tuple[str, ...]
    generic: Words
    vague: tuple[str, ...]
    loose: re.Pattern[str]
    papers: tuple[str, ...]
    handed_down: tuple[str, ...]
    light: frozenset[str]
    leading: Words
    means: frozenset[str]
    complete: re.Pattern[str]
    titles: tuple[str, ...]
    describing: Words
    unit_marks: dict[str, str]  # 牵头单位: lead
    columns: dict[str, str]  # 牵头单位: lead
    units: tuple[str, ...]
    areas: tuple[str, ...]
    governing: tuple[str, ...]


@cache
def promise_words() -> PromiseWords:
    """The words of the package, read once."""
    data = read_words(files("guibiao.extract.promises") / "words.yaml")
    verbs = dict.fromkeys(data["acts"], "acts") | dict.fromkeys(data["ends"], "ends")
    return PromiseWords(
        hedges=word_set(data["hedges"]),
        verbs=Words(verbs),
        finishing=frozenset(data["ends"]) | frozenset(data["adjusts"]) | {""},
        carries=frozenset(data["carries"]) | frozenset(data["ends"]) | frozenset(_turned(data["verb_stages"])),
        adjusts=frozenset(data["adjusts"]),
        draws_up=frozenset(data["draws_up"]),
        builds=frozenset(data["builds"]),
        wins=frozenset(data["wins"]),
        parameters=tuple(data["parameters"]),
        measures=tuple(data["measures"]),
        states=Words(_turned(data["states"])),
        verb_stages=_turned(data["verb_stages"]),
        categories=word_set(data["categories"]),
        works=word_set(data["works"]),
        built=frozenset(data["built"]),
        heads=word_set(data["heads"]),
        not_heads=tuple(data["not_heads"]),
        generic=word_set(data["generic"]),
        vague=tuple(data["vague"]),
        loose=re.compile("|".join(map(re.escape, data["loose"]))),
        papers=tuple(data["papers"]),
        handed_down=tuple(data["handed_down"]),
        light=frozenset(data["light"]),
        leading=word_set(data["leading"]),
        means=frozenset(data["means"]),
        complete=re.compile("|".join(map(re.escape, data["complete"]))),
        titles=tuple(data["titles"]),
        describing=word_set(data["describing"]),
        unit_marks=_turned(data["unit_marks"]),
        columns=_turned(data["columns"]),
        units=tuple(data["units"]),
        areas=tuple(data["areas"]),
        governing=tuple(data["governing"]),
    )


def _turned(lists: dict[str, list[str]]) -> dict[str, str]:
    """{kind: [word]} as {word: kind}."""
    return {word: kind for kind, words in lists.items() for word in words}
