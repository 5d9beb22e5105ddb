"""Backup and restore: all rows and files of the desk in one archive, whatever the database; checked when put back.

The archive is a zip: `manifest.json` with the digest of everything else, `rows.jsonl` with a row a line, `files/…`.
Sessions are left out; the secret key is not in it, so a restored desk makes its own and people sign in again.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from guibiao.desk import versions
from guibiao.desk.history import first_broken
from guibiao.desk.models import DocumentRecord, Evidence, HistoryRecord, PlanRecord, ReportVersion, User
from guibiao.desk.plans import plain_kept
from guibiao.errors import InputError
from guibiao.files import written_aside
from guibiao.messages import _

_FORM = 1  # of the archive
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Kept:
    """What an archive holds, and which files that rows name were not there to be kept."""

    rows: int
    files: int
    missing: tuple[str, ...] = ()


class _Exact(DjangoJSONEncoder):
    """Times with all their digits, since the history's chain rests on them."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def backup(target: Path) -> Kept:
    """Write everything into an archive, whole or not at all, as it stands at one moment.

    A file that a row names and that is lost keeps nothing else from being kept: the archive says that it was missing.
    Raises InputError where the archive cannot be written.
    """
    with written_aside(target) as aside, zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
        digests: dict[str, str] = {}
        with _one_moment():
            names = sorted(_file_names())
            with archive.open("rows.jsonl", "w", force_zip64=True) as file:
                counted, digests["rows.jsonl"] = _write_rows(file)
            history = HistoryRecord.objects.last()
            newest = sorted(MigrationRecorder(connection).applied_migrations())
        missing = [name for name in names if not (Path(settings.MEDIA_ROOT) / name).is_file()]
        for name in names:
            path = Path(settings.MEDIA_ROOT) / name
            if name in missing:
                continue
            with path.open("rb") as source, archive.open(f"files/{name}", "w", force_zip64=True) as file:
                digests[f"files/{name}"] = _copy(source, file)
        manifest = {
            "form": _FORM,
            "migrations": [f"{app}.{name}" for app, name in newest],
            "history": history.digest if history else "",
            "digests": digests,
            "missing": missing,
        }
        archive.writestr("manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1))
    return Kept(counted, len(names) - len(missing), tuple(missing))


def restore(source: Path) -> Kept:
    """Put an archive back into an empty desk, all of it or nothing; call `migrate` before.

    Raises InputError where the desk is not empty, and where the archive is none, is damaged, was changed, or is of a
    newer version than this program.
    """
    if User.objects.exists() or HistoryRecord.objects.exists():
        raise InputError(_("这里已经有数据"), str(settings.DATA), _("请恢复到空的数据文件夹和空的数据库"))
    try:
        with zipfile.ZipFile(source) as archive, tempfile.TemporaryDirectory(dir=settings.DATA) as folder:
            manifest = _checked(archive, Path(folder), source)
            count = _load(Path(folder), manifest, source)
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise _damaged(source) from error
    return Kept(count, len(manifest["digests"]) - 1, tuple(manifest.get("missing", [])))


@contextmanager
def _one_moment() -> Iterator[None]:
    """A transaction that sees one state: SQLite's own do, PostgreSQL has to be asked."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def _models() -> list[Any]:
    return list(serializers.sort_dependencies([(apps.get_app_config("desk"), None)]))


def _file_names() -> Iterator[str]:
    for model in (DocumentRecord, Evidence):
        yield from model.objects.values_list("file", flat=True)
    for files in ReportVersion.objects.values_list("files", flat=True):
        yield from (one["path"] for one in files)


def _write_rows(file: IO[bytes]) -> tuple[int, str]:
    digest, count = hashlib.sha256(), 0
    for model in _models():
        for row in model._default_manager.order_by("pk").iterator():
            line = serializers.serialize("jsonl", [row], cls=_Exact).encode()
            digest.update(line)
            file.write(line)
            count += 1
    return count, digest.hexdigest()


def _copy(source: IO[bytes], target: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
        target.write(chunk)
    return digest.hexdigest()


def _checked(archive: zipfile.ZipFile, folder: Path, source: Path) -> dict[str, Any]:
    """Unpack what the manifest names, nothing else, each with the digest that it says."""
    manifest: dict[str, Any] = json.loads(archive.read("manifest.json"))
    ours = {f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()}
    if manifest["form"] != _FORM or not set(manifest["migrations"]) <= ours:
        raise InputError(_("这份备份来自更新的版本"), str(source), _("请先升级圭表，再恢复"))
    for name, digest in manifest["digests"].items():
        parts = PurePosixPath(name).parts
        if name != "rows.jsonl" and (parts[0] != "files" or ".." in parts or PurePosixPath(name).is_absolute()):
            raise _damaged(source)
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(name) as packed, path.open("wb") as file:
            if _copy(packed, file) != digest:
                raise _damaged(source)
    return manifest


def _load(folder: Path, manifest: dict[str, Any], source: Path) -> int:
    """Rows and files in their places, if the history's chain is whole and ends where the manifest says."""
    moved: list[Path] = []
    try:
        with transaction.atomic():
            count = _load_rows(folder / "rows.jsonl")
            last = HistoryRecord.objects.last()
            if first_broken() is not None or (last.digest if last else "") != manifest["history"]:
                raise InputError(_("备份里的历史记录被改动过"), str(source), _("请换一份备份"))
            there = set(manifest["digests"]) | {f"files/{name}" for name in manifest.get("missing", [])}
            if not {f"files/{name}" for name in _file_names()} <= there:
                raise _damaged(source)
            _begin_versions()
            for path in sorted(p for p in (folder / "files").rglob("*") if p.is_file()):
                target = Path(settings.MEDIA_ROOT) / path.relative_to(folder / "files")
                target.parent.mkdir(parents=True, exist_ok=True)
                moved.append(target)
                shutil.move(path, target)
    except BaseException:
        for path in moved:
            path.unlink(missing_ok=True)
        raise
    return count


def _begin_versions() -> None:
    """Archives of before versions were kept: the plans are as they have been since their last import."""
    for plan in PlanRecord.objects.filter(rowversion=None):
        imports = HistoryRecord.objects.filter(kind="PlanRecord", key=str(plan.pk), action="plan.imported")
        last = imports.order_by("-id").first()
        versions.remember(plan, plain_kept(plan), last.at if last else plan.created)


def _load_rows(path: Path) -> int:
    count = 0
    with connection.constraint_checks_disabled(), path.open(encoding="utf-8") as file:
        for row in serializers.deserialize("jsonl", (_of_today(line) for line in file)):
            row.save()
            count += 1
    connection.check_constraints()
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), _models()):
            cursor.execute(statement)
    return count


def _of_today(line: str) -> str:
    """A row as it is kept today: letters of earlier archives were of rounds alone."""
    if '"desk.letter"' not in line:
        return line
    row = json.loads(line)
    if row["model"] == "desk.letter" and "round" in row["fields"]:
        row["fields"]["occasion"] = f"round:{row['fields'].pop('round')}"
    return json.dumps(row, ensure_ascii=False)


def _damaged(source: Path) -> InputError:
    return InputError(_("这不是完整的备份文件"), str(source), _("文件可能损坏或被改动过，请换一份备份"))
