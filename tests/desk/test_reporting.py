"""Reporting: what is owed is shown, written as people paste it, passed on, returned, accepted and locked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("each_database")

Make = Callable[..., Any]


@pytest.fixture
def opened(plan: Any, desk: None) -> Any:
    """A round of the plan for 2022, due in ten days."""
    from guibiao.desk.models import Round

    return Round.objects.create(plan=plan, period="2022", due=date.today() + timedelta(days=10))  # noqa: DTZ011


def address(opened: Any, code: str = "forest", measure: str = "level") -> str:
    return f"/rounds/{opened.pk}/figures/{code}/{measure}"


def entry_of(code: str = "forest") -> Any:
    from guibiao.desk.models import Entry

    return Entry.objects.select_related("round").get(indicator__code=code)


def hand_in(client: Any, opened: Any, value: str = "62.50", version: int = 0, **more: Any) -> Any:
    return client.post(address(opened), {"value": value, "version": version, "then": "submit", **more})


def step(client: Any, name: str, reason: str = "", version: int | None = None) -> Any:
    entry = entry_of()
    said = {"step": name, "version": entry.version if version is None else version, "reason": reason}
    return client.post(f"/entries/{entry.pk}/step", said)


def test_a_planner_opens_a_round_once_for_a_period_as_people_write_it(plan: Any, person: Make) -> None:
    from guibiao.desk.models import HistoryRecord, Round

    planner = person("planner")
    for _again in range(2):
        planner.post("/rounds/new", {"plan": plan.pk, "period": "2023年上半年", "due": "2023-07-28"})
    assert [(r.period, r.due) for r in Round.objects.all()] == [("2023-H1", date(2023, 7, 28))]
    planner.post("/rounds/new", {"plan": plan.pk, "period": "2031", "due": "2023-07-28"})
    assert Round.objects.count() == 1
    assert HistoryRecord.objects.filter(action="round.opened").count() == 1


def test_the_day_of_the_month_is_a_setting_that_suggests_when_a_round_is_due() -> None:
    pytest.importorskip("django")
    from guibiao.desk.views.reporting import next_day

    assert next_day(28, date(2024, 5, 3)) == date(2024, 5, 28)
    assert next_day(28, date(2024, 5, 28)) == date(2024, 6, 28)
    assert next_day(31, date(2024, 2, 1)) == date(2024, 2, 29)
    assert next_day(31, date(2024, 12, 31)) == date(2025, 1, 31)


def test_a_clerk_sees_what_is_owed_and_nothing_of_others(opened: Any, person: Make) -> None:
    page = person("clerk", "县林业局").get(f"/rounds/{opened.pk}").content.decode()
    assert "森林覆盖率" in page
    assert "62.30" in page, "last period's value"
    assert "地区生产总值" not in page
    assert person("clerk", "县统计局").get(address(opened)).status_code == 404


@pytest.mark.parametrize(
    ("written", "value", "bound", "upper"),
    [("62.50", "62.50", "eq", ""), ("６２．５％", "62.5", "eq", ""), ("约62.5%", "62.5", "approx", ""),
     ("62.4—62.6%", "62.4", "ge", "62.6")],
)  # fmt: skip
def test_a_figure_is_read_as_people_paste_it(
    opened: Any, person: Make, written: str, value: str, bound: str, upper: str
) -> None:
    hand_in(person("clerk", "县林业局"), opened, written)
    entry = entry_of()
    assert (entry.written, entry.value, entry.bound, entry.upper) == (written, value, bound, upper)


def test_what_is_no_figure_of_the_unit_is_refused_beside_its_field_and_kept_to_be_corrected(
    opened: Any, person: Make
) -> None:
    from guibiao.desk.models import Entry

    answer = hand_in(person("clerk", "县林业局"), opened, "62.5亿元", explanation="全县完成造林")
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "62.5亿元" in page
    assert "全县完成造林" in page
    assert not Entry.objects.exists()


def test_a_figure_goes_from_the_clerk_by_the_head_to_the_planner_and_is_locked(opened: Any, person: Make) -> None:
    from guibiao.desk.history import first_broken
    from guibiao.desk.models import HistoryRecord
    from guibiao.desk.plans import plan_of

    clerk, head, planner = person("clerk", "县林业局"), person("head", "县林业局"), person("planner")
    hand_in(clerk, opened)
    assert step(head, "return").status_code == 302
    assert entry_of().state == "submitted", "a return needs its reason"
    step(head, "return", "请附普查公报")
    assert (entry_of().state, entry_of().reason) == ("returned", "请附普查公报")
    hand_in(clerk, opened, "62.51", entry_of().version)
    step(head, "approve")
    step(planner, "accept")
    entry = entry_of()
    assert entry.state == "accepted"
    refused = clerk.post(address(opened), {"value": "70", "version": entry.version, "then": "save"})
    assert refused.status_code == 302
    assert entry_of().value == "62.51"
    told = plan_of(opened.plan).indicators[1].observations[-1]
    assert (told.period.text, str(told.value)) == ("2022", "62.51")
    actions = [r.action for r in HistoryRecord.objects.filter(kind="Entry").order_by("id")]
    assert actions == ["entry.saved", "entry.submit", "entry.return", "entry.saved", "entry.submit", "entry.approve",
                       "entry.accept"]  # fmt: skip
    back = HistoryRecord.objects.get(action="entry.return")
    assert (back.before["state"], back.after["state"], back.after["reason"]) == (
        "submitted", "returned", "请附普查公报",
    )  # fmt: skip
    assert first_broken() is None
    step(planner, "reopen", "数据修订")
    assert entry_of().state == "returned"
    assert plan_of(opened.plan).indicators[1].observations[-1].period.text == "2021"


def test_a_step_is_for_those_whom_the_table_gives_it_and_in_its_state_only(opened: Any, person: Make) -> None:
    clerk, head, planner = person("clerk", "县林业局"), person("head", "县林业局"), person("planner")
    hand_in(clerk, opened)
    for client, name in ((clerk, "approve"), (planner, "accept"), (planner, "return"), (planner, "approve"),
                         (head, "accept"), (head, "reopen"), (person("leader"), "accept"), (planner, "nonsense"),
                         (person("head", "县统计局"), "approve")):  # fmt: skip
        assert step(client, name, "理由").status_code == 404, name
    assert entry_of().state == "submitted"


def test_two_people_editing_one_figure_see_a_conflict_and_lose_nothing(opened: Any, person: Make) -> None:
    one, other = person("clerk", "县林业局", "one"), person("clerk", "县林业局", "other")
    one.post(address(opened), {"value": "62.50", "version": 0, "then": "save"})
    answer = other.post(address(opened), {"value": "62.80", "version": 0, "then": "save", "explanation": "另一个数"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "62.50" in page
    assert "62.80" in page
    assert "另一个数" in page
    assert entry_of().value == "62.50"
    one.post(address(opened), {"value": "62.60", "version": 1, "then": "save"})
    assert other.post(address(opened), {"value": "62.80", "version": 1, "then": "save"}).status_code == 409
    assert entry_of().value == "62.60"


def test_a_head_does_not_approve_what_was_changed_meanwhile(opened: Any, person: Make) -> None:
    clerk, head = person("clerk", "县林业局"), person("head", "县林业局")
    hand_in(clerk, opened)
    seen = entry_of().version
    step(head, "return", "再核")
    hand_in(clerk, opened, "99", entry_of().version)
    step(head, "approve", version=seen)
    assert entry_of().state == "submitted"


def test_evidence_is_kept_under_a_random_name_and_given_back_as_a_file(opened: Any, person: Make) -> None:
    from django.conf import settings
    from django.core.files.uploadedfile import SimpleUploadedFile

    from guibiao.desk.models import Evidence

    clerk = person("clerk", "县林业局")
    hand_in(clerk, opened, evidence=SimpleUploadedFile("..\\<b>公报</b>.html", b"<script>alert(1)</script>"))
    kept = Evidence.objects.get()
    assert kept.name.endswith(".html")
    assert not {"/", "\\"} & set(kept.name)
    assert "html" not in kept.file.name
    assert str(settings.MEDIA_ROOT) in kept.file.path
    answer = clerk.get(f"/evidence/{kept.pk}")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert b"".join(answer.streaming_content) == b"<script>alert(1)</script>"
    assert person("clerk", "县统计局").get(f"/evidence/{kept.pk}").status_code == 404
    assert clerk.post(f"/evidence/{kept.pk}/removed").status_code == 302
    assert Evidence.objects.exists(), "what was handed in keeps its evidence"


def test_a_file_that_is_too_large_is_refused_and_the_figure_with_it(
    opened: Any, person: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from guibiao.desk import handing
    from guibiao.desk.models import Entry

    monkeypatch.setattr(handing, "LARGEST", 10)
    answer = hand_in(person("clerk", "县林业局"), opened, evidence=SimpleUploadedFile("a.pdf", b"x" * 11))
    assert answer.status_code == 400
    assert not Entry.objects.exists()


def test_a_text_is_audited_against_the_data_when_it_is_handed_in(opened: Any, person: Make) -> None:
    from guibiao.desk.models import Chapter

    clerk, head, planner = person("clerk", "县林业局"), person("head", "县林业局"), person("planner")
    place = f"/rounds/{opened.pk}/texts/{clerk.who.department_id}/progress"
    text = "2021年，全县森林覆盖率达到65.30%，比2020年提高3.20个百分点。\n<script>alert(1)</script>"
    page = clerk.post(place, {"text": text, "version": 0, "then": "submit"}, follow=True).content.decode()
    kept = Chapter.objects.get()
    assert kept.state == "submitted"
    assert any("62.30" in one["message"] for one in kept.findings["findings"])
    assert "<script>alert" not in page
    for client, name in ((head, "approve"), (planner, "accept")):
        kept.refresh_from_db()
        client.post(f"/chapters/{kept.pk}/step", {"step": name, "version": kept.version})
    kept.refresh_from_db()
    assert kept.state == "accepted"
    assert person("clerk", "县统计局").get(place).status_code == 404


def test_who_is_late_is_chased_from_blue_to_red_and_who_has_reported_is_not(opened: Any, person: Make) -> None:
    from guibiao.desk import reminders

    def chased(today: date) -> list[Any]:
        return [one for one in reminders.chased(today) if one.key == f"round:{opened.pk}"]

    opened.period = "2023"
    opened.save()
    for days, colour in ((-20, None), (-3, "blue"), (1, "orange"), (30, "red")):
        found = chased(opened.due + timedelta(days=days))
        assert {(c.colour, c.late) for c in found} == {(colour, days)}
        assert {c.department.name for c in found} == {"县统计局", "县林业局"}
    hand_in(person("clerk", "县林业局"), opened)
    assert [c.department.name for c in chased(opened.due)] == ["县统计局"]
    assert "县统计局" in person("planner").get("/chase").content.decode()


def test_reminders_come_as_a_feed_and_a_calendar_to_who_knows_the_address(opened: Any, person: Make) -> None:
    from django.test import Client
    from lxml import etree

    clerk, stranger = person("clerk", "县林业局"), Client()
    page = clerk.post("/reminders/feed").content.decode()
    token = page.split("/feeds/")[1].split(".")[0]
    atom = stranger.get(f"/feeds/{token}.atom")
    assert "县林业局" in "".join(etree.fromstring(atom.content).itertext())
    calendar = stranger.get(f"/feeds/{token}.ics").content.decode()
    assert f"DTSTART;VALUE=DATE:{opened.due:%Y%m%d}" in calendar
    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))
    assert "县统计局" not in calendar
    clerk.post("/reminders/feed")
    assert stranger.get(f"/feeds/{token}.atom").status_code == 404
    assert stranger.get("/feeds/guess.ics").status_code == 404


def test_a_return_is_told_by_letter_where_a_server_is_set(
    opened: Any, person: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.conf import settings
    from django.core import mail

    monkeypatch.setattr(settings, "EMAIL_HOST", "localhost")
    monkeypatch.setattr(settings, "EMAIL_BACKEND", "django.core.mail.backends.locmem.EmailBackend")
    mail.outbox = []
    clerk, head = person("clerk", "县林业局"), person("head", "县林业局")
    clerk.who.email = "clerk@example.org"
    clerk.who.save()
    hand_in(clerk, opened)
    step(head, "return", "请附公报")
    assert [(m.to, "请附公报" in m.body) for m in mail.outbox] == [(["clerk@example.org"], True)]
