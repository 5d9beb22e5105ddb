"""Rows of a ledger without counting twice: a package is the sum of its parts, and what it has beyond them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from guibiao.plan import Project

Amount = Callable[[Project], Decimal | None]


@dataclass(frozen=True, slots=True)
class Share:
    """What a row adds to a total by itself, in 万元; None where the row tells nothing."""

    project: Project
    amount: Decimal | None


def countable(projects: Sequence[Project]) -> list[Project]:
    """The rows that are counted: all but the packages whose parts are rows too."""
    below = parts_below(projects)
    return [p for p in projects if p.id not in below]


def wholes(projects: Sequence[Project], amount: Amount) -> dict[str, Decimal | None]:
    """The amount of every row that is part of no other, by id: its own, or that of its parts where these are more.

    A row whose parent is missing, or is above itself, stands by itself.
    """
    tree = _Tree(projects, amount)
    return {p.id: tree.whole(p) for p in projects if p.id not in tree.parts}


def shares(projects: Sequence[Project], amount: Amount) -> list[Share]:
    """What every row adds: a part its own amount, a package what it has beyond its parts. They add up to the wholes."""
    tree = _Tree(projects, amount)
    return [Share(p, tree.beyond_parts(p)) for p in projects]


class _Tree:
    """Rows with their parts and amounts."""

    def __init__(self, projects: Sequence[Project], amount: Amount) -> None:
        self._below = parts_below(projects)
        self.parts = {p.id for parts in self._below.values() for p in parts}
        self._whole: dict[str, Decimal | None] = {}
        for project in reversed(self._from_above(projects)):
            known = [a for a in (amount(project), self._of_parts(project)) if a is not None]
            self._whole[project.id] = max(known, default=None)

    def whole(self, project: Project) -> Decimal | None:
        return self._whole[project.id]

    def beyond_parts(self, project: Project) -> Decimal | None:
        whole, parts = self.whole(project), self._of_parts(project)
        if whole is None or parts is None:
            return whole
        return whole - parts or None

    def _from_above(self, projects: Sequence[Project]) -> list[Project]:
        """Every package before its parts; without recursion, since packages may be nested to any depth."""
        order: list[Project] = []
        waiting = [p for p in projects if p.id not in self.parts]
        while waiting:
            order.append(waiting.pop())
            waiting += self._below.get(order[-1].id, ())
        return order

    def _of_parts(self, project: Project) -> Decimal | None:
        known = [a for p in self._below.get(project.id, ()) if (a := self._whole[p.id]) is not None]
        return sum(known, Decimal(0)) if known else None


def overdrawn(projects: Sequence[Project], amount: Amount) -> list[tuple[Project, Decimal, Decimal]]:
    """The packages whose parts have more than the package says: the package, its own amount, that of its parts."""
    below, found = parts_below(projects), []
    for project in projects:
        own = amount(project)
        parts = [a for a in map(amount, below.get(project.id, ())) if a is not None]
        if own is not None and sum(parts, Decimal(0)) > own:
            found.append((project, own, sum(parts, Decimal(0))))
    return found


def parts_below(projects: Sequence[Project]) -> dict[str, list[Project]]:
    """The parts of every row that has any, by its id; circles are cut open."""
    known = {p.id for p in projects}
    above = {p.id: p.parent for p in projects if p.parent in known and p.parent is not None}
    circles = _circles(above)
    below: dict[str, list[Project]] = defaultdict(list)
    for project in projects:
        if project.id in above and project.id not in circles:
            below[above[project.id]].append(project)
    return dict(below)


def _circles(above: Mapping[str, str]) -> set[str]:
    """The rows that are above themselves."""
    walk_of: dict[str, int] = {}
    found: set[str] = set()
    for walk, start in enumerate(above):
        path, here = [], start
        while here in above and here not in walk_of:
            walk_of[here] = walk
            path.append(here)
            here = above[here]
        if walk_of.get(here) == walk:
            found.update(path[path.index(here) :])
    return found
