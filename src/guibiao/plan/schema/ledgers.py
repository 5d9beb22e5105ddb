"""The ledgers of projects and tasks, and totals of projects."""

from __future__ import annotations

from typing import Any

from guibiao.plan.codec import (
    COUNT,
    DATE,
    FIGURE,
    TEXT,
    YEAR,
    Codec,
    Field,
    Record,
    in_unit,
    list_of,
    list_of_texts,
    map_of,
    scalar,
)
from guibiao.plan.model import Move, Project, ProjectTotals, Task
from guibiao.plan.schema.common import SOURCE
from guibiao.plan.scope import Scope
from guibiao.plan.tree import Mapping, Node
from guibiao.plan.written import read_period

PROJECT_MONEY = "万元"
TOTALS_MONEY = "亿元"

_TOTALS = Record(
    ProjectTotals,
    (
        Field("as_of", "as_of", DATE, required=True),
        Field("planned", "planned", COUNT),
        Field("started", "started", COUNT),
        Field("finished", "finished", COUNT),
        Field("investment.total", "total", FIGURE),
        Field("investment.planned", "planned_investment", FIGURE),
        Field("investment.done", "done", FIGURE),
        Field("investment.unit", "unit", TEXT),
        Field("by_nature", "by_nature", map_of(TEXT, COUNT)),
        Field("by_type", "by_type", map_of(TEXT, COUNT)),
        Field("source", "source", SOURCE),
    ),
)


def _read_totals(node: Node, scope: Scope) -> Any:
    """Totals of projects, their money counted in their own unit."""
    investment = node.entries.get("investment") if isinstance(node, Mapping) else None
    unit = investment.node.text("unit") if investment and isinstance(investment.node, Mapping) else ""
    return _TOTALS.read(node, scope.within(unit=unit or TOTALS_MONEY))


TOTALS = Codec(_read_totals, _TOTALS.write)

_MOVE = Record(Move, (Field("stage", "stage", TEXT, required=True), Field("on", "on", DATE)))
_MONEY = in_unit(PROJECT_MONEY, FIGURE)

PROJECT = Record(
    Project,
    (
        Field("id", "id", TEXT, required=True),
        Field("name", "name", TEXT, required=True),
        Field("parent", "parent", TEXT),
        Field("nature", "nature", TEXT),
        Field("type", "type", TEXT),
        Field("content", "content", TEXT),
        Field("place", "place", TEXT),
        Field("total", "total", _MONEY),
        Field("planned", "planned", _MONEY),
        Field("yearly", "yearly", map_of(YEAR, _MONEY)),
        Field("done", "done", _MONEY),
        Field("moves", "moves", list_of(_MOVE.codec)),
        Field("start", "start", TEXT),
        Field("finish", "finish", TEXT),
        Field("lead", "lead", TEXT),
        Field("supporting", "supporting", list_of_texts()),
        Field("owner", "owner", TEXT),
        Field("factors", "factors", TEXT),
        Field("problems", "problems", TEXT),
        Field("note", "note", TEXT),
        Field("source", "source", SOURCE),
    ),
)


def _read_due(node: Node, scope: Scope) -> str:
    """A deadline: a period in the plan's notation where it can be read as one, else what was written (长期坚持)."""
    text = scalar(node, scope)
    try:
        return read_period(text).text
    except ValueError:
        return text


TASK = Record(
    Task,
    (
        Field("id", "id", TEXT, required=True),
        Field("task", "task", TEXT, required=True),
        Field("source", "source", SOURCE),
        Field("target", "target", TEXT),
        Field("leader", "leader", TEXT),
        Field("lead", "lead", TEXT),
        Field("supporting", "supporting", list_of_texts()),
        Field("due", "due", Codec(_read_due, TEXT.write)),
        Field("nodes", "nodes", TEXT),
        Field("progress", "progress", TEXT),
        Field("problems", "problems", TEXT),
        Field("next", "next", TEXT),
        Field("light", "light", TEXT),
        Field("status", "status", TEXT),
    ),
)
