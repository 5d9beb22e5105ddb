"""Scores on the shared gold, with the shared scorer; and soundness on every shared document."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from guibiao.documents import read_documents
from guibiao.extract import Statement, extract, statements_jsonl
from guibiao.quantity import Period

FOUND, STRICT, FIELD = 0.98, 0.96, 0.97


def test_statements_agree_with_the_gold(shared: Path, scorer: Callable[[str], Any]) -> None:
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((shared / "gold").glob("*.json"))]
    written = b"".join(
        statements_jsonl(extract(d)) for p in sorted((shared / "corpus").glob("*.txt")) for d in read_documents(p)
    )
    result, _errors = scorer("score").score(golds, [json.loads(line) for line in written.splitlines()])
    assert result["found"]["f1"] >= FOUND
    assert result["strict"]["f1"] >= STRICT
    assert all(result["fields"][name] >= FIELD for name in ("period", "measure", "role", "unit", "bound", "indicator"))


def test_every_shared_document_gives_sound_statements(shared: Path) -> None:
    paths = sorted((shared / "corpus").rglob("*.txt"))
    for document in (d for path in paths for d in read_documents(path)):
        statements = extract(document)
        assert statements
        assert [s.clean_start for s in statements] == sorted(s.clean_start for s in statements)
        for statement in statements:
            _is_sound(statement, document.source)


def test_extraction_does_not_depend_on_what_was_extracted_before(shared: Path) -> None:
    first, second = (read_documents(shared / "corpus" / "national" / f"national-{y}.txt")[0] for y in (2009, 2021))
    alone = extract(second)
    extract(first)
    assert extract(second) == alone


def _is_sound(statement: Statement, source: str) -> None:
    assert source[statement.start : statement.end] == statement.text
    assert statement.indicator.strip() == statement.indicator != ""
    Period(statement.period)
