"""Numbers with units and words that tell a time are read as they are written."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from guibiao.extract import extract
from guibiao.extract.times import scan_times, time_at
from guibiao.quantity import Period
from tests.extract.sentences import document, examples

YEARS = st.integers(1990, 2049)
FIGURES = st.decimals(min_value=Decimal("0.01"), max_value=Decimal(10) ** 9, places=2)
UNITS = st.sampled_from(
    ["亿元", "万吨", "公里", "万平方米", "%", "万人次", "户", "吨/万元", "平方米/人", "亿m³", "万m3", "m³/s", "万kW·h"]
)


@given(FIGURES, UNITS)
def test_a_figure_is_read_digit_for_digit(figure: Decimal, unit: str) -> None:
    (statement,) = extract(document(f"粮食产量达到{figure}{unit}。"))
    assert (str(statement.value), statement.unit) == (str(figure), unit)
    assert statement.text == f"{figure}{unit}"


@given(st.integers(1000, 10**9))
def test_thousands_may_be_marked_off(figure: int) -> None:
    (statement,) = extract(document(f"粮食产量达到{figure:,}吨。"))
    assert statement.value == figure


@given(FIGURES, st.sampled_from([("增长", 1), ("下降", -1), ("提高", 1), ("回落", -1)]))
def test_a_fall_is_negative(figure: Decimal, verb: tuple[str, int]) -> None:
    (statement,) = extract(document(f"粮食产量{verb[0]}{figure}%。"))
    assert (statement.measure, statement.value) == ("growth", verb[1] * figure)


@given(YEARS)
def test_a_year_is_the_period(year: int) -> None:
    (statement,) = extract(document(f"{year}年粮食产量达到8万吨。"))
    assert statement.period == str(year)


@given(YEARS, st.integers(1, 10), st.sampled_from("-—－–~至"))
def test_two_years_are_a_span(year: int, more: int, dash: str) -> None:
    (statement,) = extract(document(f"{year}{dash}{year + more}年累计植树8万亩。"))
    assert statement.period == f"{year}/{year + more}"


@given(YEARS, st.integers(1, 12), st.integers(1, 28))
def test_a_day_is_the_period_of_a_stock(year: int, month: int, day: int) -> None:
    (statement,) = extract(document(f"截至{year}年{month}月{day}日，参保人数达到8万人。"))
    assert statement.period == f"{year}-{month:02}-{day:02}"


@given(YEARS, st.integers(2, 12))
def test_months_from_the_start_of_a_year_are_a_span(year: int, month: int) -> None:
    (statement,) = extract(document(f"1—{month}月粮食产量达到8万吨。", year=year))
    assert statement.period == f"{year}-01/{year}-{month:02}"


@given(
    st.text(
        alphabet="0123456789年月日—至—“”《》第一二三十百千万亿%个增长下降由从到，。、（）的 两位名翻番", max_size=60
    )
)
def test_any_text_gives_sound_statements_or_none(text: str) -> None:
    for statement in extract(document("产量" + text)):
        Period(statement.period)
        assert statement.indicator
        assert statement.start < statement.end


def test_the_scan_for_times_passes_over_no_place_where_one_begins() -> None:
    for _family, text, _context, _gives in examples():
        found = [match.span() for match in scan_times(text, 0, len(text))]
        ends = dict(found)
        covered = {at for start, end in found for at in range(start, end)}
        for at in range(len(text)):
            match = time_at(text, at)
            assert match is None or at in covered or text[at - 1 : at] in ("《", "“") or ends.get(at) == match.end()
