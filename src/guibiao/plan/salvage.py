"""The good rows of a plan file whose ledgers hold bad ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from guibiao.errors import InputError, InputErrors
from guibiao.plan.model import Plan
from guibiao.plan.reading import plan_of_tree, tree_of_file
from guibiao.plan.scope import Scope
from guibiao.plan.tree import Entry, Mapping, Node, Sequence

_LEDGERS = ("projects", "tasks", "project_totals")


def read_good_rows(path: Path) -> tuple[Plan, list[InputError]]:
    """The plan in a file without those rows of its ledgers (项目, 任务, 项目汇总) that hold an error, and the errors.

    A row that stands under a row left out is left out as well. Raises InputError for a file that cannot be opened,
    InputErrors where something else than a ledger's row is wrong.
    """
    root = tree_of_file(path, first := Scope())
    told: dict[str, InputError] = {str(error): error for error in first.errors}
    while True:
        scope = Scope()
        plan = plan_of_tree(root, scope)
        told |= {str(error): error for error in scope.errors}
        if plan is not None and not scope.errors:
            return plan, list(told.values())
        kept = _without(root, {error.where for error in scope.errors})
        if kept is None:
            raise InputErrors(list(told.values()))
        root = kept


def _without(root: Node, bad: set[str]) -> Node | None:
    """The tree without the ledgers' rows in which a place is bad; None where no row has one."""
    if not isinstance(root, Mapping):
        return None
    entries, dropped = dict(root.entries), 0
    for ledger in _LEDGERS:
        entry = entries.get(ledger)
        if entry is None or not isinstance(entry.node, Sequence):
            continue
        good = tuple(row for row in entry.node.items if bad.isdisjoint(_places(row)))
        dropped += len(entry.node.items) - len(good)
        entries[ledger] = Entry(Sequence(good, entry.node.place), entry.place)
    return Mapping(entries, root.place, root.names, root.empty) if dropped else None


def _places(node: Node) -> Iterator[str]:
    """Every place in a row, as its errors name it."""
    yield str(node.place)
    if isinstance(node, Mapping):
        yield from map(str, node.empty.values())
        for entry in node.entries.values():
            yield str(entry.place)
            yield from _places(entry.node)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _places(item)
