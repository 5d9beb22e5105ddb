"""Reminders by mail: each person gets one letter when a reminder climbs, whatever is started again or runs beside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse

from guibiao.desk.mail import can_send, reach, send
from guibiao.desk.models import Letter, User
from guibiao.desk.reminders import Chase, chased
from guibiao.messages import _

_WRITTEN_TO = ("clerk", "head")


def write_due(today: date) -> int:
    """Write to everybody whose reminder has reached another colour since the last letter. Gives how many went out.

    A letter is taken on in the database before it is sent: two workers never send one, and one that was cut off between
    the two, or that the server refused, is tried again on another day. Raises ConnectionError where the server is away:
    what is left may be tried again at any time.
    """
    return _write_all(today, lambda person, chases: _take(person, chases, today))


def write_now(today: date) -> int:
    """Write to everybody who is to be reminded, whoever was written to before. Gives how many letters went out.

    Raises ConnectionError.
    """
    return _write_all(today, lambda _person, _chases: [])


def _write_all(today: date, take: Callable[[User, list[Chase]], list[Letter] | None]) -> int:
    if not can_send():
        return 0
    post, sent = reach(), 0
    try:
        for person, chases in _people(today):
            taken = take(person, chases)
            if taken is None:
                continue
            if _write(person, chases, taken, post):
                sent += 1
            else:
                post.close()
                post = reach()
    finally:
        post.close()
    return sent


def _people(today: date) -> Iterator[tuple[User, list[Chase]]]:
    """Everybody with an address in the departments that are to be reminded, with what for."""
    by_department: dict[int, list[Chase]] = {}
    for one in chased(today):
        if one.colour is not None:
            by_department.setdefault(one.department.pk, []).append(one)
    people = User.objects.filter(department__in=by_department, is_active=True, role__in=_WRITTEN_TO).exclude(email="")
    for person in people.order_by("pk"):
        yield person, by_department[person.department_id]


def _take(person: User, chases: list[Chase], today: date) -> list[Letter] | None:
    """The letters that nobody has taken on yet, or only on another day and in vain, now ours; None for none."""
    found = []
    for one in chases:
        letter, new = Letter.objects.get_or_create(
            person=person, occasion=one.key, colour=one.colour, defaults={"day": today}
        )
        again = Letter.objects.filter(pk=letter.pk, sent=False, day__lt=today)
        if new or again.update(day=today):
            found.append(letter)
    return found or None


def _write(person: User, chases: list[Chase], taken: list[Letter], post: Any) -> bool:
    lines = [one.text for one in chases]
    if settings.BEHIND_TLS:
        lines += ["", f"https://{settings.ALLOWED_HOSTS[0]}{reverse('reminders')}"]
    sent = send(person, _("填报提醒"), "\n".join(lines), post)
    if sent:
        Letter.objects.filter(pk__in=[one.pk for one in taken]).update(sent=True)
    return sent
