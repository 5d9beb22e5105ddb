"""The examples of tests/examples: a sentence, what its document is about, and the statements it must give.

A file has a `title`, a `context` and `examples`; an example has a `text`, its own `context` where it differs, and
`gives`: rows of quantity, indicator, period, value, unit, measure, role, and where needed bound and {base, value_max}.
`context`: year (that the report reviews), plans (the year that it plans for), subject and period of the section,
kind and title of the document, plan (the years of the plan that it belongs to), lead (words that open the paragraph).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from guibiao.documents import Document, OffsetMap, Section
from guibiao.extract import Statement

FOLDER = Path(__file__).parent.parent / "examples"


def examples() -> list[tuple[str, str, dict[str, Any], list[list[Any]]]]:
    """Every example: the name of its file, its text, its context, its rows."""
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        family = yaml.safe_load(path.read_text(encoding="utf-8"))
        for example in family["examples"]:
            context = {**family["context"], **example.get("context", {})}
            found.append((path.stem, example["text"], context, example["gives"]))
    return found


def document(text: str, year: int = 2023, **context: Any) -> Document:
    """A document of one section that holds the text."""
    text = context.get("lead", "") + text
    subject, period = context.get("subject", "review"), str(context.get("period", year))
    return Document(
        name="例",
        source=text,
        text=text,
        offsets=OffsetMap.identity(len(text)),
        kind=context.get("kind", "work_report"),
        title=context.get("title", ""),
        reviews=year,
        plans=context.get("plans"),
        span=context.get("plan"),
        sections=(Section("", 1, 0, 0, len(text), None, subject, period),),
    )


def bare(text: str, title: str = "", reviews: int | None = None) -> Document:
    """A document of which nothing was found out but its title and year."""
    section = Section("", 1, 0, 0, len(text), None, "", None)
    offsets = OffsetMap.identity(len(text))
    return Document("例", text, text, offsets, title=title, reviews=reviews, sections=(section,))


def row(statement: Statement) -> list[Any]:
    """A statement as an example writes it."""
    s = statement
    cells: list[Any] = [s.text, s.indicator, s.period, str(s.value), s.unit, s.measure, s.role]
    more = {"base": s.base, "value_max": s.value_max and str(s.value_max)}
    if s.bound != "eq":
        cells.append(s.bound)
    return [*cells, {k: v for k, v in more.items() if v}] if any(more.values()) else cells
