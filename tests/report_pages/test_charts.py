"""Charts as SVG: well-formed and inside their frame whatever is drawn."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from guibiao.plan import VERDICTS
from guibiao.report.chart.bars import counts_chart, patterns, rates_chart, stacked_chart
from guibiao.report.chart.data import Bar, Stack, Trend
from guibiao.report.chart.trend import HEIGHT, WIDTH, trend_chart

NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
LIGHTS = {v: f"评价 {v}" for v in VERDICTS}
VALUES = st.fractions(-(10**9), 10**9, max_denominator=1000)


@st.composite
def trends(draw: st.DrawFn) -> Trend:
    years = draw(st.integers(1, 15))
    times = st.integers(0, 12 * years).map(lambda months: Fraction(months, 12))
    points = st.dictionaries(times, VALUES, max_size=6).map(lambda found: tuple(sorted(found.items())))
    required, actual = draw(points), draw(points)
    forecast = draw(st.none() | VALUES.map(lambda v: (Fraction(years), v)))
    low, high = sorted(draw(st.tuples(VALUES, VALUES)))
    if not required and not actual:
        actual = ((Fraction(1), draw(VALUES)),)
    return Trend("i", draw(NAMES), draw(NAMES), 2020, years, draw(st.integers(0, 3)), required, actual, forecast,
                 low if forecast else None, high if forecast else None)  # fmt: skip


@settings(max_examples=60)
@given(trends())
def test_any_trend_is_drawn_inside_its_frame(trend: Trend) -> None:
    drawn = etree.fromstring(str(trend_chart(trend, "c")))
    for disc in drawn.iter("{*}circle", "circle"):
        assert 0 <= float(disc.get("cx")) <= WIDTH
        assert 0 <= float(disc.get("cy")) <= HEIGHT
    assert drawn.find("title") is not None


def test_a_level_line_at_nothing_is_drawn_too() -> None:
    nothing = ((Fraction(0), Fraction(0)), (Fraction(5), Fraction(0)))
    assert "polyline" in trend_chart(Trend("i", "名", "", 2020, 5, 0, nothing, nothing), "c")


def test_names_cannot_break_out_of_a_chart() -> None:
    odd = "<script>&\"'"
    made = (
        trend_chart(Trend("i", odd, odd, 2020, 5, 0, (), ((Fraction(1), Fraction(2)),)), "c"),
        stacked_chart([Stack(odd, (1, 0, 2, 0))], "s", LIGHTS),
        rates_chart([Bar(odd, Fraction(1, 2), odd, odd, 1, Fraction(3, 5))], "r"),
        counts_chart(odd, [(odd, 2)], "k"),
    )
    for chart in made:
        assert "<script>" not in chart
        etree.fromstring(str(chart))


def test_every_verdict_has_a_pattern_and_a_count() -> None:
    chart = stacked_chart([Stack("经济发展", (4, 3, 2, 1)), Stack("空", (0, 0, 0, 0))], "s", LIGHTS)
    for verdict in VERDICTS:
        assert f'id="p-{verdict}"' in patterns()
        assert f"segment {verdict}" in chart
        assert f"经济发展 {LIGHTS[verdict]} " in chart
    assert chart.count('class="count"') == len(VERDICTS)


def test_nothing_to_draw_draws_nothing() -> None:
    assert stacked_chart([], "s", LIGHTS) == rates_chart([], "r") == counts_chart("类型", [], "k") == ""


def test_a_rate_past_the_whole_stays_in_the_frame() -> None:
    chart = etree.fromstring(
        str(rates_chart([Bar("投资完成率", Fraction(3, 2), "150%（30 / 20 个）", "150", 1, Fraction(1, 2))], "r"))
    )
    widths = [float(r.get("width")) for r in chart.iter("rect")]
    assert max(widths) <= 340


def test_many_kinds_are_gathered_into_others() -> None:
    chart = counts_chart("类型", [(f"类{n}", n + 1) for n in range(40)], "k")
    assert chart.count("<rect") == 14
    assert "其他" in chart


def test_a_rate_beside_a_long_name_keeps_its_parts_for_the_words_of_the_chart() -> None:
    told = "14.28%（11161.7 / 78150 万元）"
    chart = str(rates_chart([Bar("投资完成率（占规划期计划投资）", Fraction(1, 7), told, "14.28", 2)], "r"))
    assert ">14.28%</text>" in chart
    assert f"投资完成率（占规划期计划投资） {told}" in chart
