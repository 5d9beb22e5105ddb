"""Figures of ledgers as JSON, every rate with its numerator and denominator; keys as in docs/tracking.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from fractions import Fraction
from typing import Any

import msgspec

from guibiao.track.projects import ProjectStats, Split, Timed
from guibiao.track.rates import Rate
from guibiao.track.tasks import TaskStatus


def stats_json(told: Sequence[ProjectStats], changes: Mapping[str, Sequence[Split]] | None = None) -> bytes:
    """The figures of ledgers, and the split of their totals where there is one, as one JSON object."""
    split = [{"ledger": name, "splits": [_plain(s) for s in splits]} for name, splits in (changes or {}).items()]
    return _encoded({"ledgers": [_ledger(one) for one in told], "changes": split})


def tasks_json(told: Sequence[TaskStatus], proposals: Sequence[Rate], as_of: date) -> bytes:
    """How tasks stand, and the rates of 建议提案, as one JSON object."""
    rows = [
        {
            "id": one.task.id, "task": one.task.task, "lead": one.task.lead, "due": one.task.due, "state": one.state,
            "light": one.light, "reminder": one.reminder, "days_left": one.days_left, "share": _plain(one.share),
            "due_share": _plain(one.due_share), "unexplained": one.unexplained, "unproven": one.unproven,
            "rating": one.task.rating,
        }
        for one in told
    ]  # fmt: skip
    return _encoded({"as_of": as_of, "tasks": rows, "proposals": [_rate(r) for r in proposals]})


def _ledger(one: ProjectStats) -> dict[str, Any]:
    plain = {f.name: _plain(getattr(one, f.name)) for f in fields(one) if f.name not in ("rates", "noted")}
    noted = [{"id": n.project.id, "name": n.project.name, "why": n.why, "explained": n.explained} for n in one.noted]
    return plain | {"rates": [_timed(t) for t in one.rates], "noted": noted}


def _timed(timed: Timed) -> dict[str, Any]:
    return _rate(timed.rate) | {"time": _plain(timed.time), "points_ahead": _plain(timed.ahead)}


def _rate(rate: Rate) -> dict[str, Any]:
    return {f.name: _plain(getattr(rate, f.name)) for f in fields(rate)} | {"value": _plain(rate.value)}


def _plain(value: Any) -> Any:
    """A value as JSON has it: fractions as numbers, frozen values as objects."""
    if isinstance(value, Fraction):
        return float(value)
    if hasattr(value, "__dataclass_fields__"):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    return value


def _encoded(value: dict[str, Any]) -> bytes:
    return msgspec.json.format(msgspec.json.Encoder(decimal_format="number").encode(value), indent=2) + b"\n"
