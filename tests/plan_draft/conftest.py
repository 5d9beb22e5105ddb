"""Fixtures: the hand-made statements of a shared document, placed in its clean text, as extraction would give them."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from guibiao.documents import Document
from guibiao.extract import Statement


@pytest.fixture(scope="session")
def gold_statements(shared: Path) -> Callable[[Document], list[Statement]]:
    """Gives the gold statements of a document, in order."""
    return lambda document: _gold(shared, document)


def _gold(shared: Path, document: Document) -> list[Statement]:
    path = shared / "gold" / f"{document.name}.json"
    rows = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)["statements"]
    clean = {document.offsets.to_source(n, n + 1)[0]: n for n in reversed(range(len(document.text)))}
    return [_statement(document.name, row, clean) for row in rows]


def _statement(name: str, row: dict[str, object], clean: dict[int, int]) -> Statement:
    start, end = clean[int(str(row["start"]))], clean[int(str(row["end"])) - 1] + 1
    fields = {k: v for k, v in row.items() if k in Statement.__struct_fields__ and k not in ("value", "doc")}
    return Statement(doc=name, value=Decimal(str(row["value"])), clean_start=start, clean_end=end, **fields)
