"""The words of html.yaml, checked and compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec


@dataclass(frozen=True, slots=True)
class Words:
    """One field for each key of html.yaml."""

    dropped: frozenset[str]
    furniture: re.Pattern[str]  # to be searched in "-class-id-"
    holders: re.Pattern[str]
    lines: re.Pattern[str]
    sites: re.Pattern[str]
    titles: tuple[str, ...]


@cache
def words() -> Words:
    """The words of the package. Raises ValueError where the file lacks a key or a pattern is none."""
    data: dict[str, Any] = msgspec.yaml.decode(files(__package__).joinpath("html.yaml").read_bytes())
    try:
        furniture, holders = (re.sub(r"\s+", "", data[key]) for key in ("furniture", "holders"))
        return Words(
            dropped=frozenset(data["dropped"]),
            furniture=re.compile(rf"(?<![a-z]){furniture}(?:\d*)(?![a-z])", re.IGNORECASE),
            holders=re.compile(holders, re.IGNORECASE),
            lines=re.compile("|".join(f"(?:{line})" for line in data["lines"]), re.IGNORECASE),
            sites=re.compile(f".*{data['sites']}"),
            titles=tuple(data["titles"]),
        )
    except (KeyError, re.error) as error:
        raise ValueError(f"html.yaml: {error}") from error
