"""Changed totals between two days, split: what stayed, moved between classes, entered the ledger and left it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from guibiao.plan import Plan, Project
from guibiao.track.matching import match_names
from guibiao.track.projects.counting import shares
from guibiao.track.projects.standing import is_listed, standing

Classes = Callable[[Project, date], str]


@dataclass(frozen=True, slots=True)
class Row:
    """A project on a day as it is counted: its class (a stage, a library, a type), its amount in 万元, its name."""

    kind: str
    amount: Decimal
    name: str = ""
    counted: bool = True  # a package whose parts are rows has an amount of its own, but is not counted


@dataclass(frozen=True, slots=True)
class Part:
    """How many projects, and how much money in 万元."""

    count: int = 0
    amount: Decimal = Decimal(0)

    def __add__(self, other: Part) -> Part:
        return Part(self.count + other.count, self.amount + other.amount)

    def __neg__(self) -> Part:
        return Part(-self.count, -self.amount)


@dataclass(frozen=True, slots=True)
class Split:
    """A class on two days, or all classes (`kind` None).

    before + entered + moved_in − moved_out − left + revised = after.

    `revised` is by how much projects that were there before were changed; what moves is counted as it was before, so
    that its change is revised in the class that it moved to. The count is revised where a package was split up.
    """

    kind: str | None
    before: Part
    moved_in: Part
    moved_out: Part
    entered: Part
    left: Part
    revised: Part
    after: Part


def snapshot(plan: Plan, day: date, ledger: str = "", kind: Classes | None = None) -> dict[str, Row]:
    """The projects in a ledger of the plan on a day, by id; by stage unless another class is asked for.

    Packages are there with what they have beyond their parts.
    """
    classes = kind or by_stage
    listed = [p for p in plan.projects if (p.ledger or "") == ledger and is_listed(p, day)]
    packages = {p.parent for p in listed}
    return {
        s.project.id: Row(classes(s.project, day), s.amount or Decimal(0), s.project.name, s.project.id not in packages)
        for s in shares(listed, lambda p: p.total)
    }


def by_stage(project: Project, day: date) -> str:
    """The class of a project: its stage on the day."""
    return standing(project, day).stage or ""


def split_totals(before: Mapping[str, Row], after: Mapping[str, Row]) -> list[Split]:
    """The split of every class, in the order in which they appear. A project on both days never entered or left."""
    kinds = dict.fromkeys([r.kind for r in before.values()] + [r.kind for r in after.values()])
    return [_of_class(kind, before, after) for kind in kinds]


def summed(splits: Sequence[Split]) -> Split:
    """All classes together; what moved from one to another is in both of its sums."""

    def all_of(name: str) -> Part:
        return sum((getattr(s, name) for s in splits), Part())

    return Split(None, *(all_of(n) for n in Split.__slots__[1:]))


def changes_since(plan: Plan, since: date, day: date) -> dict[str, list[Split]]:
    """For every ledger of the plan the split of its total between two days, by stage, all stages together last."""
    found = {}
    for ledger in dict.fromkeys(p.ledger or "" for p in plan.projects):
        splits = split_totals(snapshot(plan, since, ledger), snapshot(plan, day, ledger))
        found[ledger] = [*splits, summed(splits)]
    return found


def under_one_id(before: Mapping[str, Row], after: Mapping[str, Row]) -> dict[str, Row]:
    """`after` with the ids of `before` for projects that got another id and surely are the same by name."""
    gone = [i for i in before if i not in after]
    new = [i for i in after if i not in before]
    sure = [m for m in match_names([before[i].name for i in gone], [after[i].name for i in new]) if m.sure]
    old: dict[str, str] = {}
    for match in sorted(sure, key=lambda m: -m.score):
        if new[match.reported] not in old and gone[match.planned] not in old.values():
            old[new[match.reported]] = gone[match.planned]
    return {old.get(i, i): row for i, row in after.items()}


def _of_class(kind: str, before: Mapping[str, Row], after: Mapping[str, Row]) -> Split:
    was = {i: r for i, r in before.items() if r.kind == kind}
    now = {i: r for i, r in after.items() if r.kind == kind}
    return Split(
        kind=kind,
        before=_part(was.values()),
        moved_in=_part(before[i] for i in now if i in before and i not in was),
        moved_out=_part(r for i, r in was.items() if i in after and i not in now),
        entered=_part(r for i, r in now.items() if i not in before),
        left=_part(r for i, r in was.items() if i not in after),
        revised=Part(
            sum(r.counted - before[i].counted for i, r in now.items() if i in before),
            sum((r.amount - before[i].amount for i, r in now.items() if i in before), Decimal(0)),
        ),
        after=_part(now.values()),
    )


def _part(rows: Iterable[Row]) -> Part:
    known = list(rows)
    return Part(sum(r.counted for r in known), sum((r.amount for r in known), Decimal(0)))
