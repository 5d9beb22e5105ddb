"""Texts that nobody wrote so: right sentences joined, cut and changed at random never stop the audit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from guibiao.audit import Finding, audit
from guibiao.documents import Document, document_of_text
from guibiao.extract import extract

MARK = re.compile(r"⟦([^|⟧]*)\|[^⟧]*⟧")
SCRAPS = "0123456789.，。；、：（）%亿万元人个项年月日\n\t| 其中合计占比分别为"


def _sentences(data: object) -> Iterator[str]:
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from [MARK.sub(r"\1", value)] if isinstance(value, str) else _sentences(value)


SENTENCES = [
    sentence
    for file in sorted(Path(__file__).parent.glob("pairs*.yaml"))
    for sentence in _sentences(yaml.safe_load(file.read_text(encoding="utf-8")))
]
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 8), st.text(SCRAPS, max_size=4)), max_size=6)


def _audited(text: str) -> tuple[Document, list[Finding]]:
    document = document_of_text(text, "odd")
    return document, audit(document, extract(document))


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), EDITS)
@settings(max_examples=150, deadline=None)
def test_a_damaged_text_is_audited_and_every_quotation_stands_in_it(
    sentences: list[str], edits: list[tuple[float, int, str]]
) -> None:
    text = "".join(sentences)
    for place, gone, put in edits:
        at = round(place * len(text))
        text = text[:at] + put + text[at + gone :]
    document, findings = _audited(text)
    for finding in findings:
        for span in finding.spans:
            assert document.source[span.start : span.end] == span.text


def test_one_figure_may_be_told_of_two_things_of_a_list() -> None:
    _audited(
        "全县收入实现5.61亿元，支出实现5.48亿元。其中：县本级收入、支出均实现4.27亿元，园区收入、支出均实现0.86亿元。"
    )
