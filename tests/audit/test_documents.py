"""The audit over whole documents: the sample county's planted slips, and the real texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from guibiao.audit import Finding, audit, failures, findings_jsonl
from guibiao.documents import read_documents
from guibiao.extract import extract

SAMPLE = Path(__file__).parents[2] / "examples" / "sample-county"
KEYS = [
    "doc", "rule", "verdict", "severity", "decisive", "indicator", "claimed", "unit",
    "recomputed", "low", "high", "working", "message", "spans", "group", "root",
]  # fmt: skip


def _claims(file: Path) -> tuple[str, list[Finding]]:
    (document,) = read_documents(file)
    return document.source, audit(document, extract(document))


def _planted(doc: str) -> list[tuple[str, str, str]]:
    slips = yaml.safe_load((SAMPLE / "slips.yaml").read_text(encoding="utf-8"))["slips"]
    return [(s["rule"], c["before"], c["text"]) for s in slips if s["doc"] == doc for c in s["claims"]]


@pytest.mark.parametrize("doc", ["yunhe-midterm-2023", "yunhe-work-report-2023"])
def test_the_planted_slips_and_nothing_else_are_found(doc: str) -> None:
    source, claims = _claims(SAMPLE / f"{doc}.txt")
    planted = _planted(doc)
    found = [
        (f.rule, before, f.spans[0].text)
        for f in failures(claims)
        for before in [next((b for _, b, t in planted if source[: f.spans[0].start].endswith(b)), "unexpected")]
    ]
    assert sorted(found) == sorted(planted)


def test_slips_that_have_one_root_are_one_group() -> None:
    counts = [f for f in failures(_claims(SAMPLE / "yunhe-midterm-2023.txt")[1]) if f.rule == "count-of-items"]
    assert len(counts) == 2
    assert len({f.group for f in counts}) == 1


def test_spans_quote_the_source() -> None:
    source, claims = _claims(SAMPLE / "yunhe-midterm-2023.txt")
    assert claims
    for finding in claims:
        assert finding.spans[0].role == "claim"
        assert all(source[s.start : s.end] == s.text for s in finding.spans)


def test_the_output_has_the_fields_of_the_specification() -> None:
    claims = _claims(SAMPLE / "yunhe-midterm-2023.txt")[1]
    records = [json.loads(line) for line in findings_jsonl(claims).splitlines()]
    assert len(records) == len(claims)
    assert all(list(record) == KEYS for record in records)
    assert all(
        record["low"] <= record["recomputed"] <= record["high"] for record in records if record["low"] is not None
    )


def test_the_same_document_gives_the_same_findings() -> None:
    first, second = (findings_jsonl(_claims(SAMPLE / "yunhe-midterm-2023.txt")[1]) for _ in range(2))
    assert first == second


def test_the_slips_of_the_midterm_evaluation_are_found(shared: Path) -> None:
    claims = _claims(shared / "corpus" / "000-rongan-midterm-2023.txt")[1]
    found = {(f.rule, f.spans[0].text) for f in failures(claims)}
    assert {
        ("mean-growth", "8.5%"),
        ("count-of-items", "8项"),
        ("count-of-items", "3项"),
        ("count-of-items", "11项"),
        ("share", "2.31%"),
        ("share", "3.82%"),
        ("target-consistency", "6%"),
    } <= found


@pytest.mark.parametrize(
    "name",
    ["001-rongan-gwr-2024", "002-liuzhou-gwr-2021", "national/national-2009", "national/national-2012",
     "national/national-2015", "national/national-2018", "national/national-2021"],
)  # fmt: skip
def test_reports_whose_arithmetic_holds_come_out_clean(shared: Path, name: str) -> None:
    for document in read_documents(shared / "corpus" / f"{name}.txt"):
        assert [f.message for f in failures(audit(document, extract(document)))] == []
