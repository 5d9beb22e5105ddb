"""Figures as people write and paste them, on one table; and whatever a figure is, it is read as it was written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guibiao.plan.written import read_date, read_figure, read_period, read_said

WIDE = str.maketrans("0123456789.,-%", "０１２３４５６７８９．，－％")
figures = st.decimals(-(10**9), 10**9, places=3).map(lambda d: d.quantize(Decimal("0.01")) + 0)


@given(figures, st.sampled_from(["", "%", "亿元", "万人", "微克/立方米"]))
def test_a_figure_is_read_with_every_digit_however_it_is_dressed(figure: Decimal, unit: str) -> None:
    dressed = [f"{figure}", f"{figure}{unit}", f" {figure} {unit} ", f"{figure:,}", f"{figure}".translate(WIDE)]
    assert [str(read_figure(text, unit)) for text in dressed] == [str(figure)] * len(dressed)


@given(figures, figures)
def test_a_range_is_its_two_ends(one: Decimal, other: Decimal) -> None:
    low, high = sorted((abs(one), abs(other)))
    for text in (f"{low}—{high}%", f"{low}%-{high}%", f"{low}～{high}％", f"{low}%至{high}%左右"):
        assert read_said(text, "%") == (("ge", low), ("le", high))


@pytest.mark.parametrize(
    ("text", "unit", "read"),
    [
        ("约3.2万人", "人", [("approx", "32000")]),
        ("近20", "件", [("approx", "20")]),
        ("2.1亿元左右", "亿元", [("approx", "2.1")]),
        ("95％以上", "%", [("ge", "95")]),
        ("≥1,097.0", "件", [("ge", "1097.0")]),
        ("不低于65%", "%", [("ge", "65")]),
        ("30以内", "件", [("le", "30")]),
        ("不到30", "件", [("le", "30")]),
        ("3—5万人", "人", [("ge", "30000"), ("le", "50000")]),
        ("-3.5", "%", [("eq", "-3.5")]),
        ("-0.5至0.5", "%", [("ge", "-0.5"), ("le", "0.5")]),
        ("-3.5至-2", "%", [("ge", "-3.5"), ("le", "-2")]),
    ],
)
def test_the_words_about_a_figure_give_its_bound(text: str, unit: str, read: list[tuple[str, str]]) -> None:
    assert [(bound, str(value)) for bound, value in read_said(text, unit)] == read


@pytest.mark.parametrize(
    "text", ["", "约", "以上", "五成", "6—5", "1.2e3", "12万元", "3—5万元", "--", "1-2-3", "12．5．3"]
)
def test_what_is_no_figure_of_people_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message is for the log; the schema says it to people
        read_said(text, "人")


@pytest.mark.parametrize("text", ["3.2万", "1.1亿", "5家"])
def test_a_share_is_not_counted_in_ten_thousands(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message is for the log; the schema says it to people
        read_figure(text, "%")


@pytest.mark.parametrize(
    "text", ["2024-03-28", "2024/3/28", "2024.3.28", "2024年3月28日", "20240328", "２０２４－３－２８"]
)
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert read_date(text).isoformat() == "2024-03-28"


@pytest.mark.parametrize(
    ("text", "period"),
    [("2023年6月", "2023-06"), ("2023-6", "2023-06"), ("2023.06", "2023-06"), ("202306", "2023-06"),
     ("2023 6月", "2023-06"), ("2023/11", "2023-11"), ("2023年1-6月", "2023-01/2023-06")],
)  # fmt: skip
def test_a_month_is_read_as_people_write_it(text: str, period: str) -> None:
    assert str(read_period(text)) == period


@pytest.mark.parametrize("text", ["20231", "202", "2023-13", "2023-Q5"])
def test_a_slip_of_the_keyboard_is_no_period(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        read_period(text)
