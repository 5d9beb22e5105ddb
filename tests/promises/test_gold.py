"""Scores on the shared gold of promises and named projects, with the shared scorer."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guibiao.documents import Document, read_documents
from guibiao.extract import extract
from guibiao.extract.promises import json_line, named_projects, promises

_PROMISES, _DEADLINE, _PROJECTS = 0.95, 0.98, 0.93


def test_promises_and_projects_agree_with_the_gold(shared: Path, scorer: Callable[[str], Any]) -> None:
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((shared / "gold-promises").glob("*.json"))]
    if not golds:
        pytest.skip("no gold of promises")
    documents = [d for path in sorted((shared / "corpus").rglob("*.txt")) for d in read_documents(path)]
    found = [_lines(document) for document in documents]
    tasks = [promise for pair in found for promise in pair[0]]
    projects = [project for pair in found for project in pair[1]]
    result, _errors = scorer("score_promises").score(golds, tasks, projects)
    assert result["promises"]["all"]["precision"] >= _PROMISES
    assert result["promises"]["all"]["recall"] >= _PROMISES
    assert result["promises"]["all"]["deadline"] >= _DEADLINE
    assert result["projects"]["all"]["f1"] >= _PROJECTS


def test_a_broken_table_of_ten_tasks_comes_out_whole(shared: Path) -> None:
    document = read_documents(shared / "corpus" / "002-liuzhou-gwr-2021.txt")[0]
    rows = [p for p in promises(document, extract(document)) if p.title]
    assert len(rows) == 10
    assert all(row.lead and row.content and row.deadline == "2021-12-31" for row in rows)
    assert [len(row.supporting) for row in rows] == [4, 8, 0, 7, 4, 5, 2, 10, 9, 9]


def _lines(document: Document) -> tuple[list[Any], list[Any]]:
    statements = extract(document)
    found = promises(document, statements, slogans=True), named_projects(document, statements)
    return [json.loads(json_line(p)) for p in found[0]], [json.loads(json_line(p)) for p in found[1]]
