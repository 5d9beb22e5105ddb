"""Figures in words that no rule knows: explained by their neighbours, mended by one slip of the pen, or left alone."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from guibiao.audit import Finding, audit, failures
from guibiao.documents import document_of_text
from guibiao.extract import extract

FRAME = "平澜县2023年政府工作报告\n\n——2024年1月8日在平澜县第三届人民代表大会上\n\n一、2023年工作回顾\n\n"
SENTENCES: list[str] = [
    sentence
    for name in ("from_neighbours.yaml", "from_structure.yaml")
    for sentence in yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
]


def found(text: str) -> list[Finding]:
    document = document_of_text(FRAME + text, "平澜")
    return failures(audit(document, extract(document)))


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda s: s[:12])
def test_only_a_slip_of_the_pen_is_found(sentence: str) -> None:
    before, right, slip, other, after = re.split(r"⟦(.*)\|(.*)\|(.*)⟧", sentence)
    assert found(before + right + after) == []
    assert [f.severity for f in found(before + slip + after)] == ["warning"]
    assert found(before + other + after) == []


@given(st.integers(1100, 9800), st.integers(1100, 9800))
@settings(max_examples=60)
def test_what_its_neighbours_give_is_never_found(one: int, other: int) -> None:
    part, rest = Decimal(one) / 10, Decimal(other) / 10
    assert found(f"港区吞吐货物{part + rest}万吨，外贸{part}万吨，内贸{rest}万吨。") == []
