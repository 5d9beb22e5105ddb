"""The whole street on the sample county: every planted slip is found, and nothing that holds is raised."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from guibiao.audit import audit, failures
from guibiao.documents import read_documents
from guibiao.extract import extract

COUNTY = Path(__file__).parents[2] / "examples" / "sample-county"
FILES = sorted([*COUNTY.glob("*.txt"), *COUNTY.glob("*.docx")])
SLIPS = yaml.safe_load((COUNTY / "slips.yaml").read_text("utf-8"))["slips"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_audit_finds_the_planted_slips_and_nothing_else(path: Path) -> None:
    (document,) = read_documents(path)
    claims = [(slip["rule"], claim) for slip in SLIPS if slip["doc"] == path.stem for claim in slip["claims"]]
    expected = [
        (rule, Decimal(claim["claimed"]), document.source.index(claim["before"] + claim["text"]) + len(claim["before"]))
        for rule, claim in claims
    ]
    found = failures(audit(document, extract(document)))
    assert sorted((f.rule, f.claimed, f.spans[0].start) for f in found) == sorted(expected)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_finding_quotes_the_figure_that_stands_at_its_offsets(path: Path) -> None:
    for document in read_documents(path):
        for finding in failures(audit(document, extract(document))):
            for span in finding.spans:
                assert document.source[span.start : span.end] == span.text
