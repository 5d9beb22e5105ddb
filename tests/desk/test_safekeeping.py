"""Backup and restore: everything comes back, on an empty desk only, and a changed archive is refused."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guibiao.errors import InputError

SAMPLE = Path(__file__).parents[2] / "examples" / "sample-county" / "yunhe-work-report-2023.txt"
RESTORE = """
import sys
from pathlib import Path
from guibiao.desk.serving import set_up
set_up(Path(sys.argv[1]))
from guibiao.desk.tables import migrate
migrate()
from guibiao.desk.models import DocumentRecord, HistoryRecord, Sentence, User
from guibiao.desk.safekeeping import restore
from guibiao.desk.search import find
from guibiao.desk.history import first_broken, note
from guibiao.errors import InputError
try:
    restore(Path(sys.argv[2]))
except InputError as error:
    print(error)
    print(User.objects.count(), len(list(Path(sys.argv[1]).glob("files/documents/*/*"))))
    sys.exit(3)
assert first_broken() is None
planner = User.objects.get(username="planner")
note(planner, "password.changed", planner)
assert first_broken() is None
[record] = DocumentRecord.objects.all()
size = Path(record.file.path).stat().st_size if Path(record.file.path).is_file() else None
print(record.name, size, find(planner, "投资").count())
from guibiao.desk.models import Letter
for letter in Letter.objects.all():
    print(letter.occasion)
from guibiao.desk.checking import history_faults
print("faults", sum(not one.about.startswith("账号") for one in history_faults()))
"""


@pytest.fixture
def archive(person: Callable[..., Any], plan: Any, tmp_path: Path) -> Path:
    """A backup of a desk with a plan and a document that was read."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from guibiao.desk.safekeeping import backup
    from guibiao.desk.worker import work_one

    client = person("planner", name="planner")
    client.post("/documents/upload", {"files": [SimpleUploadedFile("报告.txt", SAMPLE.read_bytes())]})
    work_one()
    path = tmp_path / "备份.zip"
    kept = backup(path)
    assert kept.files == 1
    return path


def _restored(archive: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
    command = [sys.executable, "-c", RESTORE, str(folder), str(archive)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_a_backup_comes_back_with_files_search_and_a_whole_history(archive: Path, tmp_path: Path) -> None:
    from guibiao.desk.models import User
    from guibiao.desk.search import find

    done = _restored(archive, tmp_path / "new")
    found = find(User.objects.get(username="planner"), "投资").count()
    assert done.stdout.split() == ["报告.txt", str(SAMPLE.stat().st_size), str(found), "faults", "0"], done.stderr


def test_a_desk_with_data_is_never_overwritten(archive: Path) -> None:
    from guibiao.desk.safekeeping import restore

    with pytest.raises(InputError):
        restore(archive)


@pytest.mark.parametrize("kind", ["file", "history", "truncated", "path", "newer", "no archive"])
def test_a_changed_archive_is_refused_and_leaves_nothing(archive: Path, tmp_path: Path, kind: str) -> None:
    changed = tmp_path / "changed.zip"
    _change(archive, changed, kind)
    done = _restored(changed, tmp_path / "new")
    assert done.returncode == 3, done.stderr
    assert done.stdout.splitlines()[-1] == "0 0"
    assert not (tmp_path / "outside").exists()


def _change(archive: Path, changed: Path, kind: str) -> None:
    if kind == "no archive":
        changed.write_bytes(b"nothing")
        return
    if kind == "truncated":
        changed.write_bytes(archive.read_bytes()[:-2000])
        return
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(changed, "w") as new:
        manifest = json.loads(old.read("manifest.json"))
        for name in old.namelist():
            data = old.read(name)
            if kind == "file" and name.startswith("files/"):
                data += b"!"
            if kind == "history" and name == "rows.jsonl":
                data = data.replace("报告.txt".encode(), "假的.txt".encode())
                manifest["digests"][name] = hashlib.sha256(data).hexdigest()
            if name != "manifest.json":
                new.writestr(name, data)
        if kind == "path":
            manifest["digests"]["files/../../../outside"] = ""
        if kind == "newer":
            manifest["migrations"].append("desk.9999_future")
        new.writestr("manifest.json", json.dumps(manifest))


def test_the_archive_holds_no_session_and_no_key(archive: Path) -> None:
    from django.conf import settings

    with zipfile.ZipFile(archive) as opened:
        text = b"".join(opened.read(name) for name in opened.namelist()).decode()
    assert settings.SECRET_KEY not in text
    assert "sessionid" not in text


def test_a_lost_file_keeps_nothing_else_from_being_kept_and_is_told(archive: Path, tmp_path: Path) -> None:
    from guibiao.desk.models import DocumentRecord
    from guibiao.desk.safekeeping import backup

    [record] = DocumentRecord.objects.all()
    Path(record.file.path).unlink()
    kept = backup(tmp_path / "again.zip")
    assert (kept.files, kept.missing) == (0, (record.file.name,))
    done = _restored(tmp_path / "again.zip", tmp_path / "new")
    assert done.stdout.startswith("报告.txt None"), done.stderr


def test_an_archive_of_before_versions_were_kept_begins_them(archive: Path, tmp_path: Path) -> None:
    """And its letters, which named a round, are of that occasion."""
    from guibiao.desk.models import User

    old, person = tmp_path / "old.zip", User.objects.get(username="planner").pk
    letter = {"person": person, "round": 7, "colour": "red", "day": "2026-01-02", "sent": True}
    with zipfile.ZipFile(archive) as new, zipfile.ZipFile(old, "w") as written:
        manifest = json.loads(new.read("manifest.json"))
        lines = new.read("rows.jsonl").decode().splitlines(keepends=True)
        lines = [line for line in lines if '"desk.rowversion"' not in line]
        lines.append(json.dumps({"model": "desk.letter", "pk": 1, "fields": letter}) + "\n")
        rows = "".join(lines).encode()
        manifest["digests"]["rows.jsonl"] = hashlib.sha256(rows).hexdigest()
        for name in new.namelist():
            if name not in ("rows.jsonl", "manifest.json"):
                written.writestr(name, new.read(name))
        written.writestr("rows.jsonl", rows)
        written.writestr("manifest.json", json.dumps(manifest))
    done = _restored(old, tmp_path / "new")
    assert done.stdout.startswith("报告.txt"), done.stderr
    assert "faults 0" in done.stdout
    assert "round:7" in done.stdout
