"""The words of wording.yaml, checked and compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Wording:
    """Compiled patterns, one field for each key of wording.yaml."""

    furniture: re.Pattern[str]
    page_number: re.Pattern[str]


@cache
def wording() -> Wording:
    """The wording of the package."""
    data: dict[str, Any] = yaml.safe_load(files(__package__).joinpath("wording.yaml").read_text(encoding="utf-8"))
    return Wording(furniture=_any_of(data["furniture"]), page_number=_any_of(data["page_numbers"]))


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns))
