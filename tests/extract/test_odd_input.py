"""Bad texts end in time that grows with their length, and give something sensible or nothing."""

from __future__ import annotations

import sys
from decimal import Decimal

import pytest

from guibiao.extract import extract
from tests.extract.sentences import document

ODD = {
    "a sentence of 200,000 characters": ("发展" * 100_000 + "粮食产量8万吨", 1),
    "20,000 numbers without a unit": ("12，" * 20_000, 0),
    "20,000 numbers with their unit": ("产量增长3%，" * 20_000, 20_000),
    "20,000 items of one list": ("3个、" * 20_000, 0),
    "a number of 5,000 digits": ("产量达到" + "9" * 5_000 + "吨", 0),
    "a number past floating point": ("产量达到1e400吨", 0),
    "unbalanced quotation marks": ("“" * 5_000 + "粮食产量8万吨", 1),
    "unbalanced titles": ("《" * 5_000 + "粮食产量8万吨", 1),
    "unbalanced brackets": ("（" * 5_000 + "粮食产量8万吨" + "）" * 5_000, 1),
    "a ratio without end": ("1:" * 5_000 + "5", 0),
    "a count in a strange bracket": ("城镇新增就业6.2万人，超年度计划5万人〔1.2万个岗位〕", 2),
    "numerals without end": ("一二三四五六七八九十" * 5_000, 0),
    "years without end": ("2023年" * 5_000 + "粮食产量8万吨", 1),
    "nothing": ("", 0),
    "a number alone": ("8", 0),
    "a unit alone": ("万吨", 0),
    "a month that is none": ("２０２３年－１月粮食产量8万吨", 1),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_texts_give_something_sensible_or_nothing(name: str) -> None:
    text, count = ODD[name]
    statements = extract(document(text))
    assert len(statements) == count
    assert all(len(s.indicator) < 80 and abs(s.value) < Decimal(10) ** 25 for s in statements)


@pytest.mark.parametrize(
    "unit",
    [
        "产量增长3%，",
        "12，",
        "发展“",
        "（8万吨，",
        "增速居全省第一，",
        "由3个到",
        "2023年",
        "预计8吨",
        "力争3%",
        "分别2.1、",
        "其中，增速3%。",
        "建成",
    ],
)
def test_work_grows_with_the_text_and_no_faster(unit: str) -> None:
    short, long = (_calls(unit * repeats) for repeats in (500, 1_000))
    assert long < 2.2 * short + 2_000


def _calls(text: str) -> int:
    """How many functions are called to extract from a text: a measure of work that does not depend on the machine."""
    extract(document(text))
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        extract(document(text))
    finally:
        sys.setprofile(None)
    return calls
