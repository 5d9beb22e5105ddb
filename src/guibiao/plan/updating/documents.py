"""What new documents say of a plan's indicators: changes for a person to accept, each with the words it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from guibiao.documents import Document
from guibiao.errors import InputError
from guibiao.messages import _
from guibiao.plan.changes import Change, compared, key_of, with_changes
from guibiao.plan.drafting import Read, read_totals, told_in, with_own_ids
from guibiao.plan.model import Indicator, Plan, Source, Target, Upper
from guibiao.vocabulary import regions

_STOP = re.compile(r"[。；;\n]")
_FAR = 60  # characters of the sentence that are shown on either side of a figure
_RANKS = (("国",), ("省", "自治区"), ("市", "州", "盟", "地区"), ("县", "区", "旗"))  # by how a name ends, from above


def changes_in_documents(plan: Plan, documents: Iterable[Read]) -> list[Change]:
    """What the documents say of a plan's area and years that the plan does not, in the order of the plan.

    A later document is held against what the earlier ones added, so that two that disagree are told. A document of
    the area above gives its numbers as the upper plan's. Raises InputError for a document of another area.
    """
    found: list[Change] = []
    for document, statements in documents:
        grown = with_changes(plan, found)
        found += _changes(grown, (document, statements))
    order = {i.id: n for n, i in enumerate(_everyone(plan.indicators))}
    return sorted(found, key=lambda c: order.get(c.indicator, len(order)))


def _changes(plan: Plan, read: Read) -> list[Change]:
    document, statements = read
    told = told_in(read, plan.period, [i.name for i in _everyone(plan.indicators)])
    if _is_above(document, plan):
        told = [_as_upper(t, document) for t in _everyone(told)]
        return [_quoting(c, document) for c in _of_known(plan, told) if c.field == "upper"]
    changes = [*_of_known(plan, told), *_of_unknown(plan, told)]
    totals = read_totals(document, statements, plan.period)
    if totals is not None and not any(t.as_of == totals.as_of for t in plan.project_totals):
        changes.append(Change("new", "", "", "project_totals", totals, source=totals.source))
    return [_quoting(change, document) for change in changes]


def _is_above(document: Document, plan: Plan) -> bool:
    """Whether a document is of the area above the plan's. Raises InputError where it is of neither."""
    theirs, own = document.region, plan.region
    if not theirs or not own or theirs in own or own in theirs:
        return False
    known = regions().named(own)
    above = {name for region in known for name in regions().above(region)}
    if theirs in above or (not (known and regions().named(theirs)) and _rank(theirs) < _rank(own)):
        return True
    what = _("这是{theirs}的文件，规划是{own}的").format(theirs=theirs, own=own)
    raise InputError(what, document.name, _("请换成本地区或上级的文件"))


def _rank(region: str) -> int:
    return next((n for n, ends in enumerate(_RANKS) if region.endswith(ends)), len(_RANKS))


def _as_upper(told: Indicator, document: Document) -> Indicator:
    """The upper plan's indicator as the number that stands beside the own one."""
    target = told.target
    pace = target.value if target.form == "mean_growth" else target.growth
    value = target.value if target.form in ("level", "reach_and_keep", "level_and_growth", "floor", "ceiling") else None
    numbers = [None if isinstance(n, bool) else n for n in (value, pace)]
    region, title = document.region or "", document.title or document.name
    origin = title if region in title else region + title
    upper = Upper(numbers[0], numbers[1], origin) if any(n is not None for n in numbers) else None
    return Indicator("", told.name, Target("level"), unit=told.unit, code=told.code, upper=upper, source=target.source)


def _of_known(plan: Plan, told: Sequence[Indicator]) -> Iterator[Change]:
    """What is told of the plan's own indicators."""
    by_name: dict[str, Indicator] = {}
    by_key: dict[str, Indicator] = {}
    for indicator in _everyone(plan.indicators):
        by_name.setdefault(indicator.name, indicator)
        by_key.setdefault(key_of(indicator), indicator)
    for other in _everyone(told):
        own = by_name.get(other.name) or by_key.get(key_of(other))
        if own is not None:
            yield from (_placed(c, other) for c in compared(own, other))


def _placed(change: Change, told: Indicator) -> Change:
    """A change with the place of the told indicator where its value has none of its own."""
    source = change.source or (told.source if told.source else None) or _first_place(told)
    return replace(change, source=source)


def _first_place(told: Indicator) -> Source | None:
    return told.target.source or next((o.source for o in told.observations if o.source), None)


def _of_unknown(plan: Plan, told: Sequence[Indicator]) -> Iterator[Change]:
    """Indicators with a target that the plan does not have."""
    names = {i.name for i in _everyone(plan.indicators)} | {key_of(i) for i in _everyone(plan.indicators)}
    ids = [i.id for i in _everyone(plan.indicators)]
    new = [t for t in told if not {t.name, key_of(t)} & names and not _parts_known(t, names) and _has_number(t)]
    for indicator in with_own_ids(new, ids):
        source = indicator.source or indicator.target.source or _first_place(indicator)
        yield Change("new", "", indicator.name, "indicators", indicator, source=source)


def _parts_known(told: Indicator, names: set[str]) -> bool:
    return any({part.name, key_of(part)} & names for part in told.parts)


def _has_number(told: Indicator) -> bool:
    return any(i.target.value is not None or i.target.values for i in (told, *told.parts))


def _quoting(change: Change, document: Document) -> Change:
    return replace(change, quote=quote(document, change.source)) if change.source else change


def quote(document: Document, source: Source) -> str:
    """The sentence of the document in which a place stands, as it was written; "" where the place is no span."""
    if source.document != document.name or source.start is None or source.end is None:
        return ""
    text = document.source
    begins = [m.end() for m in _STOP.finditer(text, max(0, source.start - _FAR), source.start)]
    after = _STOP.search(text, source.end, source.end + _FAR)
    begin = begins[-1] if begins else max(0, source.start - _FAR)
    end = after.start() if after else min(len(text), source.end + _FAR)
    return " ".join(text[begin:end].split())


def _everyone(indicators: Iterable[Indicator]) -> Iterator[Indicator]:
    for indicator in indicators:
        yield indicator
        yield from _everyone(indicator.parts)
