"""Who may enter which address: the table of roles, tried through HTTP on every address that the desk has."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.desk.conftest import PASSWORD

ROLES = ("administrator", "planner", "supervisor", "head", "clerk", "leader")
OPEN = {"sign-in", "to-provider", "from-provider", "leave-provider", "sign-out", "language", "feed"}


def _addresses() -> list[tuple[str, Any]]:
    from guibiao.desk.urls import urlpatterns

    return [(pattern.name, pattern.callback) for pattern in urlpatterns]


def test_every_address_carries_out_an_action_of_the_table(desk: None) -> None:
    from guibiao.desk.roles import roles

    for name, view in _addresses():
        assert name in OPEN or view.action in roles().actions, name


def _places(plan: Any) -> dict[str, list[Any]]:
    """What stands in the addresses that name something: items of the first department."""
    from guibiao.desk.models import ProjectRecord, TaskRecord

    return {
        "plan": [plan.pk], "tasks": [plan.pk], "task": [TaskRecord.objects.get(code="1").pk],
        "projects": [plan.pk], "project": [ProjectRecord.objects.get(code="p1").pk],
        "indicator": [_indicator().pk], "export-plan": [plan.pk, "yaml"], **_reported(plan),
        **_library(plan),
    }  # fmt: skip


def _indicator() -> Any:
    from guibiao.desk.models import IndicatorRecord

    return IndicatorRecord.objects.get(code="gdp")


def _reported(plan: Any, state: str = "accepted") -> dict[str, list[Any]]:
    from django.core.files.base import ContentFile

    from guibiao.desk.models import Chapter, Department, Entry, Evidence, Round, User

    unit = Department.objects.get(name="县统计局")
    author = User.objects.create_user("author", role="clerk", department=unit)
    opened = Round.objects.create(plan=plan, period="2023", due=date(2024, 1, 28))
    entry = Entry.objects.create(
        round=opened, indicator=_indicator(), department=unit, measure="growth", value="7.0", author=author,
        state=state,
    )  # fmt: skip
    file = Evidence.objects.create(entry=entry, name="公报.pdf", file=ContentFile(b"x", "x"))
    text = Chapter.objects.create(round=opened, department=unit, key="progress", author=author, state=state)
    return {
        "round": [opened.pk], "figure": [opened.pk, "gdp", "growth"], "entry-step": [entry.pk],
        "chapter": [opened.pk, unit.pk, "progress"], "chapter-step": [text.pk], "evidence": [file.pk],
        "evidence-removed": [file.pk],
    }  # fmt: skip


def _library(plan: Any) -> dict[str, list[Any]]:
    from django.core.files.base import ContentFile

    from guibiao.desk.models import DocumentRecord, Job, Reading, ReportVersion, StatementRecord, User
    from guibiao.desk.reading import FIELDS

    author = User.objects.get(username="author")
    record = DocumentRecord.objects.create(name="报告.txt", file=ContentFile(b"x", "x"), size=1, uploader=author)
    reading = Reading.objects.create(record=record, number=1, name="报告", kind="other")
    found = dict.fromkeys(FIELDS, "")
    mark = StatementRecord.objects.create(reading=reading, number=1, start=0, end=1, text="x", found=found)
    told = {"name": "报告.docx", "path": record.file.name, "digest": "", "size": 1}
    since = datetime(2024, 1, 1, tzinfo=UTC)
    report = ReportVersion.objects.create(plan=plan, number=1, files=[told], owner=author, published=since)
    compared = Job.objects.create(kind="compare", owner=author)
    return {
        "take-figures": [reading.pk],
        "document": [record.pk], "document-file": [record.pk], "statement": [mark.pk], "decide": [mark.pk],
        "comparison": [compared.pk], "reports": [plan.pk], "make-report": [plan.pk], "report-words": [plan.pk],
        "report-file": [report.pk, 0], "publish": [report.pk], "published-file": [report.pk, 0],
    }  # fmt: skip


def _waiting(plan: Any, who: Any) -> dict[str, list[Any]]:
    from guibiao.desk.models import Import
    from guibiao.desk.plans import plain_kept

    kept = Import.objects.create(plan=plan, based_on=plan.version, data=plain_kept(plan), file="p.yaml", owner=who)
    return {"import-preview": [kept.pk], "import-confirmed": [kept.pk]}


@pytest.mark.parametrize("role", ROLES)
def test_a_role_enters_what_the_table_gives_it_and_nothing_else(
    role: str, person: Callable[..., Any], plan: Any
) -> None:
    from django.urls import reverse

    from guibiao.desk.roles import roles

    client = person(role, "县统计局" if role in ("head", "clerk") else None)
    kept = _places(plan) | _waiting(plan, client.who) | {"person": [client.who.pk]}
    for name, view in _addresses():
        if name in OPEN:
            continue
        answer = client.get(reverse(name, args=kept.get(name, [])))
        refused = answer.status_code == 404
        assert refused != bool(roles().reach(role, view.action)), (name, answer.status_code)


@pytest.mark.parametrize("role", ROLES)
def test_what_a_role_may_not_do_is_not_done_by_sending_a_form_either(
    role: str, person: Callable[..., Any], plan: Any
) -> None:
    from django.urls import reverse

    from guibiao.desk.models import HistoryRecord
    from guibiao.desk.roles import roles

    client = person(role, "县统计局" if role in ("head", "clerk") else None)
    kept = _places(plan) | _waiting(plan, client.who) | {"person": [client.who.pk]}
    for name, view in _addresses():
        if name not in OPEN and not roles().reach(role, view.action):
            answer = client.post(reverse(name, args=kept.get(name, [])), {"action": "toggle", "step": "accept"})
            assert answer.status_code == 404, name
    assert not HistoryRecord.objects.exists()


@pytest.mark.parametrize("role", ["head", "clerk"])
def test_another_departments_item_is_as_if_it_were_not_there_at_every_address(
    role: str, person: Callable[..., Any], plan: Any
) -> None:
    """Every address with `own` in the table that names an item answers 404, or 405 to a method that it never takes."""
    from django.urls import reverse

    from guibiao.desk.models import HistoryRecord
    from guibiao.desk.roles import roles

    kept, tried = _places(plan), set()
    stranger = person(role, "县林业局")
    for name, view in _addresses():
        item = name in kept and name not in ("round", "tasks", "projects")  # of these everybody sees the own part
        if name not in OPEN and item and roles().reach(role, view.action) == "own":
            address = reverse(name, args=kept[name])
            said = {stranger.get(address).status_code, stranger.post(address).status_code}
            assert 404 in said <= {404, 405}, name
            tried.add(name)
    assert {"indicator", "figure", "entry-step", "chapter", "chapter-step", "evidence", "evidence-removed"} <= tried
    assert not HistoryRecord.objects.exists()


STATES = ("draft", "submitted", "approved", "accepted", "returned")
# 填报 → 审核 → 接受 of practice.md, written by hand: who may take which step from which state. Nobody else may any.
STEPS = {
    ("clerk", "submit"): ("draft", "returned"),
    ("head", "submit"): ("draft", "returned"),
    ("head", "approve"): ("submitted",),
    ("head", "return"): ("submitted",),
    ("planner", "return"): ("approved",),
    ("planner", "accept"): ("approved",),
    ("planner", "reopen"): ("accepted",),
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("kind", ["entry", "chapter"])
def test_each_step_of_a_figure_or_text_is_for_its_role_in_its_state(
    role: str, kind: str, person: Callable[..., Any], plan: Any
) -> None:
    from guibiao.desk.models import Chapter, Entry

    _reported(plan)
    client = person(role, "县统计局" if role in ("head", "clerk") else None)
    rows = (Entry if kind == "entry" else Chapter).objects
    pk = rows.get().pk
    for step in ("submit", "approve", "return", "accept", "reopen"):
        for state in STATES:
            rows.filter(pk=pk).update(state=state, version=1)
            client.post(
                f"/{'entries' if kind == 'entry' else 'chapters'}/{pk}/step",
                {"step": step, "version": 1, "reason": "理由"},
            )
            taken = rows.get().version != 1
            assert taken == (state in STEPS.get((role, step), ())), (step, state)


SECRETS = ("7.03", "见不得光", "草拟.pdf")  # a figure, a text, the name of a file


@pytest.mark.parametrize("state", ["draft", "submitted", "approved", "returned"])
def test_a_leader_sees_nothing_that_is_not_accepted_at_any_address(
    state: str, person: Callable[..., Any], plan: Any
) -> None:
    from django.urls import reverse

    from guibiao.desk.history import note
    from guibiao.desk.models import Chapter, Entry, Evidence, Progress, ProjectRecord, TaskRecord
    from guibiao.desk.search import put_chapter

    places, leader, planner = _places(plan), person("leader"), person("planner")
    entry, text = Entry.objects.get(), Chapter.objects.get()
    Entry.objects.update(state=state, written="7.03", value="7.03", explanation="见不得光", reason="见不得光")
    Chapter.objects.update(state=state, text="见不得光。", reason="见不得光")
    put_chapter(Chapter.objects.get())
    for kind, row in (("task", TaskRecord.objects.get()), ("project", ProjectRecord.objects.get())):
        said = {"progress": "见不得光", "problems": "见不得光", "done": "7.03"}
        told = Progress.objects.create(
            **{kind: row}, department=row.lead, author=entry.author, said=said, state=state, reason="见不得光"
        )
        Evidence.objects.create(progress=told, name="草拟.pdf", file="x")
        note(entry.author, "progress.saved", told, after=said)
    Evidence.objects.filter(entry=entry).update(name="草拟.pdf")
    for item in (entry, text):
        note(entry.author, "entry.saved", item, after={"written": "7.03", "text": "见不得光"})
    shown = set()
    for name, _view in _addresses():
        if name in ("person", "import-preview", "import-confirmed", "feed"):
            continue
        address = reverse(name, args=places.get(name, [])) + ("?q=见不得光" if name == "search" else "")
        for client in (leader, planner):
            answer = client.get(address)
            page = "" if answer.streaming else answer.content.decode(errors="replace")
            found = {one for one in SECRETS if one in page.replace('value="见不得光"', "")}
            assert client is planner or not found, (name, found)
            shown |= found
    assert shown == set(SECRETS), "the planner sees them"


def test_the_public_sees_what_is_published_and_nothing_else(person: Callable[..., Any], plan: Any) -> None:
    from django.test import Client
    from django.urls import reverse

    from guibiao.desk.models import ReportVersion
    from guibiao.desk.roles import roles

    kept, stranger = _places(plan) | {"person": [1], "import-preview": [1], "import-confirmed": [1]}, Client()
    for name, view in _addresses():
        if name in OPEN:
            continue
        address = reverse(name, args=kept.get(name, []))
        answer = stranger.get(address)
        public = bool(roles().reach("public", view.action))
        assert (answer.status_code == 200) == public, (name, answer.status_code)
        assert public or answer.headers["Location"].startswith("/sign-in"), name
    planner = person("planner")
    report = ReportVersion.objects.get()
    planner.post(f"/reports/{report.pk}/publish", {"wanted": "0"})
    assert stranger.get(f"/published/{report.pk}/0").status_code == 404
    planner.post(f"/reports/{report.pk}/publish", {"wanted": "1"})
    assert stranger.get(f"/published/{report.pk}/0").status_code == 200
    assert "报告.docx" in stranger.get("/published").content.decode()
    ReportVersion.objects.update(files=[{**report.files[0], "name": "附表.xlsx"}])
    assert stranger.get(f"/published/{report.pk}/0").status_code == 404, "workbooks name people"


def test_nobody_is_given_the_role_of_the_public(person: Callable[..., Any]) -> None:
    from guibiao.desk.models import User

    person("administrator").post("/people/new", {"name": "wang", "role": "public"})
    assert not User.objects.filter(username="wang").exists()


def test_another_departments_indicator_is_as_if_it_were_not_there(person: Callable[..., Any], plan: Any) -> None:
    from guibiao.desk.models import IndicatorRecord

    client = person("clerk", "县统计局")
    own, other = (IndicatorRecord.objects.get(code=code) for code in ("gdp", "forest"))
    assert client.get(f"/indicators/{own.pk}").status_code == 200
    assert client.get(f"/indicators/{other.pk}").status_code == 404
    assert other.name not in client.get(f"/plans/{plan.pk}").content.decode()


def test_a_stranger_is_sent_to_the_sign_in_page(desk: None) -> None:
    from django.test import Client

    for name, _view in _addresses():
        if name in ("home", "plans", "people", "history", "password"):
            answer = Client().get("/" if name == "home" else f"/{name}")
            assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/sign-in"), name


def test_five_wrong_passwords_lock_the_account_and_say_nothing_of_who_there_is(person: Callable[..., Any]) -> None:
    from django.test import Client

    from guibiao.desk.models import User

    person("planner", name="wang")
    said = {}
    for name in ("wang", "nobody"):
        tries = [Client().post("/sign-in", {"name": name, "password": "wrong"}) for _attempt in range(6)]
        said[name] = [(one.status_code, one.content.decode().replace(name, "") != "") for one in tries]
        last = tries[-1].content.decode()
        said[name].append("已锁定" in last)
    assert said["wang"] == said["nobody"]
    assert Client().post("/sign-in", {"name": "wang", "password": PASSWORD}).status_code == 403, "locked"
    person("administrator", name="chief").post(f"/people/{User.objects.get(username='wang').pk}", {"action": "unlock"})
    assert Client().post("/sign-in", {"name": "wang", "password": PASSWORD}).status_code == 302


def test_signing_in_never_leads_away_from_the_desk(person: Callable[..., Any]) -> None:
    from django.test import Client

    person("planner", name="wang")
    answer = Client().post("/sign-in", {"name": "wang", "password": PASSWORD, "next": "https://example.org/"})
    assert answer.headers["Location"] == "/"


def test_pages_load_nothing_from_elsewhere_and_cannot_be_framed(person: Callable[..., Any], plan: Any) -> None:
    answer = person("planner").get(f"/plans/{plan.pk}")
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "http" not in answer.content.decode().replace("http-equiv", "")
    assert answer.headers["X-Frame-Options"] == "DENY"


def test_every_form_without_its_token_is_refused_and_nothing_is_done(person: Callable[..., Any], plan: Any) -> None:
    from django.test import Client
    from django.urls import reverse

    from guibiao.desk.models import HistoryRecord

    kept = _places(plan)
    for role in ROLES:
        member = person(role, "县统计局" if role in ("head", "clerk") else None)
        places = kept | _waiting(plan, member.who) | {"person": [member.who.pk]}
        client = Client(enforce_csrf_checks=True)
        client.force_login(member.who)
        for name, _view in _addresses():
            if name != "feed":
                assert client.post(reverse(name, args=places.get(name, []))).status_code == 403, (role, name)
    assert not HistoryRecord.objects.exists()


def test_every_page_has_the_strict_policy_and_no_script_or_style_of_its_own(
    person: Callable[..., Any], plan: Any
) -> None:
    import re

    from django.test import Client
    from django.urls import reverse

    kept, seen = _places(plan), 0
    clients = [person(role, "县统计局" if role in ("head", "clerk") else None) for role in ROLES] + [Client()]
    for client in clients:
        who = getattr(client, "who", None)
        places = kept | (_waiting(plan, who) | {"person": [who.pk]} if who else {})
        for name, _view in _addresses():
            if name == "feed" or (who is None and name not in ("sign-in", "published")):
                continue
            answer = client.get(reverse(name, args=places.get(name, [])))
            headers = answer.headers
            if name in ("to-provider", "from-provider", "leave-provider"):
                continue
            strict = ("default-src 'none'; script-src 'self'", "sandbox; default-src 'none'")  # a page, a file
            assert headers["Content-Security-Policy"].startswith(strict), name
            assert "unsafe" not in headers["Content-Security-Policy"]
            assert (headers["X-Content-Type-Options"], headers["X-Frame-Options"]) == ("nosniff", "DENY"), name
            assert headers["Referrer-Policy"] == "same-origin"
            if answer.status_code == 200 and headers["Content-Type"].startswith("text/html"):
                page, seen = answer.content.decode(), seen + 1
                assert not re.search(r"<script(?![^>]* src=)|<style|<[a-z][^>]* on[a-z]+=|javascript:", page), name
    assert seen > 60


def test_every_action_of_the_table_is_carried_out_somewhere(desk: None) -> None:
    from guibiao.desk.roles import roles
    from guibiao.desk.steps import steps
    from guibiao.desk.supervising import task_steps

    by_address = {view.action for name, view in _addresses() if name not in OPEN}
    by_step = {f"{kind}.{step.action}" for step in steps().values() for kind in step.of}
    by_step |= {step.action for step in task_steps().values()}
    by_step |= {"text.write", "task.report", "project.report"}  # on the pages that show them
    assert set(roles().actions) - by_address - by_step == set()
