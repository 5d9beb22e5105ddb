"""What a person should look at in a ledger that can be read: dates out of order, amounts that do not fit together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from guibiao.messages import _
from guibiao.plan import Milestone, Project
from guibiao.quantity import Period
from guibiao.track.projects.counting import overdrawn


def ledger_warnings(projects: Sequence[Project]) -> Iterator[str]:
    """Sentences about rows that speak against themselves, in the order of the rows; all of them are counted."""
    for project in projects:
        for words in (*_of_dates(project), *_of_money(project)):
            yield _("{id} {name}：{words}").format(id=project.id, name=project.name, words=words)
    for name, amount in ((_("总投资"), lambda p: p.total), (_("规划期计划投资"), lambda p: p.planned)):
        for project, own, parts in overdrawn(projects, amount):
            yield _("项目包“{name}”的{what} {own} 万元，少于各子项目之和 {parts} 万元").format(
                name=project.name, what=name, own=own, parts=parts
            )


def _of_dates(project: Project) -> Iterator[str]:
    dated = [m for m in project.moves if m.on is not None]
    for earlier, later in pairwise(dated):
        if earlier.on and later.on and later.on < earlier.on:
            yield _("{later}（{on}）写在{earlier}（{before}）之后，日期却在前").format(
                later=later.stage, on=later.on, earlier=earlier.stage, before=earlier.on
            )
    for name, start, end in (
        (_("计划"), _first(project.start, "planned"), _last(project.finish, "planned")),
        (_("实际"), _first(project.start, "actual"), _last(project.finish, "actual")),
    ):
        if start and end and end < start:
            yield _("{kind}竣工（{end}）早于{kind}开工（{start}）").format(kind=name, end=end, start=start)


def _of_money(project: Project) -> Iterator[str]:
    spent = sum(project.done_yearly.values(), Decimal(0))
    if project.done is not None and spent > project.done:
        yield _("各年完成投资之和 {spent} 万元，多于累计完成投资 {done} 万元").format(spent=spent, done=project.done)
    if project.done is not None and project.total is not None and project.done > project.total:
        yield _("累计完成投资 {done} 万元，多于总投资 {total} 万元").format(done=project.done, total=project.total)
    if project.planned is not None and project.total is not None and project.planned > project.total:
        yield _("规划期计划投资 {planned} 万元，多于总投资 {total} 万元").format(
            planned=project.planned, total=project.total
        )


def _first(milestone: Milestone | None, which: str) -> date | None:
    period = _period(milestone, which)
    return period.start if period else None


def _last(milestone: Milestone | None, which: str) -> date | None:
    period = _period(milestone, which)
    return period.end if period else None


def _period(milestone: Milestone | None, which: str) -> Period | None:
    text = getattr(milestone, which) if milestone else None
    try:
        return Period(text) if text else None
    except ValueError:
        return None
