"""Ledgers of projects: packages count once, rates keep their parts, changed totals are split without a rest."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guibiao.plan import Milestone, Move, Plan, Project
from guibiao.quantity import Period
from guibiao.track import (
    Part,
    ProjectStats,
    Row,
    project_light,
    project_stats,
    snapshot,
    split_totals,
    standing,
    summed,
    under_one_id,
)
from guibiao.track.projects.counting import countable, shares, wholes

DAY = date(2023, 6, 30)


def stats(*projects: Project) -> ProjectStats:
    """The figures of one ledger at the middle of the plan."""
    return project_stats(Plan("云河县规划", "云河县", 2020, Period("2021/2025"), projects=projects), DAY)[0]


def moved(name: str, *moves: tuple[str, str], **fields: object) -> Project:
    """A project with its moves."""
    made = tuple(Move(stage, date.fromisoformat(on)) for stage, on in moves)
    return Project(name, name, moves=made, **fields)  # type: ignore[arg-type]


def due(name: str, start: str, *moves: tuple[str, str]) -> Project:
    """A project with a planned start."""
    return moved(name, *moves, start=Milestone(start))


def test_starts_are_held_against_the_starts_that_were_due() -> None:
    told = stats(
        due("甲", "2023-03", ("储备", "2021-01-01"), ("新开工", "2023-04-01")),
        due("乙", "2023-06", ("储备", "2021-01-01")),
        due("丙", "2024", ("储备", "2021-01-01"), ("新开工", "2023-05-01")),  # before its time: in no denominator
    )
    started = told.rates[0].rate
    assert (started.key, started.numerator, started.denominator) == ("started", 1, 2)


def test_a_start_after_the_day_has_not_happened() -> None:
    told = stats(due("甲", "2023-03", ("储备", "2021-01-01"), ("新开工", "2023-07-01")))
    assert told.rates[0].rate.numerator == 0
    assert told.by_stage == {"储备": 1}


def test_investment_of_the_year_is_ahead_or_behind_in_unrounded_points() -> None:
    told = stats(Project("甲", "甲", yearly={2023: Decimal(300)}, done_yearly={2023: Decimal(100)}))
    yearly = next(t for t in told.rates if t.rate.key == "invested_of_year")
    assert (yearly.rate.value, yearly.time) == (Fraction(1, 3), Fraction(1, 2))
    assert yearly.ahead == Fraction(-50, 3)


def test_what_is_not_reported_is_counted_as_missing() -> None:
    told = stats(
        Project("甲", "甲", total=Decimal(300), done=Decimal(60)), Project("乙", "乙", total=Decimal(100))
    )  # fmt: skip
    of_total = next(t.rate for t in told.rates if t.rate.key == "invested_of_total")
    assert (of_total.numerator, of_total.denominator, of_total.missing) == (60, 400, 1)


def test_the_plans_years_leave_out_what_was_spent_before() -> None:
    spent = {2019: Decimal(500), 2021: Decimal(100), 2022: Decimal(50)}
    told = stats(Project("甲", "甲", planned=Decimal(600), done=Decimal(650), done_yearly=spent))
    of_plan = next(t.rate for t in told.rates if t.rate.key == "invested_of_planned")
    assert (of_plan.numerator, of_plan.denominator) == (150, 600)


def test_a_package_is_counted_through_its_parts() -> None:
    told = stats(
        Project("包", "园区", total=Decimal(1000)),
        Project("1", "道路", parent="包", total=Decimal(300)),
        Project("2", "厂房", parent="包", total=Decimal(400)),
    )
    assert (told.count, told.total) == (2, 1000)


def test_parts_that_exceed_their_package_are_told() -> None:
    told = stats(Project("包", "园区", total=Decimal(100)), Project("1", "道路", parent="包", total=Decimal(300)))
    assert told.total == 300
    assert "园区" in told.warnings[0]


def test_dates_out_of_order_and_amounts_that_do_not_fit_are_told() -> None:
    told = stats(
        moved("甲", ("新开工", "2022-05-01"), ("储备", "2021-01-01")),
        Project("乙", "乙", start=Milestone("2023-05"), finish=Milestone("2022")),
        Project("丙", "丙", total=Decimal(100), done=Decimal(120), done_yearly={2022: Decimal(150)}),
    )
    assert [w[0] for w in told.warnings] == ["甲", "乙", "丙", "丙"]


def test_a_reason_is_asked_for_where_investment_is_off_by_more_than_five_points() -> None:
    def noted(done: str, why: str | None = None) -> list[tuple[str, bool]]:
        year = {2023: Decimal(100)}, {2023: Decimal(done)}
        told = stats(Project("甲", "甲", yearly=year[0], done_yearly=year[1], explanation=why))
        return [(n.project.id, n.explained) for n in told.noted]

    assert noted("45") == []
    assert noted("44.9") == [("甲", False)]
    assert noted("44.9", "征地未完成") == [("甲", True)]
    assert noted("55.1") == [("甲", False)]


def test_what_was_cancelled_has_left_and_asks_for_a_reason() -> None:
    told = stats(moved("甲", ("储备", "2021-01-01"), ("取消", "2023-01-01")), moved("乙", ("储备", "2021-01-01")))
    assert (told.count, told.left) == (1, 1)


def test_investment_promotion_has_rates_of_its_own() -> None:
    told = stats(
        moved("甲", ("签约", "2022-01-01"), ("落地", "2022-06-01"), ("开工", "2023-01-01"),
              ledger="招商引资", total=Decimal(1000), arrived=Decimal(250)),
        moved("乙", ("签约", "2022-01-01"), ledger="招商引资", total=Decimal(3000)),
    )  # fmt: skip
    rates = {t.rate.key: t.rate.value for t in told.rates}
    assert rates == {
        "landed": Fraction(1, 2), "arrived": Fraction(1, 16), "started": Fraction(1, 2), "producing": Fraction(0),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("project", "light"),
    [
        (Project("甲", "甲", start=Milestone("2023-08")), "green"),
        (Project("甲", "甲", start=Milestone("2023-07-15")), "yellow"),
        (Project("甲", "甲", start=Milestone("2023-05")), "red"),
        (Project("甲", "甲", start=Milestone("2023-05", "2023-05-10")), "green"),
        (Project("甲", "甲", yearly={2023: Decimal(100)}, done_yearly={2023: Decimal(44)}), "yellow"),
        (Project("甲", "甲", yearly={2023: Decimal(100)}, done_yearly={2023: Decimal(30)}), "red"),
        (moved("甲", ("新开工", "2022-01-01"), ("停缓建", "2023-02-01")), "red"),
        (moved("甲", ("竣工", "2023-02-01"), start=Milestone("2021"), finish=Milestone("2022")), "green"),
    ],
)
def test_a_projects_light_is_the_worst_of_money_start_and_finish(project: Project, light: str) -> None:
    assert project_light(project, DAY) == light


def test_what_is_halted_keeps_what_it_has_reached() -> None:
    stood = standing(moved("甲", ("新开工", "2022-01-01"), ("停缓建", "2023-02-01")), DAY)
    assert (stood.started, stood.halted, stood.stage) == (True, True, "停缓建")


AMOUNTS = st.none() | st.integers(0, 1000).map(Decimal)
STAGES = st.sampled_from(["谋划", "储备", "前期", "新开工", "竣工", "取消"])


@st.composite
def ledger(draw: st.DrawFn) -> list[Project]:
    """Rows with parents that may be missing, or go round in a circle."""
    ids = [str(n) for n in range(draw(st.integers(1, 8)))]
    return [
        Project(
            i, i, parent=draw(st.none() | st.sampled_from([*ids, "x"])), total=draw(AMOUNTS),
            moves=tuple(Move(s, d) for s, d in draw(st.lists(st.tuples(STAGES, st.dates(date(2021, 1, 1), DAY)),
                                                             max_size=3))),
        )
        for i in ids
    ]  # fmt: skip


@settings(max_examples=200)
@given(ledger())
def test_what_every_row_adds_makes_up_the_total(rows: list[Project]) -> None:
    whole = sum((a for a in wholes(rows, lambda p: p.total).values() if a), Decimal(0))
    assert sum((s.amount for s in shares(rows, lambda p: p.total) if s.amount), Decimal(0)) == whole
    assert all(s.amount is None or s.amount >= 0 for s in shares(rows, lambda p: p.total))


@settings(max_examples=200)
@given(ledger())
def test_splitting_a_project_into_a_package_never_counts_its_money_twice(rows: list[Project]) -> None:
    one = next((p for p in countable(rows) if p.total), None)
    if one is None or one.total is None:
        return
    halves = [Project(f"{one.id}-{n}", "段", parent=one.id, total=one.total / 2) for n in (1, 2)]
    before, after = (wholes(r, lambda p: p.total) for r in (rows, [*rows, *halves]))
    assert before == after
    assert len(countable([*rows, *halves])) == len(countable(rows)) + 1


ROWS = st.builds(Row, st.sampled_from(["储备", "前期", "新开工"]), st.integers(0, 99).map(Decimal))


def test_packages_may_be_nested_to_any_depth() -> None:
    chain = [Project(str(n), "包", parent=str(n - 1) if n else None, total=Decimal(7)) for n in range(5000)]
    assert wholes(chain, lambda p: p.total) == {"0": 7}
    assert [p.id for p in countable(chain)] == ["4999"]


SNAPSHOTS = st.dictionaries(st.sampled_from("abcdefgh"), ROWS)


@settings(max_examples=300)
@given(SNAPSHOTS, SNAPSHOTS)
def test_a_changed_total_is_split_without_a_rest(before: dict[str, Row], after: dict[str, Row]) -> None:
    splits = split_totals(before, after)
    for s in splits:
        assert s.before + s.entered + s.moved_in + -s.moved_out + -s.left + s.revised == s.after
    whole = summed(splits)
    assert whole.moved_in == whole.moved_out
    assert whole.before.count == len(before)
    assert whole.after.count == len(after)
    assert whole.entered.count == len(set(after) - set(before))  # a move is never an entry
    assert whole.left.count == len(set(before) - set(after))  # … and never a departure


def test_a_move_between_two_days_is_no_entry_and_no_departure() -> None:
    plan = Plan("规划", "云河县", 2020, Period("2021/2025"), projects=(
        moved("甲", ("储备", "2021-01-01"), ("前期", "2022-03-01"), total=Decimal(100)),
        moved("乙", ("储备", "2021-01-01"), ("取消", "2022-05-01"), total=Decimal(30)),
        moved("丙", ("储备", "2022-02-01"), total=Decimal(7)),
    ))  # fmt: skip
    splits = split_totals(snapshot(plan, date(2021, 12, 31)), snapshot(plan, date(2022, 12, 31)))
    told = {s.kind: (s.moved_in, s.moved_out, s.entered, s.left) for s in splits}
    none = Part()
    assert told == {
        "储备": (none, Part(1, Decimal(100)), Part(1, Decimal(7)), Part(1, Decimal(30))),
        "前期": (Part(1, Decimal(100)), none, none, none),
    }


def test_a_project_that_got_another_number_is_known_by_its_name() -> None:
    before = {
        "12": Row("储备", Decimal(5), "青山镇污水处理厂提标改造工程"),
        "13": Row("储备", Decimal(9), "县图书馆迁建"),
    }
    after = {
        "7": Row("前期", Decimal(5), "云河县青山镇污水厂升级改造项目"),
        "13": Row("储备", Decimal(9), "县图书馆迁建"),
    }
    assert set(under_one_id(before, after)) == {"12", "13"}
