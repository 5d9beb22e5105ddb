"""Many wordings: slips that must be found, and right texts that must stay silent, in a report and in a speech."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from guibiao.audit import audit, failures
from guibiao.documents import document_of_text
from guibiao.extract import extract

FRAMES = {
    "evaluation": "江岭市“十四五”规划实施情况中期评估报告\n\n2023年11月\n\n一、主要指标进展\n\n",
    "speech": "平澜县2023年政府工作报告\n\n——2024年1月8日在平澜县第三届人民代表大会上\n\n一、2023年工作回顾\n\n",
}


def _data(name: str) -> list[Any]:
    data: list[Any] = yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    return data


@pytest.mark.parametrize("case", _data("slips.yaml"), ids=lambda c: f"{c['rule']} {c['claim']}")
def test_a_slip_is_found_however_it_is_worded(case: dict[str, str]) -> None:
    document = document_of_text(FRAMES["evaluation"] + case["text"], "江岭")
    found = failures(audit(document, extract(document)))
    assert (case["rule"], case["claim"]) in {(f.rule, f.spans[0].text) for f in found}


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("text", _data("clean.yaml"), ids=lambda t: t[:16])
def test_a_right_text_is_silent(text: str, frame: str) -> None:
    document = document_of_text(FRAMES[frame] + text, "江岭")
    assert [f"{f.rule}: {f.message}" for f in failures(audit(document, extract(document)))] == []


@given(
    st.lists(
        st.sampled_from(["0", "0.0", "100", "99.98", "1", "0.001", "123456789", "2020", "9.5"]),
        min_size=60,
        max_size=60,
    )
)
@settings(max_examples=25)
def test_no_figure_breaks_the_audit(figures: list[str]) -> None:
    """Slips may be anything: years that run backwards, wholes that are nought, rates past −100%."""
    text = "\n".join(case["text"] for case in _data("slips.yaml"))
    drawn = iter(figures * 20)
    document = document_of_text(FRAMES["evaluation"] + re.sub(r"\d+(?:\.\d+)?", lambda _: next(drawn), text), "江岭")
    for finding in audit(document, extract(document)):
        assert all(document.source[s.start : s.end] == s.text for s in finding.spans)
