"""Whether a text without a telling heading says what was done or what is to be done: by how its clauses begin."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from guibiao.documents.structure.subjects import Topic, Years
from guibiao.documents.wording import wording

_FEWEST = 6  # demands that make a text one of things to do
_TO_ONE = 4  # demands to one word of what was done
_READ = 20_000  # characters that are enough to tell


def lean_of(text: str, years: Years) -> Topic | None:
    """The plan of a year, where demands (推进…, 加快…) far outnumber the words of what was done (已…, 同比…)."""
    demands, done = (sum(1 for _ in words.finditer(text, 0, _READ)) for words in (_demands(), wording().done))
    if demands < max(_FEWEST, _TO_ONE * done):
        return None
    year = _demanded(text) or years.plans
    return Topic("plan", str(year) if year else None)


def _demanded(text: str) -> int | None:
    """The year of which a text demands most: 2023年启动…; a report may be named after the year before."""
    said = Counter(int(m[1]) for m in _demands_of_year().finditer(text, 0, _READ))
    return max(said, key=lambda year: (said[year], year)) if said else None


@cache
def _demands() -> re.Pattern[str]:
    return re.compile(f"(?<=[，。；：、\n]){wording().to_do}")


@cache
def _demands_of_year() -> re.Pattern[str]:
    return re.compile(rf"(?<![到至])(20\d\d)年(?={wording().to_do})")
