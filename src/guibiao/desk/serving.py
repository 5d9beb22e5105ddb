"""Making a database ready and serving the desk."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from guibiao.files import examples_folder

_SWITCH = 0.001  # seconds that a thread holds the interpreter: a short page waits less for a long one


@dataclass(frozen=True, slots=True)
class Ready:
    """What was made ready: where the data are, and the first administrator's password where one was made."""

    data: Path
    administrator: str = ""
    password: str = ""


def set_up(data: Path | None = None) -> None:
    """Load Django with the desk's settings; `data` is the folder for the database, files and secret key."""
    import django

    if data is not None:
        os.environ["GUIBIAO_DESK_DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guibiao.desk.settings")
    django.setup()


def prepare(data: Path | None = None, choose: Callable[[], str] = str) -> Ready:
    """Bring the database to the present form, and make an administrator where there is nobody yet.

    `choose` is asked for the administrator's password; where it gives "", one is made up that has to be changed.
    Safe to call every time. Raises InputError for a database whose address cannot be understood, that cannot be
    reached, or is of a newer version.
    """
    set_up(data)
    from django.conf import settings
    from django.db import transaction

    from guibiao.desk.history import note
    from guibiao.desk.models import User
    from guibiao.desk.tables import alone, migrate

    with alone():
        migrate()
        if User.objects.exists():
            return Ready(settings.DATA)
        chosen = choose()
        password = chosen or secrets.token_urlsafe(12)
        with transaction.atomic():
            made = User.objects.create_user("admin", password=password, role="administrator")
            User.objects.filter(pk=made.pk).update(must_change_password=not chosen)
            note(None, "user.made", made, after=made.told())
    return Ready(settings.DATA, "admin", "" if chosen else password)


def password_problems(password: str) -> list[str]:
    """What is wrong with a password, in sentences; call it while `prepare` asks for one."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.utils.translation import override

    from guibiao.messages import language

    with override("en" if language() == "en" else "zh-hans"):
        try:
            validate_password(password)
        except ValidationError as error:
            return list(error.messages)
    return []


def put_example() -> None:
    """Keep the shipped example plan, once."""
    from django.db import transaction

    from guibiao.desk.history import note
    from guibiao.desk.models import PlanRecord
    from guibiao.desk.plans import plain_kept, save_plan
    from guibiao.desk.versions import digest_of
    from guibiao.plan import read_plan

    example = read_plan(examples_folder() / "rongan" / "plan.yaml")
    if not PlanRecord.objects.filter(name=example.name).exists():
        with transaction.atomic():
            record = save_plan(example)
            after = {"version": record.version, "file": "plan.yaml", "sha256": digest_of(plain_kept(record))}
            note(None, "plan.imported", record, after=after)


def proxied_address() -> str:
    """The address that people open where a proxy stands before the desk; "" where none does. Call `prepare` before."""
    from django.conf import settings

    return f"https://{settings.ALLOWED_HOSTS[0]}" if settings.BEHIND_TLS else ""


def serve(host: str, port: int, workers: int) -> None:
    """Answer requests until stopped, with that many workers beside; call `prepare` before."""
    from django.conf import settings
    from waitress import serve as answer

    from guibiao.desk import warming
    from guibiao.desk.uploading import LARGEST
    from guibiao.desk.worker import start
    from guibiao.desk.wsgi import application

    sys.setswitchinterval(_SWITCH)
    start(workers)
    warming.start()
    scheme = "https" if settings.BEHIND_TLS else "http"  # waitress believes no header of a proxy, the settings say it
    most = LARGEST + 1_000_000
    answer(application, host=host, port=port, threads=8, ident=None, url_scheme=scheme, max_request_body_size=most)


def work(workers: int) -> None:
    """Do the jobs of the queue until stopped; call `prepare` before."""
    from guibiao.desk import worker

    worker.start(workers - 1, daily=False)
    worker.work()
