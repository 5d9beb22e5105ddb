"""The words of wording.yaml, checked and compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

SUBJECTS = ("review", "five_year_review", "plan", "five_year_plan")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document and how it is known."""

    kind: str
    title: re.Pattern[str]
    whole: re.Pattern[str]  # a line that ends with the title
    opening: re.Pattern[str] | None
    about: str
    turns: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """Compiled patterns, one field for each key of wording.yaml."""

    furniture: re.Pattern[str]
    page_number: re.Pattern[str]
    heading_ends: str
    sentence_starts: str
    strong_starts: str
    times: tuple[tuple[re.Pattern[str], str], ...]  # with the subject that they mean
    looks_back: re.Pattern[str]
    looks_ahead: re.Pattern[str]
    done: re.Pattern[str]
    to_do: str
    notes: re.Pattern[str]
    annex: re.Pattern[str]
    turns: dict[str, str]
    kinds: tuple[Kind, ...]
    not_titles: re.Pattern[str]
    office: re.Pattern[str]
    meeting: re.Pattern[str]
    number: re.Pattern[str]


@cache
def wording() -> Wording:
    """The wording of the package."""
    data: dict[str, Any] = msgspec.yaml.decode(files(__package__).joinpath("wording.yaml").read_bytes())
    unknown = {*(t["subject"] for t in data["times"]), *data["turns"]} - {*SUBJECTS}
    if unknown:
        raise ValueError(f"wording.yaml: unknown subjects {sorted(unknown)}")
    return Wording(
        furniture=re.compile(_any_of(data["furniture"])),
        page_number=re.compile(_any_of(data["page_numbers"])),
        heading_ends=_any_of(sorted(data["heading_ends"], key=len, reverse=True)),
        sentence_starts=_any_of(data["sentence_starts"]),
        strong_starts=_any_of(data["strong_starts"]),
        times=tuple((re.compile(t["words"]), t["subject"]) for t in data["times"]),
        looks_back=re.compile(_any_of(data["looks_back"])),
        looks_ahead=re.compile(_any_of(data["looks_ahead"])),
        done=re.compile(_any_of(data["done"])),
        to_do=_any_of(data["to_do"]),
        notes=re.compile(data["notes"]),
        annex=re.compile(data["annex"]),
        turns={subject: _any_of(patterns) for subject, patterns in data["turns"].items()},
        kinds=tuple(_kind(k) for k in data["kinds"]),
        not_titles=re.compile(_any_of(data["not_titles"])),
        office=re.compile(data["offices"]),
        meeting=re.compile(data["meeting"]),
        number=re.compile(data["number"]),
    )


def _kind(data: dict[str, Any]) -> Kind:
    opening = re.compile(data["opening"]) if "opening" in data else None
    title = data["title"]
    return Kind(
        data["kind"],
        re.compile(title),
        re.compile(rf"(?:{title})\Z"),
        opening,
        data.get("about", ""),
        bool(data.get("turns")),
    )


def _any_of(patterns: list[str]) -> str:
    return "(?:" + "|".join(f"(?:{p})" for p in patterns) + ")"
