"""The words and thresholds of keeping, read from words.yaml and checked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

FILE = Path(__file__).with_name("words.yaml")


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What words.yaml holds; its comments say what each entry is for."""

    sure: float
    decide: float
    stages: dict[int, tuple[str, ...]]
    going: tuple[str, ...]
    asked_ends: tuple[str, ...]
    built: tuple[str, ...]
    done: tuple[str, ...]
    steps: tuple[str, ...]
    failed: tuple[str, ...]
    ahead: tuple[str, ...]
    aimed: tuple[str, ...]
    counted: tuple[str, ...]


@cache
def words() -> Words:
    """The words. Raises msgspec.ValidationError where the file in the package is wrong."""
    return msgspec.yaml.decode(FILE.read_bytes(), type=Words)


@dataclass(frozen=True, slots=True)
class Patterns:
    """The words as patterns: `stage` of any word that tells one, `before` of what may stand before a thing."""

    stage: re.Pattern[str]
    done: re.Pattern[str]
    step: re.Pattern[str]
    failed: re.Pattern[str]
    ahead: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    ends: re.Pattern[str]
    progress: re.Pattern[str]
    stage_of: dict[str, int]


@cache
def patterns() -> Patterns:
    """The patterns of the words, the longest words first."""
    w = words()
    stages = {word: stage for stage, listed in w.stages.items() for word in listed}
    return Patterns(
        stage=_any(stages),
        done=_any(w.done),
        step=_any(w.steps),
        failed=_any(w.failed),
        ahead=_any(w.ahead),
        before=re.compile(rf"(?:[、和及\s]*(?:{_any((*stages, *w.done, *w.asked_ends, *w.counted)).pattern}))+"),
        ends=_any(w.asked_ends),
        behind=re.compile(f"(?:(?:{_any((*stages, *w.done)).pattern})[并和、]?)+$"),
        progress=_any((*(word for word in stages if word not in w.going), *w.done, *w.failed)),
        stage_of=stages,
    )


def _any(options: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(options, key=lambda w: (-len(w), w)))))
