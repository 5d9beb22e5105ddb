"""The light of a task: green, yellow close to a deadline, red once it is late; and how urgently its unit is reminded.

Thresholds are in lights.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import msgspec

from guibiao.plan import Task
from guibiao.quantity import Period

DATA = Path(__file__).with_name("lights.yaml")
REMINDERS = ("blue", "orange", "red")


class Thresholds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When lights change; see lights.yaml."""

    yellow_days: int
    done: frozenset[str]
    reopened: frozenset[str]
    answered: frozenset[str]
    reminders: dict[str, int]


def task_light(task: Task, as_of: date) -> str:
    """`green`, `yellow` or `red` for a task on a day.

    A task that is done, or whose deadline is no period (长期坚持), is never late and stays green. The deadline is the
    last day of the period named, and the task is late from the day after; so it is with each node that its unit has
    not answered for, where the ledger holds answers.
    """
    if is_done(task, as_of):
        return "green"
    left = min((_left(end, as_of) for end in _open_ends(task, as_of)), default=None)
    if left is None:
        return "green"
    if left < 0:
        return "red"
    return "yellow" if left <= thresholds().yellow_days else "green"


def task_reminder(task: Task, as_of: date) -> str | None:
    """The colour in which the unit is reminded on a day: blue, orange or red as it gets later, None for no reason."""
    first = task_deadline(task, as_of)
    return None if first is None else reminder_for(-_left(first, as_of))


def task_deadline(task: Task, as_of: date) -> date | None:
    """The first deadline that is still to be met on a day, be it past; None for none, and for what is done."""
    return None if is_done(task, as_of) else min(_open_ends(task, as_of), default=None)


def reminder_for(late: int) -> str | None:
    """The colour of a reminder so many days after a deadline (before it, where negative), None for no reason yet."""
    reached = [colour for colour in REMINDERS if late >= thresholds().reminders[colour]]
    return reached[-1] if reached else None


def is_done(task: Task, as_of: date) -> bool:
    """Whether nothing is left to do on a day: by its last move of closing or reopening, else by its status."""
    limits = thresholds()
    moves = [m.stage for m in task.moves if m.on is None or m.on <= as_of]
    told = [stage for stage in moves if stage in limits.done | limits.reopened]
    if told:
        return told[-1] in limits.done
    return (task.status or "").strip() in limits.done


@cache
def thresholds() -> Thresholds:
    """The thresholds. Raises msgspec.ValidationError where lights.yaml is not as it says."""
    return msgspec.yaml.decode(DATA.read_bytes(), type=Thresholds)


def _open_ends(task: Task, as_of: date) -> Iterator[date]:
    """The deadlines that are still to be met: the task's own, and those of nodes without an answer."""
    due = _period(task.due)
    if due is not None:
        yield due.end
    answers = [m.on for m in task.moves if m.on is not None and m.on <= as_of and m.stage in thresholds().answered]
    for node in map(_period, task.nodes):
        if node is None or (due is not None and node.end > due.end):
            continue
        if node.end >= as_of or (task.moves and not any(node.start <= day for day in answers)):
            yield node.end


def _left(end: date, as_of: date) -> int:
    return (end - as_of).days


def _period(text: str | None) -> Period | None:
    try:
        return Period(text) if text else None
    except ValueError:
        return None
