"""What departments owe of tasks and projects: a report by the office's day of every month, and tasks by their deadline.

Rows are read anew where their plan is another version; which of them are open is counted each time, since days pass.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from guibiao.desk.ledgers import project_of, task_of
from guibiao.desk.models import Office, PlanRecord, Progress, ProjectRecord, TaskRecord
from guibiao.desk.standing import definition_of, once
from guibiao.errors import InputError
from guibiao.plan import Project, Task
from guibiao.quantity import Period
from guibiao.track import is_done, is_listed, standing, task_deadline

HANDED_ON = ("submitted", "approved", "accepted")


@dataclass(frozen=True, slots=True)
class Ledger:
    """A plan's rows that departments lead: number of the row, of the department, and the task or project."""

    tasks: tuple[tuple[int, int, Task], ...]
    projects: tuple[tuple[int, int, Project], ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """How many tasks or projects (`kind`) of a plan a department has not reported on for the month that is due."""

    plan: PlanRecord
    kind: str
    department: int
    count: int
    due: date


@dataclass(frozen=True, slots=True)
class Deadline:
    """A task whose deadline, or that of a node, is the first that is still to be met."""

    plan: PlanRecord
    row: int
    department: int
    task: Task
    due: date


def missing_reports(plans: Sequence[PlanRecord], today: date) -> Iterator[Missing]:
    """What was not handed on for the month: of tasks that are not done, and of projects that are under way.

    A plan owes nothing for a month that was due before it was here, its projects nothing once it is over.
    """
    due, since = report_days(Office.own().report_day, today)
    handed_on = Progress.objects.filter(state__in=HANDED_ON, day__gt=since)
    told = set(handed_on.values_list("task", "project"))
    for plan in plans:
        if timezone.localdate(plan.created) > due:
            continue
        rows = _ledger(plan)
        tasks = (unit for pk, unit, one in rows.tasks if not is_done(one, today) and (pk, None) not in told)
        over = Period(plan.card["period"]).end < today
        projects = (
            unit for pk, unit, one in rows.projects if not over and _is_under_way(one, today) and (None, pk) not in told
        )
        for kind, units in (("task", tasks), ("project", projects)):
            for unit, count in Counter(units).items():
                yield Missing(plan, kind, unit, count, due)


def deadlines(plans: Sequence[PlanRecord], today: date) -> Iterator[Deadline]:
    """The tasks that have a deadline still to be met, be it past."""
    for plan in plans:
        for pk, unit, task in _ledger(plan).tasks:
            due = task_deadline(task, today)
            if due is not None:
                yield Deadline(plan, pk, unit, task, due)


def report_days(day: int, today: date) -> tuple[date, date]:
    """The day of a report that is nearest, by the day of the month, and the one before it.

    >>> report_days(28, date(2026, 3, 10))
    (datetime.date(2026, 2, 28), datetime.date(2026, 1, 28))
    """
    months = [divmod(today.year * 12 + today.month - 1 + n, 12) for n in (-2, -1, 0, 1)]
    days = [_in_month(date(year, month + 1, 1), day) for year, month in months]
    nearest = min(range(1, len(days)), key=lambda n: (abs((days[n] - today).days), n))
    return days[nearest], days[nearest - 1]


def _in_month(moment: date, day: int) -> date:
    """That day of a month, its last where it is shorter."""
    last = (moment.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return last.replace(day=min(day, last.day))


def _ledger(plan: PlanRecord) -> Ledger:
    return once(("ledger", *definition_of(plan)), lambda: _read(plan))


def _read(plan: PlanRecord) -> Ledger:
    try:
        tasks = TaskRecord.objects.filter(plan=plan, lead__isnull=False)
        projects = ProjectRecord.objects.filter(plan=plan, lead__isnull=False)
        return Ledger(
            tuple((row.pk, row.lead_id, task_of(row)) for row in tasks),
            tuple((row.pk, row.lead_id, project_of(row)) for row in projects),
        )
    except InputError:
        return Ledger((), ())  # the plan's page says what is wrong


def _is_under_way(project: Project, today: date) -> bool:
    return is_listed(project, today) and not standing(project, today).finished
