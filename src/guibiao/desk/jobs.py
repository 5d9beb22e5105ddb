"""The queue of work in the background: rows that workers take, keep alive, and end.

A job is held by the token of the worker that took it. What a job found is kept in one transaction with its end, and
only while the token still holds, so a job whose worker died, or only seemed to, is kept once or not at all.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from guibiao.desk.models import Job, User
from guibiao.messages import _

STALE = 60.0  # seconds without a sign of life after which a worker is dead
ATTEMPTS = 3  # a file that brings down its worker is not read for ever


class LostError(Exception):
    """The job was given to another worker."""


def enqueue(kind: str, owner: User, **fields: Any) -> Job:
    """Put a job into the queue; call it in the transaction that makes what it is about."""
    job: Job = Job.objects.create(kind=kind, owner=owner, **fields)
    return job


def take(stale: float = STALE) -> Job | None:
    """The next job, now held by its new token, or None where nothing waits.

    A job that was tried too often, each time to the death of its worker, is given up.
    """
    with transaction.atomic():
        dead = Q(state="running", beat__lt=timezone.now() - timedelta(seconds=stale))
        waiting = Job.objects.filter(Q(state="waiting") | dead).order_by("id")
        if connection.features.has_select_for_update_skip_locked:
            waiting = waiting.select_for_update(skip_locked=True)  # SQLite: the transaction is immediate
        job: Job
        for job in waiting[:10]:
            if job.attempts < ATTEMPTS:
                job.state, job.attempts, job.done = "running", job.attempts + 1, 0
                job.token, job.beat = secrets.token_hex(16), timezone.now()
                job.save()
                return job
            job.state, job.problem = "failed", job.problem or _("处理时程序多次中断，已放弃；请检查文件，或联系管理员")
            job.save()
            _tell_document(job)
    return None


def beat(job: Job, done: int | None = None) -> None:
    """A sign of life, and how far the job is in hundredths. Raises LostError where another worker has it."""
    said = {"beat": timezone.now()} | ({} if done is None else {"done": done})
    if not Job.objects.filter(pk=job.pk, token=job.token, state="running").update(**said):
        raise LostError


def finish(job: Job, keep: Callable[[], dict[str, Any]]) -> None:
    """Keep what a job found together with its end. Raises LostError, and keeps nothing, where another worker has it."""
    with transaction.atomic():
        held = Job.objects.select_for_update().filter(pk=job.pk, token=job.token, state="running").first()
        if held is None:
            raise LostError
        held.result = keep()
        held.state, held.done, held.problem = "done", 100, ""
        held.save()


def fail(job: Job, problem: str, *, again: bool) -> None:
    """End a job with what went wrong, or put it back to be tried `again` while it has attempts left."""
    again = again and job.attempts < ATTEMPTS
    with transaction.atomic():
        kept = Job.objects.filter(pk=job.pk, token=job.token, state="running")
        if kept.update(state="waiting" if again else "failed", problem=problem) and not again:
            job.problem = problem
            _tell_document(job)


def _tell_document(job: Job) -> None:
    if job.kind == "read" and job.document is not None:
        type(job.document).objects.filter(pk=job.document_id).update(problem=job.problem)
