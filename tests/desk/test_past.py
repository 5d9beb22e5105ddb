"""The state at any past date: whatever was done since, a plan is shown as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Make = Callable[..., Any]
PLAN = Path(__file__).with_name("plan.yaml")
_names = count()


class Office:
    """A plan, its round and its people; each method is something that may happen, or may be refused."""

    def __init__(self, desk_people: dict[str, Any]) -> None:
        from guibiao.desk.models import Round
        from guibiao.desk.plans import save_plain

        self.plain = yaml.safe_load(PLAN.read_text(encoding="utf-8"))
        self.plain["plan"]["name"] += str(next(_names))
        self.record = save_plain(self.plain)
        self.round = Round.objects.create(plan=self.record, period="2022", due=date(2023, 1, 28))
        self.people = desk_people

    def do(self, what: str, value: str) -> None:
        """Something happens."""
        getattr(self, what)(value)
        self.record.refresh_from_db()

    def other_target(self, value: str) -> None:
        self.plain["indicators"][0]["target"]["value"] = value
        self._import()

    def other_observation(self, value: str) -> None:
        self.plain["indicators"][-1].setdefault("observations", []).append({"period": "2023", "value": value})
        self._import()

    def other_name(self, value: str) -> None:
        self.plain["plan"]["issuer"] = f"云河县人民政府{value}"
        self._import()

    def new_task(self, value: str) -> None:
        self.plain["tasks"].append({"id": f"t{next(_names)}", "task": f"第{value}件实事", "lead": "县林业局"})
        self._import()

    def done_task(self, value: str) -> None:
        if self.plain["tasks"]:
            self.plain["tasks"][0]["status"] = f"完成{value}"
            self._import()

    def gone_task(self, _value: str) -> None:
        self.plain["tasks"] = self.plain["tasks"][1:]
        self._import()

    def moved_rows(self, _value: str) -> None:
        self.plain["indicators"].reverse()
        self._import()

    def save(self, value: str) -> None:
        from guibiao.desk.models import Entry, IndicatorRecord

        forest = IndicatorRecord.objects.get(plan=self.record, code="forest")
        kept = self._entry() or Entry(round=self.round, indicator=forest, department=forest.lead)
        said = {"written": value, "value": value, "explanation": f"说明{value}"}
        self._try(lambda: _handing().save(self.people["clerk"], kept, kept.version if kept.pk else 0, said))

    def submit(self, _value: str) -> None:
        self._step("clerk", "submit")

    def approve(self, _value: str) -> None:
        self._step("head", "approve")

    def accept(self, _value: str) -> None:
        self._step("planner", "accept")

    def reopen(self, value: str) -> None:
        self._step("planner", "reopen", f"理由{value}")

    def evidence(self, value: str) -> None:
        from django.core.files.uploadedfile import SimpleUploadedFile

        file = SimpleUploadedFile(f"公报{value}.pdf", value.encode())
        if entry := self._entry():
            self._try(lambda: _handing().add_evidence(self.people["clerk"], entry, [file]))

    def no_evidence(self, _value: str) -> None:
        entry = self._entry()
        if entry and (file := entry.evidence_set.first()):
            self._try(lambda: _handing().remove_evidence(self.people["clerk"], file))

    def _import(self) -> None:
        from guibiao.desk.plans import save_plain

        save_plain(yaml.safe_load(yaml.safe_dump(self.plain)), self.record)

    def _entry(self) -> Any:
        from guibiao.desk.models import Entry

        return Entry.objects.filter(round=self.round).first()

    def _step(self, who: str, name: str, reason: str = "") -> None:
        if entry := self._entry():
            self._try(lambda: _handing().take_step(self.people[who], entry, name, entry.version, reason))

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except PermissionError:
            pass  # not in this state


def _handing() -> Any:
    from guibiao.desk import handing

    return handing


ACTS = [name for name in vars(Office) if not name.startswith("_") and name != "do"]


@pytest.fixture
def people(person: Make) -> dict[str, Any]:
    """A clerk and a head of the department of forests, and a planner."""
    unit = {"clerk": "县林业局", "head": "县林业局", "planner": None}
    return {role: person(role, department).who for role, department in unit.items()}


_usual_way = ["save", "evidence", "submit", "approve", "accept"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    acts=st.lists(
        st.sampled_from([*((act,) for act in ACTS), tuple(_usual_way)]).flatmap(
            lambda acts: st.tuples(st.just(acts), st.integers(50, 99).map(lambda n: f"{n}.{n}"))
        ),
        min_size=1,
        max_size=12,
    )
)
def test_after_any_edits_the_plan_of_each_moment_is_what_it_was_then(
    people: dict[str, Any], acts: list[tuple[tuple[str, ...], str]]
) -> None:
    from django.utils import timezone

    from guibiao.desk.models import Entry
    from guibiao.desk.past import entries_then, plan_then
    from guibiao.desk.plans import plan_of

    office = Office(people)
    seen: list[tuple[datetime, Any, list[str]]] = []
    for several, value in acts:
        for act in several:
            office.do(act, value)
            states = list(Entry.objects.filter(round=office.round).values_list("state", flat=True))
            seen.append((timezone.now(), plan_of(office.record), states))
    for moment, plan, states in seen:
        assert plan_then(office.record, moment) == plan
        then = entries_then(Entry.objects.filter(round=office.round).select_related("round", "indicator"), moment)
        assert [one.state for one in then] == states


@pytest.fixture
def long_ago(people: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> Any:
    """A plan whose target was changed, and whose figure was accepted and a task dropped, on days of last year."""
    from django.utils import timezone

    from guibiao.desk import past

    now = timezone.now()

    def on(days_ago: int) -> None:
        monkeypatch.setattr(timezone, "now", lambda: now - timedelta(days=days_ago))

    on(100)
    office = Office(people)
    on(50)
    office.do("other_target", "6.5")
    for act in _usual_way:
        office.do(act, "62.50")
    office.do("gone_task", "")
    monkeypatch.undo()
    assert past.asked_day("") is None
    return office.record


def _day(days_ago: int) -> str:
    from django.utils import timezone

    return (timezone.localdate() - timedelta(days=days_ago)).isoformat()


def test_the_pages_of_a_plan_and_an_indicator_show_a_past_day_and_nothing_to_change(
    long_ago: Any, person: Make
) -> None:
    client = person("supervisor")
    row = long_ago.indicatorrecord_set.get(code="forest")
    before, after = (client.get(f"/plans/{long_ago.pk}?on={_day(n)}").content.decode() for n in (60, 40))
    assert "只供查看" in before
    assert ("62.50" in before, "62.50" in after) == (False, True)
    assert ("6.5" in before, "6.5" in after) == (False, True)
    page = client.get(f"/indicators/{row.pk}?on={_day(60)}").content.decode()
    assert "62.50" not in page
    assert "假如" not in page
    assert "62.50" in client.get(f"/indicators/{row.pk}?on={_day(40)}").content.decode()
    assert "只供查看" not in client.get(f"/indicators/{row.pk}?on={_day(0)}").content.decode()


def test_the_workbook_of_a_past_day_is_the_plan_as_it_was(long_ago: Any, person: Make, tmp_path: Path) -> None:
    from guibiao.plan import read_plan

    client, found = person("planner", name="chief"), []
    for days in (60, 40):
        answer = client.get(f"/plans/{long_ago.pk}/export.xlsx?on={_day(days)}")
        assert _day(days) in answer.headers["Content-Disposition"]
        path = tmp_path / f"{days}.xlsx"
        path.write_bytes(answer.content)
        plan = read_plan(path)
        found.append((str(plan.indicators[0].target.value), len(plan.tasks), len(plan.indicators[1].observations)))
    assert found == [("7.0", 1, 1), ("6.5", 0, 2)]


@pytest.mark.parametrize("day", ["1990-01-01", "2999-01-01", "2026-02-31", "yesterday", "' OR 1=1"])
def test_a_day_without_a_plan_is_told(long_ago: Any, person: Make, day: str) -> None:
    client = person("planner", name="chief")
    row = long_ago.indicatorrecord_set.get(code="gdp")
    for path in (f"/plans/{long_ago.pk}", f"/indicators/{row.pk}", f"/plans/{long_ago.pk}/export.xlsx"):
        answer = client.get(path, {"on": day}, follow=True)
        assert answer.status_code == 200
        assert 'class="said error"' in answer.content.decode()


def test_a_department_sees_of_the_past_what_it_sees_today(long_ago: Any, person: Make) -> None:
    page = person("clerk", "县统计局", "other").get(f"/plans/{long_ago.pk}?on={_day(40)}").content.decode()
    assert "地区生产总值" in page
    assert "森林覆盖率" not in page


def test_an_indicator_that_is_gone_is_still_there_on_its_days(person: Make, plan: Any) -> None:
    from django.utils import timezone

    from guibiao.desk.past import plan_then
    from guibiao.desk.plans import plain_kept, save_plain

    moment, plain = timezone.now(), plain_kept(plan)
    save_plain(plain | {"indicators": plain["indicators"][:1]}, plan)
    assert [i.id for i in plan_then(plan, moment).indicators] == ["gdp", "forest"]
    assert [i.id for i in plan_then(plan, timezone.now()).indicators] == ["gdp"]
