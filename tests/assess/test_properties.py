"""What holds for every form of target, whatever the numbers."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from guibiao.assess import METHODS, Assessment, assess_plan, assessment_json, compared, explain, grade, what_if
from guibiao.assess.grade import GRADES
from guibiao.plan import FORMS, VERDICTS, Indicator, Observation, Plan, Proposal, RelativeTo, StandIn, Target
from guibiao.quantity import Period

BASE, YEARS = 2020, 5

PLACES = 12  # decimals of figures that are meant to lie on a line

levels = st.decimals(min_value=-1000, max_value=1000, places=2)
sizes = st.decimals(min_value=1, max_value=1000, places=2)
rates = st.decimals(min_value=-20, max_value=25, places=1)
years = st.integers(min_value=1, max_value=YEARS - 1)
shares = st.none() | st.decimals(min_value=0, max_value=1, places=2)
bounds = st.sampled_from(("ge", "le"))


def plan_of(indicator: Indicator, halfway: Decimal | None = None, *others: Indicator) -> Plan:
    """A plan of one indicator; `halfway` is the share due after two years, where it is not the even one."""
    schedule = {} if halfway is None else {"2022": halfway}
    return Plan("示例县规划", "示例县", BASE, Period("2021/2025"), schedule, (indicator, *others))


def assessed(indicator: Indicator, halfway: Decimal | None = None) -> Assessment:
    return assess_plan(plan_of(indicator, halfway)).indicators[0]


def figure(value: Fraction, places: int = PLACES) -> Decimal:
    """The value printed with many decimals."""
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)


def level_at(year: int, value: Fraction, target: Target, base: Decimal | None = None, bound: str = "ge") -> Indicator:
    """An indicator with one level, its direction that of the target."""
    seen = (Observation(Period(str(BASE + year)), figure(value)),)
    return Indicator("x", "示例指标", replace(target, bound=bound), base=base, observations=seen)


def grown(indicator: Indicator, factor: Fraction, first: int, last: int) -> Indicator:
    """The indicator with an average growth over the years first…last that makes the factor."""
    n = last - first + 1
    with localcontext() as context:
        context.prec = 60
        mean = (Decimal(factor.numerator) / Decimal(factor.denominator)) ** (Decimal(1) / n)
    rate = figure((Fraction(mean) - 1) * 100)
    seen = Observation(Period(f"{BASE + first}/{BASE + last}"), rate, "growth_avg")
    return replace(indicator, observations=(*indicator.observations, seen))


def near(value: Fraction | None, other: Fraction) -> bool:
    return value is not None and abs(value - other) < Fraction(1, 10**8)


def direction(start: Decimal, end: Decimal) -> str:
    return "ge" if end >= start else "le"


# ── on the path means exactly on track ──


@given(levels, levels, years, shares)
def test_a_level_on_its_line_is_on_track(base: Decimal, end: Decimal, year: int, halfway: Decimal | None) -> None:
    target = Target("level", end)
    probe = assessed(level_at(year, Fraction(base), target, base, direction(base, end)), halfway)
    on_line = Fraction(base) + (Fraction(end) - Fraction(base)) * (probe.schedule or 0)
    result = assessed(level_at(year, on_line, target, base, direction(base, end)), halfway)
    assert result.verdict in ("on_track", "met_early")
    assert (result.verdict == "met_early") == (base != end and probe.schedule == 1)
    assert near(result.gap, Fraction(0))


@given(sizes, sizes, years)
def test_a_level_on_its_even_rate_is_on_track(base: Decimal, end: Decimal, year: int) -> None:
    target = Target("reach_and_keep", end, path="geometric")
    with localcontext() as context:
        context.prec = 60
        on_line = Fraction(base * (end / base) ** (Decimal(year) / YEARS))
    result = assessed(level_at(year, on_line, target, base, direction(base, end)))
    assert result.verdict == "on_track"
    assert near(result.gap, Fraction(0))


@given(rates, years, bounds)
def test_growth_at_the_target_is_on_track(rate: Decimal, year: int, bound: str) -> None:
    seen = tuple(Observation(Period(str(BASE + t)), rate, "growth") for t in range(1, year + 1))
    result = assessed(Indicator("x", "示例指标", Target("mean_growth", rate, bound), observations=seen))
    assert result.verdict == "on_track"
    assert result.gap is not None
    assert near(result.gap, Fraction(0))


@given(rates, years, shares)
def test_a_change_on_its_path_is_on_track(end: Decimal, year: int, halfway: Decimal | None) -> None:
    target = Target("cumulative_change", end, "ge" if end >= 0 else "le")
    bare = Indicator("x", "示例指标", target)
    due = assessed(grown(bare, Fraction(1), 1, year), halfway).schedule or Fraction(0)
    with localcontext() as context:
        context.prec = 60
        factor = Fraction((1 + end / 100) ** (Decimal(due.numerator) / Decimal(due.denominator)))
    result = assessed(grown(bare, factor, 1, year), halfway)
    assert result.verdict in ("on_track", "met_early")
    assert near(result.gap, Fraction(0))


@given(sizes, years, bounds)
def test_a_total_on_its_line_is_on_track(total: Decimal, year: int, bound: str) -> None:
    seen = Observation(Period(f"{BASE + 1}/{BASE + year}"), figure(Fraction(total) * year / YEARS))
    result = assessed(Indicator("x", "示例指标", Target("cumulative", total, bound), observations=(seen,)))
    assert result.verdict == "on_track"
    assert near(result.gap, Fraction(0))


@given(sizes, st.decimals(min_value="1.1", max_value=5, places=1), years)
def test_a_multiple_on_its_line_is_on_track(base: Decimal, times: Decimal, year: int) -> None:
    on_line = Fraction(base) * (1 + (Fraction(times) - 1) * year / YEARS)
    result = assessed(level_at(year, on_line, Target("multiple", times), base))
    assert result.verdict == "on_track"
    assert near(result.gap, Fraction(0))


@given(levels, years, st.sampled_from(("floor", "ceiling", "rank")))
def test_what_stands_at_its_number_is_on_track(number: Decimal, year: int, form: str) -> None:
    result = assessed(level_at(year, Fraction(number), Target(form, number)))
    assert result.verdict == "on_track"
    assert result.gap == 0
    assert result.breaches == ()


@given(st.lists(levels, min_size=1, max_size=YEARS), bounds)
def test_what_meets_each_years_number_is_on_track(numbers: list[Decimal], bound: str) -> None:
    values = {BASE + t: n for t, n in enumerate(numbers, 1)}
    seen = tuple(Observation(Period(str(y)), n) for y, n in values.items())
    result = assessed(Indicator("x", "示例指标", Target("yearly", values=values, bound=bound), observations=seen))
    assert result.verdict == "on_track"
    assert result.breaches == ()


@given(rates, rates, years, bounds)
def test_the_pace_of_the_other_series_is_on_track(rate: Decimal, margin: Decimal, year: int, bound: str) -> None:
    theirs = {BASE + t: rate for t in range(1, year + 1)}
    target = Target("relative", bound=bound, to=RelativeTo(name="全区平均", values=theirs), margin=margin)
    seen = tuple(Observation(Period(str(y)), max(rate + margin, Decimal(-99)), "growth") for y in theirs)
    result = assessed(Indicator("x", "示例指标", target, observations=seen))
    assert result.verdict == "on_track"
    assert near(result.gap, Fraction(0))


@given(sizes, st.decimals(min_value=-15, max_value=20, places=1), years)
def test_a_level_and_its_growth_on_their_lines_are_on_track(base: Decimal, rate: Decimal, year: int) -> None:
    with localcontext() as context:
        context.prec = 60
        end, now = (base * (1 + rate / 100) ** n for n in (YEARS, year))
    target = Target("level_and_growth", figure(Fraction(end), 2 * PLACES), growth=rate, path="geometric")
    result = assessed(level_at(year, Fraction(now), target, base, "ge" if rate >= 0 else "le"))
    assert result.conflict is None
    assert [p.indicator.id for p in result.parts] == ["level", "growth"]
    assert all(near(p.gap, Fraction(0)) for p in result.parts)
    assert result.verdict in ("on_track", "met_early")


@given(st.lists(st.tuples(levels, levels), min_size=1, max_size=4), years)
def test_a_whole_whose_parts_are_on_their_lines_is_on_track(ends: list[tuple[Decimal, Decimal]], year: int) -> None:
    parts = []
    for n, (base, end) in enumerate(ends):
        now = Fraction(base) + (Fraction(end) - Fraction(base)) * year / YEARS
        part = level_at(year, now, Target("level", end), base, direction(base, end))
        parts.append(replace(part, id=f"p{n}"))
    result = assessed(Indicator("x", "示例指标", Target("composite"), parts=tuple(parts)))
    assert result.verdict == "on_track"


@given(levels, levels, years)
def test_a_number_handed_down_is_judged_as_its_form(base: Decimal, end: Decimal, year: int) -> None:
    on_line = Fraction(base) + (Fraction(end) - Fraction(base)) * year / YEARS
    plain = level_at(year, on_line, Target("level", end), base, direction(base, end))
    assigned = replace(plain, target=replace(plain.target, form="assigned", judged_as="level"))
    one, other = assessed(plain), assessed(assigned)
    assert (one.verdict, one.required, one.gap) == (other.verdict, other.required, other.gap)


# ── the needed pace, when followed, ends on target ──


@given(levels, levels, levels, years)
def test_a_level_that_goes_at_the_needed_pace_ends_on_target(
    base: Decimal, end: Decimal, now: Decimal, year: int
) -> None:
    before = level_at(year, Fraction(now), Target("level", end), base, direction(base, end))
    needed = assessed(before).needed
    if needed is None:
        return
    last = Observation(Period(str(BASE + YEARS)), figure(Fraction(now) + needed * (YEARS - year)))
    result = assessed(replace(before, observations=(*before.observations, last)))
    assert result.verdict in ("on_track", "met_early")
    assert near(result.gap, Fraction(0))


@given(rates, rates, years, st.sampled_from(("mean_growth", "cumulative_change")), bounds)
def test_growth_at_the_needed_pace_ends_on_target(
    end: Decimal, rate: Decimal, year: int, form: str, bound: str
) -> None:
    seen = tuple(Observation(Period(str(BASE + t)), rate, "growth") for t in range(1, year + 1))
    before = Indicator("x", "示例指标", Target(form, end, bound), observations=seen)
    needed = assessed(before).needed
    if needed is None:
        return
    after = tuple(Observation(Period(str(BASE + t)), figure(needed), "growth") for t in range(year + 1, YEARS + 1))
    result = assessed(replace(before, observations=seen + after))
    assert result.verdict in ("on_track", "met_early")
    assert near(result.gap, Fraction(0))


@given(sizes, sizes, years, bounds)
def test_a_total_at_the_needed_pace_ends_on_target(total: Decimal, amount: Decimal, year: int, bound: str) -> None:
    seen = tuple(Observation(Period(str(BASE + t)), amount / 4) for t in range(1, year + 1))
    before = Indicator("x", "示例指标", Target("cumulative", total, bound), observations=seen)
    needed = assessed(before).needed
    if needed is None:
        return
    after = tuple(Observation(Period(str(BASE + t)), figure(needed)) for t in range(year + 1, YEARS + 1))
    result = assessed(replace(before, observations=seen + after))
    assert result.verdict == "on_track"
    assert near(result.gap, Fraction(0))


@given(sizes, sizes, sizes, years)
def test_a_level_at_the_needed_rate_ends_on_target(base: Decimal, end: Decimal, now: Decimal, year: int) -> None:
    target = Target("level", end, path="geometric")
    before = level_at(year, Fraction(now), target, base, direction(base, end))
    needed = assessed(before).needed
    if needed is None:
        return
    last = Observation(Period(str(BASE + YEARS)), figure(Fraction(now) * (1 + needed / 100) ** (YEARS - year)))
    result = assessed(replace(before, observations=(*before.observations, last)))
    assert result.verdict in ("on_track", "met_early")
    assert near(result.gap, Fraction(0))


@given(levels, levels, rates, years)
def test_points_at_the_needed_pace_end_on_target(base: Decimal, now: Decimal, change: Decimal, year: int) -> None:
    target = Target("level_and_growth", base + change * YEARS, change=change)
    before = level_at(year, Fraction(now), target, base, "ge" if change >= 0 else "le")
    needed = assessed(before).parts[1].needed
    if needed is None:
        return
    last = Observation(Period(str(BASE + YEARS)), figure(Fraction(now) + needed * (YEARS - year)))
    result = assessed(replace(before, observations=(*before.observations, last))).parts[1]
    assert result.verdict in ("on_track", "met_early")
    assert near(result.gap, Fraction(0))


# ── changing the unit changes nothing ──


@given(levels, levels, st.lists(levels, min_size=1, max_size=4), st.integers(1, 8), st.sampled_from(FORMS))
def test_another_unit_changes_no_verdict(
    base: Decimal, end: Decimal, seen: list[Decimal], power: int, form: str
) -> None:
    if form in ("composite", "mean_growth", "cumulative_change", "relative", "rank", "multiple", "yes_no"):
        return  # without a number in the unit, or tested above

    def counted(scale: int) -> Assessment:
        def to(value: Decimal) -> Decimal:
            return value.scaleb(-scale)

        target = Target(
            form, to(end), "ge" if form == "cumulative" else direction(base, end), change=to(Decimal("1.5")),
            values={BASE + t: to(end) for t in range(1, YEARS + 1)} if form == "yearly" else {}, judged_as="level",
        )  # fmt: skip
        observations = tuple(Observation(Period(str(BASE + t)), to(v)) for t, v in enumerate(seen, 1))
        return assessed(Indicator("x", "示例指标", target, base=to(base), observations=observations))

    one, other = counted(0), counted(power)
    assert (one.verdict, one.progress, one.breaches) == (other.verdict, other.progress, other.breaches)
    assert (one.gap is None) == (other.gap is None)
    if one.gap is not None and other.gap is not None:
        assert one.gap == other.gap * 10**power


@given(sizes, rates, st.lists(sizes, min_size=1, max_size=4), st.integers(1, 8), st.sampled_from(
    ("mean_growth", "cumulative_change", "multiple")))  # fmt: skip
def test_growth_of_levels_in_another_unit_is_the_same(
    base: Decimal, asked: Decimal, seen: list[Decimal], power: int, form: str
) -> None:
    def counted(scale: int) -> Assessment:
        observations = tuple(Observation(Period(str(BASE + t)), v.scaleb(-scale)) for t, v in enumerate(seen, 1))
        target = Target(form, abs(asked) + 1 if form == "multiple" else asked)
        return assessed(Indicator("x", "示例指标", target, base=base.scaleb(-scale), observations=observations))

    one, other = counted(0), counted(power)
    assert (one.verdict, one.progress) == (other.verdict, other.progress)
    if form != "multiple":
        assert (one.required, one.actual, one.needed) == (other.required, other.actual, other.needed)


# ── whatever is missing, there is an answer ──


observations = st.lists(
    st.builds(
        Observation,
        period=st.sampled_from(
            ("2019", "2020", "2021", "2022", "2023-H1", "2023-06-30", "2023-03", "2023", "2024-Q3", "2025", "2026",
             "2021/2022", "2021/2023-H1", "2022/2024", "2021-01/2021-10")
        ).map(Period),
        value=levels | rates | st.booleans() | st.sampled_from([Decimal(n) for n in (0, -100, -150, "1e3")]),
        measure=st.sampled_from(("level", "growth", "growth_avg", "change", "change_avg", "rank", "multiple")),
        role=st.sampled_from(("actual", "actual", "estimate")),
        bound=st.sampled_from(("eq", "le", "approx")),
    ),
    max_size=8,
)  # fmt: skip
numbers = st.none() | levels | rates | st.just(Decimal(0))
targets = st.builds(
    Target,
    form=st.sampled_from(FORMS),
    value=numbers | st.booleans(),
    bound=st.none() | bounds,
    growth=st.none() | rates,
    change=st.none() | rates,
    path=st.sampled_from(("linear", "geometric")),
    values=st.dictionaries(st.integers(2020, 2026), levels, max_size=4),
    judged_as=st.none() | st.sampled_from([f for f in FORMS if f != "assigned"]),
    stand_in=st.none() | st.builds(StandIn, value=rates),
    to=st.none() | st.builds(RelativeTo, indicator=st.sampled_from(("x", "y", "z"))),
    margin=rates,
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Plans that no check has looked at."""
    target, seen, theirs = draw(targets), tuple(draw(observations)), tuple(draw(observations))
    base, proposed = draw(numbers), draw(st.none() | targets)
    part = Indicator("p", "部分", replace(target, form="level"), base=base, observations=theirs)
    one = Indicator(
        "x", "地区生产总值", target, unit="%", base=base, observations=seen, parts=(part,),
        definition_changed=draw(st.none() | st.integers(2019, 2026)),
        proposal=None if proposed is None else Proposal(proposed),
    )  # fmt: skip
    other = Indicator("y", "示例指标", target, unit="万元", observations=theirs)
    return plan_of(one, draw(shares), other)


