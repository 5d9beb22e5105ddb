"""Every rule against its corpus of examples: a text with a slip, and its right twin in which nothing fails."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from guibiao.audit import Finding, audit, audit_documents, failures, rule_examples
from guibiao.documents import document_of_text
from guibiao.extract import extract

FRAME = "云河县“十四五”规划纲要中期评估报告\n\n2023年12月\n\n一、规划实施情况\n\n"

REPORT = "云河县人民政府工作报告\n\n——{next}年1月10日在云河县第十届人民代表大会上\n\n一、{year}年工作回顾\n\n"


def _examples() -> Iterator[Any]:
    for rule, corpus in rule_examples().items():
        for n, example in enumerate(corpus.examples, 1):
            yield pytest.param(rule, example, id=f"{rule}-{n}")


def _failing(text: str, earlier: str = "") -> list[Finding]:
    """What fails in a text by itself, or as this year's report behind last year's."""
    if not earlier:
        document = document_of_text(FRAME + text, "云河")
        return failures(audit(document, extract(document)))
    reports = [
        document_of_text(REPORT.format(year=y, next=y + 1) + t, f"云河{y}") for y, t in ((2022, earlier), (2023, text))
    ]
    return failures(audit_documents((d, extract(d)) for d in reports))


@pytest.mark.parametrize(("rule", "example"), list(_examples()))
def test_a_slip_is_found_at_its_figure(rule: str, example: Any) -> None:
    found = [f for f in _failing(example.wrong, example.earlier) if f.rule == rule]
    assert [f.spans[0].text for f in found] == list(example.claimed())
    assert [f.severity for f in found] == [example.severity] * len(found)
    assert all(f.message.endswith("。") for f in found)
    for finding, expected in zip(found, example.values(), strict=True):
        places = -int(Decimal(expected).as_tuple().exponent)
        assert round(Decimal(float(finding.recomputed or 0)), places) == Decimal(expected)


@pytest.mark.parametrize(("rule", "example"), list(_examples()))
def test_its_right_twin_is_silent(rule: str, example: Any) -> None:
    assert [f"{f.rule}: {f.message}" for f in _failing(example.right, example.earlier)] == []
