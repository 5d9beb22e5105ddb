"""Which sheets and columns a unit's workbook has, from layout.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from guibiao.plan.terms import term

DATA = Path(__file__).with_name("layout.yaml")
HOLDS = ("text", "figure", "date", "names")
RECORDS = ("indicators", "projects", "tasks")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a form; see layout.yaml for what each field means."""

    head: str
    key: str
    input: bool = False
    holds: str = "text"
    terms: str | None = None
    width: int = 14
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with a row for each indicator, project or task that is owed."""

    name: str
    record: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """The first sheet: whose form it is, who fills it in, and how."""

    sheet: str
    title: str
    fields: dict[str, str]
    lines: tuple[str, ...]


@cache
def form_layout() -> tuple[Guide, tuple[Sheet, ...]]:
    """The layout. Raises ValueError where the file names what does not exist."""
    raw: dict[str, Any] = msgspec.yaml.decode(DATA.read_bytes())
    told = raw["guide"]
    guide = Guide(told["sheet"], told["title"], dict(told["fields"]), tuple(told["lines"]))
    sheets = tuple(Sheet(s["name"], s["record"], tuple(Column(**c) for c in s["columns"])) for s in raw["sheets"])
    if tuple(s.record for s in sheets) != RECORDS or set(guide.fields) != {"plan", "unit", "period", "person", "at"}:
        raise ValueError(f"{DATA.name}: sheets must be those of {RECORDS}, fields those of a form")
    for column in (c for s in sheets for c in s.columns):
        if column.holds not in HOLDS:
            raise ValueError(f"{DATA.name}: {column.head}: holds must be one of {HOLDS}")
        if column.terms is not None:
            term(column.terms)
    return guide, sheets