@given(plans(), st.dates(date(2020, 1, 1), date(2027, 1, 1)), st.sampled_from(("datum", "as-of")))
def test_any_plan_has_an_answer(plan: Plan, as_of: date, yardstick: str) -> None:
    result = assess_plan(plan, as_of, yardstick)
    for found in result.indicators:
        assert found.verdict in VERDICTS
        assert grade(found) in GRADES
        assert [c.method for c in compared(found)] == list(METHODS)
        assert (found.verdict == "not_assessable") == (found.reason is not None)
        assert found.advice is not None
        assert explain(found)
    assert json.loads(assessment_json(result, compare=True, tolerance=Fraction(1, 20)))["summary"][
        "total"
    ].keys() == set(VERDICTS)


@given(plans(), st.sampled_from(("x.2023", "x.target", "y.2022", "x.2024-H1", "p.2022", "y.target")), rates)
def test_whatever_is_supposed_there_is_an_answer(plan: Plan, key: str, value: Decimal) -> None:
    if plan.indicators[0].target.form in ("composite", "relative", "yearly"):
        return  # without a number to suppose
    result = what_if(plan, "假设", {key: value})
    assert all(found.verdict in VERDICTS for found in result.after.indicators)
    assert list(result.changed) is not None


@given(st.sampled_from(FORMS), st.integers(1, YEARS), st.data())
def test_a_missing_year_leaves_a_verdict_or_its_reason(form: str, missing: int, data: st.DataObject) -> None:
    known = [t for t in range(1, YEARS + 1) if t != missing]
    figures = {t: data.draw(sizes) for t in known}
    measure = data.draw(st.sampled_from(("level", "growth")))
    seen = tuple(Observation(Period(str(BASE + t)), v, measure) for t, v in figures.items())
    target = Target(form, Decimal(50), growth=Decimal(5), judged_as="level" if form == "assigned" else None,
                    values={BASE + t: Decimal(50) for t in known} if form == "yearly" else {},
                    to=RelativeTo(name="全区平均", values={BASE + t: Decimal(5) for t in known}))  # fmt: skip
    found = assessed(Indicator("x", "示例指标", target, base=Decimal(10), observations=seen))
    assert (found.reason is None) == (found.verdict != "not_assessable")
    if form in ("mean_growth", "relative", "cumulative_change") and measure == "growth" and missing < YEARS:
        assert found.reason == "too_few_data"
    if form in ("level", "reach_and_keep", "floor", "ceiling", "yearly", "multiple") and measure == "level":
        assert found.verdict != "not_assessable"
