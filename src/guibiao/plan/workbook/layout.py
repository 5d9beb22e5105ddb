"""Which sheets and columns a plan's workbook has, from layout.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from guibiao.plan.terms import term

DATA = Path(__file__).with_name("layout.yaml")
HOLDS = (
    "text", "figure", "count", "year", "period", "date", "pairs", "names", "notes", "moves", "nodes", "source",
)  # fmt: skip
GUIDE = "填写说明"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet; see layout.yaml for what each field means."""

    head: str
    key: str
    holds: str = "text"
    terms: str | None = None
    need: bool = False
    width: int = 14
    note: str = ""
    lists_ids: bool = False
    rare: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: a table with a record a row, or a card with a field a row."""

    name: str
    record: str
    columns: tuple[Column, ...]
    shape: str = "table"

    def head(self, key: str) -> str:
        """What a key is called on the sheet. Raises KeyError for one that it does not have."""
        return self.heads()[key]

    def heads(self) -> dict[str, str]:
        """What each key is called on the sheet."""
        return {column.key: column.head for column in self.columns}


@dataclass(frozen=True, slots=True)
class Layout:
    """All sheets, and the lines of the sheet that explains them."""

    guide: tuple[str, ...]
    sheets: tuple[Sheet, ...]

    def sheet(self, record: str) -> Sheet:
        """The sheet that holds a kind of record."""
        return next(sheet for sheet in self.sheets if sheet.record == record)


def heads_of(record: str) -> dict[str, str]:
    """What people call the fields of a kind of record (indicators, projects, tasks …), by key."""
    return layout().sheet(record).heads()


@cache
def layout() -> Layout:
    """The layout. Raises ValueError where the file names what does not exist."""
    raw: dict[str, Any] = msgspec.yaml.decode(DATA.read_bytes())
    sheets = tuple(
        Sheet(s["name"], s["record"], tuple(Column(**c) for c in s["columns"]), s.get("shape", "table"))
        for s in raw["sheets"]
    )
    for sheet in sheets:
        for column in sheet.columns:
            if column.holds not in HOLDS:
                raise ValueError(f"{DATA.name}: {sheet.name}: {column.head}: holds must be one of {HOLDS}")
            if column.terms is not None:
                term(column.terms)
    return Layout(tuple(raw["guide"]), sheets)
