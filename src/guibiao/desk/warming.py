"""After the desk has started: what the first visitors would wait for is made, or fetched, before they come."""

from __future__ import annotations

import logging
import threading
import time
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from guibiao.desk import shelf
from guibiao.desk.models import PlanRecord, Round
from guibiao.desk.reports import sections
from guibiao.desk.standing import owed_for, shelve
from guibiao.errors import InputError
from guibiao.messages import speaking

_OPEN = timedelta(days=60)  # rounds that were due longer ago are seldom looked at
_AGAIN = 600.0  # seconds until what changed meanwhile is kept
_log = logging.getLogger(__name__)


def start() -> None:
    """Begin in a thread of its own, which ends with the process; what changes is kept for the next start as well."""
    threading.Thread(target=_go_on, name="guibiao-warming", daemon=True).start()


def _go_on() -> None:
    while True:
        warm()
        time.sleep(_AGAIN)


def warm() -> None:
    """Make how every plan stands, what is owed in the rounds that run, and the places for words; in Chinese."""
    try:
        with speaking("zh"):
            for plan in PlanRecord.objects.order_by("-changed"):
                _try(plan)
        shelf.tidy()
    except Exception:  # the database is away: the first visitor will wait
        _log.exception("warming")
    finally:
        connection.close()


def _try(plan: PlanRecord) -> None:
    try:
        shelve(plan)
        for opened in Round.objects.filter(plan=plan, due__gte=timezone.localdate() - _OPEN):
            owed_for(plan, opened.period)
        sections(plan)
    except InputError:
        pass  # its page says what is wrong
