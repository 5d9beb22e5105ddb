"""A task's light is green, yellow close to its deadline, and red once it is late."""

from __future__ import annotations

from datetime import date

import pytest

from guibiao.plan import Task
from guibiao.track import task_light


@pytest.mark.parametrize(
    ("due", "status", "as_of", "light"),
    [
        ("2023", None, date(2023, 11, 30), "green"),
        ("2023", None, date(2023, 12, 1), "yellow"),
        ("2023-12-31", None, date(2023, 12, 31), "yellow"),
        ("2023-12-31", None, date(2024, 1, 1), "red"),
        ("2023-Q2", None, date(2023, 7, 1), "red"),
        ("2023-Q2", "已完成", date(2023, 7, 1), "green"),
        ("2023-Q2", "办理", date(2023, 7, 1), "red"),
        ("长期坚持", None, date(2030, 1, 1), "green"),
        (None, None, date(2030, 1, 1), "green"),
    ],
)
def test_the_light_follows_the_deadline(due: str | None, status: str | None, as_of: date, light: str) -> None:
    assert task_light(Task("T1", "建公园", due=due, status=status), as_of) == light
