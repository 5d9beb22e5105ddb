"""What another copy of a plan's file says: somebody filled in a workbook of the whole plan and sent it back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from guibiao.errors import InputError
from guibiao.messages import _
from guibiao.plan.changes import Change, compared, key_of
from guibiao.plan.model import Plan, Source, with_parts
from guibiao.plan.updating.upper import as_upper, is_above


def changes_in_plan(plan: Plan, other: Plan, path: Path) -> list[Change]:
    """What the plan read from `path` says of the indicators of `plan`, by their ids, and the indicators it adds.

    Of the plan of the area above only the numbers that stand beside the own ones are taken.

    Raises InputError where it is the plan of other years.
    """
    if other.period != plan.period:
        what = _("这份规划是 {theirs} 年的，要更新的是 {own} 年的").format(theirs=other.period, own=plan.period)
        raise InputError(what, path.name, _("请换成同一规划的文件"))
    if is_above(other.region, plan.region, path.name):
        return _upper(plan, other, path)
    known = {i.id: i for i in with_parts(plan.indicators)}
    found: list[Change] = []
    for told in with_parts(other.indicators):
        own = known.get(told.id)
        if own is not None:
            found += (_placed(change, path) for change in compared(own, told))
    whole = (i for i in other.indicators if i.id not in known)
    return [*found, *(_placed(Change("new", "", i.name, "indicators", i), path) for i in whole)]


def _upper(plan: Plan, other: Plan, path: Path) -> list[Change]:
    """The numbers of the plan of the area above, by what its indicators are known by; ids are each plan's own."""
    above = {key_of(i): as_upper(i, other.name) for i in reversed(tuple(with_parts(other.indicators)))}
    pairs = ((own, above[key_of(own)]) for own in with_parts(plan.indicators) if key_of(own) in above)
    return [_placed(change, path) for own, told in pairs for change in compared(own, told) if change.field == "upper"]


def _placed(change: Change, path: Path) -> Change:
    """A change with the file as its source, where its value tells none of its own."""
    if change.source is not None:
        return change
    source = Source(workbook=path.name)
    value = replace(change.value, source=source) if change.field in ("observations", "annual") else change.value
    return replace(change, value=value, source=source)
