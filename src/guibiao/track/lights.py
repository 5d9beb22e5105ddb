"""The light of a task: green, yellow close to its deadline, red once it is late; thresholds in lights.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guibiao.plan import Task
from guibiao.quantity import Period

DATA = Path(__file__).with_name("lights.yaml")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When lights change; see lights.yaml."""

    yellow_days: int
    done: tuple[str, ...]


def task_light(task: Task, as_of: date) -> str:
    """`green`, `yellow` or `red` for a task on a day.

    A task that is done, or whose deadline is no period (长期坚持), is never late and stays green. The deadline is the
    last day of the period named, and the task is late from the day after.
    """
    limits = thresholds()
    deadline = _deadline(task)
    if deadline is None or (task.status or "").strip() in limits.done:
        return "green"
    left = (deadline - as_of).days
    if left < 0:
        return "red"
    return "yellow" if left <= limits.yellow_days else "green"


@cache
def thresholds() -> Thresholds:
    """The thresholds. Raises ValueError where lights.yaml is not as it says."""
    raw: dict[str, Any] = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    days, done = raw.get("yellow_days"), raw.get("done")
    if set(raw) != {"yellow_days", "done"} or not isinstance(days, int) or days < 0 or not isinstance(done, list):
        raise ValueError(f"{DATA.name} must hold yellow_days, a number of days, and done, a list")
    return Thresholds(days, tuple(map(str, done)))


def _deadline(task: Task) -> date | None:
    try:
        return Period(task.due).end if task.due else None
    except ValueError:
        return None
