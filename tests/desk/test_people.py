"""Accounts and departments: what an administrator may change of them, and what nobody may."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Make = Callable[..., Any]


def test_an_account_gets_another_role_department_name_and_address(person: Make) -> None:
    from guibiao.desk.models import Department, HistoryRecord, User

    chief, who = person("administrator"), person("planner", name="wang").who
    unit = Department.objects.create(name="县水利局")
    said = {"action": "changed", "role": "clerk", "department": unit.pk, "full_name": "王", "email": "w@example.org"}
    assert chief.post(f"/people/{who.pk}", said).status_code == 302
    who = User.objects.get(pk=who.pk)
    assert (who.role, who.department, who.first_name, who.email) == ("clerk", unit, "王", "w@example.org")
    told = HistoryRecord.objects.get(action="user.changed")
    assert (told.before["role"], told.after["role"], told.after["department"]) == ("planner", "clerk", "县水利局")
    assert "w@example.org" not in str(told.after), "the history is for ever: no address in it"


@pytest.mark.parametrize(
    "wrong",
    [{"role": "clerk"}, {"role": ""}, {"role": "emperor"}, {"email": "nobody"}, {"email": "a@example.org\nBcc: b@c.d"},
     {"role": "clerk", "department": "9" * 30}, {"action": "delete"}],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_is_refused_on_the_page_and_nothing_changed(person: Make, wrong: dict[str, str]) -> None:
    from guibiao.desk.models import HistoryRecord, User

    chief, who = person("administrator"), person("planner", name="wang").who
    said = {"action": "changed", "role": "planner", "full_name": "王", **wrong}
    answer = chief.post(f"/people/{who.pk}", said)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()
    assert User.objects.get(pk=who.pk).role == "planner"
    assert not HistoryRecord.objects.exists()


def test_an_administrator_neither_closes_nor_demotes_the_own_account(person: Make) -> None:
    from guibiao.desk.models import User

    chief = person("administrator", name="chief")
    assert chief.post(f"/people/{chief.who.pk}", {"action": "toggle"}).status_code == 400
    chief.post(f"/people/{chief.who.pk}", {"action": "changed", "role": "planner", "full_name": "长官"})
    kept = User.objects.get(pk=chief.who.pk)
    assert (kept.is_active, kept.role, kept.first_name) == (True, "administrator", "长官")


def test_a_closed_account_is_out_at_once(person: Make) -> None:
    chief, client = person("administrator"), person("planner", name="wang")
    assert client.get("/plans").status_code == 200
    chief.post(f"/people/{client.who.pk}", {"action": "toggle"})
    assert client.get("/plans").status_code == 302


def test_a_new_password_ends_the_sessions_of_the_old_one(person: Make) -> None:
    chief, client = person("administrator"), person("planner", name="wang")
    chief.post(f"/people/{client.who.pk}", {"action": "password"})
    assert client.get("/plans").status_code == 302


def test_times_are_those_of_the_offices_clock(person: Make) -> None:
    from datetime import UTC, datetime

    from django.core.files.uploadedfile import SimpleUploadedFile

    from guibiao.desk.models import DocumentRecord, Job

    planner = person("planner")
    planner.post("/documents/upload", {"files": [SimpleUploadedFile("a.txt", "云河县投资增长5%。".encode())]})
    moment = datetime(2026, 3, 31, 20, 15, tzinfo=UTC)
    DocumentRecord.objects.update(uploaded=moment)
    Job.objects.update(created=moment)
    for page in ("/documents", "/jobs"):
        assert "2026-04-01 04:15" in planner.get(page).content.decode(), page
