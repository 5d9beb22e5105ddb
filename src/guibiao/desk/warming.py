"""After the desk has started: what the first visitors would wait for is made before they come."""

from __future__ import annotations

import logging
import threading
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from guibiao.desk.models import PlanRecord, Round
from guibiao.desk.reports import sections
from guibiao.desk.standing import owed_for, standing
from guibiao.errors import InputError
from guibiao.messages import speaking

_OPEN = timedelta(days=60)  # rounds that were due longer ago are seldom looked at
_log = logging.getLogger(__name__)


def start() -> None:
    """Begin in a thread of its own, which ends with the work."""
    threading.Thread(target=warm, name="guibiao-warming", daemon=True).start()


def warm() -> None:
    """Make how every plan stands, what is owed in the rounds that run, and the places for words; in Chinese."""
    try:
        with speaking("zh"):
            for plan in PlanRecord.objects.order_by("-changed"):
                _try(plan)
    except Exception:  # the database is away: the first visitor will wait
        _log.exception("warming")
    finally:
        connection.close()


def _try(plan: PlanRecord) -> None:
    try:
        standing(plan)
        for opened in Round.objects.filter(plan=plan, due__gte=timezone.localdate() - _OPEN):
            owed_for(plan, opened.period)
        sections(plan)
    except InputError:
        pass  # its page says what is wrong
