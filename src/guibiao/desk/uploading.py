"""Taking in uploaded files: streamed to the disk under a random name, the same bytes kept once, then read by a job."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from guibiao.desk.history import note
from guibiao.desk.jobs import enqueue
from guibiao.desk.models import DocumentRecord, User
from guibiao.desk.models.documents import document_place
from guibiao.documents import ARCHIVE, SUFFIXES
from guibiao.errors import InputError
from guibiao.messages import _

LARGEST = 200_000_000  # bytes of one file
_LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The document, and whether it was there before."""

    record: DocumentRecord
    known: bool


def take_in(upload: UploadedFile, person: User) -> TakenIn:
    """Keep an uploaded file and have it read.

    Raises InputError for an empty file, one that is too large, or of a format that cannot be read.
    """
    name = _name(upload.name or "")
    suffix = Path(name).suffix.lower()
    if suffix not in SUFFIXES | {ARCHIVE}:
        formats = "、".join(sorted(SUFFIXES | {ARCHIVE}))
        raise InputError(_("不认识的文件格式"), name, _("能读的格式：{formats}").format(formats=formats))
    if not upload.size:
        raise InputError(_("文件是空的"), name, _("请检查后重新上传"))
    if upload.size > LARGEST:
        raise InputError(_("文件太大"), name, _("请拆成几份文件"))
    place = document_place(None, suffix)
    digest = _to_disk(upload, Path(settings.MEDIA_ROOT) / place)
    known = DocumentRecord.objects.filter(digest=digest).first()
    try:
        record = known or _keep(name, place, digest, upload.size, person)
    except IntegrityError:  # the same file came twice at once
        known = record = DocumentRecord.objects.get(digest=digest)
    if known is not None:
        _once(Path(settings.MEDIA_ROOT) / place, Path(record.file.path))
    return TakenIn(record, known is not None)


@transaction.atomic
def _keep(name: str, place: str, digest: str, size: int, person: User) -> DocumentRecord:
    record = DocumentRecord(name=name, digest=digest, size=size, uploader=person)
    record.file.name = place
    record.save()
    note(person, "document.uploaded", record, after={"name": name, "digest": digest, "size": size})
    enqueue("read", person, document=record)
    return record


def _once(new: Path, known: Path) -> None:
    """Keep the same bytes once; a file that was lost is back with the upload of its like."""
    if known.is_file():
        new.unlink()
    else:
        known.parent.mkdir(parents=True, exist_ok=True)
        new.replace(known)


def _to_disk(upload: UploadedFile, path: Path) -> str:
    """Write the bytes, on the disk before anybody is told so; gives their digest."""
    path.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with path.open("xb") as file:
        for chunk in upload.chunks():
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()


def _name(given: str) -> str:
    """The last part of a given name, which is shown and never used as a path."""
    last = PurePosixPath(given.replace("\\", "/")).name
    shown = "".join(c for c in last if c.isprintable())
    stem, suffix = Path(shown).stem, Path(shown).suffix
    return stem[: _LONGEST_NAME - len(suffix)] + suffix
