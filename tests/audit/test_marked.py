"""Texts with ⟦right|wrong⟧ marks, whole: silent with all of them right, found out with any one of them wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from guibiao.audit import Finding, audit_documents, failures
from guibiao.documents import document_of_text
from guibiao.extract import extract

MARK = re.compile(r"⟦([^|⟧]*)\|([^⟧]*)⟧")
GRAVE = {"error", "warning"}
CASES: list[list[str]] = [
    case if isinstance(case, list) else [case]
    for name in (
        "twice.yaml",
        "said.yaml",
        "aimed.yaml",
        "across.yaml",
        "tabled.yaml",
        "figures.yaml",
        "turned.yaml",
        "compared.yaml",
        "unforeseen.yaml",
    )
    for case in yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
]
SLIPS = [(case, at) for case in CASES for at in range(len(MARK.findall("".join(case))))]


def _grave(texts: Sequence[str]) -> list[Finding]:
    documents = [document_of_text(text, f"第{n}份") for n, text in enumerate(texts)]
    return [f for f in failures(audit_documents((d, extract(d)) for d in documents)) if f.severity in GRAVE]


@pytest.mark.parametrize("case", CASES, ids=lambda c: MARK.sub(r"\1", c[-1])[-24:-2])
def test_right_texts_are_silent(case: list[str]) -> None:
    assert [f.message for f in _grave([MARK.sub(r"\1", text) for text in case])] == []


@pytest.mark.parametrize(("case", "at"), SLIPS, ids=[f"{MARK.findall(''.join(c))[at]}" for c, at in SLIPS])
def test_a_slip_is_found(case: list[str], at: int) -> None:
    marks = iter(range(len(SLIPS)))
    assert _grave([MARK.sub(lambda m: m[2] if next(marks) == at else m[1], text) for text in case])
