"""Figures of a document that a person accepted or corrected, offered to a plan and taken into its rows.

What is offered is what the plan does not say yet, as `guibiao plan update` has it; so nothing is taken twice. A figure
that a department reported and the planner accepted stands above any other: against it a figure is shown, not taken.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from guibiao.desk.history import note
from guibiao.desk.models import IndicatorRecord, PlanRecord, Reading, StatementRecord, User
from guibiao.desk.plans import accepted, defined_plan, plain_kept, save_plan
from guibiao.desk.reading import documents_of
from guibiao.desk.standing import standing
from guibiao.desk.versions import digest_of
from guibiao.documents import Document
from guibiao.errors import InputError
from guibiao.extract import Statement
from guibiao.messages import _
from guibiao.plan import Change, change_in_words, changes_in_statements, place_in_words, with_changes


@dataclass(frozen=True, slots=True)
class Offer:
    """A figure for an indicator or part of a plan: its change in words, and whether it can be taken.

    `key` names it for as long as plan and decisions stay as they are; `kind` is as in `Change`.
    """

    key: str
    change: Change
    words: str
    reported: bool  # a department's accepted figure stands in its place

    @property
    def can_be_taken(self) -> bool:
        """Whether a person may choose it."""
        return self.change.kind in ("new", "differs") and not self.reported


def offers(record: PlanRecord, reading: Reading) -> list[Offer]:
    """What the decided statements of a reading say beside a plan, in the order of the plan.

    Raises InputError where the document is gone, cannot be read any more, or is of another area.
    """
    statements = list(reading.statements.filter(decision__in=("accepted", "corrected")))
    if not statements:
        return []
    document = _document(reading)
    plan = standing(record).plan
    told = {(one.code, one.period, one.measure) for one in accepted(record)}
    found = changes_in_statements(plan, document, [_statement(document, one) for one in statements])
    return [_offer(change, change_in_words(change, plan), told) for change in found]


@transaction.atomic
def take(person: User, pk: int, version: int, reading: Reading, keys: Collection[str]) -> int:
    """Put the chosen figures into the plan's rows, each with its source, and note them. Gives how many.

    Raises InputError where the plan was changed since `version`, or an offer is no longer there, and as `offers`.
    """
    record = PlanRecord.objects.select_for_update().get(pk=pk)
    there = {one.key: one for one in offers(record, reading) if one.can_be_taken}
    if record.version != version or not set(keys) <= there.keys():
        raise InputError(_("规划在您看过之后变过，没有采用"), cure=_("下面是现在的样子，请再看一遍"))
    chosen = [there[key] for key in keys]
    before = record.version
    save_plan(with_changes(defined_plan(record), [one.change for one in chosen]), record)
    after = {"version": record.version, "file": reading.record.name, "sha256": digest_of(plain_kept(record))}
    note(person, "plan.imported", record, before={"version": before}, after=after)
    rows = {row.code: row for row in IndicatorRecord.objects.filter(plan=record)}
    for one in chosen:
        row = rows.get(_top(rows, one.change.indicator))
        if row is not None:
            note(person, "indicator.changed", row, after=_told(one.change, one.words))
    return len(chosen)


def _told(change: Change, words: str) -> dict[str, str]:
    return {_("数据"): words, _("来源"): place_in_words(change.source), _("原文"): change.quote}


def _top(rows: dict[str, IndicatorRecord], code: str) -> str:
    """The indicator at the top that has a part of that id."""

    def holds(data: dict[str, object]) -> bool:
        parts = data.get("parts") or []
        assert isinstance(parts, list)
        return any(part.get("id") == code or holds(part) for part in parts)

    return code if code in rows else next((own for own, row in rows.items() if holds(row.data)), code)


def _offer(change: Change, words: str, told: Collection[tuple[str, str, str]]) -> Offer:
    figure = change.value
    place = change.source.start if change.source else ""
    key = f"{change.indicator} {figure.period.text} {figure.measure} {figure.role} {figure.value} {place}"
    return Offer(key, change, words, (change.indicator, figure.period.text, figure.measure) in told)


def _document(reading: Reading) -> Document:
    found = [one for one in documents_of(reading.record) if isinstance(one, Document)]
    if len(found) < reading.number:
        raise InputError(_("文件现在读不出这一篇"), reading.record.name, _("请重新上传"))
    document: Document = found[reading.number - 1]
    return document


def _statement(document: Document, record: StatementRecord) -> Statement:
    """A statement with what a person corrected in it."""
    told = record.fields
    start, end = document.offsets.to_source(record.start, record.end)
    return Statement(
        doc=document.name, start=start, end=end, text=record.text, indicator=told["indicator"], period=told["period"],
        value=Decimal(told["value"]), unit=told["unit"], measure=told["measure"], role=told["role"],
        bound=told["bound"] or "eq", code=told["code"] or None, region=told["region"] or None,
        base=told["base"] or None,
        value_max=Decimal(told["value_max"]) if told["value_max"] else None,
        clean_start=record.start, clean_end=record.end,
    )  # fmt: skip
