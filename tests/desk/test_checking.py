"""Tampering shows: a database changed behind the desk's back, files lost, changed or left over."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.desk.conftest import PASSWORD

Make = Callable[..., Any]


@pytest.fixture
def busy(plan: Any, person: Make) -> Any:
    """A desk with some history: an import, a figure accepted with evidence, a text, a decision, departments, people."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from guibiao.desk.models import Chapter, Entry, Round, StatementRecord
    from guibiao.desk.worker import work_one
    from tests.desk.test_planning import changed, upload

    chief = person("administrator")
    chief.post("/departments/new", {"name": "县水利局"})
    for name in ("zhao", "qian"):
        chief.post("/people/new", {"name": name, "role": "planner"})
    planner, clerk, head = person("planner", name="li"), person("clerk", "县林业局"), person("head", "县林业局")
    place = upload(planner, changed(base="81.0"), plan).headers["Location"]
    planner.post(f"{place}/confirmed")
    opened = Round.objects.create(plan=plan, period="2022", due=date(2023, 1, 28))
    file = SimpleUploadedFile("公报.pdf", b"one")
    clerk.post(
        f"/rounds/{opened.pk}/figures/forest/level",
        {"value": "62.50", "version": 0, "evidence": file, "then": "submit"},
    )
    for client, step in ((head, "approve"), (planner, "accept")):
        entry = Entry.objects.get()
        client.post(f"/entries/{entry.pk}/step", {"step": step, "version": entry.version})
    text = f"/rounds/{opened.pk}/texts/{clerk.who.department_id}/progress"
    clerk.post(text, {"text": "完成造林。", "version": 0, "then": "submit"})
    planner.post("/documents/upload", {"files": [SimpleUploadedFile("a.txt", "云河县报告\n\n投资增长5%。".encode())]})
    work_one()
    mark = StatementRecord.objects.first()
    planner.post(f"/statements/{mark.pk}/decision", {"decision": "accepted", "version": mark.version})
    assert Chapter.objects.get().state == "submitted"
    assert StatementRecord.objects.first().decision == "accepted"
    return plan


