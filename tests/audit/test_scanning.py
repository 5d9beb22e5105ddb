"""Looking for expressions by the words they begin with finds what looking everywhere does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from guibiao.audit import audit
from guibiao.audit.scanning import Scanned
from guibiao.documents import document_of_text
from guibiao.extract import extract

HERE = Path(__file__).parent
SAID = re.compile("超过?目标|比上年|[两三]年共")
WORDS = "超 比上年 两年共 三年共"
COUNTED = re.compile(r"(?P<count>[二三四]{1,2}|\d{1,2})[个项]")
OWN = re.compile(r"(?<=[，。\n])(?P<name>[^，。\n\d]{1,9})占比")
TEXTS = st.text(alphabet="超过目标比上年两三二四共十12.个项，。\n占工业", max_size=60)


def parts_of(text: str, cuts: list[int]) -> list[tuple[int, int]]:
    at = sorted({min(cut, len(text)) for cut in cuts})
    return list(zip(at[::2], at[1::2], strict=False))


def begin_inside(found: Iterator[re.Match[str]], parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [m.span() for m in found if any(start <= m.start() < end for start, end in parts)]


@given(TEXTS)
def test_words_find_every_match_of_a_text(text: str) -> None:
    assert [m.span() for m in Scanned(text).scan(SAID, WORDS)] == [m.span() for m in SAID.finditer(text)]


@given(TEXTS, st.lists(st.integers(0, 60), max_size=6))
def test_only_matches_that_begin_in_the_parts_are_found(text: str, cuts: list[int]) -> None:
    parts = parts_of(text, cuts)
    everywhere = re.finditer("(?=比上年)", text)
    assert [(at, at) for at in Scanned(text, parts).where("比上年")] == [
        m.span() for m in everywhere if any(s <= m.start() and m.start() + 3 <= e for s, e in parts)
    ]
    found = [m.span() for m in Scanned(text, parts).scan(re.compile("比|超"), "比 超")]
    assert found == begin_inside(re.finditer("比|超", text), parts)


@given(TEXTS)
def test_numerals_are_found_before_their_marks(text: str) -> None:
    assert [m.span() for m in Scanned(text).scan_numbered(COUNTED, "个项", 2)] == [
        m.span() for m in COUNTED.finditer(text)
    ]


@given(TEXTS)
def test_clauses_are_found_by_a_word_in_them(text: str) -> None:
    assert [m.span() for m in Scanned(text).scan_clauses(OWN, "占比")] == [m.span() for m in OWN.finditer(text)]


def texts() -> Iterator[str]:
    for file in sorted(HERE.rglob("*.yaml")):
        for loaded in yaml.safe_load_all(file.read_text("utf-8")):
            yield from _strings(loaded)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str) and len(value) > 30:
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def test_every_rule_names_all_words_that_its_expressions_begin_with(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[re.Pattern[str], str] = {}
    scan = Scanned.scan

    def noted(self: Scanned, expression: re.Pattern[str], words: str) -> Iterator[re.Match[str]]:
        asked[expression] = words
        return scan(self, expression, words)

    monkeypatch.setattr(Scanned, "scan", noted)
    documents = [document_of_text(text, "示例") for text in texts()]
    for document in documents:
        audit(document, extract(document))
    everything = "\n".join(d.text for d in documents)
    for expression, words in asked.items():
        found = [m.span() for m in scan(Scanned(everything), expression, words)]
        assert found == [m.span() for m in expression.finditer(everything)], (expression.pattern, words)
