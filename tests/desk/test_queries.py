"""A page asks the database the same few times however much there is: plans, departments, rounds, documents."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

Make = Callable[..., Any]
# the page, the role that looks at it, and how often it may ask
PAGES = [
    ("/plans", "planner", 6), ("/plans/{plan}", "planner", 8), ("/indicators/{indicator}", "planner", 10),
    ("/rounds", "planner", 11), ("/rounds", "clerk", 15), ("/rounds/{round}", "planner", 10),
    ("/rounds/{round}", "clerk", 10), ("/rounds/{round}/figures/i0/growth", "clerk", 13), ("/chase", "planner", 9),
    ("/reminders", "clerk", 9), ("/documents", "planner", 10), ("/documents/{document}", "planner", 11),
    ("/search?q=投资", "planner", 9), ("/history", "planner", 6), ("/people", "administrator", 6),
    ("/plans/{plan}/reports", "planner", 8), ("/plans/{plan}/reports/words", "planner", 8), ("/compare", "planner", 5),
    ("/jobs", "planner", 5), ("/plans/{plan}/tasks", "supervisor", 7), ("/plans/{plan}/projects", "planner", 7),
    ("/tasks/{task}", "clerk", 10), ("/projects/{project}", "planner", 10),
]  # fmt: skip


@pytest.mark.parametrize(("path", "role", "most"), PAGES)
def test_a_page_asks_no_more_of_a_large_office(desk: None, person: Make, path: str, role: str, most: int) -> None:
    client = person(role, "第0局" if role == "clerk" else None)
    counted = []
    for size in (2, 9):
        place = path.format(**_office(size, client.who))
        assert client.get(place).status_code == 200
        counted.append(_queries(client, place))
    assert counted[0] == counted[1]
    assert counted[1] <= most


def _queries(client: Any, place: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        client.get(place)
    return len(queries)


def _office(size: int, who: Any) -> dict[str, int]:
    """An office in which there is so much of everything; gives the numbers of one of each."""
    from guibiao.desk.models import DocumentRecord, Entry, IndicatorRecord, ProjectRecord, Round, TaskRecord, User
    from guibiao.desk.plans import save_plan
    from guibiao.plan import read_plan
    from tests.desk.test_planning import PLAN

    for n in range(size):
        plan = save_plan(_plan(read_plan(PLAN), size, f"规划{size}-{n}"))
    rounds = [Round.objects.create(plan=plan, period=f"202{n}", due=date.today() - timedelta(n))  # noqa: DTZ011
              for n in range(3, min(size, 3) + 3) if n < 6]  # fmt: skip
    author = User.objects.create_user(f"someone{size}", role="planner")
    for row in IndicatorRecord.objects.filter(plan=plan)[1:]:
        Entry.objects.create(round=rounds[0], indicator=row, department=row.lead, measure="growth", value="7.0",
                             author=author)  # fmt: skip
    for n in range(size):
        record = _document(f"{size}-{n}", size, author)
    assert DocumentRecord.objects.count() >= size
    first = IndicatorRecord.objects.get(plan=plan, code="i0")
    task, project = TaskRecord.objects.get(plan=plan, code="t0"), ProjectRecord.objects.get(plan=plan, code="p0")
    return {
        "plan": plan.pk, "indicator": first.pk, "round": rounds[0].pk, "document": record.pk, "person": who.pk,
        "task": task.pk, "project": project.pk,
    }  # fmt: skip


def _plan(plan: Any, size: int, name: str) -> Any:
    from dataclasses import replace

    one = replace(plan.indicators[0], observations=plan.indicators[0].observations[:1])
    many = tuple(replace(one, id=f"i{n}", name=f"固定资产投资{n}", lead=f"第{n}局") for n in range(size))
    tasks = tuple(replace(plan.tasks[0], id=f"t{n}", lead=f"第{n}局") for n in range(size))
    projects = tuple(replace(plan.projects[0], id=f"p{n}", lead=f"第{n}局") for n in range(size))
    return replace(plan, name=name, indicators=many, tasks=tasks, projects=projects)


def _document(name: str, size: int, author: Any) -> Any:
    from guibiao.desk.models import DocumentRecord, Reading, StatementRecord
    from guibiao.desk.reading import FIELDS
    from guibiao.desk.search import put_document

    record = DocumentRecord.objects.create(name=f"{name}.txt", digest=name, size=1, uploader=author, kind="other")
    text = "全年投资增长5.5%。" * size
    passages = [{"number": n, "level": 0, "start": n * 1000, "text": text, "source": []} for n in range(size)]
    reading = Reading.objects.create(record=record, number=1, name=name, kind="other", passages=passages)
    found = dict.fromkeys(FIELDS, "") | {"role": "actual", "indicator": "投资", "value": "5.5", "period": "2022"}
    StatementRecord.objects.bulk_create(
        StatementRecord(reading=reading, number=n, start=n, end=n + 1, text="5.5%", found=found) for n in range(size)
    )
    put_document(reading)
    return record
