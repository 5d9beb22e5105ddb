"""Workers: threads inside the desk, or a process of its own, that do the jobs of the queue one after another."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any

from django.db import connection

from guibiao.desk import jobs
from guibiao.desk.comparing import compare
from guibiao.desk.daily import Daily
from guibiao.desk.models import Job
from guibiao.desk.reading import read
from guibiao.desk.reports import make
from guibiao.errors import InputError
from guibiao.messages import _

Say = Callable[[int], None]
Keep = Callable[[], dict[str, Any]]
KINDS: dict[str, Callable[[Job, Say], Keep]] = {
    "read": read,
    "compare": compare,
    "report": make,
}
_BEAT = 5.0  # seconds between signs of life
_PAUSE = 1.0  # seconds between looks into an empty queue
_log = logging.getLogger(__name__)


def start(threads: int, *, daily: bool = True) -> None:
    """Work in threads of this process, which end with it; a job cut off is taken again by the next worker.

    The first thread also does what is to be done every day, if wanted.
    """
    for number in range(threads):
        threading.Thread(target=work, args=(None, daily and number == 0), name="guibiao-worker", daemon=True).start()


def work(
    stop: threading.Event | None = None, daily: bool = True, stale: float = jobs.STALE, pause: float = _PAUSE
) -> None:
    """Do jobs until stopped, and what is to be done every day, if wanted."""
    stop, days = stop or threading.Event(), Daily()
    while not stop.is_set():
        try:
            if daily:
                days.go()
            busy = work_one(stale)
        except Exception:  # the database is away: a worker outlives it
            _log.exception("worker")
            connection.close()
            busy = False
        if not busy:
            stop.wait(pause)
    connection.close()


def work_one(stale: float = jobs.STALE) -> bool:
    """Do one job, if one waits. Tells whether there was one."""
    job = jobs.take(stale)
    if job is None:
        return False
    ended = threading.Event()
    alive = threading.Thread(target=_keep_alive, args=(job, ended, min(_BEAT, stale / 4)), daemon=True)
    alive.start()
    try:
        jobs.finish(job, KINDS[job.kind](job, lambda done: jobs.beat(job, done)))
    except jobs.LostError:
        pass
    except InputError as error:
        jobs.fail(job, str(error), again=False)
    except Exception:  # a fault of ours: the log has it, the person a sentence
        _log.exception("job %s (%s)", job.pk, job.kind)
        jobs.fail(job, _("处理时程序出错，已记入日志，请联系管理员"), again=True)
    finally:
        ended.set()
        alive.join()
    return True


def _keep_alive(job: Job, ended: threading.Event, every: float) -> None:
    try:
        while not ended.wait(every):
            jobs.beat(job)
    except jobs.LostError:
        pass  # the job's end will find out
    except Exception:
        _log.exception("sign of life of job %s", job.pk)
    finally:
        connection.close()
