"""A new figure has only what it touches assessed again, and the result is that of assessing everything."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guibiao.plan import Indicator, Observation, Plan, read_plan
from guibiao.quantity import Period

PLANS = [Path(__file__).parents[1] / "plan" / "data" / "every_form.yaml", Path(__file__).with_name("plan.yaml")]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
@given(data=st.data())
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_a_figure_changes_is_found_without_assessing_the_rest(desk: None, path: Path, data: Any) -> None:
    from guibiao.desk.renewing import assessed, renewed

    before = read_plan(path)
    after = _told(before, data)
    quick, whole = renewed(assessed(before), after), assessed(after)
    assert quick.result == whole.result
    for id_, glance in whole.glances.items():
        assert quick.glances[id_].cells["verdict"] == glance.cells["verdict"]
        assert quick.glances[id_].chart == glance.chart


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_rows_that_changed_are_assessed_again_and_a_plan_of_another_base_as_a_whole(desk: None, path: Path) -> None:
    from guibiao.desk.renewing import assessed, renewed

    before = read_plan(path)
    first, *rest = before.indicators
    changes = [
        replace(before, indicators=(replace(first, name="别的名称", category="别的类"), *rest)),
        replace(before, indicators=(replace(first, base=None), *rest)),
        replace(before, indicators=(*rest, first)),
        replace(before, indicators=tuple(rest)),
        replace(before, tasks=()),
        replace(before, base=before.base - 1),
    ]
    for after in changes:
        quick, whole = renewed(assessed(before), after), assessed(after)
        assert quick.result == whole.result
        for id_, glance in whole.glances.items():
            place = ("number", "group")  # in the report's annex; the desk shows neither
            shown = {key: text for key, text in glance.cells.items() if key not in place}
            assert shown.items() <= quick.glances[id_].cells.items()
            assert quick.glances[id_].chart == glance.chart


def test_an_indicator_that_another_is_held_against_takes_the_other_along(desk: None) -> None:
    from guibiao.desk import renewing

    plan = read_plan(PLANS[0])
    pairs = [(i.id, i.target.to.indicator) for i in plan.indicators if i.target.to and i.target.to.indicator]
    assert pairs, "the file of every form has a relative target"
    for own, other in pairs:
        assert {own, other} <= renewing._touched(plan, {other})


def _told(plan: Plan, data: Any) -> Plan:
    """The plan with one figure more for one indicator or part, of a year that has figures."""
    at = data.draw(st.integers(0, len(plan.indicators) - 1))
    value, year = data.draw(st.integers(1, 500)), data.draw(st.integers(plan.base + 1, plan.base + 2))
    figure = Observation(Period(str(year)), Decimal(value), data.draw(st.sampled_from(["level", "growth"])))
    indicators = list(plan.indicators)
    indicators[at] = _with(indicators[at], figure)
    return replace(plan, indicators=tuple(indicators))


def _with(indicator: Indicator, figure: Observation) -> Indicator:
    if indicator.target.form == "yes_no":
        return indicator
    if indicator.parts:
        return replace(indicator, parts=(_with(indicator.parts[0], figure), *indicator.parts[1:]))
    return replace(indicator, observations=(*indicator.observations, figure))


def test_what_the_first_visitors_would_wait_for_is_made_before(plan: Any) -> None:
    from datetime import date

    from guibiao.desk import standing, warming
    from guibiao.desk.models import PlanRecord, Round

    Round.objects.create(plan=plan, period="2023", due=date.today())  # noqa: DTZ011
    before = {kind: len(kept) for kind, kept in standing._kept.items()}
    warming.warm()
    for kind in ("standing", "owed"):
        assert len(standing._kept[kind]) > before.get(kind, 0), kind
    record = PlanRecord.objects.get()
    assert standing.standing(record) is standing.standing(record)


def _restarted() -> None:
    """As in a process that has just begun: nothing is in memory."""
    from guibiao.desk import standing

    standing._kept.clear()


def test_what_was_worked_out_is_there_after_a_restart(plan: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from guibiao.desk import reports, standing, warming
    from guibiao.desk.models import PlanRecord

    warming.warm()
    known = standing.standing(PlanRecord.objects.get())
    _restarted()
    for room, name in ((standing, "assessed"), (standing, "defined_plan"), (standing, "owed"), (reports, "_places")):
        monkeypatch.setattr(room, name, lambda *_args: pytest.fail("worked out again"))
    again = standing.standing(PlanRecord.objects.get())
    assert again.result == known.result
    assert {code: one.cells for code, one in again.glances.items()} == {
        code: one.cells for code, one in known.glances.items()
    }
    assert reports.sections(PlanRecord.objects.get()) != []


def test_nothing_old_comes_back_after_a_restart_when_rows_or_figures_are_others(plan: Any) -> None:
    from datetime import date

    from guibiao.desk import standing, warming
    from guibiao.desk.models import Department, Entry, IndicatorRecord, PlanRecord, Round, User

    warming.warm()
    forest, unit = IndicatorRecord.objects.get(code="forest"), Department.objects.get(name="县林业局")
    author = User.objects.create_user("lin", role="clerk", department=unit)
    opened = Round.objects.create(plan=plan, period="2024", due=date(2025, 1, 28))
    Entry.objects.create(
        round=opened, indicator=forest, department=unit, value="62.90", author=author, state="accepted"
    )
    _restarted()
    [told] = [one for one in standing.standing(PlanRecord.objects.get()).plan.indicators if one.id == "forest"]
    assert [str(one.value) for one in told.observations][-1] == "62.90", "though nothing told of the change"
    IndicatorRecord.objects.filter(pk=forest.pk).update(data={**forest.data, "name": "森林覆盖率（新口径）"})
    _restarted()
    names = [one.name for one in standing.standing(PlanRecord.objects.get()).plan.indicators]
    assert "森林覆盖率（新口径）" in names


def test_a_kept_file_that_somebody_wrote_is_not_read(plan: Any) -> None:
    import pickle

    from django.conf import settings

    from guibiao.desk import shelf

    class Trap:
        def __reduce__(self) -> tuple[Any, ...]:
            return pytest.fail, ("a foreign file was opened",)

    shelf.put("ours", "test", "x")
    assert shelf.get("test", "x") == "ours"
    for path in (Path(settings.DATA) / "kept").iterdir():
        content = path.read_bytes()
        path.write_bytes(content[:32] + pickle.dumps(Trap()))
    assert shelf.get("test", "x") is None
    assert shelf.get("test", "y") is None


def test_the_shelf_keeps_what_was_used_last(desk: None, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    from django.conf import settings

    from guibiao.desk import shelf

    monkeypatch.setattr(shelf, "_MOST", 2)
    for name in "abc":
        shelf.put(name, "tidy", name)
        os.utime(shelf._path("tidy", (name,)), (ord(name), ord(name)))
    for path in (Path(settings.DATA) / "kept").iterdir():
        if path.stat().st_mtime > 1000:
            path.unlink()
    shelf.get("tidy", "a")
    shelf.tidy()
    assert [shelf.get("tidy", name) for name in "abc"] == ["a", None, "c"]
