"""What new documents say of a plan's indicators: changes for a person to accept, each with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from guibiao.documents import Document
from guibiao.extract import Statement
from guibiao.plan.changes import Change, applied, compared, key_of, with_changes
from guibiao.plan.drafting import Read, read_totals, told_by, told_in, with_own_ids
from guibiao.plan.model import Indicator, Plan, Source, with_parts
from guibiao.plan.quoting import quote, with_quotes
from guibiao.plan.updating.upper import as_upper, is_above, named_with


def changes_in_documents(plan: Plan, documents: Iterable[Read]) -> list[Change]:
    """What the documents say of a plan's area and years that the plan does not, in the order of the plan.

    A later document is held against what the earlier ones added, so that two that disagree are told. A document of
    the area above gives its numbers as the upper plan's. Raises InputError for a document of another area.
    """
    found: list[Change] = []
    for document, statements in documents:
        grown = with_changes(plan, found)
        found += _changes(grown, (document, statements))
    order = {i.id: n for n, i in enumerate(with_parts(plan.indicators))}
    return sorted(found, key=lambda c: order.get(c.indicator, len(order)))


def changes_in_statements(plan: Plan, document: Document, statements: Sequence[Statement]) -> list[Change]:
    """What chosen statements of a document say of the plan's indicators that the plan does not: figures of facts.

    Raises InputError for a document of another area; one of the area above says nothing of the plan's own figures.
    """
    if is_above(document.region or "", plan.region, document.name):
        return []
    told = told_by((document, statements), plan.period, [i.name for i in with_parts(plan.indicators)])
    return [_quoting(c, document) for c in _of_known(plan, told) if c.field == "observations"]


def _changes(plan: Plan, read: Read) -> list[Change]:
    document, statements = read
    told = told_in(read, plan.period, [i.name for i in with_parts(plan.indicators)])
    if is_above(document.region or "", plan.region, document.name):
        title = document.title or document.name
        upper = [as_upper(t, named_with(document.region or "", title)) for t in with_parts(told)]
        return [_quoting(c, document) for c in _of_known(plan, upper) if c.field == "upper"]
    changes = [*_of_known(plan, told), *_of_unknown(plan, told)]
    totals = read_totals(document, statements, plan.period)
    if totals is not None and not any(t.as_of == totals.as_of for t in plan.project_totals):
        changes.append(Change("new", "", "", "project_totals", totals, source=totals.source))
    return [_quoting(change, document) for change in changes]


def _of_known(plan: Plan, told: Sequence[Indicator]) -> Iterator[Change]:
    """What is told of the plan's own indicators."""
    by_name: dict[str, Indicator] = {}
    by_key: dict[str, Indicator] = {}
    for indicator in with_parts(plan.indicators):
        by_name.setdefault(indicator.name, indicator)
        by_key.setdefault(key_of(indicator), indicator)
    for other in with_parts(told):
        own = by_name.get(other.name) or by_key.get(key_of(other))
        if own is not None:
            placed = (_placed(change, other) for change in compared(own, other))
            yield from (change for change in placed if applied(own, (change,)) != own)  # not asked a second time


def _placed(change: Change, told: Indicator) -> Change:
    """A change with the place of the told indicator where its value has none of its own."""
    source = change.source or (told.source if told.source else None) or _first_place(told)
    return replace(change, source=source)


def _first_place(told: Indicator) -> Source | None:
    return told.target.source or next((o.source for o in told.observations if o.source), None)


def _of_unknown(plan: Plan, told: Sequence[Indicator]) -> Iterator[Change]:
    """Indicators with a target that the plan does not have."""
    names = {i.name for i in with_parts(plan.indicators)} | {key_of(i) for i in with_parts(plan.indicators)}
    ids = [i.id for i in with_parts(plan.indicators)]
    new = [t for t in told if not {t.name, key_of(t)} & names and not _parts_known(t, names) and _has_number(t)]
    for indicator in with_own_ids(new, ids):
        source = indicator.source or indicator.target.source or _first_place(indicator)
        yield Change("new", "", indicator.name, "indicators", indicator, source=source)


def _parts_known(told: Indicator, names: set[str]) -> bool:
    return any({part.name, key_of(part)} & names for part in told.parts)


def _has_number(told: Indicator) -> bool:
    return any(i.target.value is not None or i.target.values for i in (told, *told.parts))


def _quoting(change: Change, document: Document) -> Change:
    """The change with the words of the document, beside it for a person and in the sources that it brings."""
    told = replace(change, value=with_quotes(change.value, (document,)))
    return replace(told, quote=quote(document, change.source)) if change.source else told
