"""Changing what is handed in: saved, passed on, returned, accepted. Every change is in the history, and none is lost.

A change names the version that it was made from; where somebody else was quicker it is a `Conflict`, and nothing
changes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from guibiao.desk.history import note
from guibiao.desk.ledgers import put_progress
from guibiao.desk.mail import tell_later
from guibiao.desk.models import Chapter, Entry, Evidence, PlanRecord, Progress, User
from guibiao.desk.search import put_chapter
from guibiao.desk.steps import Item, is_within, may_take, steps
from guibiao.errors import InputError
from guibiao.messages import _

LARGEST = 50_000_000  # bytes of one file of evidence
MOST = 20  # files of one entry
_OPEN_STATES = ("draft", "returned")
_KEPT = {
    "Entry": ("state", "written", "value", "bound", "upper", "role", "explanation", "reason"),
    "Chapter": ("state", "text", "reason"),
    "Progress": ("state", "said", "day", "reason"),
}
_WRITING = {"Entry": "enter", "Chapter": "write", "Progress": "report"}  # the action of who writes one


class Conflict(Exception):
    """Somebody else changed it first. Nothing was changed."""


@transaction.atomic
def save(person: User, item: Any, version: int, said: Mapping[str, Any]) -> None:
    """Keep what a department writes into an item, which is new (version 0) or as it is now.

    Raises Conflict, and PermissionError where it is locked or another department's.
    """
    _expect_open(person, item)
    if item.pk is None:
        _make(person, item, said)
        return
    if item.version != version:
        raise Conflict
    before = told(item)
    _change(item, version, {**said, "author": person}, _OPEN_STATES)
    note(person, f"{type(item).__name__.lower()}.saved", item, before=before, after=told(item))


@transaction.atomic
def take_step(person: User, item: Any, name: str, version: int, reason: str = "") -> None:
    """Take a step of steps.yaml with an item.

    Raises Conflict where the item is no longer in the version that the person saw, PermissionError where the person
    may not, InputError where a reason is missing.
    """
    step = steps()[name]
    if item.version != version:
        raise Conflict
    if not may_take(person, item, step):
        raise PermissionError(name)
    if step.reason and not reason.strip():
        raise InputError(_("请写明理由"))
    before, values = told(item), {"state": step.to, "reason": reason.strip() if step.reason else ""}
    if isinstance(item, Progress) and step.to == "submitted":
        values["day"] = timezone.localdate()
    _change(item, version, values, (item.state,))
    if step.plan and isinstance(item, Entry):
        _freshen(item.round.plan_id)
    if isinstance(item, Chapter):
        put_chapter(item)
    if isinstance(item, Progress) and step.plan:
        put_progress(person, item)
    note(person, f"{type(item).__name__.lower()}.{name}", item, before=before, after=told(item))
    if step.to == "returned":
        subject = _("退回：{name}").format(name=str(item))
        tell_later(item.author, subject, _("退回理由：{reason}").format(reason=reason.strip()))


@transaction.atomic
def add_evidence(person: User, item: Entry | Progress, uploads: Iterable[UploadedFile]) -> None:
    """Keep files behind an item. Raises InputError for one that is too large or empty, PermissionError if locked."""
    _expect_open(person, type(item).objects.select_for_update().get(pk=item.pk))
    for upload in uploads:
        if not 0 < upload.size <= LARGEST:
            cure = _("请拆成 {n} MB 以内的文件").format(n=LARGEST // 1_000_000)
            raise InputError(_("文件太大或是空的"), clean_name(upload.name), cure)
        if item.evidence_set.count() >= MOST:
            raise InputError(_("每项最多 {n} 个文件").format(n=MOST), clean_name(upload.name))
        digest = hashlib.sha256()
        for chunk in upload.chunks():
            digest.update(chunk)
        kept = Evidence(name=clean_name(upload.name), digest=digest.hexdigest(), size=upload.size)
        setattr(kept, type(item).__name__.lower(), item)
        kept.file.save(kept.name, upload)
        note(person, "evidence.added", item, after={"name": kept.name, "sha256": kept.digest, "size": kept.size})


@transaction.atomic
def remove_evidence(person: User, evidence: Evidence) -> None:
    """Take a file away from an item that is still open. Raises PermissionError."""
    about = evidence.about
    _expect_open(person, type(about).objects.select_for_update().get(pk=about.pk))
    note(person, "evidence.removed", about, before={"name": evidence.name, "sha256": evidence.digest})
    stored, name = evidence.file.storage, evidence.file.name
    evidence.delete()
    transaction.on_commit(lambda: stored.delete(name))


def clean_name(name: str | None) -> str:
    """A file's own name as text: without folders and control characters, at most 200 characters."""
    last = (name or "").replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(c for c in last if c.isprintable())[-200:] or _("未命名文件")


def told(item: Item) -> dict[str, str]:
    """What the history keeps of an item."""
    kept = {key: value for key in _KEPT[type(item).__name__] if (value := getattr(item, key))}
    if "day" in kept:
        kept["day"] = kept["day"].isoformat()
    said = kept.pop("said", {})
    return {**kept, **said}


def _make(person: User, item: Any, said: Mapping[str, Any]) -> None:
    item.author = person
    for key, value in said.items():
        setattr(item, key, value)
    try:
        with transaction.atomic():
            item.save(force_insert=True)
    except IntegrityError:
        item.pk = None
        raise Conflict from None  # a colleague began the same item meanwhile
    note(person, f"{type(item).__name__.lower()}.saved", item, after=told(item))


def _change(item: Any, version: int, values: Mapping[str, Any], states: tuple[str, ...]) -> None:
    """One statement of the database that changes the row only as it was seen."""
    rows = type(item).objects.filter(pk=item.pk, version=version, state__in=states)
    if not rows.update(**values, version=version + 1, changed=timezone.now()):
        raise Conflict
    item.refresh_from_db()


def _expect_open(person: User, item: Any) -> None:
    action = _WRITING[type(item).__name__]
    if item.is_locked or not is_within(person, item, action):
        raise PermissionError(action)


def _freshen(plan: int) -> None:
    """What the plan's assessment rests on changed."""
    PlanRecord.objects.filter(pk=plan).update(changed=timezone.now())
