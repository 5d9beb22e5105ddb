"""What a worker does by itself once a day: letters from the office's hour on, a look at the files."""

from __future__ import annotations

import logging
import time
from datetime import date

from django.utils import timezone

from guibiao.desk.checking import lost_files
from guibiao.desk.letters import write_due
from guibiao.desk.models import Office

_EVERY = 60.0  # seconds between looks at the clock
_AGAIN = 600.0  # seconds until a mail server that is away is tried again
_log = logging.getLogger(__name__)


class Daily:
    """Remembers what was done today; what was done before a start is in the database, so that nothing is done twice."""

    def __init__(self) -> None:
        self._next = 0.0
        self._written: date | None = None
        self._looked: date | None = None

    def go(self) -> None:
        """Do what is due; call it often."""
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _EVERY
        now, office = timezone.localtime(), Office.own()
        if self._written != now.date() and office.letters and now.hour >= office.letter_hour:
            try:
                write_due(now.date())
            except ConnectionError:
                _log.warning("the mail server is away; reminders wait")
                self._next = time.monotonic() + _AGAIN
            else:
                self._written = now.date()
        if self._looked != now.date():
            if lost := lost_files():
                _log.error("%s files are lost, the first one is %s; see guibiao desk check", len(lost), lost[0])
            self._looked = now.date()
