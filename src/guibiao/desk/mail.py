"""Letters to people, where an SMTP server is set (`GUIBIAO_DESK_SMTP`); without one nothing is sent."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import get_connection, send_mail
from django.db import transaction

from guibiao.desk.models import User
from guibiao.messages import _

_log = logging.getLogger(__name__)


def can_send() -> bool:
    """Whether a server is set."""
    return bool(settings.EMAIL_HOST)


def tell_later(person: User, subject: str, text: str) -> None:
    """Write to a person once the present transaction is kept; a server that fails is logged, and stops nothing."""
    if can_send() and person.email:
        transaction.on_commit(lambda: send(person, subject, text))


def send(person: User, subject: str, text: str, post: Any = None) -> bool:
    """Write to a person now, over an open way to the server where there is one. Gives whether it took the letter."""
    if not can_send() or not person.email:
        return False
    subject = _("圭表：{subject}").format(subject=" ".join(subject.splitlines()))
    try:
        send_mail(subject, text, None, [person.email], connection=post)
    except (OSError, SMTPException):
        _log.warning("a letter could not be sent")
        return False
    return True


def reach() -> Any:
    """An open way to the server, for many letters. Raises ConnectionError where it is away or wants nothing of us."""
    post = get_connection()
    try:
        post.open()
    except (OSError, SMTPException) as error:
        raise ConnectionError("the mail server is away") from error
    return post