def _behind(statement: str, *values: Any) -> None:
    """Change the database as somebody with the password of the server would."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        assert cursor.rowcount > 0


def _faults(people_too: bool = False) -> list[str]:
    """What the check says; accounts made by the tests themselves have no history and are left out, unless wanted."""
    from guibiao.desk.checking import history_faults

    return [str(one) for one in history_faults() if people_too or not one.about.startswith("账号 ")]


def test_a_desk_that_was_only_used_is_found_sound(busy: Any) -> None:
    from guibiao.desk.checking import file_faults

    assert _faults() == []
    assert file_faults() == []


def test_the_check_says_at_which_record_the_chain_breaks(busy: Any, person: Make) -> None:
    from guibiao.desk.models import HistoryRecord

    third = HistoryRecord.objects.order_by("id")[2]
    _behind("UPDATE desk_historyrecord SET name = 'x' WHERE id = %s", third.pk)
    [fault] = _faults()
    assert f"第 {third.pk} 条" in fault
    assert "内容被改动过" in fault
    page = person("supervisor").get("/history?check").content.decode()
    assert f"第 {third.pk} 条" in page


def test_a_record_taken_out_or_put_in_breaks_the_chain_behind_it(busy: Any) -> None:
    from guibiao.desk.models import HistoryRecord

    second, third = HistoryRecord.objects.order_by("id")[1:3]
    _behind("DELETE FROM desk_historyrecord WHERE id = %s", second.pk)
    assert [(f"第 {third.pk} 条" in f, "接不上" in f) for f in _faults()] == [(True, True)]


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE desk_entry SET value = '99.99'", "森林覆盖率"),
        ("UPDATE desk_entry SET state = 'draft'", "森林覆盖率"),
        ("UPDATE desk_chapter SET text = '别的话'", "县林业局"),
        ("UPDATE desk_statementrecord SET decision = 'rejected' WHERE decision = 'accepted'", "与历史的最后一条"),
        ("UPDATE desk_indicatorrecord SET data = '{}' WHERE code = 'forest'", "保存的各版"),
        ("UPDATE desk_rowversion SET data = '{}' WHERE code = 'forest'", "与历史不一致"),
        ("DELETE FROM desk_historyrecord WHERE kind = 'Chapter'", "接不上"),
        ("DELETE FROM desk_historyrecord WHERE id > 9", "与历史的最后一条"),
    ],
    ids=lambda text: text[:60],
)  # fmt: skip
def test_a_row_that_was_changed_behind_the_desks_back_is_told(busy: Any, statement: str, said: str) -> None:
    _behind(statement)
    assert any(said in fault for fault in _faults()), _faults()


def test_an_account_that_was_raised_or_slipped_in_is_told(busy: Any) -> None:
    from guibiao.desk.models import User

    before = _faults(people_too=True)
    _behind("UPDATE desk_user SET role = 'administrator' WHERE username = 'zhao'")
    User.objects.create_user("nobody", password=PASSWORD, role="administrator")
    new = [fault for fault in _faults(people_too=True) if fault not in before]
    assert [("zhao" in fault, "nobody" in fault) for fault in new] == [(True, False), (False, True)]


def test_a_history_cut_off_at_its_end_shows_against_a_backup(busy: Any, tmp_path: Path) -> None:
    from guibiao.desk.checking import missing_since
    from guibiao.desk.models import HistoryRecord
    from guibiao.desk.safekeeping import backup

    backup(tmp_path / "a.zip")
    assert missing_since(tmp_path / "a.zip") == []
    _behind("DELETE FROM desk_historyrecord WHERE id = %s", HistoryRecord.objects.last().pk)
    assert len(missing_since(tmp_path / "a.zip")) == 1


def test_files_lost_changed_and_left_over_are_told_and_what_is_left_over_swept(busy: Any) -> None:
    from django.conf import settings

    from guibiao.desk.checking import file_faults, sweep
    from guibiao.desk.models import DocumentRecord, Evidence

    Path(Evidence.objects.get().file.path).write_bytes(b"two")
    Path(DocumentRecord.objects.get().file.path).unlink()
    old, young = (Path(settings.MEDIA_ROOT) / "documents" / name for name in ("old", "young"))
    for path in (old, young):
        path.write_bytes(b"x")
    os.utime(old, (time.time() - timedelta(days=2).total_seconds(),) * 2)
    said = sorted(one.message for one in file_faults())
    assert said == sorted(["文件被改动过", "文件不见了", "多余的文件，没有记录指向它"])
    assert sweep() == 1
    assert (old.exists(), young.exists()) == (False, True)
    young.unlink()


def test_the_command_says_what_is_wrong_and_fails(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("GUIBIAO", "DJANGO", "DATABASE"))}
    make = (
        "from pathlib import Path; from guibiao.desk.serving import prepare, put_example;"
        " prepare(Path('d')); put_example()"
    )

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        program = [sys.executable, *command]
        return subprocess.run(program, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    check = ("-m", "guibiao", "--lang", "zh", "desk", "check", "--data", "d")
    nothing = run(*check)
    assert nothing.returncode == 2
    assert "还没有案头的数据" in nothing.stderr
    assert run("-c", make).returncode == 0
    sound = run(*check, "--sweep")
    assert (sound.returncode, "没有问题" in sound.stdout) == (0, True), sound.stdout + sound.stderr
    import sqlite3

    with sqlite3.connect(tmp_path / "d" / "desk.sqlite3") as database:
        database.execute("UPDATE desk_historyrecord SET action = 'user.changed' WHERE id = 1")
    broken = run(*check)
    assert (broken.returncode, "第 1 条" in broken.stdout) == (1, True), broken.stdout + broken.stderr


def test_a_lost_document_is_back_with_the_upload_of_its_like(busy: Any, person: Make) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from guibiao.desk.checking import file_faults
    from guibiao.desk.models import DocumentRecord

    path = Path(DocumentRecord.objects.get().file.path)
    data = path.read_bytes()
    path.unlink()
    assert len(file_faults()) == 1
    person("planner", name="chen").post("/documents/upload", {"files": [SimpleUploadedFile("again.txt", data)]})
    assert file_faults() == []
    assert DocumentRecord.objects.count() == 1
