"""Repair, by example, and the promise that every clean character points at the one it was made from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import opencc
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from guibiao.documents.offsets import OffsetMap
from guibiao.documents.repair import Draft, repaired

EXAMPLES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "repair.yaml").read_text(encoding="utf-8"))

CHINESE = "全县地区生产总值增长年完成亿元工业投资教育卫生"
NOISE = [
    "8",
    "12.5",
    "％",
    "８",
    " ",
    "\u3000",
    "\n",
    "\n\n",
    "\r\n",
    "，",
    "。",
    ",",
    "(bào)",
    "?yōu)",
    "**",
    "## ",
    "<sup>3</sup>",
]
NOISE += [
    "①",
    "\t",
    "報",
    "經濟",
    "&nbsp;",
    "一、",
    "（一）",
    "——",
    ";;",
    "二三五年",
    "20212035年",
    "<br>",
    "|",
    "”",
    "“",
    "乾",
]
texts = st.lists(st.one_of(st.sampled_from(list(CHINESE)), st.sampled_from(NOISE)), max_size=80).map("".join)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["name"])
def test_repair_gives_the_text_as_a_person_would_type_it(example: dict[str, Any]) -> None:
    assert repaired(example["source"])[0] == example["clean"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["name"])
def test_a_clean_text_is_not_repaired_again(example: dict[str, Any]) -> None:
    assert repaired(example["clean"])[0] == example["clean"]


def test_brief_lines_that_empty_lines_set_apart_stand_for_themselves() -> None:
    lines = [
        "过去一年",
        "全县经济稳步前行，城乡面貌不断改善",
        "地区生产总值增长6%",
        "城镇新增就业1.2万人",
        "价格水平总体平稳，居民收入与经济同步增长",
        "粮食产量20万吨，增产1万吨",
        "森林覆盖率60%",
        "财政收支保持平衡，年末略有结余",
        "贷款增加30亿元",
        "空气更加清新",
    ]
    assert repaired("\n\n".join(lines))[0].split("\n") == lines


@given(texts)
def test_every_clean_character_comes_from_the_source(source: str) -> None:
    clean, offsets = repaired(source)
    last = 0
    for at, char in enumerate(clean):
        start, end = offsets.to_source(at, at + 1)
        assert 0 <= start < end <= len(source)
        assert start >= last, "clean text keeps the order of the source"
        last = start
        assert _made_from(char, source[start:end]), (char, source[start:end])


@given(texts, texts)
def test_offsets_count_from_the_start_of_the_whole_file(before: str, source: str) -> None:
    alone, own = repaired(source)
    within, moved = repaired(before + source, len(before))
    assert within == alone
    for at in range(len(alone)):
        start, end = own.to_source(at, at + 1)
        assert moved.to_source(at, at + 1) == (start + len(before), end + len(before))


@given(texts)
def test_a_span_covers_its_characters(source: str) -> None:
    clean, offsets = repaired(source)
    for start in range(0, len(clean) - 1, 3):
        whole = offsets.to_source(start, start + 2)
        assert whole == (offsets.to_source(start, start + 1)[0], offsets.to_source(start + 1, start + 2)[1])


@given(texts)
def test_a_kept_character_is_found_again_from_its_source(source: str) -> None:
    clean, offsets = repaired(source)
    for at in range(len(clean)):
        start, end = offsets.to_source(at, at + 1)
        there = offsets.to_clean(start)
        assert there <= at
        assert offsets.to_source(there, there + 1)[0] == start, (source[start:end], clean[at])


@given(
    st.text("abcdefgh", min_size=1, max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(1, 4)), max_size=6)
)
def test_edits_of_two_steps_compose(text: str, cuts: list[tuple[int, int]]) -> None:
    once = Draft.of(text).edited(_edits(text, cuts, "XY"))
    twice = once.edited(_edits(once.text, cuts, ""))
    inner, outer = once.offsets, Draft.of(once.text).edited(_edits(once.text, cuts, "")).offsets
    for at in range(len(twice.text)):
        start, end = outer.to_source(at, at + 1)
        assert twice.offsets.to_source(at, at + 1) == inner.to_source(start, end)


def test_a_quantity_is_found_again_in_the_noised_source() -> None:
    source = "預(yù)計(jì)完成 28.6 億(yì)元"
    clean, offsets = repaired(source)
    start = clean.index("28.6亿元")
    first, last = offsets.to_source(start, start + len("28.6亿元"))
    assert source[first:last] == "28.6 億(yì)元"


def test_an_untouched_text_has_one_run() -> None:
    clean, offsets = repaired("地区生产总值增长5%。")
    assert offsets.runs == OffsetMap.identity(len(clean)).runs


def _edits(text: str, cuts: list[tuple[int, int]], new: str) -> list[tuple[int, int, str]]:
    edits, done = [], 0
    for start, length in sorted(cuts):
        if start >= done and start + length <= len(text):
            edits.append((start, start + length, new))
            done = start + length
    return edits


def _made_from(char: str, source: str) -> bool:
    """Whether a character may stand for a stretch of source: itself, its simplified or usual form, or a repair."""
    if char in source or char in "□\n ":
        return True
    simplified = opencc.OpenCC("t2s").convert(source)
    forms = {
        "%": "％",
        "“": '"',
        "”": '"',
        "，": ",",
        "：": ":",
        "；": ";",
        "！": "!",
        "？": "?",
        "（": "(",
        "）": ")",
        "—": "―",
    }
    return char in simplified or forms.get(char, "\0") in source or char in "〇—" or _narrow(source) == char


def _narrow(source: str) -> str:
    return "".join(chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else c for c in source)


def test_long_lines_without_stops_are_paragraphs_that_lost_them() -> None:
    words = "项工作进展顺利，" + "全县上下齐心协力，扎实推进各项重点任务，" * 6 + "为来年打下良好基础"
    paragraphs = [f"第{n}{words}" for n in "一二三四五六七八九十"]
    assert repaired("\n".join(paragraphs))[0] == "\n".join(paragraphs)
