"""From promises and named projects to the rows of a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from guibiao.documents import Document
from guibiao.errors import InputError
from guibiao.extract import Statement
from guibiao.extract.promises import NamedProject, Promise, named_projects, promises
from guibiao.messages import _
from guibiao.plan.model import Move, Plan, Project, Source, Task
from guibiao.plan.quoting import with_quotes
from guibiao.quantity import Period

Read = tuple[Document, Sequence[Statement]]


def draft_tasks(documents: Sequence[Read], *, slogans: bool = False) -> Plan:
    """A plan that holds the tasks (任务) which documents hand out, numbered in their order, each with its source.

    With `slogans`, what nobody could check is a task as well. Raises InputError where there is none.
    """
    found = [
        _task(promise, statements)
        for document, statements in documents
        for promise in promises(document, statements, slogans=slogans)
    ]
    if not found:
        raise _nothing(documents, _("没有找到可以检查的承诺或任务"))
    return _ledger(documents, _("{region}重点任务"), tasks=_numbered_tasks(found))


def draft_projects(documents: Sequence[Read]) -> Plan:
    """A plan that holds the projects (项目) which documents name, one row for each name, with the stages told of it.

    Raises InputError where there is none.
    """
    by_name: dict[str, list[NamedProject]] = {}
    for document, statements in documents:
        for project in named_projects(document, statements):
            by_name.setdefault(project.name, []).append(project)
    if not by_name:
        raise _nothing(documents, _("没有找到有名称的项目"))
    rows = tuple(_project(str(n), mentions) for n, mentions in enumerate(by_name.values(), start=1))
    return _ledger(documents, _("{region}重大项目"), projects=rows)


def _task(promise: Promise, statements: Sequence[Statement]) -> Task:
    figures = [s.text for s in statements if s.start in promise.quantities]
    return Task(
        id="",
        task=promise.title or promise.deed,
        area=promise.field or None,
        source=Source(document=promise.doc, start=promise.start, end=promise.end),
        target=promise.content or "；".join(figures) or None,
        leader=promise.leader,
        lead=promise.lead,
        supporting=tuple(promise.supporting),
        due=promise.deadline,
        note=None if promise.checkable else _("难以检查，请写明完成标志或删去"),
    )


def _numbered_tasks(tasks: Iterable[Task]) -> tuple[Task, ...]:
    return tuple(replace(task, id=str(n)) for n, task in enumerate(tasks, start=1))


def _project(number: str, mentions: Sequence[NamedProject]) -> Project:
    first = mentions[0]
    told = dict.fromkeys((m.period, m.stage) for m in mentions if m.stage)
    moves = tuple(Move(stage) for stage in dict.fromkeys(stage for _period, stage in told if stage))
    said = "；".join(f"{period}：{stage}" for period, stage in told)
    return Project(
        id=number,
        name=first.name,
        moves=moves,
        source=Source(document=first.doc, start=first.start, end=first.end),
        note=said or None,
    )


def _ledger(
    documents: Sequence[Read], name: str, *, tasks: tuple[Task, ...] = (), projects: tuple[Project, ...] = ()
) -> Plan:
    texts = [document for document, _statements in documents]
    region = next((d.region for d in texts if d.region), "")
    years = [d.plans or (d.reviews or 0) + 1 for d in texts if d.plans or d.reviews]
    spans = [Period(d.span) for d in texts if d.span and not d.plans]
    period = spans[0] if spans else Period(str(min(years))) if years else _year_of_tasks(tasks)
    if period is None:
        raise _nothing(documents, _("看不出文件说的是哪一年"))
    plan = Plan(
        name=name.format(region=region),
        region=region,
        base=period.start.year - 1,
        period=period,
        tasks=tasks,
        projects=projects,
    )
    return with_quotes(plan, texts)


def _year_of_tasks(tasks: Sequence[Task]) -> Period | None:
    return next((Period(task.due[:4]) for task in tasks if task.due), None)


def _nothing(documents: Sequence[Read], what: str) -> InputError:
    names = "、".join(document.name for document, _statements in documents)
    return InputError(what, names, _("请给出政府工作报告、规划纲要、任务分解表或为民办实事清单"))
