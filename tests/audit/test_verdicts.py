"""The verdicts: what rounding, cutting off and approximate words can explain is no failure."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guibiao.audit import audit, failures
from guibiao.audit.figure import Figure
from guibiao.audit.judgement import Reading, judge
from guibiao.audit.precision import last_digit, stands_for
from guibiao.documents import document_of_text
from guibiao.extract import extract
from guibiao.quantity import Interval, shown

CASES = [
    # claimed, unit, bound, recomputed, its interval, verdict
    ("4.1", "%", "eq", "4.13", ("4.08", "4.18"), "holds"),
    ("21.83", "%", "eq", "21.818", ("21.77", "21.87"), "holds_within_rounding"),
    ("47", "%", "eq", "47.78", ("47.70", "47.86"), "holds_truncated"),
    ("8.5", "%", "eq", "5.66", ("5.61", "5.71"), "fails"),
    ("-9.0", "%", "eq", "-9.06", ("-9.10", "-9.02"), "holds_within_rounding"),
    ("-9.0", "%", "eq", "-9.09", ("-9.10", "-9.08"), "holds_truncated"),
    ("86", "个", "eq", "87", ("87", "87"), "fails"),
    ("7.0", "%", "approx", "6.74", ("6.70", "6.78"), "holds"),
    ("4", "%", "le", "3.7", ("3.6", "3.8"), "holds"),
    ("4", "%", "le", "5.2", ("5.1", "5.3"), "fails"),
    ("400", "家", "ge", "749", ("749", "749"), "holds"),
]


@pytest.mark.parametrize(("claimed", "unit", "bound", "value", "ends", "verdict"), CASES)
def test_a_claim_is_judged_by_what_its_inputs_may_be(
    claimed: str, unit: str, bound: str, value: str, ends: tuple[str, str], verdict: str
) -> None:
    figure = Figure(start=0, end=1, value=Decimal(claimed), unit=unit, bound=bound)
    reading = Reading(Fraction(value), Interval(Fraction(ends[0]), Fraction(ends[1])), ())
    assert judge(figure, reading) == verdict


def test_a_whole_count_is_exact_and_a_measured_figure_is_not() -> None:
    assert stands_for(Figure(start=0, end=1, value=Decimal(12), unit="个")) == Interval(12)
    assert stands_for(Figure(start=0, end=1, value=Decimal(12), unit="亿元")) == Interval(
        Fraction(23, 2), Fraction(25, 2)
    )
    assert stands_for(Figure(start=0, end=1, value=Decimal("1.2"), unit="万个")).low < Fraction("1.2")


def test_an_approximate_word_widens_a_figure() -> None:
    about = stands_for(Figure(start=0, end=1, value=Decimal(400), unit="家", bound="approx"))
    assert about == Interval(300, 500)


@pytest.mark.parametrize(("value", "size"), [("400", 100), ("8.0", Fraction(1, 10)), ("45", 1), ("0", 1)])
def test_the_last_digit_that_counts(value: str, size: Fraction) -> None:
    assert last_digit(Decimal(value)) == size


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [("2.675", 2, "2.68"), ("-0.04", 1, "0.0"), ("-3.45", 1, "-3.5"), ("86", 0, "86"), ("0.05", 1, "0.1")],
)
def test_figures_in_messages_are_rounded_half_away_from_zero(value: str, places: int, text: str) -> None:
    assert shown(Fraction(value), places) == text


@pytest.mark.parametrize(("claimed", "decisive"), [("8.2%", True), ("7.0%", False)])
def test_a_correction_that_crosses_the_stated_target_is_decisive(claimed: str, decisive: bool) -> None:
    text = (
        "云河县规划中期评估报告\n\n2023年12月\n\n社会消费品零售总额：《纲要》目标“十四五”期间年均增长8.0%以上。"
        f"2021年增长9.6%，2022年增长1.2%，2021-2022年年均增长{claimed}。\n"
    )
    document = document_of_text(text, "云河")
    (finding,) = failures(audit(document, extract(document)))
    assert finding.rule == "mean-growth"
    assert finding.decisive is decisive


@given(st.decimals("-1000", "1000", places=1), st.integers(0, 5))
def test_a_figure_rounded_from_the_recomputed_value_always_holds(value: Decimal, more: int) -> None:
    exact = Fraction(value) + Fraction(more, 1000)
    claimed = Figure(start=0, end=1, value=Decimal(shown(exact, 1)), unit="亿元")
    assert judge(claimed, Reading(exact, Interval(exact), ())) == "holds"


@given(st.decimals("-1000", "1000", places=1), st.fractions(Fraction(1, 5), 50))
def test_a_figure_two_digits_off_never_holds(value: Decimal, off: Fraction) -> None:
    exact = Fraction(value) + off
    claimed = Figure(start=0, end=1, value=value, unit="亿元")
    assert judge(claimed, Reading(exact, Interval(exact), ())) == "fails"
