"""How a plan stands: the plan with what was accepted, assessed. Kept in memory for each version of a plan."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import TypeVar, cast

from guibiao.assess import PlanAssessment, assess_plan, required_at
from guibiao.desk.models import PlanRecord
from guibiao.desk.past import end_of, plan_then
from guibiao.desk.plans import plan_of
from guibiao.messages import language
from guibiao.plan import Owed, Plan, owed
from guibiao.quantity import Period
from guibiao.report import Glance, glances

Value = TypeVar("Value")
_MOST = 120  # results kept; one of a large plan is a few megabytes
_kept: OrderedDict[Hashable, object] = OrderedDict()
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Standing:
    """A plan, its assessment, and every indicator at a glance by its id."""

    plan: Plan
    result: PlanAssessment
    glances: dict[str, Glance]


def standing(record: PlanRecord, day: date | None = None) -> Standing:
    """The plan with the accepted figures, as it stands, or stood at the end of a past day.

    Raises InputErrors where the rows make no plan, InputError where there was no plan on that day.
    """
    if day is not None:
        return _once(("then", record.pk, day, language()), lambda: _standing(plan_then(record, end_of(day))))
    return _once(("standing", *_version(record)), lambda: _standing(plan_of(record)))


def defined(record: PlanRecord) -> Plan:
    """The plan as its file has it, without what departments reported."""
    return _once(("defined", *_version(record)), lambda: plan_of(record, accepted=False))


def owed_for(record: PlanRecord, period: str) -> list[Owed]:
    """What every department owes for a period, whether it has reported it since or not."""
    plan, due = defined(record), Period(period)
    return _once(("owed", period, *_version(record)), lambda: owed(plan, due, required_at(plan, due)))


def _standing(plan: Plan) -> Standing:
    result = assess_plan(plan)
    return Standing(plan, result, glances(result))


def _version(record: PlanRecord) -> tuple[object, ...]:
    return record.pk, record.version, record.changed, language()


def _once(key: Hashable, make: Callable[[], Value]) -> Value:
    """What was made before for a key, else made now; two requests at once may both make it, which does no harm."""
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return cast(Value, _kept[key])
    made = make()
    with _lock:
        _kept[key] = made
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
    return made
