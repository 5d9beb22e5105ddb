"""Work in the background: taken once, taken again from the dead, kept whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("each_database")


@pytest.fixture
def put(person: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Puts a job of a kind made for these tests into the queue, with what it does."""
    from guibiao.desk import jobs, worker

    owner = person("planner").who

    def put(does: Callable[[Any, Any], Any]) -> Any:
        monkeypatch.setitem(worker.KINDS, "trial", does)
        return jobs.enqueue("trial", owner)

    return put


def _die(job: Any, ago: float) -> None:
    from django.utils import timezone

    type(job).objects.filter(pk=job.pk).update(beat=timezone.now() - timedelta(seconds=ago))


def test_a_job_is_done_once_and_its_result_kept(put: Callable[..., Any]) -> None:
    from guibiao.desk.worker import work_one

    job = put(lambda _job, say: (say(50), lambda: {"n": 1})[1])
    assert work_one()
    assert not work_one()
    job.refresh_from_db()
    assert (job.state, job.done, job.result, job.attempts) == ("done", 100, {"n": 1}, 1)


def test_two_workers_never_have_the_same_job(put: Callable[..., Any]) -> None:
    from guibiao.desk.jobs import take

    put(lambda _job, _say: dict)
    assert take() is not None
    assert take() is None


def test_a_dead_workers_job_is_taken_again_and_its_late_result_is_not_kept(put: Callable[..., Any]) -> None:
    from guibiao.desk import jobs

    put(lambda _job, _say: dict)
    first = jobs.take()
    _die(first, jobs.STALE + 1)
    second = jobs.take()
    assert second.pk == first.pk
    with pytest.raises(jobs.LostError):
        jobs.finish(first, lambda: {"by": "first"})
    jobs.finish(second, lambda: {"by": "second"})
    second.refresh_from_db()
    assert (second.state, second.result, second.attempts) == ("done", {"by": "second"}, 2)


def test_a_living_workers_job_is_left_alone(put: Callable[..., Any]) -> None:
    from guibiao.desk import jobs

    put(lambda _job, _say: dict)
    job = jobs.take()
    _die(job, jobs.STALE - 10)
    jobs.beat(job, 30)
    assert jobs.take() is None


def test_a_job_that_kills_its_workers_is_given_up(put: Callable[..., Any]) -> None:
    from guibiao.desk import jobs

    job = put(lambda _job, _say: dict)
    for _attempt in range(jobs.ATTEMPTS):
        _die(jobs.take(), jobs.STALE + 1)
    assert jobs.take() is None
    job.refresh_from_db()
    assert job.state == "failed"
    assert job.problem


def test_what_cannot_be_kept_whole_is_not_kept_at_all(put: Callable[..., Any]) -> None:
    from guibiao.desk.models import Department
    from guibiao.desk.worker import work_one

    def keep() -> dict[str, Any]:
        Department.objects.create(name="半截局")
        raise RuntimeError("in the middle")

    job = put(lambda _job, _say: keep)
    for _attempt in range(3):
        work_one()
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("failed", 3)
    assert not Department.objects.filter(name="半截局").exists()
    assert "in the middle" not in job.problem, "what went wrong inside is for the log"


def test_bad_input_is_told_and_not_tried_again(put: Callable[..., Any]) -> None:
    from guibiao.desk.worker import work_one
    from guibiao.errors import InputError

    def does(_job: Any, _say: Any) -> Any:
        raise InputError("文件坏了", "报告.docx", "请重新保存")

    job = put(does)
    work_one()
    job.refresh_from_db()
    assert (job.state, job.attempts, job.problem) == ("failed", 1, "报告.docx：文件坏了；请重新保存")
