"""Making a database ready and serving the desk."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from guibiao.files import examples_folder


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


def prepare(data: Path | None = None) -> Ready:
    """Bring the database to the present form, and make an administrator where there is nobody yet.

    Safe to call every time. Raises InputError for an address of a database that cannot be understood.
    """
    set_up(data)
    from django.conf import settings

    from guibiao.desk.models import User

    migrate()
    if User.objects.exists():
        return Ready(settings.DATA)
    password = secrets.token_urlsafe(12)
    User.objects.create_user("admin", password=password, role="administrator", must_change_password=True)
    return Ready(settings.DATA, "admin", password)


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


def serve(host: str, port: int, workers: int) -> None:
    """Answer requests until stopped, with that many workers beside; call `prepare` before."""
    from waitress import serve as answer

    from guibiao.desk.uploading import LARGEST
    from guibiao.desk.worker import start
    from guibiao.desk.wsgi import application

    start(workers)
    answer(application, host=host, port=port, threads=8, ident=None, max_request_body_size=LARGEST + 1_000_000)


def work(workers: int) -> None:
    """Do the jobs of the queue until stopped; call `prepare` before."""
    from guibiao.desk import worker

    worker.start(workers - 1)
    worker.work()


def migrate() -> None:
    """Make the tables of an empty database, or bring them to the present form; call `set_up` before."""
    from django.conf import settings
    from django.core.management import call_command

    settings.DATA.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0, interactive=False)
