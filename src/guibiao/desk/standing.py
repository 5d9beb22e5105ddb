"""How a plan stands: the plan with what was accepted, assessed. Kept in memory for each version of a plan, and on the
shelf over a restart.

A plan's `version` goes up with its rows, `changed` with every figure that is accepted as well: what rests on the rows
alone outlives a figure, and a new figure or row has only what it touches assessed again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import date
from threading import Lock
from typing import TypeVar, cast

from guibiao.assess import required_at
from guibiao.desk import shelf
from guibiao.desk.models import PlanRecord
from guibiao.desk.past import end_of, plan_then
from guibiao.desk.plans import accepted, defined_plan, plain_kept, with_reported
from guibiao.desk.renewing import Standing, assessed, led_in, renewed
from guibiao.desk.versions import digest_of
from guibiao.messages import language
from guibiao.plan import Owed, Plan, owed, term
from guibiao.quantity import Period

Value = TypeVar("Value")
_MOST = {"standing": 80, "latest": 80, "then": 20, "defined": 80, "rows": 60}  # kept of large things; of others:
_MANY = 5000
_kept: dict[object, OrderedDict[Hashable, object]] = {}
_making: dict[Hashable, Lock] = {}
_lock = Lock()


def standing(record: PlanRecord, day: date | None = None) -> Standing:
    """The plan with the accepted figures, as it stands, or stood at the end of a past day.

    Raises InputErrors where the rows make no plan, InputError where there was no plan on that day.
    """
    if day is not None:
        key = ("then", record.pk, record.created, day, language())
        return once(key, lambda: assessed(plan_then(record, end_of(day))))
    return once(("standing", *state_of(record)), lambda: _standing(record))


def shelve(record: PlanRecord) -> None:
    """Keep how a plan stands now over a restart; for the background, since it takes a tenth of a second."""
    rests_on, now = _rests_on(record), standing(record)
    if PlanRecord.objects.filter(pk=record.pk, version=record.version, changed=record.changed).exists():
        shelf.put(now, "standing", *rests_on)


def defined(record: PlanRecord) -> Plan:
    """The plan as its file has it, without what departments reported."""
    return lasting("defined", record, lambda: defined_plan(record))


def lasting(kind: str, record: PlanRecord, make: Callable[[], Value], *more: str) -> Value:
    """As `once`, for what rests on the plan's definitions (and `more`) alone: kept over a restart."""

    def found_or_made() -> Value:
        rests_on = (definition_digest(record), language(), *more)
        found = shelf.get(kind, *rests_on)
        made = cast(Value, found) if found is not None else make()
        if found is None and PlanRecord.objects.filter(pk=record.pk, version=record.version).exists():
            shelf.put(made, kind, *rests_on)  # nobody changed the rows while it was made of them
        return made

    return once((kind, *more, *definition_of(record)), found_or_made)


def definition_digest(record: PlanRecord) -> str:
    """A digest of the plan's rows as they are."""
    return once(("digest", *definition_of(record)), lambda: digest_of(plain_kept(record)))


def owed_for(record: PlanRecord, period: str, unit: str = "") -> list[Owed]:
    """What every department, or one, owes for a period, whether it has reported it since or not."""

    def make() -> list[Owed]:
        plan, due = defined(record), Period(period)
        needed = led_in(plan, unit) if unit else plan
        return [one for one in owed(needed, due, required_at(needed, due)) if unit in ("", one.unit)]

    if unit:
        return once(("owed", period, unit, *definition_of(record)), make)
    return lasting("owed", record, make, period)


def owed_keys(record: PlanRecord, period: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """The figures that every department owes for a period, as id and measure; quicker than `owed_for`."""

    def make() -> dict[str, tuple[tuple[str, str], ...]]:
        units = owed(defined(record), Period(period), {})
        code = term("measure").code
        return {
            one.unit: tuple((row["id"], code(row["measure"]) or "level") for row in one.rows["indicators"])
            for one in units
        }

    return once(("keys", period, *definition_of(record)), make)


def once(key: tuple[Hashable, ...], make: Callable[[], Value]) -> Value:
    """What was made before for a key, else made now, by one of those who ask for it at the same time.

    The key begins with the kind of what is made; of each kind the latest used are kept.
    """
    found = _found(key)
    if found is not None:
        return cast(Value, found)
    with _lock:
        making = _making.setdefault(key, Lock())
    try:
        with making:
            found = _found(key)
            made = cast(Value, found) if found is not None else make()
            _keep(key, made)
    finally:
        with _lock:
            _making.pop(key, None)
    return made


def state_of(record: PlanRecord) -> tuple[Hashable, ...]:
    """What is other whenever the plan may stand otherwise, or is told in another language."""
    return record.changed, *definition_of(record)


def _standing(record: PlanRecord) -> Standing:
    """Now, from how it stood before the latest figure where that is known, or as it was kept over a restart."""
    latest = ("latest", record.pk, record.created, language())
    before = cast(Standing | None, _found(latest))
    now = None if before is not None else cast(Standing | None, shelf.get("standing", *_rests_on(record)))
    if now is None:
        plan = with_reported(defined(record), accepted(record))
        now = renewed(before, plan) if before is not None else assessed(plan)
    _keep(latest, now)
    return now


def _rests_on(record: PlanRecord) -> tuple[str, ...]:
    """All that decides how a plan stands: its rows, the accepted figures, the language of the names."""
    return definition_digest(record), repr(accepted(record)), language()


def definition_of(record: PlanRecord) -> tuple[Hashable, ...]:
    """What is other whenever the plan's rows are, or are told in another language."""
    return record.pk, record.created, record.version, language()


def _found(key: tuple[Hashable, ...]) -> object | None:
    with _lock:
        kept = _kept.setdefault(key[0], OrderedDict())
        if key in kept:
            kept.move_to_end(key)
        return kept.get(key)


def _keep(key: tuple[Hashable, ...], made: object) -> None:
    with _lock:
        kept = _kept.setdefault(key[0], OrderedDict())
        kept[key] = made
        while len(kept) > _MOST.get(str(key[0]), _MANY):
            kept.popitem(last=False)
