"""What a hostile file, name, address or form cannot do."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.desk.conftest import PASSWORD

SCRIPT = "<script>alert(1)</script>"
NASTY_NAMES = [
    "<img src=x onerror=alert(1)>.txt",
    "../../../../etc/cron.d/x.txt",
    "..\\..\\windows\\x.txt",
    'a"; filename="b.html.txt',
    "\u202egnp.txt",
    "x" * 300 + ".txt",
]


@pytest.fixture
def send(person: Callable[..., Any]) -> Callable[..., Any]:
    """Uploads a file as a planner and reads it; gives the client and the document."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from guibiao.desk.models import DocumentRecord
    from guibiao.desk.worker import work_one

    client = person("planner", name="planner")

    def send(name: str, data: bytes) -> tuple[Any, Any]:
        upload = SimpleUploadedFile("x.txt", data)
        upload._name = name  # what a client says, before anybody has cleaned it
        client.post("/documents/upload", {"files": [upload]})
        while work_one():
            pass
        return client, DocumentRecord.objects.order_by("id").last()

    return send


def _pages(client: Any, record: Any) -> str:
    addresses = ("/documents", f"/documents/{record.pk}", "/jobs", "/search?q=alert", "/compare", "/history")
    return "".join(client.get(address).content.decode() for address in addresses)


def test_markup_in_an_uploaded_file_is_shown_and_never_run(send: Callable[..., Any]) -> None:
    said = "<p onclick='x()'>投资增长5%，&lt;script&gt;alert(1)&lt;/script&gt;。</p>"
    body = f"<html><body><h1>云河县报告{SCRIPT}</h1>{said}</body></html>"
    for name, data in (("网页.html", body.encode()), ("文本.txt", f"云河县{SCRIPT}\n\n投资增长5%{SCRIPT}。".encode())):
        client, record = send(name, data)
        page = _pages(client, record)
        assert SCRIPT not in page
        assert "onclick" not in page
        assert "&lt;script&gt;alert" in page


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_a_hostile_name_is_text_and_no_path(send: Callable[..., Any], name: str) -> None:
    from django.conf import settings

    client, record = send(name, f"云河县报告\n\n投资增长5%。{name!r}".encode())
    path = Path(record.file.path)
    assert path.is_relative_to(Path(settings.MEDIA_ROOT).resolve())
    assert path.stem.isalnum()
    assert len(record.name) <= 255
    assert "<img" not in _pages(client, record)
    answer = client.get(f"/documents/{record.pk}/file")
    said = answer.headers["Content-Disposition"]
    assert said.startswith("attachment")
    assert not {"\r", "\n"} & set(said)
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"] == "application/octet-stream"


@pytest.mark.parametrize(
    "address", ["/static/../settings.py", "/static/%2e%2e/%2e%2e/settings.py", "/documents/1/../../secret-key"]
)
def test_no_address_leads_out_of_the_desk(person: Callable[..., Any], address: str) -> None:
    assert person("planner").get(address).status_code in (400, 404)


def test_a_report_file_of_another_number_is_not_there(person: Callable[..., Any], plan: Any) -> None:
    from guibiao.desk.models import ReportVersion

    client = person("planner")
    made = ReportVersion.objects.create(plan=plan, number=1, files=[], owner=client.who)
    assert client.get(f"/reports/{made.pk}/0").status_code == 404
    assert client.get(f"/reports/{made.pk}/-1").status_code == 404


def test_filters_and_pages_take_no_commands(person: Callable[..., Any]) -> None:
    client = person("planner")
    for value in ("1 OR 1=1", "'; DROP TABLE desk_user; --", "²", "-1", "9" * 40):
        for key in ("kind", "region", "year", "page", "part"):
            assert client.get("/documents", {key: value}).status_code == 200, (key, value)
        assert client.post("/compare", {"earlier": value, "later": value}).status_code == 302
    assert type(client.who).objects.exists()


def test_signing_in_gives_a_new_session(person: Callable[..., Any]) -> None:
    from django.test import Client

    person("planner", name="wang")
    client = Client()
    session = client.session
    session["planted"] = True
    session.save()
    before = session.session_key
    client.post("/sign-in", {"name": "wang", "password": PASSWORD})
    assert client.cookies["sessionid"].value != before
    assert Client(headers={"cookie": f"sessionid={before}"}).get("/plans").status_code == 302


def test_a_session_ends_when_its_person_signs_out(person: Callable[..., Any]) -> None:
    from django.test import Client

    client = person("planner", name="wang")
    stolen = client.cookies["sessionid"].value
    client.post("/sign-out")
    assert Client(headers={"cookie": f"sessionid={stolen}"}).get("/plans").status_code == 302


