"""Writing the history and checking its chain."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils import timezone

from guibiao.desk.models import HistoryRecord, User

_FIRST = "0" * 64


def note(who: User | None, action: str, about: Any, *, before: Any = None, after: Any = None) -> HistoryRecord:
    """Append a record about a row; call it in the transaction that makes the change."""
    with transaction.atomic():
        HistoryRecord.objects.select_for_update().order_by("id").values("id").first()  # one writer at a time
        last = HistoryRecord.objects.order_by("-id").first()  # asked after the wait, so that it is the last
        record = HistoryRecord(
            at=timezone.now(),
            who=who,
            action=action,
            kind=type(about).__name__,
            key=str(about.pk),
            name=str(about)[:300],
            before=before,
            after=after,
            previous=last.digest if last else _FIRST,
        )
        record.digest = _digest(record)
        record.save(force_insert=True)
    return record


def first_broken() -> HistoryRecord | None:
    """The first record that does not follow from the one before it, or None where the chain is whole."""
    return next((record for record, _kind in breaks()), None)


def breaks() -> Iterator[tuple[HistoryRecord, str]]:
    """The records at which the chain breaks: "content" where the record itself was changed, else "link"."""
    previous = _FIRST
    record: HistoryRecord
    for record in HistoryRecord.objects.order_by("id").iterator():
        if record.digest != _digest(record):
            yield record, "content"
        elif record.previous != previous:
            yield record, "link"
        previous = record.digest


def _digest(record: HistoryRecord) -> str:
    said = [
        record.previous,
        record.at.isoformat(),
        record.who_id,
        record.action,
        record.kind,
        record.key,
        record.name,
        record.before,
        record.after,
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
