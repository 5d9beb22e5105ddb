"""Whether the desk is what its history says: the chain, the rows beside it, the files beside the rows."""

from __future__ import annotations

import hashlib
import json
import zipfile
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from guibiao.desk import deciding, handing
from guibiao.desk.history import breaks
from guibiao.desk.models import (
    Chapter,
    DocumentRecord,
    Entry,
    Evidence,
    HistoryRecord,
    PlanRecord,
    Progress,
    ProjectRecord,
    ReportVersion,
    RowVersion,
    StatementRecord,
    TaskRecord,
    User,
)
from guibiao.desk.naming import action_name, local
from guibiao.desk.plans import plain_kept
from guibiao.desk.versions import digest_of, plain_at
from guibiao.errors import InputError
from guibiao.messages import _

_YOUNG = timedelta(days=1)  # a file without a row may still be on its way in
_CHUNK = 1 << 20
_MOST_BREAKS = 20


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was left: what it is about, and what is wrong."""

    about: str
    message: str

    def __str__(self) -> str:
        """One line."""
        return _("{where}：{what}").format(where=self.about, what=self.message)


def history_faults() -> list[Fault]:
    """Where the chain breaks, and which rows are other than their last record of the history says."""
    return [*_chain(), *_handed(), *_decided(), *_people(), *_plans()]


def file_faults() -> list[Fault]:
    """Files that a row names and that are gone or changed, and files without a row that are older than a day."""
    named = _named_files()
    lost = [fault for name, digest in named.items() if (fault := _file_fault(name, digest))]
    return [*lost, *(Fault(name, _("多余的文件，没有记录指向它")) for name in orphans())]


def lost_files() -> list[str]:
    """The files that rows name and that are not there."""
    return sorted(name for name in _named_files() if not (Path(settings.MEDIA_ROOT) / name).is_file())


def orphans() -> list[str]:
    """The files that no row names, older than a day, by their names in the folder of files."""
    root, named = Path(settings.MEDIA_ROOT), _named_files()
    old = (timezone.now() - _YOUNG).timestamp()
    files = (path for path in root.rglob("*") if path.is_file() and path.stat().st_mtime < old)
    return sorted(name for path in files if (name := path.relative_to(root).as_posix()) not in named)


def sweep() -> int:
    """Take away the files that no row names. Gives how many there were."""
    found = orphans()
    for name in found:
        (Path(settings.MEDIA_ROOT) / name).unlink(missing_ok=True)
    return len(found)


def missing_since(archive: Path) -> list[Fault]:
    """Whether the history still holds what it held when a backup was made. Raises InputError for no backup."""
    try:
        with zipfile.ZipFile(archive) as opened:
            digest = json.loads(opened.read("manifest.json"))["history"]
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError):
        raise InputError(_("这不是备份文件"), str(archive), _("请给 guibiao desk backup 写的文件")) from None
    if not digest or HistoryRecord.objects.filter(digest=digest).exists():
        return []
    return [Fault(str(archive), _("备份时的最后一条历史现在没有了，历史被改写或截断过"))]


def _chain() -> Iterator[Fault]:
    for number, (record, kind) in enumerate(breaks()):
        if number == _MOST_BREAKS:
            yield Fault(_("历史"), _("还有更多"))
            return
        about = _("历史第 {n} 条（{at} {action} {name}）").format(
            n=record.pk, at=local(record.at), action=action_name(record.action), name=record.name
        )
        changed = _("内容被改动过") if kind == "content" else _("与前一条接不上：它之前的记录被删去、插入或改动过")
        yield Fault(about, changed)


def _handed() -> Iterator[Fault]:
    for model, beside in ((Entry, ("round",)), (Chapter, ("round",)), (Progress, ("task", "project"))):
        last = _last_told(model.__name__, lambda one: not one.action.startswith("evidence."))
        for item in model.objects.select_related(*beside).iterator():
            yield from _against(item, str(item), handing.told(item), last)


def _decided() -> Iterator[Fault]:
    last = _last_told("StatementRecord", lambda _one: True)
    for row in StatementRecord.objects.exclude(decision="").iterator():
        yield from _against(row, row.text, deciding.told(row), last)


def _people() -> Iterator[Fault]:
    """Accounts beside what the history tells of them; earlier versions did not note the first one."""
    last = _last_told("User", lambda one: isinstance(one.after, dict) and "active" in one.after)
    for number, person in enumerate(User.objects.select_related("department").order_by("pk")):
        said, told = last.get(str(person.pk)), person.told()
        if said is None and number == 0:
            continue
        if said is None or any(told[key] != said[key] for key in told if key in said):
            yield _unlike(_("账号 {name}").format(name=person.username), said)


def _plans() -> Iterator[Fault]:
    """Plans beside their kept versions, and those versions beside the digests in the history."""
    for plan in PlanRecord.objects.all():
        kept = plain_at(plan, timezone.now())
        if kept is None or digest_of(kept) != digest_of(plain_kept(plan)):
            yield Fault(plan.name, _("与保存的各版不一致，可能不是在案头里改的"))
        imports = list(HistoryRecord.objects.filter(kind="PlanRecord", key=str(plan.pk), action="plan.imported"))
        for record in imports:
            digest = (record.after or {}).get("sha256")
            if digest and digest_of(plain_at(plan, record.at) or {}) != digest:
                message = _("{at} 导入的那一版与历史不一致").format(at=local(record.at))
                yield Fault(plan.name, message)
        yield from _rows(plan, imports)


def _rows(plan: PlanRecord, imports: list[HistoryRecord]) -> Iterator[Fault]:
    """Versions of single rows that no record of the history tells of: an import explains those of its moment."""
    kept = RowVersion.objects.filter(plan=plan)
    moments = sorted(set(kept.values_list("at", flat=True)))
    whole = {moments[at - 1] for record in imports if (at := bisect_right(moments, record.at))}
    alone = kept.exclude(at__in={*whole, *moments[:1]})
    for model, ledger in ((TaskRecord, "tasks"), (ProjectRecord, "projects")):
        known = {row.code: row for row in model.objects.filter(plan=plan, code__in=alone.values("code"))}
        told: dict[str, list[HistoryRecord]] = {}
        keys = [str(row.pk) for row in known.values()]
        for record in HistoryRecord.objects.filter(kind=model.__name__, key__in=keys):
            told.setdefault(record.key, []).append(record)
        for version in alone.filter(ledger=ledger, code__in=known):
            row = known[version.code]
            if not any(_explains(record, version) for record in told.get(str(row.pk), ())):
                yield Fault(row.name, _("{at} 的改动在历史里没有").format(at=local(version.at)))
    for version in alone.exclude(ledger__in=("tasks", "projects")):
        yield Fault(plan.name, _("{at} 的改动在历史里没有").format(at=local(version.at)))


def _explains(record: HistoryRecord, version: RowVersion) -> bool:
    """Whether a record tells of the row as the version has it; records of earlier versions told no digest."""
    digest = (record.after or {}).get("sha256")
    return bool(record.at >= version.at and digest in (None, digest_of(version.data or {})))


def _last_told(kind: str, counts: Callable[[HistoryRecord], bool]) -> dict[str, Any]:
    """What the last record of each row says of it."""
    records = HistoryRecord.objects.filter(kind=kind).order_by("id")
    return {one.key: one.after for one in records.iterator() if counts(one)}


def _against(row: Any, name: str, told: dict[str, Any], last: dict[str, Any]) -> Iterator[Fault]:
    said = last.get(str(row.pk))
    if said != told:
        yield _unlike(name, said)


def _unlike(name: str, said: Any) -> Fault:
    return Fault(name, _("与历史的最后一条不一致，可能不是在案头里改的") if said else _("历史里没有它"))


def _named_files() -> dict[str, str]:
    """The files that rows name, with their digests."""
    found: dict[str, str] = {}
    for model in (DocumentRecord, Evidence):
        found |= dict(model.objects.values_list("file", "digest"))
    for files in ReportVersion.objects.values_list("files", flat=True):
        found |= {one["path"]: one["digest"] for one in files}
    return found


def _file_fault(name: str, digest: str) -> Fault | None:
    path = Path(settings.MEDIA_ROOT) / name
    if not path.is_file():
        return Fault(name, _("文件不见了"))
    found = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
    return None if found.hexdigest() == digest else Fault(name, _("文件被改动过"))
