"""Reminders by mail, to a server that runs: by themselves, each once, whatever is killed or runs beside."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from tests.desk.mail_server import MailServer, mail_server, text_of

Make = Callable[..., Any]
DUE = date(2024, 1, 28)
BLUE, ORANGE, RED = DUE - timedelta(days=10), DUE + timedelta(days=2), DUE + timedelta(days=20)


@pytest.fixture
def server(desk: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
    """A mail server that runs, and a desk that is set up for it."""
    from django.conf import settings

    with mail_server() as running:
        monkeypatch.setattr(settings, "EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
        monkeypatch.setattr(settings, "EMAIL_HOST", "127.0.0.1")
        monkeypatch.setattr(settings, "EMAIL_PORT", running.port)
        yield running


@pytest.fixture
def late(plan: Any, person: Make) -> Any:
    """A round for which two departments owe figures, each with a clerk who has an address."""
    from guibiao.desk.models import Round

    for unit, name in (("县统计局", "tong"), ("县林业局", "lin")):
        who = person("clerk", unit, name).who
        who.email = f"{name}@example.org"
        who.save()
    return Round.objects.create(plan=plan, period="2023", due=DUE)


def _to(server: MailServer) -> list[str]:
    return sorted(to for to, _letter in server.taken)


def test_a_letter_says_what_is_owed_and_until_when(server: MailServer, late: Any) -> None:
    from guibiao.desk.letters import write_due

    assert write_due(BLUE) == 2
    letter = dict(server.taken)["lin@example.org"]
    assert letter["Subject"] == "圭表：填报提醒"
    assert "县林业局：2023年还有 1 项未报，2024-01-28 前报送" in text_of(letter)
    assert "县统计局" not in text_of(letter)


def test_nobody_is_written_to_before_there_is_a_reason(server: MailServer, late: Any) -> None:
    from guibiao.desk.letters import write_due

    assert write_due(DUE - timedelta(days=60)) == 0
    assert server.taken == []


def test_each_climb_is_told_once_however_often_the_worker_looks(server: MailServer, late: Any) -> None:
    from guibiao.desk.letters import write_due

    for day in (
        BLUE,
        BLUE,
        BLUE + timedelta(days=1),
        ORANGE,
        ORANGE + timedelta(days=3),
        RED,
        RED + timedelta(days=30),
    ):
        for _again in range(2):
            write_due(day)
    assert _to(server) == ["lin@example.org"] * 3 + ["tong@example.org"] * 3


def test_two_workers_at_once_write_no_letter_twice(server: MailServer, late: Any) -> None:
    from django.db import connection

    from guibiao.desk.letters import write_due

    def work() -> None:
        write_due(BLUE)
        connection.close()

    threads = [threading.Thread(target=work) for _number in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert _to(server) == ["lin@example.org", "tong@example.org"]


def test_a_worker_that_dies_between_taking_on_and_sending_leaves_no_double(
    server: MailServer, late: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from guibiao.desk import letters

    def die(*_args: Any) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(letters, "send", die)
        with pytest.raises(KeyboardInterrupt):
            letters.write_due(BLUE)
    assert letters.write_due(BLUE) == 1, "the other one"
    assert letters.write_due(BLUE + timedelta(days=1)) == 1, "the one that was cut off, on another day"
    assert _to(server) == ["lin@example.org", "tong@example.org"]


def test_an_address_that_the_server_refuses_keeps_no_letter_from_the_others(server: MailServer, late: Any) -> None:
    from guibiao.desk.letters import write_due

    server.refused.add("tong@example.org")
    assert write_due(BLUE) == 1
    server.refused.clear()
    assert (write_due(BLUE), write_due(BLUE + timedelta(days=1))) == (0, 1)


def test_a_server_that_is_away_takes_nothing_from_anybody(
    server: MailServer, late: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.conf import settings

    from guibiao.desk.letters import write_due

    with monkeypatch.context() as patch:
        patch.setattr(settings, "EMAIL_PORT", 9)
        with pytest.raises(ConnectionError):
            write_due(BLUE)
    assert write_due(BLUE) == 2


def test_who_has_handed_in_or_left_is_not_written_to(server: MailServer, late: Any) -> None:
    from guibiao.desk.letters import write_due
    from guibiao.desk.models import Entry, IndicatorRecord, User

    forest = IndicatorRecord.objects.get(code="forest")
    clerk = User.objects.get(username="lin")
    Entry.objects.create(
        round=late, indicator=forest, department=clerk.department, value="62.5", author=clerk, state="submitted"
    )
    User.objects.filter(username="tong").update(is_active=False)
    assert write_due(RED) == 0


def test_the_worker_writes_from_the_hour_of_the_setting_on(
    server: MailServer, late: Any, person: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.utils import timezone

    from guibiao.desk.daily import Daily

    def at(hour: int, day: date = BLUE) -> None:
        moment = timezone.make_aware(datetime.combine(day, time(hour)))
        monkeypatch.setattr(timezone, "localtime", lambda *_args: moment)

    planner = person("planner")
    assert planner.post("/chase/settings", {"letters": "1", "letter_hour": "25"}).status_code == 400
    assert planner.post("/chase/settings", {"letters": "1", "letter_hour": "10"}).status_code == 302
    at(9)
    Daily().go()
    assert server.taken == []
    at(10)
    Daily().go()
    Daily().go()
    assert len(server.taken) == 2
    planner.post("/chase/settings", {"letter_hour": "10"})
    at(11, RED)
    Daily().go()
    assert len(server.taken) == 2, "switched off"


def test_a_planner_writes_to_everybody_at_once_and_is_told_how_many(
    server: MailServer, late: Any, person: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.conf import settings
    from django.utils import timezone

    monkeypatch.setattr(timezone, "localdate", lambda *_args: ORANGE)
    planner = person("planner")
    assert "已发出 2 封" in planner.post("/chase/letters", follow=True).content.decode()
    monkeypatch.setattr(settings, "EMAIL_PORT", 9)
    assert "邮件服务器连不上" in planner.post("/chase/letters", follow=True).content.decode()
    assert len(server.taken) == 2
