"""What a person decides about a statement: it is right, it is right with changed fields, or it is none."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import transaction

from guibiao.desk.history import note
from guibiao.desk.models import StatementRecord, User
from guibiao.desk.models.documents import DECISIONS
from guibiao.errors import InputError
from guibiao.extract import BOUNDS, MEASURES, ROLES, field_name
from guibiao.messages import _
from guibiao.quantity import Period

CHANGEABLE = ("indicator", "region", "period", "value", "value_max", "unit", "measure", "role", "bound", "base")
CHOICES = {"measure": MEASURES, "role": ROLES, "bound": BOUNDS}
_LONGEST = 200


class ConflictError(Exception):
    """Somebody else decided first. Nothing was changed."""


@transaction.atomic
def decide(person: User, pk: int, version: int, decision: str, said: Mapping[str, str]) -> StatementRecord:
    """Keep a decision with its history; `said` gives the fields where it is "corrected".

    Raises StatementRecord.DoesNotExist, ConflictError where it is no longer in the version that the person saw, and
    InputError for an unknown decision and a field that cannot be.
    """
    record: StatementRecord = StatementRecord.objects.select_for_update().get(pk=pk)
    if record.version != version:
        raise ConflictError
    if decision not in DECISIONS:
        raise InputError(_("没有这种处理"), decision, _("可以接受、改正或否定"))
    before = told(record)
    record.corrected = _changed(record, said) if decision == "corrected" else None
    record.decision, record.version = decision, record.version + 1
    record.save()
    note(person, f"statement.{decision}", record, before=before, after=told(record))
    return record


def told(record: StatementRecord) -> dict[str, Any]:
    """What the history keeps of a decision."""
    return {"decision": record.decision, "corrected": record.corrected}


def _changed(record: StatementRecord, said: Mapping[str, str]) -> dict[str, str] | None:
    """The fields that differ from what was found."""
    fields = {name: said[name].replace("\0", "").strip()[:_LONGEST] for name in CHANGEABLE if name in said}
    for name, text in fields.items():
        _check(name, text)
    return {name: text for name, text in fields.items() if text != record.found[name]} or None


def _check(name: str, text: str) -> None:
    if name in ("indicator", "value", "period") and not text:
        raise InputError(_("这一栏不能空着"), field_name(name), _("请填写，或否定这一条"))
    if name in CHOICES and text not in CHOICES[name]:
        raise InputError(_("没有这个选项"), field_name(name), _("请从列出的选项中选"))
    if name in ("value", "value_max") and text:
        try:
            if not Decimal(text).is_finite():
                raise InvalidOperation
        except InvalidOperation:
            raise InputError(_("看不懂这个数"), field_name(name), _("请写成 12.5 这样的数")) from None
    if name in ("period", "base") and text:
        try:
            Period(text)
        except ValueError:
            cure = _("请写成 2023、2023-H1、2023-Q3、2023-06 或 2021/2025")
            raise InputError(_("看不懂这个时期"), field_name(name), cure) from None