def test_cookies_are_not_for_scripts_nor_for_other_sites(person: Callable[..., Any]) -> None:
    from django.test import Client

    person("planner", name="wang")
    client = Client()
    client.post("/sign-in", {"name": "wang", "password": PASSWORD})
    assert client.cookies["sessionid"]["httponly"]
    assert client.cookies["sessionid"]["samesite"] == "Lax"


def test_no_secret_is_logged_when_something_goes_wrong(
    person: Callable[..., Any], plan: Any, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.conf import settings
    from django.test import Client

    from guibiao.desk.views import accounts

    person("planner", name="wang")

    def broken(*_args: Any, **_named: Any) -> None:
        raise RuntimeError("the database is away")

    monkeypatch.setattr(accounts, "authenticate", broken)
    with caplog.at_level(logging.DEBUG):
        answer = Client(raise_request_exception=False).post("/sign-in", {"name": "wang", "password": PASSWORD})
    assert answer.status_code == 500
    text = answer.content.decode() + caplog.text
    assert "RuntimeError" not in answer.content.decode()
    assert PASSWORD not in text
    assert settings.SECRET_KEY not in text


def test_the_secret_key_is_its_owners_alone(tmp_path: Path) -> None:
    program = "from guibiao.desk.serving import set_up; from pathlib import Path; set_up(Path('d'))"
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("GUIBIAO_", "DJANGO_"))}
    subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env=environment, check=True)
    assert (tmp_path / "d" / "secret-key").stat().st_mode & 0o077 == 0
    assert (tmp_path / "d").stat().st_mode & 0o077 == 0


def test_uploads_need_the_forms_token(person: Callable[..., Any]) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.test import Client

    from guibiao.desk.models import DocumentRecord

    client = Client(enforce_csrf_checks=True)
    client.force_login(person("planner").who)
    answer = client.post("/documents/upload", {"files": [SimpleUploadedFile("a.txt", b"x")]})
    assert answer.status_code == 403
    assert not DocumentRecord.objects.exists()


def test_words_that_people_write_are_text_on_every_page(person: Callable[..., Any], plan: Any) -> None:
    """Names, explanations, reasons, texts and names of evidence, by whomever written, for whomever shown."""
    from datetime import date

    from django.core.files.uploadedfile import SimpleUploadedFile

    from guibiao.desk.models import Chapter, Entry, Round
    from guibiao.desk.plans import plain_kept, save_plain

    nasty = f'"><img src=x onerror=alert(1)>{SCRIPT}'
    plain = plain_kept(plan)
    plain["plan"]["name"] = plain["indicators"][0]["name"] = plain["indicators"][0]["category"] = nasty
    save_plain(plain, plan)
    opened = Round.objects.create(plan=plan, period="2023", due=date(2024, 1, 28))
    clerk, head, chief = person("clerk", "县统计局", nasty), person("head", "县统计局"), person("administrator")
    chief.post("/departments/new", {"name": nasty})
    chief.post("/people/new", {"name": "zhao", "full_name": nasty, "role": "planner"})
    file = SimpleUploadedFile("x.txt", b"x")
    file._name = nasty
    figure = f"/rounds/{opened.pk}/figures/gdp/growth"
    clerk.post(figure, {"value": "7.0", "version": 0, "explanation": nasty, "evidence": file, "then": "submit"})
    text = f"/rounds/{opened.pk}/texts/{clerk.who.department_id}/progress"
    clerk.post(text, {"text": nasty, "version": 0, "then": "submit"})
    entry = Entry.objects.get()
    head.post(f"/entries/{entry.pk}/step", {"step": "return", "version": entry.version, "reason": nasty})
    row = entry.indicator_id
    pages = ["/plans", f"/plans/{plan.pk}", f"/indicators/{row}", f"/indicators/{row}?figure={nasty}&period=2023",
             figure, text, "/rounds", f"/rounds/{opened.pk}", "/chase", f"/chase?q={nasty}", "/reminders", "/history",
             "/search?q=alert", f"/search?q={nasty}", f"/plans/{plan.pk}/reports", f"/plans/{plan.pk}/reports/words",
             "/people", f"/plans/{plan.pk}?q={nasty}&on={nasty}", f"/sign-in?next={nasty}"]  # fmt: skip
    shown = ""
    for client in (clerk, head, chief, person("planner", name="planner")):
        for page in pages:
            shown += client.get(page, follow=True).content.decode()
    assert Chapter.objects.exists()
    assert SCRIPT not in shown
    assert "<img src=x" not in shown
    assert shown.count("&lt;script&gt;alert(1)&lt;/script&gt;") > 20, "it is shown, as text"


