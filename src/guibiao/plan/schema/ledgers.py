"""The ledgers of projects and tasks, and totals of projects."""

from __future__ import annotations

from typing import Any

from guibiao.plan.codec import (
    COUNT,
    DATE,
    FIGURE,
    PERIOD,
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
from guibiao.plan.model import Milestone, Move, Project, ProjectTotals, Task
from guibiao.plan.schema.common import SOURCE
from guibiao.plan.scope import Scope
from guibiao.plan.tree import Mapping, Node, Plain, Scalar
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

_MOVE = Record(
    Move, (Field("stage", "stage", TEXT, required=True), Field("on", "on", DATE), Field("reason", "reason", TEXT))
)
_MONEY = in_unit(PROJECT_MONEY, FIGURE)


def _read_moment(node: Node, scope: Scope) -> str:
    """A period in the plan's notation where it can be read as one, else what was written (长期坚持, 待定)."""
    text = scalar(node, scope)
    try:
        return read_period(text).text
    except ValueError:
        return text


_MOMENT = Codec(_read_moment, TEXT.write)
_MILESTONE = Record(Milestone, (Field("planned", "planned", _MOMENT), Field("actual", "actual", _MOMENT)))


def _read_milestone(node: Node, scope: Scope) -> Any:
    """What is planned and what came; a period alone is planned."""
    if isinstance(node, Scalar):
        return Milestone(_read_moment(node, scope))
    return _MILESTONE.read(node, scope)


MILESTONE = Codec(_read_milestone, _MILESTONE.write)


def _noted_row(kind: str, record: Record) -> Codec:
    """The codec of a ledger's row; its id and its parent are noted, to be judged when all rows are known."""

    def read(node: Node, scope: Scope) -> Any:
        if isinstance(node, Mapping) and (entry := node.entries.get("id")):
            above = node.entries.get("parent")
            scope.noted.rows.append((kind, node.text("id"), entry.node.place))
            if above is not None:
                scope.noted.parents.append((kind, node.text("id"), node.text("parent"), above.node.place))
        return record.read(node, scope)

    return Codec(read, record.write)


PROJECT = _noted_row(
    "projects",
    Record(
        Project,
        (
            Field("id", "id", TEXT, required=True),
            Field("name", "name", TEXT, required=True),
            Field("parent", "parent", TEXT),
            Field("ledger", "ledger", TEXT),
            Field("library", "library", TEXT),
            Field("nature", "nature", TEXT),
            Field("type", "type", TEXT),
            Field("content", "content", TEXT),
            Field("place", "place", TEXT),
            Field("total", "total", _MONEY),
            Field("planned", "planned", _MONEY),
            Field("yearly", "yearly", map_of(YEAR, _MONEY)),
            Field("done", "done", _MONEY),
            Field("done_yearly", "done_yearly", map_of(YEAR, _MONEY)),
            Field("arrived", "arrived", _MONEY),
            Field("as_of", "as_of", DATE),
            Field("moves", "moves", list_of(_MOVE.codec)),
            Field("start", "start", MILESTONE),
            Field("finish", "finish", MILESTONE),
            Field("lead", "lead", TEXT),
            Field("supporting", "supporting", list_of_texts()),
            Field("owner", "owner", TEXT),
            Field("factors", "factors", TEXT),
            Field("problems", "problems", TEXT),
            Field("explanation", "explanation", TEXT),
            Field("evidence", "evidence", list_of_texts()),
            Field("rating", "rating", TEXT),
            Field("note", "note", TEXT),
            Field("source", "source", SOURCE),
        ),
    ),
)


_NODES = map_of(PERIOD, TEXT)


def _read_nodes(node: Node, scope: Scope) -> dict[str, str]:
    """What is due by each period; a text alone is kept whole."""
    if isinstance(node, Scalar):
        return {"": node.text}
    return {period.text: goal for period, goal in _NODES.read(node, scope).items()}


def _write_nodes(nodes: dict[str, str]) -> Plain:
    return nodes[""] if "" in nodes else dict(nodes)


def _read_task(node: Node, scope: Scope) -> Any:
    """A task, its amounts counted in its own unit."""
    unit = node.text("unit") if isinstance(node, Mapping) else ""
    return _TASK.read(node, scope.within(unit=unit, yes_no=False))


_TASK = _noted_row(
    "tasks",
    Record(
        Task,
        (
            Field("id", "id", TEXT, required=True),
            Field("task", "task", TEXT, required=True),
            Field("kind", "kind", TEXT),
            Field("parent", "parent", TEXT),
            Field("area", "area", TEXT),
            Field("source", "source", SOURCE),
            Field("target", "target", TEXT),
            Field("amount", "amount", FIGURE),
            Field("done", "done", FIGURE),
            Field("unit", "unit", TEXT),
            Field("leader", "leader", TEXT),
            Field("lead", "lead", TEXT),
            Field("supporting", "supporting", list_of_texts()),
            Field("due", "due", _MOMENT),
            Field("nodes", "nodes", Codec(_read_nodes, _write_nodes)),
            Field("moves", "moves", list_of(_MOVE.codec)),
            Field("progress", "progress", TEXT),
            Field("problems", "problems", TEXT),
            Field("next", "next", TEXT),
            Field("explanation", "explanation", TEXT),
            Field("evidence", "evidence", list_of_texts()),
            Field("light", "light", TEXT),
            Field("status", "status", TEXT),
            Field("result", "result", TEXT),
            Field("satisfaction", "satisfaction", TEXT),
            Field("rating", "rating", TEXT),
            Field("note", "note", TEXT),
        ),
    ),
)
TASK = Codec(_read_task, _TASK.write)
