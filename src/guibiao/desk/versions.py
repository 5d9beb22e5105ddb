"""What a plan's rows were at any moment: each change of a row is kept beside it, and nothing is ever taken away."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import Any

from django.utils import timezone

from guibiao.desk.models import PlanRecord, RowVersion

_LEDGERS = ("indicators", "projects", "tasks")
_WHOLE = ("plan", "project_totals", "scenarios")  # what is kept as one row
_BATCH = 500


def remember(record: PlanRecord, plain: dict[str, Any], since: datetime | None = None) -> None:
    """Keep what is other than before in the plain form of a plan; call it in the transaction that changes the rows.

    `since` is from when it was so: now, unless the rows are older than their being kept.
    """
    before, now = _folded(record, None), _rows(plain)
    moment = since or timezone.now()
    other = [(key, row) for key, row in now.items() if before.get(key) != row]
    gone = [(key, (0, None)) for key in before if key not in now]
    RowVersion.objects.bulk_create(
        (
            RowVersion(plan=record, ledger=ledger, code=code, position=position, data=data, at=moment)
            for (ledger, code), (position, data) in [*other, *gone]
        ),
        batch_size=_BATCH,
    )


def plain_at(record: PlanRecord, moment: datetime) -> dict[str, Any] | None:
    """The plain form of the plan at a moment, without what departments reported; None where there was no plan yet."""
    rows = _folded(record, moment)
    if ("plan", "") not in rows:
        return None
    plain: dict[str, Any] = dict(rows["plan", ""][1] or {})
    for ledger in _LEDGERS:
        kept = [(position, code, data) for (own, code), (position, data) in rows.items() if own == ledger]
        plain[ledger] = [data for _position, _code, data in sorted(kept, key=lambda row: row[:2])]
    return {key: value for key, value in plain.items() if value}


def digest_of(plain: dict[str, Any]) -> str:
    """A digest of a plan's plain form, the same however the database orders its keys."""
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _folded(record: PlanRecord, moment: datetime | None) -> dict[tuple[str, str], tuple[int, Any]]:
    """The rows at a moment (None: now) by ledger and code, with their places."""
    kept = RowVersion.objects.filter(plan=record)
    if moment is not None:
        kept = kept.filter(at__lte=moment)
    rows: dict[tuple[str, str], tuple[int, Any]] = {}
    for ledger, code, position, data in kept.order_by("id").values_list("ledger", "code", "position", "data"):
        rows[ledger, code] = (position, data)
    return {key: row for key, row in rows.items() if row[1] is not None}


def _rows(plain: dict[str, Any]) -> dict[tuple[str, str], tuple[int, Any]]:
    whole = {key: plain[key] for key in _WHOLE if plain.get(key)}
    listed = {
        (ledger, row["id"]): (position, row)
        for ledger in _LEDGERS
        for position, row in enumerate(plain.get(ledger, []))
    }
    return {("plan", ""): (0, whole), **listed}