def test_a_name_inside_an_archive_is_no_path(send: Callable[..., Any]) -> None:
    import io
    import zipfile

    from django.conf import settings

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("../../../escaped.txt", "/tmp/escaped.txt", "a/../../escaped.txt"):
            archive.writestr(name, "云河县报告\n\n投资增长5%。")
    _client, record = send("包.zip", packed.getvalue())
    assert record.problem
    root = Path(settings.DATA).parent
    assert not list(root.rglob("escaped*"))
    assert not list(Path("/tmp").glob("escaped*"))


@pytest.mark.parametrize(
    "target",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "\thttps://evil.example"],
)
def test_no_address_of_the_desk_sends_people_elsewhere(person: Callable[..., Any], target: str) -> None:
    from django.test import Client

    person("planner", name="wang")
    for path, said in (("/sign-in", {"name": "wang", "password": PASSWORD}), ("/language", {"language": "en"})):
        answer = Client().post(path, {**said, "next": target})
        assert (answer.status_code, answer.headers["Location"]) == (302, "/"), path
    sent = Client().get("//evil.example/plans")
    assert not sent.headers.get("Location", "/").startswith(("//", "http"))


def test_a_form_that_is_too_large_is_refused(person: Callable[..., Any]) -> None:
    client = person("planner")
    assert client.post("/compare", {f"f{n}": "x" for n in range(6000)}).status_code == 400
    assert client.post("/compare", {"earlier": "x" * 9_000_000}).status_code == 400


@pytest.mark.parametrize(
    "value", ["1 OR 1=1", "'; DROP TABLE desk_user; --", "\0", "%", "9" * 40, "\ud800", "[]", "{}"]
)
def test_no_word_in_a_form_or_filter_is_a_command_or_an_error(
    person: Callable[..., Any], plan: Any, value: str
) -> None:
    value = value.encode("utf-8", "replace").decode()
    chief, planner = person("administrator", name="chief"), person("planner", name="li")
    row = plan.indicatorrecord_set.first().pk
    for client, path in (
        (planner, "/plans"), (planner, f"/plans/{plan.pk}"), (planner, f"/indicators/{row}"), (planner, "/rounds"),
        (planner, "/chase"), (planner, "/search"), (planner, "/history"), (planner, "/documents"), (chief, "/people"),
    ):  # fmt: skip
        asked = dict.fromkeys(
            (
                "q",
                "page",
                "verdict",
                "lead",
                "category",
                "on",
                "period",
                "figure",
                "target",
                "of",
                "about",
                "state",
                "kind",
            ),
            value,
        )
        assert client.get(path, asked, follow=True).status_code == (400 if value == "\0" else 200), path
    for client, path in (
        (chief, "/people/new"), (chief, "/departments/new"), (planner, "/rounds/new"), (planner, "/rounds/office"),
        (planner, "/chase/settings"), (planner, "/compare"), (planner, f"/plans/{plan.pk}/reports/new"),
        (chief, f"/people/{chief.who.pk}"), (planner, "/password"),
    ):  # fmt: skip
        said = dict.fromkeys(
            ("name", "role", "department", "full_name", "email", "plan", "period", "due", "report_day", "letter_hour",
             "earlier", "later", "as_of", "issued", "issuer", "action", "old", "new", "again"), value,
        )  # fmt: skip
        assert client.post(path, said).status_code in (200, 302, 400, 404), path


def test_what_goes_wrong_is_said_in_the_readers_language_and_nothing_more(
    person: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.test import Client

    from guibiao.desk.views import accounts

    def broken(*_args: Any, **_named: Any) -> None:
        raise RuntimeError("a secret of the inside")

    monkeypatch.setattr(accounts, "authenticate", broken)
    planner = person("planner")
    strict = Client(enforce_csrf_checks=True, headers={"accept-language": "zh"})
    calm = Client(raise_request_exception=False, headers={"accept-language": "zh"})
    for answer, status, said in (
        (planner.get("/nowhere"), 404, "没有这一页"),
        (planner.get("/plans/999"), 404, "没有这一页"),
        (strict.post("/sign-in", {"name": "x"}), 403, "没有执行"),
        (calm.get("/plans", headers={"host": "evil.example"}), 400, "看不懂这个请求"),
        (calm.post("/sign-in", {"name": "x", "password": "y"}), 500, "程序出错了"),
    ):
        page = answer.content.decode()
        assert (answer.status_code, said in page, "secret of the inside" in page) == (status, True, False), said
        assert "script-src 'self'" in answer.headers["Content-Security-Policy"], said
